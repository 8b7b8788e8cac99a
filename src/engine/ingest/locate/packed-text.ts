import { gunzipSync, unzipSync } from 'fflate';
import { RevirError } from '../../model/errors.ts';
import { defaultBudget, type Budget } from '../table.ts';

export interface PostcodeBudget extends Budget {
	/** Bytes after unpacking. */
	readonly unpacked: number;
}

/** All countries of GeoNames in one file are about 1.6 million rows and 140 MB. */
export const postcodeBudget: PostcodeBudget = {
	...defaultBudget,
	bytes: 64 * 1024 * 1024,
	rows: 3_000_000,
	unpacked: 256 * 1024 * 1024
};

/** UTF-8 text of a plain or gzipped file or of the largest table in a zip; sizes are checked before anything is unpacked. O(bytes)
 *  @throws RevirError FILE_EMPTY, FILE_TOO_LARGE, FILE_CORRUPT, FILE_ENCODING */
export function unpackText(bytes: Uint8Array, file: string, budget: PostcodeBudget): string {
	return decode(unpack(bytes, file, budget), file);
}

function unpack(bytes: Uint8Array, file: string, budget: PostcodeBudget): Uint8Array {
	if (bytes.length === 0) throw new RevirError('FILE_EMPTY', { where: { file } });
	if (bytes.length > budget.bytes) throw tooLarge(file, megabytes(bytes.length), `at most ${megabytes(budget.bytes)}`);
	const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
	const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
	try {
		const out = isZip ? unzipTable(bytes, file, budget) : isGzip ? unpackGzip(bytes, file, budget) : bytes;
		if (out.length > budget.unpacked)
			throw tooLarge(file, megabytes(out.length), `at most ${megabytes(budget.unpacked)}`);
		return out;
	} catch (error) {
		if (error instanceof RevirError) throw error;
		throw new RevirError('FILE_CORRUPT', { where: { file }, ...(isZip ? { got: 'not a readable zip' } : {}) });
	}
}

/** The largest table of the zip; GeoNames puts a readme beside it. The declared size is all that is ever allocated. */
function unzipTable(bytes: Uint8Array, file: string, budget: PostcodeBudget): Uint8Array {
	let best: { name: string; size: number } | null = null;
	unzipSync(bytes, {
		filter({ name, originalSize }) {
			const isTable = /\.(txt|csv|tsv)$/i.test(name) && !/readme/i.test(name);
			if (isTable && originalSize > (best?.size ?? 0)) best = { name, size: originalSize };
			return false;
		}
	});
	const found = best as { name: string; size: number } | null;
	if (found === null)
		throw new RevirError('FILE_CORRUPT', { where: { file }, expected: 'a .txt or .csv file in the zip' });
	if (found.size > budget.unpacked)
		throw tooLarge(file, megabytes(found.size), `at most ${megabytes(budget.unpacked)}`);
	return unzipSync(bytes, { filter: ({ name, originalSize }) => name === found.name && originalSize === found.size })[
		found.name
	]!;
}

function unpackGzip(bytes: Uint8Array, file: string, budget: PostcodeBudget): Uint8Array {
	const end = bytes.length - 4;
	const size = end < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(end, true);
	if (size > budget.unpacked) throw tooLarge(file, megabytes(size), `at most ${megabytes(budget.unpacked)}`);
	return gunzipSync(bytes, { out: new Uint8Array(size) });
}

function decode(bytes: Uint8Array, file: string): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new RevirError('FILE_ENCODING', { where: { file }, expected: 'UTF-8' });
	}
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MiB`;
export const tooLarge = (file: string, got: string, expected: string) =>
	new RevirError('FILE_TOO_LARGE', { where: { file }, got, expected });
