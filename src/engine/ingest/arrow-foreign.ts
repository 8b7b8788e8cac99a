import { isArrowFile, MAX_BATCHES } from './arrow-check.ts';
import { arrowType, foreignTypes } from './arrow-schema-check.ts';
import { FlatError, FlatReader, type FlatTable } from './flatbuffer.ts';
import { shorten, type Notices } from './table.ts';

const MAX_TABLES = 20_000;
const MAX_DEPTH = 6;

export interface ForeignColumn {
	readonly name: string;
	readonly type: string;
}

/** What a column takes of the lists of a batch. */
interface Extent {
	readonly nodes: number;
	/** Without those that a batch counts itself. */
	readonly buffers: number;
	/** How many such counts are its own. */
	readonly views: number;
	/** Name of the first type below it that the library does not know. */
	readonly foreign: string | null;
	/** What lies in dictionaries, or is laid out otherwise in older files, is not left out. */
	readonly bound: boolean;
}

/**
 * The same file without columns of types that the library refuses files for: their entries are taken from schema and batches, their
 * bytes stay in the bodies where nothing refers to them. Files without such columns come back as they are; so do those that are
 * damaged, that have nothing else or whose foreign columns use dictionaries: the check behind this tells. O(batches · columns).
 */
export function withoutForeign(bytes: Uint8Array): {
	readonly bytes: Uint8Array;
	readonly left: readonly ForeignColumn[];
} {
	try {
		const cut = new ForeignCut(bytes);
		return cut.left.length === 0 ? { bytes, left: [] } : { bytes: cut.run(), left: cut.left };
	} catch (error) {
		if (error instanceof FlatError || error instanceof RangeError) return { bytes, left: [] };
		throw error;
	}
}

export function noteForeign(left: readonly ForeignColumn[], file: string, notices: Notices): void {
	for (const { name, type } of left)
		notices.add('COLUMN_TYPE', {
			where: { file, column: name },
			got: type,
			expected: 'a text, a number, or true or false'
		});
}

const stop = (): never => {
	throw new FlatError('nothing to leave out');
};

class ForeignCut {
	readonly left: readonly ForeignColumn[];
	readonly #bytes: Uint8Array;
	readonly #isFile: boolean;
	readonly #extents: readonly Extent[];

	constructor(bytes: Uint8Array) {
		this.#isFile = isArrowFile(bytes);
		const fields = schemaOf(bytes, this.#isFile).tables(6);
		this.#extents = fields.map((field) => extentOf(field, 0));
		this.left = fields.flatMap((field, i) => {
			const { foreign } = this.#extents[i]!;
			return foreign === null ? [] : [{ name: shorten(textOf(field, 4)), type: foreign }];
		});
		if (this.left.length === fields.length || this.#extents.some(({ foreign, bound }) => foreign !== null && bound))
			stop();
		this.#bytes = this.left.length === 0 ? bytes : new Uint8Array(bytes);
	}

	run(): Uint8Array {
		const schema = schemaOf(this.#bytes, this.#isFile);
		this.#compact(
			schema.vector(6, 4),
			schema.reader,
			4,
			this.#extents.map(({ foreign }) => [1, foreign === null] as const),
			4
		);
		for (const batch of batchesOf(this.#bytes, this.#isFile)) this.#batch(batch);
		return this.#bytes;
	}

	#batch(batch: FlatTable): void {
		const counts = batch.vector(12, 8);
		let view = 0;
		const buffers = this.#extents.map(({ buffers: own, views, foreign }) => {
			let all = own;
			for (let k = 0; k < views; k++) {
				if (view >= counts.count) stop();
				all += batch.reader.length64(counts.start + 8 * view++);
			}
			return [all, foreign === null] as const;
		});
		const kept = (of: (extent: Extent) => number) =>
			this.#extents.map((one) => [of(one), one.foreign === null] as const);
		this.#compact(batch.vector(8, 16), batch.reader, 16, buffers);
		this.#compact(
			batch.vector(6, 16),
			batch.reader,
			16,
			kept(({ nodes }) => nodes)
		);
		if (counts.count > 0)
			this.#compact(
				counts,
				batch.reader,
				8,
				kept(({ views }) => views)
			);
	}

	/** Moves what is kept to the front. @param offsets bytes of entries that say how far ahead something lies, 0 = none */
	#compact(
		{ start, count }: { readonly start: number; readonly count: number },
		reader: FlatReader,
		width: number,
		runs: readonly (readonly [entries: number, kept: boolean])[],
		offsets = 0
	): void {
		if (runs.reduce((sum, [entries]) => sum + entries, 0) !== count) stop();
		const view = reader.bytes;
		const data = new DataView(view.buffer, view.byteOffset, view.byteLength);
		let [from, to] = [start, start];
		for (const [entries, isKept] of runs) {
			for (let k = 0; k < entries; k++, from += width) {
				if (!isKept) continue;
				view.copyWithin(to, from, from + width);
				if (offsets > 0) data.setUint32(to, data.getUint32(to, true) + from - to, true);
				to += width;
			}
		}
		data.setUint32(start - 4, (to - start) / width, true);
	}
}

