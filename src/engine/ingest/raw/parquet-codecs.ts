import { gunzip } from 'hyparquet-compressors/src/gzip.js';
import { decompressBrotli } from 'hyparquet-compressors/src/brotli.js';
import lz4 from 'lz4js';
import { unpackZstd } from '../unpack.ts';
import { unpackSnappy } from './snappy.ts';
import { broken } from './thrift-check.ts';

/** One page of `length` bytes, no more and no less. The packages' own list is not used: it starts a WebAssembly module on import
 *  and its LZ4 can turn in circles. @throws ParquetError, errors of the codecs */
export function unpackPage(codec: string, packed: Uint8Array, length: number): Uint8Array {
	switch (codec) {
		case 'UNCOMPRESSED':
			// A copy: values that leave the page must not reach its neighbours.
			return packed.length === length ? packed.slice() : broken('a page of another length');
		case 'SNAPPY':
			return unpackSnappy(packed, length);
		case 'GZIP':
			return gunzip(packed, new Uint8Array(length));
		case 'BROTLI':
			return decompressBrotli(packed, length);
		case 'ZSTD': {
			const page = new Uint8Array(length);
			unpackZstd(packed, page);
			return page;
		}
		case 'LZ4':
			return unpackHadoopLz4(packed, length);
		case 'LZ4_RAW':
			return unpackLz4(packed, length);
		default:
			return broken(`packing ${codec}`);
	}
}

function unpackLz4(packed: Uint8Array, length: number): Uint8Array {
	const page = new Uint8Array(length);
	return lz4.decompressBlock(packed, page, 0, packed.length, 0) === length ? page : broken('a page of another length');
}

/** The old codec: blocks with their two lengths in front, or one block without, depending on the writer. */
function unpackHadoopLz4(packed: Uint8Array, length: number): Uint8Array {
	const page = new Uint8Array(length);
	const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
	let end = 0;
	for (let at = 0; at < packed.length;) {
		const unpacked = at + 8 <= packed.length ? view.getUint32(at) : Infinity;
		const size = at + 8 <= packed.length ? view.getUint32(at + 4) : Infinity;
		if (size === 0 || at + 8 + size > packed.length || end + unpacked > length) return unpackLz4(packed, length);
		const next = lz4.decompressBlock(packed, page, at + 8, size, end);
		if (next !== end + unpacked) return unpackLz4(packed, length);
		end = next;
		at += 8 + size;
	}
	return end === length ? page : broken('a page of another length');
}
