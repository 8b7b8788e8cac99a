import { share } from '../../model/steps.ts';
import type { Notices } from '../table.ts';
import { readColumns } from './csv-columns.ts';
import type { Guess, RawColumn, ReadOptions } from './raw-table.ts';

const SEMICOLON = 59;
const FIRST_BYTES = 1 << 16;
const PAUSE_ROWS = 4096;
/** Of one UTF-16 code unit in UTF-8. */
const MOST_BYTES = 3;

/** Figures and dates that a file keeps as text become numbers and dates, decided per column as in CSV. O(characters); yields 0–1.
 *  @param notices gets the cells that the decision leaves unreadable */
export function* typeColumns(
	columns: readonly RawColumn[],
	count: number,
	options: ReadOptions,
	notices: Notices,
	file: string,
	rowNumber: (row: number) => number
): Generator<number, { readonly columns: readonly RawColumn[]; readonly guesses: readonly Guess[] }> {
	const texts = columns.filter((column) => column.kind === 'text');
	if (texts.length === 0 || count === 0) return { columns, guesses: [] };
	const encoder = new TextEncoder();
	const stride = texts.length + 1;
	const starts = new Uint32Array(stride * count + 1);
	let bytes = new Uint8Array(FIRST_BYTES);
	let length = 0;
	for (let row = 0; row < count; row++) {
		texts.forEach((column, k) => {
			const cell = column.at(row) ?? '';
			starts[row * stride + k] = length;
			bytes = withRoom(bytes, length, length + MOST_BYTES * cell.length + 1);
			length += encoder.encodeInto(cell, bytes.subarray(length)).written + 1;
		});
		starts[row * stride + texts.length] = length;
		if (row % PAUSE_ROWS === PAUSE_ROWS - 1) yield (0.5 * row) / count;
	}
	const names = texts.map(({ name }) => name);
	const grid = { bytes: bytes.subarray(0, length), starts, stride, count, quote: 0 };
	const steps = readColumns({ grid, names, delimiter: SEMICOLON, options, notices, file, rowNumber });
	const read = yield* share(steps, 0.5, 1);
	const typed = new Map(read.columns.map((column) => [column.name, column]));
	return { columns: columns.map((column) => typed.get(column.name) ?? column), guesses: read.guesses };
}

/** The same bytes, or the first `used` of them in twice the room. */
function withRoom(bytes: Uint8Array<ArrayBuffer>, used: number, needed: number): Uint8Array<ArrayBuffer> {
	if (needed <= bytes.length) return bytes;
	const larger = new Uint8Array(Math.max(needed, 2 * bytes.length));
	larger.set(bytes.subarray(0, used));
	return larger;
}
