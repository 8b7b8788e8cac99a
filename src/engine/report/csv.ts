import { protectText } from '../ingest/formula-text.ts';
import type { Cell, ReportTable } from './assignment.ts';

/** RFC 4180, UTF-8, \r\n. Text that a spreadsheet would run as a formula gets a ' in front; numbers stay numbers.
 *  @param protect off for files that only programs read, where an id must come back letter by letter */
export function tableToCsv(table: ReportTable, protect = true): string {
	const line = (cells: readonly Cell[]) => `${cells.map((cell) => csvCell(cell, protect)).join(',')}\r\n`;
	return line(table.columns) + table.rows.map(line).join('');
}

function csvCell(cell: Cell, protect: boolean): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
	if (typeof cell === 'boolean') return cell ? 'true' : 'false';
	const text = protect ? protectText(cell) : cell;
	return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
