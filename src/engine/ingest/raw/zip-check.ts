import { RevirError } from '../../model/errors.ts';
import { smallPart, tooLarge, tooMuchInflated, type RawBudget } from './raw-budget.ts';

/** One part of a zip, as its directory says; `data` is where its bytes lie. */
export interface ZipPart {
	readonly name: string;
	readonly method: number;
	readonly crc: number;
	readonly size: number;
	readonly data: Uint8Array;
}

const damaged = (file: string, got: string) => new RevirError('FILE_CORRUPT', { where: { file }, got });

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const ZIP64 = 0xffffffff;
// eslint-disable-next-line no-control-regex
const oddName = /^[/\\]|^[A-Za-z]:|\\|(^|\/)\.\.?(\/|$)|\/\/|[\u0000-\u001f]/;

/**
 * Reads the directory of a zip before anything is inflated: number of parts, names, sizes, ratios, places that overlap. Sizes can
 * still be lies; `inflatePart` holds every part to what is said here. O(parts · log parts).
 * @throws RevirError FILE_CORRUPT, FILE_TOO_LARGE, FILE_KIND (a password)
 */
export function zipParts(bytes: Uint8Array, file: string, budget: RawBudget): Map<string, ZipPart> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = endRecord(view);
	if (end < 0) throw damaged(file, 'a zip that is cut short');
	const count = view.getUint16(end + 10, true);
	if (count > budget.entries) throw tooLarge(file, `more than ${budget.entries} parts`, `at most ${budget.entries}`);
	let at = view.getUint32(end + 16, true);
	const parts = new Map<string, ZipPart>();
	const places: (readonly [start: number, end: number])[] = [];
	let total = 0;
	for (let i = 0; i < count; i++) {
		if (at + 46 > end || view.getUint32(at, true) !== ENTRY) throw damaged(file, 'not a readable zip');
		const nameEnd = at + 46 + view.getUint16(at + 28, true);
		const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
		if (next > end) throw damaged(file, 'not a readable zip');
		const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd));
		if (oddName.test(name) || parts.has(name)) throw damaged(file, 'odd part names');
		if ((view.getUint16(at + 8, true) & 1) !== 0)
			throw new RevirError('FILE_KIND', {
				where: { file },
				got: 'a zip with a password',
				expected: 'a copy without one'
			});
		const { size, packed, offset } = sizes(view, at, nameEnd, next) ?? {};
		if (size === undefined || packed === undefined || offset === undefined || offset + 30 > end)
			throw damaged(file, 'not a readable zip');
		total += size;
		if (total > budget.inflated) throw tooMuchInflated(file, total, budget, '; a sheet saved as CSV may be larger');
		if (size > smallPart && size > packed * budget.ratio)
			throw tooLarge(file, 'a part packed beyond reason', `at most ${budget.ratio} : 1`);
		if (view.getUint32(offset, true) !== LOCAL) throw damaged(file, 'not a readable zip');
		const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
		if (start + packed > end) throw damaged(file, 'a zip that is cut short');
		places.push([offset, start + packed]);
		const method = view.getUint16(at + 10, true);
		const data = bytes.subarray(start, start + packed);
		parts.set(name, { name, method, crc: view.getUint32(at + 16, true), size, data });
		at = next;
	}
	places.sort((a, b) => a[0] - b[0]);
	// Parts that share bytes unfold a small file into a huge one.
	for (let i = 1; i < places.length; i++)
		if (places[i]![0] < places[i - 1]![1]) throw damaged(file, 'parts that overlap');
	return parts;
}

/** Behind the last part stands the end record and a comment of at most 64 KiB. */
function endRecord(view: DataView): number {
	for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
		if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at;
	return -1;
}

/** Writers that stream keep the real sizes in the zip64 field, also for small parts. */
function sizes(view: DataView, entry: number, extraStart: number, entryEnd: number) {
	const found = {
		size: view.getUint32(entry + 24, true),
		packed: view.getUint32(entry + 20, true),
		offset: view.getUint32(entry + 42, true)
	};
	const wide = (['size', 'packed', 'offset'] as const).filter((field) => found[field] === ZIP64);
	if (wide.length === 0) return found;
	const extraEnd = Math.min(entryEnd, extraStart + view.getUint16(entry + 30, true));
	for (let at = extraStart; at + 4 <= extraEnd; at += 4 + view.getUint16(at + 2, true)) {
		const length = view.getUint16(at + 2, true);
		if (view.getUint16(at, true) !== 1) continue;
		if (length < 8 * wide.length || at + 4 + length > extraEnd) return null;
		wide.forEach((field, i) => {
			found[field] = Number(view.getBigUint64(at + 4 + 8 * i, true));
		});
		return found;
	}
	return null;
}
