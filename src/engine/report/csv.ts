import { protectText } from '../ingest/formula-text.ts';
import type { Cell, ReportTable } from './assignment.ts';
import { plainCsv, type CsvWay } from './csv-way.ts';

/** RFC 4180 unless another way is asked for, \r\n. Text that a spreadsheet would run as a formula gets a ' in front; numbers stay numbers.
 *  @param protect off for files that only programs read, where an id must come back letter by letter */
export function tableToCsv(table: ReportTable, protect = true, { delimiter, decimal }: CsvWay = plainCsv): string {
	const signs = table.columns.map(decimal);
	const line = (cells: readonly Cell[]) =>
		`${cells.map((cell, k) => csvCell(cell, protect, delimiter, signs[k]!)).join(delimiter)}\r\n`;
	return line(table.columns) + table.rows.map(line).join('');
}

function csvCell(cell: Cell, protect: boolean, delimiter: string, sign: string): string {
	if (cell === null) return '';
	if (typeof cell === 'number') {
		const number = Number.isFinite(cell) ? String(cell).replace('.', sign) : '';
		return number.includes(delimiter) ? `"${number}"` : number;
	}
	if (typeof cell === 'boolean') return cell ? 'true' : 'false';
	const text = protect ? protectText(cell) : cell;
	return /[",;|\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
