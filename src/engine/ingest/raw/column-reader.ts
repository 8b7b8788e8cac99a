import { cellText, saysNothing } from './cell-text.ts';
import { DateScanner, DAY, Order, type OrderName } from './dates.ts';
import { FlagScanner } from './flags.ts';
import { Evidence, NumberScanner } from './numbers.ts';

/** Cells of a file: where they start in its bytes, row by row; `stride` − 1 columns and one entry behind the last cell. */
export interface CellGrid {
	readonly bytes: Uint8Array;
	readonly starts: Uint32Array;
	readonly stride: number;
	readonly count: number;
	readonly quote: number;
}

/** Text of a cell, trimmed and without quotes; '' = empty. */
export function gridText({ bytes, starts, stride, quote }: CellGrid, row: number, column: number): string {
	const i = row * stride + column;
	return cellText(bytes, starts[i]!, starts[i + 1]! - 1, quote);
}

/** Share of filled cells that may be unreadable before a column counts as text. */
export const TOLERATED = 0.02;

const SPACE = 32;
const POINT = 46;
const PAUSE_MASK = (1 << 16) - 1;

/** How a column is read for good. */
export interface Reading {
	readonly kind: 'number' | 'date' | 'flag';
	readonly decimalComma: boolean;
	readonly order: OrderName;
}

/**
 * Reads one column as number, date and flag at once and counts what speaks for each, over all rows: a column is one kind as a
 * whole, never cell by cell. What is read is kept under the reading assumed so far; where the whole column decides otherwise,
 * `reread` reads it again. A column that too many cells contradict whatever follows is given up early.
 */
export class ColumnReader {
	filled = 0;
	numbers = 0;
	dates = 0;
	flags = 0;
	/** Dates that are numbers too (`20260131`, `01.2026`); counted as numbers. */
	bothDates = 0;
	/** Numbers by `Evidence`. */
	readonly evidence = [0, 0, 0, 0, 0];
	/** Whole numbers of four digits and more without a separator. */
	plainThousands = 0;
	leadingZeros = 0;
	tooLong = 0;
	/** Dates that each order can read, and those parted by points. */
	readonly orders: Record<OrderName, number> = { dmy: 0, mdy: 0, ymd: 0 };
	pointDates = 0;
	/** Text, whatever the rest says. */
	dead = false;
	readonly grid: CellGrid;
	readonly column: number;
	readonly flagScanner: FlagScanner;
	readonly assumed: Omit<Reading, 'kind'>;
	values: Float64Array | null = null;
	flagValues: Uint8Array | null = null;
	readonly #number: NumberScanner;
	readonly #date: DateScanner;
	/** What the last cell was, and the next one most likely is. */
	#usual: Reading['kind'] | null = null;
	#start = 0;
	#end = 0;

	constructor(grid: CellGrid, column: number, assumed: Omit<Reading, 'kind'>) {
		this.grid = grid;
		this.column = column;
		this.assumed = assumed;
		this.#number = new NumberScanner(grid.bytes);
		this.#date = new DateScanner(grid.bytes);
		this.flagScanner = new FlagScanner(grid.bytes);
	}