function footerOf(bytes: Uint8Array): FlatTable {
	const size = bytes.length;
	if (size < 26) stop();
	const length = new DataView(bytes.buffer, bytes.byteOffset).getInt32(size - 10, true);
	if (length < 8 || length > size - 18) stop();
	return new FlatReader(bytes.subarray(size - 10 - length, size - 10), MAX_TABLES).root();
}

/** The schema that counts. */
function schemaOf(bytes: Uint8Array, isFile: boolean): FlatTable {
	if (isFile) return footerOf(bytes).child(6) ?? stop();
	const first = messageAt(bytes, 0);
	return first?.kind === 1 ? first.header : stop();
}

/** Batches of rows. */
function* batchesOf(bytes: Uint8Array, isFile: boolean): Generator<FlatTable> {
	if (isFile) {
		const footer = footerOf(bytes);
		const { start, count } = footer.vector(10, 24);
		if (count > MAX_BATCHES) stop();
		for (let i = 0; i < count; i++) {
			const message = messageAt(bytes, footer.reader.length64(start + 24 * i));
			yield message?.kind === 3 ? message.header : stop();
		}
		return;
	}
	let messages = 0;
	for (let message = messageAt(bytes, 0); message !== null; message = messageAt(bytes, message.end)) {
		if (++messages > MAX_BATCHES) stop();
		if (message.kind === 3) yield message.header;
	}
}

function messageAt(bytes: Uint8Array, start: number): { kind: number; header: FlatTable; end: number } | null {
	if (start + 8 > bytes.length) return null;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const at = start + (view.getInt32(start, true) === -1 ? 8 : 4);
	const length = view.getInt32(at - 4, true);
	if (length === 0) return null;
	if (length < 8 || at + length > bytes.length) stop();
	const root = new FlatReader(bytes.subarray(at, at + length), MAX_TABLES).root();
	const header = root.child(8) ?? stop();
	return { kind: root.u8(6), header, end: at + length + root.length64(10) };
}

function textOf(table: FlatTable, slot: number): string {
	const { start, count } = table.vector(slot, 1);
	return new TextDecoder().decode(table.reader.bytes.subarray(start, start + count));
}

function extentOf(field: FlatTable, depth: number): Extent {
	if (depth > MAX_DEPTH) stop();
	const type = field.u8(8);
	if (field.child(12) !== null) return { nodes: 1, buffers: 2, views: 0, foreign: null, bound: true };
	const children = field.tables(14).map((child) => extentOf(child, depth + 1));
	const sum = (of: (extent: Extent) => number) => children.reduce((all, child) => all + of(child), 0);
	const isView = type === arrowType.Utf8View || type === arrowType.BinaryView;
	return {
		nodes: 1 + sum(({ nodes }) => nodes),
		buffers: ownBuffers(type) + sum(({ buffers }) => buffers),
		views: (isView ? 1 : 0) + sum(({ views }) => views),
		foreign: foreignTypes.get(type) ?? children.find(({ foreign }) => foreign !== null)?.foreign ?? null,
		bound: type === arrowType.Union || children.some(({ bound }) => bound)
	};
}

function ownBuffers(type: number): number {
	const t = arrowType;
	switch (foreignTypes.get(type) ?? type) {
		case t.Null:
		case 'RunEndEncoded':
			return 0;
		case t.Struct:
		case t.FixedList:
		case t.Union:
			return 1;
		case t.Utf8:
		case t.Binary:
		case t.LargeUtf8:
		case t.LargeBinary:
		case 'ListView':
		case 'LargeListView':
			return 3;
		default:
			return 2;
	}
}
