import { RevirError } from '../model/errors.ts';
import { isArrowFile } from './arrow-check.ts';
import { FlatError, FlatReader, type FlatTable } from './flatbuffer.ts';
import { unpackLz4Frame, unpackZstd } from './unpack.ts';

/** Slots of Message, RecordBatch, DictionaryBatch, BodyCompression and Footer in Arrow's Message.fbs and File.fbs. */
const slot = {
	headerType: 6,
	header: 8,
	bodyLength: 10,
	buffers: 8,
	compression: 10,
	dictionaryData: 6,
	codec: 4,
	dictionaries: 8,
	batches: 10
};
const MAX_TABLES = 20_000;
const MAX_INFLATED = 200 * 1024 * 1024;

/** The stream ends here; what comes is a footer, or nothing that can be read. */
class Cut extends Error {}

/**
 * An Arrow file or stream with LZ4 or Zstandard bodies as a plain one, so that what checks and reads it need not know of packing.
 * Plain files come back as they are. O(bytes).
 * @param limit bytes of all bodies together
 * @throws RevirError FILE_CORRUPT, FILE_TOO_LARGE
 */
export function inflateArrow(bytes: Uint8Array, file: string, limit = MAX_INFLATED): Uint8Array {
	const plain = new PlainCopy(limit);
	try {
		return isArrowFile(bytes) ? plainFile(bytes, plain) : plainStream(bytes, plain);
	} catch (error) {
		// Whatever is wrong with a plain file is told by the check behind this.
		if (!plain.changed && (error instanceof FlatError || error instanceof Cut)) return bytes;
		throw error instanceof OverBudget
			? new RevirError('FILE_TOO_LARGE', {
					where: { file },
					got: `more than ${Math.floor(limit / 1048576)} MiB unpacked`,
					expected: `at most ${Math.floor(limit / 1048576)} MiB`
				})
			: new RevirError('FILE_CORRUPT', { where: { file }, got: 'a column that cannot be unpacked' });
	}
}

function plainStream(bytes: Uint8Array, plain: PlainCopy): Uint8Array {
	for (let message = messageAt(bytes, 0); message !== null; message = messageAt(bytes, message.end)) plain.add(message);
	return plain.changed ? joined(plain.parts) : bytes;
}

/** Messages are found through the footer, which then gets their new places. */
function plainFile(bytes: Uint8Array, plain: PlainCopy): Uint8Array {
	const size = bytes.length;
	const footerLength = size < 26 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getInt32(size - 10, true);
	if (footerLength < 8 || footerLength > size - 18) throw new Cut();
	// A Buffer of Node is cut, not copied, by its slice().
	const footer = new Uint8Array(bytes.subarray(size - 10 - footerLength, size - 10));
	const root = new FlatReader(footer, MAX_TABLES).root();
	const table = new DataView(footer.buffer);
	plain.parts.push(bytes.subarray(0, 8));
	let at = 8;
	for (const blocks of [root.vector(slot.dictionaries, 24), root.vector(slot.batches, 24)]) {
		for (let i = 0; i < blocks.count; i++) {
			const block = blocks.start + 24 * i;
			const message = messageAt(bytes, root.reader.length64(block));
			if (message === null) throw new Cut();
			const { total, body } = plain.add(message);
			table.setBigInt64(block, BigInt(at), true);
			table.setBigInt64(block + 16, BigInt(body), true);
			at += total;
		}
	}
	return plain.changed ? joined([...plain.parts, footer, bytes.subarray(size - 10)]) : bytes;
}

/** Messages one after the other, packed ones unpacked. */
class PlainCopy {
	readonly parts: Uint8Array[] = [];
	changed = false;
	#budget: number;

	constructor(budget: number) {
		this.#budget = budget;
	}

