import { unzipSync, zipSync } from 'fflate';
import { RevirError } from '../model/errors.ts';

interface ZipBudget {
	readonly entries: number;
	/** Inflated, all parts together. */
	readonly bytes: number;
	/** Inflated / packed of one part. */
	readonly ratio: number;
}

const defaultZipBudget: ZipBudget = { entries: 2000, bytes: 512 * 1024 * 1024, ratio: 1000 };

/** Equal parts and time give equal bytes: sorted names, one time for all. Zip keeps local time without zone, so the UTC date is
 *  written at noon of whatever zone the machine is in. */
export function packParts(parts: Readonly<Record<string, Uint8Array>>, createdAt: string): Uint8Array {
	const [year, month, day] = createdAt.slice(0, 10).split('-').map(Number) as [number, number, number];
	const mtime = new Date(Math.min(2099, Math.max(1980, year)), month - 1, day, 12);
	const names = Object.keys(parts).sort();
	return zipSync(Object.fromEntries(names.map((name) => [name, parts[name]!])), { level: 6, mtime });
}

const partName = /^[a-z0-9][a-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)?$/;

/** Reads the zip directory first and inflates only when names, number, sizes and ratios are sane.
 *  @throws RevirError PLAN_FORMAT, FILE_TOO_LARGE */
export function unpackParts(bytes: Uint8Array, file: string, budget = defaultZipBudget): Map<string, Uint8Array> {
	let entries = 0;
	let total = 0;
	const seen = new Set<string>();
	const tooLarge = (got: string, expected: string) =>
		new RevirError('FILE_TOO_LARGE', { where: { file }, got, expected });
	const checkEntry = (entry: { name: string; size: number; originalSize: number }): true => {
		if (!partName.test(entry.name) || seen.has(entry.name))
			throw new RevirError('PLAN_FORMAT', { where: { file }, got: 'odd part names' });
		seen.add(entry.name);
		total += entry.originalSize;
		if (++entries > budget.entries) throw tooLarge(`more than ${budget.entries} parts`, `at most ${budget.entries}`);
		if (total > budget.bytes)
			throw tooLarge(`${Math.ceil(total / 1048576)} MiB unpacked`, `at most ${budget.bytes / 1048576} MiB`);
		if (entry.originalSize > 1048576 && entry.originalSize > entry.size * budget.ratio) {
			throw tooLarge('a part packed beyond reason', `at most ${budget.ratio} : 1`);
		}
		return true;
	};
	try {
		unzipSync(bytes, { filter: (entry) => checkEntry(entry) && false });
		return new Map(Object.entries(unzipSync(bytes)));
	} catch (error) {
		if (error instanceof RevirError) throw error;
		throw new RevirError('PLAN_FORMAT', { where: { file }, got: 'not a readable zip' });
	}
}
