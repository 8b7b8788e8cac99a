import writeXlsxFile, { type SheetData } from 'write-excel-file/universal';
import type { Cell, ReportTable } from './assignment.ts';

export interface ReportSheet {
	/** At most 31 characters. */
	readonly name: string;
	readonly table: ReportTable;
}

/** Excel keeps no more in one cell. */
const LONGEST_CELL = 32_767;

/** Excel workbook, one sheet per table, header row fixed. Text cells are typed as text, so nothing in them is ever run.
 *  Runs in Node and in workers. */
export async function tablesToXlsx(sheets: readonly ReportSheet[]): Promise<Uint8Array> {
	const content = sheets.map(({ name, table }) => ({
		sheet: name,
		data: [
			table.columns.map((column) => ({ value: column, type: String, fontWeight: 'bold' as const })),
			...table.rows.map((row) => row.map(excelCell))
		] as SheetData,
		stickyRowsCount: 1,
		columns: table.columns.map((column, i) => ({ width: columnWidth(column, table, i) }))
	}));
	const blob = await writeXlsxFile(content).toBlob();
	return new Uint8Array(await blob.arrayBuffer());
}

function excelCell(cell: Cell) {
	if (cell === null || cell === '') return null;
	if (typeof cell === 'number') return Number.isFinite(cell) ? { value: cell, type: Number } : null;
	if (typeof cell === 'boolean') return { value: cell, type: Boolean };
	// XML 1.0 knows no other control characters.
	// eslint-disable-next-line no-control-regex
	const text = cell.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
	return { value: text.slice(0, LONGEST_CELL).toWellFormed(), type: String };
}

function columnWidth(column: string, table: ReportTable, index: number): number {
	let width = column.length;
	for (const row of table.rows.slice(0, 200)) width = Math.max(width, String(row[index] ?? '').length);
	return Math.min(60, width + 2);
}
