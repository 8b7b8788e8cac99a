import type { Notices } from '../table.ts';
import { readColumns } from './csv-columns.ts';
import type { Guess, RawColumn, ReadOptions } from './raw-table.ts';

const SEMICOLON = 59;

/** Figures and dates that a file keeps as text become numbers and dates, decided per column as in CSV. O(characters).
 *  @param notices gets the cells that the decision leaves unreadable */
export function typeColumns(
	columns: readonly RawColumn[],
	count: number,
	options: ReadOptions,
	notices: Notices,
	file: string,
	rowNumber: (row: number) => number
): { readonly columns: readonly RawColumn[]; readonly guesses: readonly Guess[] } {
	const texts = columns.filter((column) => column.kind === 'text');
	if (texts.length === 0 || count === 0) return { columns, guesses: [] };
	const encoder = new TextEncoder();
	const stride = texts.length + 1;
	const starts = new Uint32Array(stride * count + 1);
	const cells: Uint8Array[] = [];
	let length = 0;
	for (let row = 0; row < count; row++) {
		texts.forEach((column, k) => {
			const cell = encoder.encode(column.at(row) ?? '');
			starts[row * stride + k] = length;
			cells.push(cell);
			length += cell.length + 1;
		});
		starts[row * stride + texts.length] = length;
	}
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const cell of cells) {
		bytes.set(cell, at);
		at += cell.length + 1;
	}
	const names = texts.map(({ name }) => name);
	const grid = { bytes, starts, stride, count, quote: 0 };
	const steps = readColumns({ grid, names, delimiter: SEMICOLON, options, notices, file, rowNumber });
	for (;;) {
		const { done, value } = steps.next();
		if (!done) continue;
		const typed = new Map(value.columns.map((column) => [column.name, column]));
		return { columns: columns.map((column) => typed.get(column.name) ?? column), guesses: value.guesses };
	}
}
