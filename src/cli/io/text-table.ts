import type { ReportTable } from '#engine/report/assignment.ts';

/** Plain text with aligned columns; numbers to the right. */
export function textTable({ columns, rows }: ReportTable): string {
	const cells = [columns, ...rows.map((row) => row.map((cell) => (cell === null ? '–' : String(cell))))];
	const widths = columns.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)));
	const numeric = columns.map((_, i) => rows.some((row) => typeof row[i] === 'number'));
	const line = (row: readonly string[]) =>
		row.map((cell, i) => (numeric[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  ');
	return cells.map((row) => line(row).trimEnd()).join('\n');
}