	/** Takes rows from … to − 1 into account. */
	read(from: number, to: number): void {
		if (this.dead) return;
		this.values?.fill(NaN, from, to);
		for (let row = from; row < to;) {
			if (this.#usual === 'number') row = this.#numbers(row, to);
			else if (this.#usual === 'date') row = this.#dates(row, to);
			else if (this.#usual === 'flag') row = this.#flags(row, to);
			else row = this.#any(row, to);
		}
		if (this.filled - Math.max(this.numbers, this.dates + this.bothDates, this.flags) > TOLERATED * this.grid.count) {
			this.dead = true;
			this.values = this.flagValues = null;
		}
	}

	// A loop for each kind: the engine compiles what a column needs and no more, which is most of the work for a small file.

	/** @returns the first row that holds something else */
	#numbers(row: number, to: number): number {
		for (; row < to; row++) {
			if (!this.#locate(row)) continue;
			if (!this.#number.scan(this.#start, this.#end, this.assumed.decimalComma)) {
				this.#usual = null;
				return row;
			}
			this.filled++;
			this.#addNumber(row, to);
		}
		return row;
	}

	#dates(row: number, to: number): number {
		for (; row < to; row++) {
			if (!this.#locate(row)) continue;
			if (!this.#date.scan(this.#start, this.#end) || this.#date.alsoNumber) {
				this.#usual = null;
				return row;
			}
			this.filled++;
			this.#addDate(row, to);
		}
		return row;
	}

	#flags(row: number, to: number): number {
		for (; row < to; row++) {
			if (!this.#locate(row)) continue;
			if (!this.flagScanner.scan(this.#start, this.#end, false)) {
				this.#usual = null;
				return row;
			}
			this.filled++;
			this.#addFlag(row);
		}
		return row;
	}

	/** Text, and up to the first cell of another kind. @returns the row behind it */
	#any(row: number, to: number): number {
		for (; row < to; row++) {
			if (!this.#locate(row)) continue;
			this.filled++;
			if (this.#number.scan(this.#start, this.#end, this.assumed.decimalComma)) {
				this.#addNumber(row, to);
				this.#usual = 'number';
				return row + 1;
			}
			if (this.#date.scan(this.#start, this.#end)) {
				this.#addDate(row, to);
				this.#usual = 'date';
				return row + 1;
			}
			if (this.flagScanner.scan(this.#start, this.#end, false)) {
				this.#addFlag(row);
				this.#usual = 'flag';
				return row + 1;
			}
			if (saysNothing(this.grid.bytes, this.#start, this.#end)) this.filled--;
		}
		return row;
	}

	#addNumber(row: number, to: number): void {
		const number = this.#number;
		const length = this.#end - this.#start;
		this.numbers++;
		this.evidence[number.evidence]!++;
		if (number.leadingZero) this.leadingZeros++;
		if (number.tooLong) this.tooLong++;
		if (number.evidence === Evidence.none && length > 3 && number.value >= 1000) this.plainThousands++;
		// Only `20260131` and `01.2026` are both.
		const perhapsDate =
			length === 8 ? number.evidence === Evidence.none : length === 7 && this.grid.bytes[this.#start + 2] === POINT;
		if (perhapsDate && this.#date.scan(this.#start, this.#end) && this.#date.alsoNumber) this.bothDates++;
		this.values ??= this.#emptyValues(to);
		this.values[row] = number.value;
	}

	#addDate(row: number, to: number): void {
		const { orders, parted } = this.#date;
		this.dates++;
		if (orders & Order.dmy) this.orders.dmy++;
		if (orders & Order.mdy) this.orders.mdy++;
		if (orders & Order.ymd) this.orders.ymd++;
		if (parted === POINT) this.pointDates++;
		this.values ??= this.#emptyValues(to);
		const { order } = this.assumed;
		this.values[row] = orders & Order[order] ? this.#date.days(order) * DAY + this.#date.time : NaN;
	}

	#addFlag(row: number): void {
		this.flags++;
		this.flagValues ??= new Uint8Array(this.grid.count).fill(255);
		this.flagValues[row] = this.flagScanner.value;
	}

	/** Empty up to here; later rows when their turn comes, so that memory is written once. */
	#emptyValues(to: number): Float64Array {
		return new Float64Array(this.grid.count).fill(NaN, 0, to);
	}

	/** Bounds of the cell without spaces and quotes; false when it is empty. */
	#locate(row: number): boolean {
		const { bytes, starts, stride, quote } = this.grid;
		const i = row * stride + this.column;
		let start = starts[i]!;
		let end = starts[i + 1]! - 1;
		while (start < end && bytes[start]! <= SPACE) start++;
		while (start < end && bytes[end - 1]! <= SPACE) end--;
		if (end - start > 1 && bytes[start] === quote && bytes[end - 1] === quote) {
			start++;
			end--;
			while (start < end && bytes[start]! <= SPACE) start++;
			while (start < end && bytes[end - 1]! <= SPACE) end--;
		}
		this.#start = start;
		this.#end = end;
		return start < end;
	}

	/** Reads all rows again in one way; calls back for filled cells that cannot be read so. Flags: 255 = empty. Yields 0–1. */
	*reread(reading: Reading, unreadable: (row: number) => void): Generator<number, Float64Array | Uint8Array> {
		const { kind, decimalComma, order } = reading;
		const { count } = this.grid;
		const out = kind === 'flag' ? new Uint8Array(count).fill(255) : new Float64Array(count).fill(NaN);
		for (let row = 0; row < count; row++) {
			if ((row & PAUSE_MASK) === PAUSE_MASK) yield row / count;
			if (!this.#locate(row)) continue;
			const value = this.#valueAs(kind, decimalComma, order);
			if (value === value) out[row] = value;
			else if (!saysNothing(this.grid.bytes, this.#start, this.#end)) unreadable(row);
		}
		return out;
	}

	#valueAs(kind: Reading['kind'], decimalComma: boolean, order: OrderName): number {
		if (kind === 'number') return this.#number.scan(this.#start, this.#end, decimalComma) ? this.#number.value : NaN;
		if (kind === 'date') return this.#date.scan(this.#start, this.#end) ? this.#date.value(order) : NaN;
		return this.flagScanner.scan(this.#start, this.#end, true) ? this.flagScanner.value : NaN;
	}
}
