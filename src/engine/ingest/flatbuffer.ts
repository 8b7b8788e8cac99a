/** Bounds-checked reading of FlatBuffers tables. Arrow's own reader trusts every length it meets, and a flipped bit can make it
 *  loop for ever, so nothing is handed to it before this has walked the same tables.
 *  Format: https://flatbuffers.dev/internals/ */

export class FlatError extends Error {}

const fail = (what: string): never => {
	throw new FlatError(what);
};

export class FlatReader {
	readonly #view: DataView;
	readonly bytes: Uint8Array;
	readonly size: number;
	/** Tables still allowed: shared offsets may otherwise make a small file unfold into an endless tree. */
	#tables: number;

	constructor(bytes: Uint8Array, tables: number) {
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.bytes = bytes;
		this.size = bytes.byteLength;
		this.#tables = tables;
	}

	#room(at: number, length: number): void {
		if (!(at >= 0 && length >= 0 && at + length <= this.size)) fail('an offset leaves the metadata');
	}

	u8(at: number): number {
		this.#room(at, 1);
		return this.#view.getUint8(at);
	}
	u16(at: number): number {
		this.#room(at, 2);
		return this.#view.getUint16(at, true);
	}
	i16(at: number): number {
		this.#room(at, 2);
		return this.#view.getInt16(at, true);
	}
	i32(at: number): number {
		this.#room(at, 4);
		return this.#view.getInt32(at, true);
	}
	u32(at: number): number {
		this.#room(at, 4);
		return this.#view.getUint32(at, true);
	}
	/** Non-negative 64-bit length that fits a double. */
	length64(at: number): number {
		this.#room(at, 8);
		const value = this.#view.getBigInt64(at, true);
		if (value < 0n || value > 0xffff_ffff_ffffn) fail('a length is impossible');
		return Number(value);
	}
	key64(at: number): bigint {
		this.#room(at, 8);
		return this.#view.getBigInt64(at, true);
	}

	root(): FlatTable {
		return this.table(this.u32(0));
	}

	table(at: number): FlatTable {
		if (--this.#tables < 0) fail('too many tables');
		const vtable = at - this.i32(at);
		const vtableSize = this.u16(vtable);
		const tableSize = this.u16(vtable + 2);
		if (vtableSize < 4 || vtableSize % 2 === 1 || tableSize < 4) fail('a table header is impossible');
		this.#room(vtable, vtableSize);
		this.#room(at, tableSize);
		return new FlatTable(this, at, vtable, vtableSize, tableSize);
	}
}

export class FlatTable {
	readonly reader: FlatReader;
	readonly #at: number;
	readonly #vtable: number;
	readonly #vtableSize: number;
	readonly #tableSize: number;

	constructor(reader: FlatReader, at: number, vtable: number, vtableSize: number, tableSize: number) {
		this.reader = reader;
		this.#at = at;
		this.#vtable = vtable;
		this.#vtableSize = vtableSize;
		this.#tableSize = tableSize;
	}

	/** Position of a field, −1 when absent. */
	field(slot: number, size: number): number {
		if (slot + 2 > this.#vtableSize) return -1;
		const offset = this.reader.u16(this.#vtable + slot);
		if (offset === 0) return -1;
		if (offset < 4 || offset + size > this.#tableSize) fail('a field leaves its table');
		return this.#at + offset;
	}
	/** Where the vtable keeps the field's offset; 0 there takes the field away. −1 when the vtable ends before. */
	entry(slot: number): number {
		return slot + 2 > this.#vtableSize ? -1 : this.#vtable + slot;
	}
	u8(slot: number, missing = 0): number {
		const at = this.field(slot, 1);
		return at < 0 ? missing : this.reader.u8(at);
	}
	i16(slot: number, missing = 0): number {
		const at = this.field(slot, 2);
		return at < 0 ? missing : this.reader.i16(at);
	}
	i32(slot: number, missing = 0): number {
		const at = this.field(slot, 4);
		return at < 0 ? missing : this.reader.i32(at);
	}
	length64(slot: number): number {
		const at = this.field(slot, 8);
		return at < 0 ? 0 : this.reader.length64(at);
	}
	key64(slot: number): bigint {
		const at = this.field(slot, 8);
		return at < 0 ? 0n : this.reader.key64(at);
	}
	child(slot: number): FlatTable | null {
		const at = this.field(slot, 4);
		return at < 0 ? null : this.reader.table(at + this.reader.u32(at));
	}
	/** Start and count of a vector whose elements have `width` bytes. */
	vector(slot: number, width: number): { start: number; count: number } {
		const at = this.field(slot, 4);
		if (at < 0) return { start: 0, count: 0 };
		const start = at + this.reader.u32(at);
		const count = this.reader.u32(start);
		if (start + 4 + count * width > this.reader.size) fail('a list leaves the metadata');
		return { start: start + 4, count };
	}
	tables(slot: number): FlatTable[] {
		const { start, count } = this.vector(slot, 4);
		const found: FlatTable[] = [];
		for (let i = 0; i < count; i++) {
			const at = start + 4 * i;
			found.push(this.reader.table(at + this.reader.u32(at)));
		}
		return found;
	}
	/** Checks that a string lies within the metadata. */
	string(slot: number): void {
		this.vector(slot, 1);
	}
}
