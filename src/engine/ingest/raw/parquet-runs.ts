import { broken, varint } from './thrift-check.ts';

/**
 * Walks runs of the RLE and bit-packing hybrid until `count` values are there: the library writes every run in full, and a false
 * length would fill all memory. Returns how many values are not 0 (for levels of flat columns: cells that are filled). O(bytes).
 * https://parquet.apache.org/docs/file-format/data-pages/encodings/. @throws ParquetError
 */
export function checkRuns(page: Uint8Array, start: number, end: number, width: number, count: number): number {
	if (width < 1 || width > 32 || end > page.length) broken('an impossible bit width');
	let seen = 0;
	let filled = 0;
	for (let at = start; seen < count;) {
		const head = varint(page, at, end, 32);
		at = head.next;
		const length = Math.floor(head.value / 2);
		const left = count - seen;
		if (head.value % 2 === 0) {
			if (length > left || length === 0) broken('a run of impossible length');
			const value = page.subarray(at, (at += (width + 7) >> 3));
			if (at > end) broken('a run that leaves its page');
			if (value.some((byte) => byte !== 0)) filled += length;
			seen += length;
			continue;
		}
		// Groups of 8; the last one may be filled up, and its bytes cut off where they hold nothing.
		if (8 * length > left + 512 || length === 0) broken('a run of impossible length');
		const values = Math.min(left, 8 * length);
		if (at + Math.ceil((values * width) / 8) > end) broken('a run that leaves its page');
		if (width === 1) for (let i = 0; i < values; i++) filled += (page[at + (i >> 3)]! >> (i & 7)) & 1;
		at += length * width;
		seen += values;
	}
	return filled;
}

/** Header of a delta-packed block: the library makes room for as many miniblocks as it claims. @throws ParquetError */
export function checkDelta(page: Uint8Array, at: number): void {
	const blockSize = varint(page, at, page.length, 32);
	const miniblocks = varint(page, blockSize.next, page.length, 32);
	const per = blockSize.value / miniblocks.value;
	if (miniblocks.value > 4096 || blockSize.value > 1 << 24 || !Number.isInteger(per) || per === 0)
		broken('an impossible block');
}
