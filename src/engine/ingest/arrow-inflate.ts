import { decompress } from 'fzstd';
import { RevirError } from '../model/errors.ts';
import { isArrowFile } from './arrow-check.ts';
import { FlatError, FlatReader, type FlatTable } from './flatbuffer.ts';
import { unpackLz4Frame } from './lz4-frame.ts';

/** Slots of Message, RecordBatch, DictionaryBatch and BodyCompression in Arrow's Message.fbs and File.fbs. */
const slot = { headerType: 6, header: 8, bodyLength: 10, buffers: 8, compression: 10, dictionaryData: 6, codec: 4 };
const MAX_TABLES = 20_000;
const MAX_INFLATED = 200 * 1024 * 1024;

/** The stream ends here; what comes is a footer, or nothing that can be read. */
class Cut extends Error {}

/**
 * An Arrow file or stream with LZ4 or Zstandard bodies as a plain stream, so that what checks and reads it need not know of
 * packing. Plain files come back as they are. O(bytes).
 * @param limit bytes of all bodies together
 * @throws RevirError FILE_CORRUPT, FILE_TOO_LARGE
 */
export function inflateArrow(bytes: Uint8Array, file: string, limit = MAX_INFLATED): Uint8Array {
	const stream: Uint8Array[] = [];
	let budget = limit;
	let packed = false;
	let at = isArrowFile(bytes) ? 8 : 0;
	try {
		for (;;) {
			const message = messageAt(bytes, at);
			if (message === null) break;
			at = message.end;
			if (message.batch === null) stream.push(message.bytes);
			else {
				packed = true;
				const plain = plainBatch(message, message.batch, budget);
				budget -= plain.spent;
				stream.push(plain.metadata, plain.body);
			}
		}
	} catch (error) {
		// Whatever is wrong with a plain file is told by the check behind this.
		if (!packed && (error instanceof FlatError || error instanceof Cut)) return bytes;
		throw error instanceof OverBudget
			? new RevirError('FILE_TOO_LARGE', {
					where: { file },
					got: `more than ${Math.floor(limit / 1048576)} MiB unpacked`,
					expected: `at most ${Math.floor(limit / 1048576)} MiB`
				})
			: new RevirError('FILE_CORRUPT', { where: { file }, got: 'a column that cannot be unpacked' });
	}
	return packed ? joined(stream) : bytes;
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
	const metadata = bytes.slice(0, prefix + length);
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
	return { metadata, body: joined(buffers, 8), spent: size };
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
	else if (codec !== 1 || decompress(packed, out).length !== length) throw new FlatError('a column is too short');
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