	/** Bytes of the message and of its body as they are now. */
	add(message: Message): { total: number; body: number } {
		const { bytes, prefix, length, batch } = message;
		if (batch === null) {
			// Offsets of a file are multiples of 8.
			const padding = new Uint8Array(-bytes.length & 7);
			this.parts.push(bytes, padding);
			return { total: bytes.length + padding.length, body: bytes.length - prefix - length };
		}
		this.changed = true;
		const { metadata, body } = plainBatch(message, batch, this.#budget);
		this.#budget -= body.length;
		this.parts.push(metadata, body);
		return { total: metadata.length + body.length, body: body.length };
	}
}

class OverBudget extends Error {}

interface Message {
	/** All of it: prefix, metadata, body. */
	readonly bytes: Uint8Array;
	readonly prefix: number;
	readonly length: number;
	readonly root: FlatTable;
	/** The batch when its body is packed. */
	readonly batch: FlatTable | null;
	readonly end: number;
}

/** null at the end marker or the footer. */
function messageAt(bytes: Uint8Array, start: number): Message | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (start + 8 > bytes.length) return null;
	const continued = view.getInt32(start, true) === -1;
	const prefix = continued ? 8 : 4;
	const length = view.getInt32(start + prefix - 4, true);
	if (length === 0) return null;
	if (length < 8 || start + prefix + length > bytes.length) throw new Cut();
	const metadata = bytes.subarray(start + prefix, start + prefix + length);
	const root = new FlatReader(metadata, MAX_TABLES).root();
	const end = start + prefix + length + root.length64(slot.bodyLength);
	if (end > bytes.length) throw new Cut();
	const kind = root.u8(slot.headerType);
	const header = root.child(slot.header);
	const batch = kind === 3 ? header : kind === 2 ? (header?.child(slot.dictionaryData) ?? null) : null;
	const packed = batch !== null && batch.child(slot.compression) !== null;
	return { bytes: bytes.subarray(start, end), prefix, length, root, batch: packed ? batch : null, end };
}

function plainBatch({ bytes, prefix, length, root }: Message, batch: FlatTable, budget: number) {
	const codec = batch.child(slot.compression)!.u8(slot.codec);
	const metadata = new Uint8Array(bytes.subarray(0, prefix + length));
	const table = new DataView(metadata.buffer, prefix);
	const packedBody = bytes.subarray(prefix + length);
	const { start, count } = batch.vector(slot.buffers, 16);
	const buffers: Uint8Array[] = [];
	let size = 0;
	for (let i = 0; i < count; i++) {
		const at = start + 16 * i;
		const from = batch.reader.length64(at);
		const to = from + batch.reader.length64(at + 8);
		if (to > packedBody.length) throw new FlatError('a column leaves the file');
		const buffer = inflated(packedBody.subarray(from, to), codec, budget - size);
		table.setBigInt64(at, BigInt(size), true);
		table.setBigInt64(at + 8, BigInt(buffer.length), true);
		buffers.push(buffer);
		size = (size + buffer.length + 7) & ~7;
	}
	const bodyLength = root.field(slot.bodyLength, 8);
	if (bodyLength >= 0) table.setBigInt64(bodyLength, BigInt(size), true);
	table.setUint16(batch.entry(slot.compression), 0, true);
	return { metadata, body: joined(buffers, 8) };
}

/** A buffer says how long it is unpacked, −1 = it is not packed. */
function inflated(buffer: Uint8Array, codec: number, budget: number): Uint8Array {
	if (buffer.length === 0) return buffer;
	if (buffer.length < 8) throw new FlatError('a column is too short');
	const length = Number(new DataView(buffer.buffer, buffer.byteOffset).getBigInt64(0, true));
	const packed = buffer.subarray(8);
	if ((length === -1 ? packed.length : length) > budget) throw new OverBudget();
	if (length === -1) return packed;
	if (length < 0) throw new FlatError('a length is impossible');
	const out = new Uint8Array(length);
	if (codec === 0) unpackLz4Frame(packed, out);
	else if (codec === 1) unpackZstd(packed, out);
	else throw new FlatError(`packing ${codec}`);
	return out;
}

/** One after the other, each starting at a multiple of `align`. */
function joined(parts: readonly Uint8Array[], align = 1): Uint8Array {
	const padded = (length: number) => Math.ceil(length / align) * align;
	const out = new Uint8Array(parts.reduce((sum, part) => sum + padded(part.length), 0));
	let at = 0;
	for (const part of parts) {
		out.set(part, at);
		at += padded(part.length);
	}
	return out;
}
