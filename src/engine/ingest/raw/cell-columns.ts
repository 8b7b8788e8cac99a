import { RevirError } from '../../model/errors.ts';
import type { Budget } from '../table.ts';
import type { RawColumn, ReadOptions } from './raw-table.ts';

/** A cell as libraries and JSON hand it over; null = empty. */
export type Cell = string | number | boolean | Date | null;

type Kind = RawColumn['kind'];

/** Cells of one kind become a typed column, mixed cells become text; `kinds` may ask for text. O(rows). @throws RevirError
 *  FILE_TOO_LARGE (a cell) */
export function cellColumn(
	name: string,
	count: number,
	at: (row: number) => Cell | undefined,
	where: { readonly file: string; readonly budget: Budget; rowNumber(row: number): number },
	options: ReadOptions = {}
): RawColumn {
	const kind = options.kinds?.[name] === 'text' ? 'text' : commonKind(count, at);
	if (kind === 'number')
		return { name, kind, values: fill(count, at, (cell) => (typeof cell === 'number' ? cell : NaN)) };
	if (kind === 'date')
		return { name, kind, values: fill(count, at, (cell) => (cell instanceof Date ? cell.getTime() : NaN)) };
	if (kind === 'flag') {
		const values = new Uint8Array(count);
		for (let row = 0; row < count; row++) {
			const cell = at(row);
			values[row] = typeof cell === 'boolean' ? Number(cell) : 255;
		}
		return { name, kind, values };
	}
	const texts = new Array<string | null>(count);
	for (let row = 0; row < count; row++) {
		const text = cellText(at(row) ?? null);
		if (text !== null && text.length > where.budget.cell) {
			throw new RevirError('FILE_TOO_LARGE', {
				where: { file: where.file, row: where.rowNumber(row), column: name },
				got: `a cell of ${text.length} characters`,
				expected: `at most ${where.budget.cell}`
			});
		}
		texts[row] = text;
	}
	return { name, kind: 'text', at: (row) => texts[row] ?? null };
}

function commonKind(count: number, at: (row: number) => Cell | undefined): Kind {
	let common: Kind | null = null;
	for (let row = 0; row < count; row++) {
		const kind = kindOf(at(row) ?? null);
		if (kind === null || kind === common) continue;
		if (common !== null || kind === 'text') return 'text';
		common = kind;
	}
	return common ?? 'text';
}

/** null = says nothing about the column. */
export function kindOf(cell: Cell): Kind | null {
	if (cell === null) return null;
	if (typeof cell === 'string') return cell.trim() === '' ? null : 'text';
	if (typeof cell === 'number') return 'number';
	return typeof cell === 'boolean' ? 'flag' : 'date';
}

function fill(count: number, at: (row: number) => Cell | undefined, value: (cell: Cell) => number): Float64Array {
	const values = new Float64Array(count);
	for (let row = 0; row < count; row++) values[row] = value(at(row) ?? null);
	return values;
}

/** A cell as text; midnight shows as a day. null = empty. */
export function cellText(cell: Cell): string | null {
	if (cell === null) return null;
	if (cell instanceof Date) return dateText(cell.getTime());
	const text = typeof cell === 'string' ? cell.trim() : String(cell);
	return text === '' ? null : text;
}

/** Epoch milliseconds as ISO 8601; null = no date. */
export function dateText(time: number): string | null {
	// Beyond this a Date is invalid and cannot be written.
	if (!(Math.abs(time) <= 8.64e15)) return null;
	const iso = new Date(time).toISOString();
	return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, -14) : iso.slice(0, -5);
}
