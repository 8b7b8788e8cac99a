import { RevirError } from '../../model/errors.ts';
import type { Budget, Notices } from '../table.ts';
import { cellText } from './cell-text.ts';
import type { CellGrid } from './column-reader.ts';
import type { RowScanner } from './csv-scan.ts';

export interface GridInput {
	readonly bytes: Uint8Array;
	/** Stands before the first data row. */
	readonly scanner: RowScanner;
	readonly columns: number;
	readonly quote: number;
	/** Row of the header for messages; 0 = none. */
	readonly headerRow: number;
	readonly file: string;
	readonly budget: Budget;
	readonly notices: Notices;
}
export interface ScannedRows {
	readonly grid: CellGrid;
	readonly rowNumber: (row: number) => number;
}

const PAUSE_BYTES = 1 << 22;
/** 1 GiB of offsets: short rows under a wide header take more than their bytes. */
const MOST_ENTRIES = 1 << 28;

/**
 * Finds where the cells of all rows start. Short rows are filled up with empty cells and long ones cut, both counted; cells never
 * move to another column. Four bytes a cell. O(bytes); yields 0–1.
 * @throws RevirError FILE_CORRUPT (quote never closed), FILE_TOO_LARGE
 */
export function* scanGrid(input: GridInput): Generator<number, ScannedRows> {
	const { bytes, scanner, columns, budget } = input;
	const stride = columns + 1;
	let count = 0;
	/** Data row and number in the file where numbers jump because blank rows were left out. */
	const jumps: [row: number, fileRow: number][] = [];
	let pause = scanner.at + PAUSE_BYTES;
	const begin = scanner.at;
	const expectedEntries = (rowBytes: number, left: number) =>
		Math.min(MOST_ENTRIES, budget.rows * stride, Math.ceil((1.05 * left) / rowBytes) * stride);
	let previous = -1;
	while (scanner.next()) {
		if (scanner.at > pause) {
			pause = scanner.at + PAUSE_BYTES;
			yield scanner.at / bytes.length;
		}
		checkCell(scanner, input);
		if (scanner.blank()) continue;
		if (count >= budget.rows) throw tooLarge(input, undefined, `more than ${budget.rows} rows`, `${budget.rows} rows`);
		if (scanner.row !== previous + 1) jumps.push([count, scanner.row]);
		previous = scanner.row;
		if (scanner.count !== columns) fit(input);
		// The row stays where the scanner wrote it.
		scanner.base = ++count * stride;
		if (scanner.base > MOST_ENTRIES)
			throw tooLarge(input, scanner.row, `more than ${MOST_ENTRIES} cells`, `${MOST_ENTRIES} cells`);
		if (scanner.base + stride >= scanner.starts.length) {
			scanner.reserve(scanner.base + stride + expectedEntries((scanner.at - begin) / count, bytes.length - scanner.at));
		}
	}
	if (scanner.open) throw openQuote(input.file, scanner.row);
	return {
		grid: { bytes, starts: scanner.starts, stride, count, quote: input.quote },
		rowNumber: (row) => {
			let low = 0;
			let high = jumps.length - 1;
			while (low < high) {
				const middle = (low + high + 1) >> 1;
				if (jumps[middle]![0] <= row) low = middle;
				else high = middle - 1;
			}
			const jump = jumps[low];
			return jump ? jump[1] + row - jump[0] : row + 1;
		}
	};
}

export const openQuote = (file: string, row: number) =>
	new RevirError('FILE_CORRUPT', { where: { file, row }, got: 'a quote that is never closed' });

function tooLarge({ file }: Pick<GridInput, 'file'>, row: number | undefined, got: string, most: string): RevirError {
	const where = row === undefined ? { file } : { file, row };
	return new RevirError('FILE_TOO_LARGE', { where, got, expected: `at most ${most}` });
}

/** @throws RevirError FILE_TOO_LARGE for a cell or a row beyond the budget; empty cells at the end do not count */
export function checkCell(scanner: RowScanner, input: Pick<GridInput, 'bytes' | 'file' | 'budget'>): void {
	const { budget, bytes } = input;
	// Bytes are at least characters, and a row is as long as its cells.
	for (let i = 0; scanner.length > budget.cell && i < scanner.count; i++) {
		const [start, end] = [scanner.cellStart(i), scanner.cellEnd(i)];
		if (end - start <= budget.cell) continue;
		const { length } = cellText(bytes, start, end, scanner.quote);
		if (length > budget.cell) throw tooLarge(input, scanner.row, `a cell of ${length} characters`, String(budget.cell));
	}
	if (scanner.count <= budget.columns) return;
	scanner.trimTo(budget.columns);
	if (scanner.count > budget.columns) {
		throw tooLarge(input, scanner.row, `more than ${budget.columns} columns`, `${budget.columns} columns`);
	}
}

/** Makes the current row of the scanner as wide as the table. */
function fit({ scanner, columns, headerRow, notices, file }: GridInput): void {
	scanner.trimTo(columns);
	const found = scanner.count;
	if (found === columns) return;
	const where = { file, row: scanner.row };
	const expected = headerRow > 0 ? `${columns} as in row ${headerRow}` : `${columns}`;
	notices.add(found > columns ? 'ROW_LENGTH' : 'ROW_SHORT', { where, got: `${found} cells`, expected });
	if (found > columns) return;
	const past = scanner.cellEnd(found - 1) + 1;
	scanner.reserve(scanner.base + columns + 1);
	scanner.starts.fill(past, scanner.base + found, scanner.base + columns + 1);
}
