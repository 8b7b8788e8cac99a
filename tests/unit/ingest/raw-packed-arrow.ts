import {
	CompressionType,
	compressionRegistry,
	RecordBatchFileWriter,
	RecordBatchStreamWriter,
	type Table
} from 'apache-arrow';
import lz4 from 'lz4js';
import { zstdCompressSync } from 'node:zlib';
import { FlatReader } from '#engine/ingest/flatbuffer.ts';

/** Length before and after. */
let packed: (readonly [plain: number, packed: number])[] = [];

function register(type: CompressionType, pack: (bytes: Uint8Array) => Uint8Array): void {
	compressionRegistry.set(type, {
		encode(bytes) {
			const out = new Uint8Array(pack(bytes));
			if (out.length < bytes.length) packed.push([bytes.length, out.length]);
			return out;
		},
		decode: (bytes) => bytes
	});
}

/** A table as Arrow with packed bodies, as the library writes them, but with the lengths that the format asks for: it notes the
 *  packed length where the plain one belongs. */
export function packedArrow(table: Table, codec: 'LZ4' | 'ZSTD', format: 'file' | 'stream'): Uint8Array {
	const compressionType = codec === 'LZ4' ? CompressionType.LZ4_FRAME : CompressionType.ZSTD;
	register(compressionType, codec === 'LZ4' ? lz4.compress : zstdCompressSync);
	const options = { autoDestroy: true, writeLegacyIpcFormat: false, compressionType };
	const writer = format === 'file' ? new RecordBatchFileWriter(options) : new RecordBatchStreamWriter(options);
	packed = [];
	for (const batch of table.batches) writer.write(batch);
	const bytes = writer.finish().toUint8Array(true);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	for (let at = format === 'file' ? 8 : 0; view.getInt32(at + 4, true) !== 0;) {
		const body = at + 8 + view.getInt32(at + 4, true);
		const message = new FlatReader(bytes.subarray(at + 8, body), 1000).root();
		const header = message.child(8)!;
		const kind = message.u8(6);
		if (kind !== 1) {
			const batch = kind === 3 ? header : header.child(6)!;
			const { start, count } = batch.vector(8, 16);
			for (let i = 0; i < count; i++) {
				const place = body + batch.reader.length64(start + 16 * i);
				if (batch.reader.length64(start + 16 * i + 8) === 0 || view.getBigInt64(place, true) === -1n) continue;
				// Dictionaries are packed after the rows and written before them.
				const found = packed.findIndex(([, length]) => view.getBigInt64(place, true) === BigInt(length));
				const [plain] = packed.splice(found, 1)[0]!;
				view.setBigInt64(place, BigInt(plain), true);
			}
		}
		at = body + message.length64(10);
	}
	return bytes;
}
