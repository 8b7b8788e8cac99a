import { broken } from './thrift-check.ts';

const tooFar = () => broken('a page of another length');

/**
 * One Snappy block of `length` bytes. Own code because the library's reader turns in circles when a literal claims 2 GiB or more.
 * https://github.com/google/snappy/blob/main/format_description.txt. O(length). @throws ParquetError
 */
export function unpackSnappy(packed: Uint8Array, length: number): Uint8Array {
	const page = new Uint8Array(length);
	let at = 0;
	while (at < packed.length && packed[at]! >= 128) at++;
	at++;
	let end = 0;
	while (at < packed.length) {
		const tag = packed[at++]!;
		if ((tag & 3) === 0) {
			const extra = Math.max(0, (tag >> 2) - 59);
			const size = 1 + (extra === 0 ? tag >> 2 : littleEndian(packed, at, extra));
			at += extra;
			if (at + size > packed.length || end + size > length) tooFar();
			page.set(packed.subarray(at, at + size), end);
			at += size;
			end += size;
			continue;
		}
		const extra = [0, 1, 2, 4][tag & 3]!;
		const size = extra === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
		const back = littleEndian(packed, at, extra) + (extra === 1 ? (tag >> 5) << 8 : 0);
		at += extra;
		if (back === 0 || back > end || end + size > length) tooFar();
		// Byte by byte: what is copied may be what was just written.
		for (const stop = end + size; end < stop; end++) page[end] = page[end - back]!;
	}
	return end === length ? page : tooFar();
}

function littleEndian(bytes: Uint8Array, at: number, count: number): number {
	if (at + count > bytes.length) tooFar();
	let value = 0;
	for (let i = count - 1; i >= 0; i--) value = value * 256 + bytes[at + i]!;
	return value;
}
