import { arrowType, type FieldLayout } from './arrow-schema-check.ts';
import { FlatError, type FlatTable } from './flatbuffer.ts';

const wrong = (what: string): never => {
	throw new FlatError(what);
};

/** Walks nodes and buffers of one record batch in layout order: every buffer lies in the body and is long enough for its rows,
 *  every offset list rises and stays within its data. Returns the row count. O(rows · variable-width columns). */
export function checkBatch(batch: FlatTable, fields: readonly FieldLayout[], body: Uint8Array): number {
	const rows = batch.length64(4);
	if (batch.child(10) !== null) wrong('compressed columns');
	const walk = new BatchWalk(batch, body);
	for (const field of fields) {
		if (walk.column(field, field.dictionary !== null) !== rows) wrong('columns of different length');
	}
	return rows;
}

class BatchWalk {
	readonly #batch: FlatTable;
	readonly #body: DataView;
	readonly #nodes: { start: number; count: number };
	readonly #buffers: { start: number; count: number };
	readonly #variadic: { start: number; count: number };
	#node = 0;
	#buffer = 0;
	#view = 0;

	constructor(batch: FlatTable, body: Uint8Array) {
		this.#batch = batch;
		this.#body = new DataView(body.buffer, body.byteOffset, body.byteLength);
		this.#nodes = batch.vector(6, 16);
		this.#buffers = batch.vector(8, 16);
		this.#variadic = batch.vector(12, 8);
	}

	#next(needed: number): { offset: number; length: number } {
		if (this.#buffer >= this.#buffers.count) wrong('a column without data');
		const at = this.#buffers.start + 16 * this.#buffer++;
		const offset = this.#batch.reader.length64(at);
		const length = this.#batch.reader.length64(at + 8);
		if (offset + length > this.#body.byteLength) wrong('a column leaves the file');
		if (length < needed) wrong('a column is too short');
		return { offset, length };
	}

	/** Offsets of a variable-width column; returns the last one. */
	#offsets(rows: number, wide: boolean): { last: number } {
		const width = wide ? 8 : 4;
		const { offset } = this.#next(rows === 0 ? 0 : (rows + 1) * width);
		if (rows === 0) return { last: 0 };
		const read = (i: number) =>
			wide ? Number(this.#body.getBigInt64(offset + 8 * i, true)) : this.#body.getInt32(offset + 4 * i, true);
		let last = read(0);
		if (last < 0) wrong('an offset is negative');
		for (let i = 1; i <= rows; i++) {
			const next = read(i);
			if (next < last) wrong('offsets fall');
			last = next;
		}
		return { last };
	}

	column(field: FieldLayout, coded: boolean): number {
		const t = arrowType;
		if (this.#node >= this.#nodes.count) wrong('a column without rows');
		const at = this.#nodes.start + 16 * this.#node++;
		const rows = this.#batch.reader.length64(at);
		const nulls = this.#batch.reader.length64(at + 8);
		if (nulls > rows) wrong('more empty cells than rows');
		const type = coded ? t.Int : field.type;
		if (type === t.Null) return rows;
		if (type !== t.Union) this.#next(nulls > 0 ? Math.ceil(rows / 8) : 0);
		switch (type) {
			case t.Utf8:
			case t.Binary:
			case t.LargeUtf8:
			case t.LargeBinary: {
				const { last } = this.#offsets(rows, type === t.LargeUtf8 || type === t.LargeBinary);
				this.#next(last);
				return rows;
			}
			case t.List:
			case t.Map:
			case t.LargeList: {
				const { last } = this.#offsets(rows, type === t.LargeList);
				if (this.#child(field, 0) < last) wrong('a list is too short');
				return rows;
			}
			case t.FixedList:
				if (this.#child(field, 0) < rows * field.size) wrong('a list is too short');
				return rows;
			case t.Struct:
				for (let i = 0; i < field.children.length; i++)
					if (this.#child(field, i) < rows) wrong('a column is too short');
				return rows;
			case t.Union:
				this.#next(rows);
				if (field.size === 1) this.#next(rows * 4);
				for (let i = 0; i < field.children.length; i++) this.#child(field, i);
				return rows;
			case t.Utf8View:
			case t.BinaryView:
				return this.#views(rows);
			default:
				this.#next(Math.ceil((rows * (coded ? field.indexBits : field.bits)) / 8));
				return rows;
		}
	}

	#child(field: FieldLayout, index: number): number {
		const child = field.children[index]!;
		return this.column(child, child.dictionary !== null);
	}

	#views(rows: number): number {
		const { offset } = this.#next(rows * 16);
		if (this.#view >= this.#variadic.count) wrong('a column without data');
		const count = this.#batch.reader.length64(this.#variadic.start + 8 * this.#view++);
		if (count > this.#buffers.count) wrong('a column without data');
		const lengths: number[] = [];
		for (let i = 0; i < count; i++) lengths.push(this.#next(0).length);
		for (let row = 0; row < rows; row++) {
			const at = offset + 16 * row;
			const length = this.#body.getInt32(at, true);
			if (length < 0) wrong('a length is negative');
			if (length <= 12) continue;
			const end = this.#body.getInt32(at + 12, true) + length;
			const buffer = lengths[this.#body.getInt32(at + 8, true)];
			if (buffer === undefined || end < length || end > buffer) wrong('a text leaves the file');
		}
		return rows;
	}
}
