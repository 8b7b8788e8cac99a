import { Decompress } from 'fzstd';
import lz4 from 'lz4js';
import { checkZstd } from './zstd-check.ts';

const MAGIC = 0x184d2204;
/** Of a block, by the code in the header. */
const blockSizes: Readonly<Record<number, number>> = { 4: 65_536, 5: 262_144, 6: 1_048_576, 7: 4_194_304 };

const broken = (): never => {
	throw new RangeError('a column that cannot be unpacked');
};

/** One LZ4 frame into `target`, which it must fill. The library's own walk over the blocks trusts their lengths and looks for
 *  checksums in the wrong place, so only its blocks are used. O(target). @throws RangeError */
export function unpackLz4Frame(source: Uint8Array, target: Uint8Array): void {
	const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
	if (source.length < 11 || view.getUint32(0, true) !== MAGIC) broken();
	const flags = source[4]!;
	const blockSize = blockSizes[(source[5]! >> 4) & 7] ?? broken();
	// Version 1, no dictionary.
	if (flags >> 6 !== 1 || (flags & 1) !== 0) broken();
	const blockSum = (flags & 16) === 0 ? 0 : 4;
	let at = 7 + ((flags & 8) === 0 ? 0 : 8);
	let end = 0;
	for (;;) {
		if (at + 4 > source.length) broken();
		const word = view.getUint32(at, true);
		at += 4;
		if (word === 0) break;
		const length = word & 0x7fffffff;
		if (length > blockSize || at + length + blockSum > source.length) broken();
		if (word >>> 31 === 1) {
			if (end + length > target.length) broken();
			target.set(source.subarray(at, at + length), end);
			end += length;
		} else end = lz4.decompressBlock(source, target, at, length, end);
		if (!(end <= target.length)) broken();
		at += length + blockSum;
	}
	if (end !== target.length) broken();
}

/** Zstandard into `target`, which it must fill. In steps, because in one go the library neither stops at the end of the target nor
 *  tells when it was not reached. O(target). @throws RangeError, errors of the library */
export function unpackZstd(source: Uint8Array, target: Uint8Array): void {
	checkZstd(source, target.length);
	let end = 0;
	const stream = new Decompress((chunk) => {
		if (end + chunk.length > target.length) broken();
		target.set(chunk, end);
		end += chunk.length;
	});
	stream.push(source, true);
	if (end !== target.length) broken();
}
