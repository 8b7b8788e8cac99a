const LF = 10;
const CR = 13;
const SPACE = 32;
/** More than any spreadsheet has in a row; what follows counts as one cell, so that a row of nothing but separators costs no memory. */
const MOST_CELLS = 1 << 16;

/** Bytes that part and wrap cells. */
export interface Separators {
	readonly delimiter: number;
	readonly quote: number;
}

/**
 * Walks RFC 4180 rows in UTF-8 bytes without copying: quotes, doubled quotes, line breaks inside quotes, \n, \r\n or \r.
 * A quote inside an unquoted cell is a plain character. O(bytes) over all rows.
 */
export class RowScanner {
	/** Where cells start; those of the current row from `base` on, and one entry more one byte past the end of the last cell. */
	starts: Uint32Array<ArrayBuffer> = new Uint32Array(64);
	/** Entries before it belong to rows that were kept. */
	base = 0;
	/** Cells of the current row. */
	count = 0;
	/** Number of the current row in the file; the first is 1, blank rows count. */
	row = 0;
	/** First byte not yet read. */
	at: number;
	/** Bytes of the current row. */
	length = 0;
	/** The last row opened a quote that never closes. */
	open = false;
	readonly #bytes: Uint8Array;
	readonly #end: number;
	readonly #delimiter: number;
	readonly quote: number;

	constructor(bytes: Uint8Array, at: number, end: number, { delimiter, quote }: Separators) {
		this.#bytes = bytes;
		this.at = at;
		this.#end = end;
		this.#delimiter = delimiter;
		this.quote = quote;
	}

	/** Moves to the next row; false after the last one or when a quote stays open. */
	next(): boolean {
		const bytes = this.#bytes;
		const end = this.#end;
		const delimiter = this.#delimiter;
		const quote = this.quote;
		const first = this.at;
		if (first >= end) return false;
		this.row++;
		const base = this.base;
		let starts = this.starts;
		let to = base;
		let at = first;
		for (;;) {
			if (to + 1 >= starts.length) starts = this.reserve(to + 2);
			if (to - base < MOST_CELLS) starts[to++] = at;
			if (at < end && (bytes[at] === quote || bytes[at] === SPACE)) {
				at = this.#pastQuotes(at);
				if (this.open) return false;
			}
			let byte = LF;
			for (; at < end; at++) {
				byte = bytes[at]!;
				if (byte === delimiter || (byte <= CR && (byte === LF || byte === CR))) break;
			}
			if (at >= end || byte !== delimiter) break;
			at++;
		}
		starts[to] = at + 1;
		this.count = to - base;
		this.length = at - first;
		this.at = at + (bytes[at] === CR && at + 1 < end && bytes[at + 1] === LF ? 2 : 1);
		return true;
	}

	/** Behind the closing quote of the cell that starts here, if it is quoted. */
	#pastQuotes(at: number): number {
		const bytes = this.#bytes;
		const end = this.#end;
		const quote = this.quote;
		while (at < end && bytes[at] === SPACE) at++;
		if (at >= end || bytes[at] !== quote) return at;
		at++;
		for (;;) {
			while (at < end && bytes[at] !== quote) at++;
			if (at >= end) {
				this.open = true;
				return at;
			}
			if (at + 1 >= end || bytes[at + 1] !== quote) return at + 1;
			at += 2;
		}
	}

	cellStart(cell: number): number {
		return this.starts[this.base + cell]!;
	}
	cellEnd(cell: number): number {
		return this.starts[this.base + cell + 1]! - 1;
	}

	/** Room for this many entries in `starts`. */
	reserve(entries: number): Uint32Array<ArrayBuffer> {
		if (entries <= this.starts.length) return this.starts;
		const larger = new Uint32Array(Math.max(entries, this.starts.length + (this.starts.length >> 1)));
		larger.set(this.starts);
		this.starts = larger;
		return larger;
	}

	/** Whether all cells of the current row are empty, as spreadsheets export rows that were once filled. */
	blank(): boolean {
		const start = this.cellStart(0);
		const end = this.cellEnd(this.count - 1);
		// Three bytes a cell: empty quotes and a separator. Longer rows of nothing but spaces are read as empty records.
		if (end - start > 3 * this.count) return false;
		for (let i = start; i < end; i++) {
			const byte = this.#bytes[i]!;
			if (byte !== this.#delimiter && byte !== this.quote && byte > SPACE) return false;
		}
		return true;
	}

	/** Drops empty cells at the end of the current row until `columns` are left. */
	trimTo(columns: number): void {
		while (this.count > columns) {
			const start = this.cellStart(this.count - 1);
			const end = this.cellEnd(this.count - 1);
			for (let i = start; i < end; i++) {
				if (this.#bytes[i]! > SPACE && this.#bytes[i] !== this.quote) return;
			}
			this.count--;
		}
	}
}
