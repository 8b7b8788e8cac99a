import { spreadOf, type Spread } from './robust.ts';

export interface PeerSpread extends Spread {
	/** Accounts compared with. */
	readonly count: number;
	readonly level: 'industry size' | 'industry' | 'all';
}

const FEWEST = 20;
/** Size bands are powers of four: 1–3, 4–15, 16–63, … people. */
const BAND = Math.log(4);

/**
 * What is usual among accounts of the same industry and size band, else the same industry, else all: median and deviation of logs.
 * O(n log n). @param logs NaN = unknown @param industry −1 = unknown @param size log of the employees, NaN = unknown
 */
export function peerSpread(
	logs: Float64Array,
	industry: Int32Array,
	size: Float64Array
): (row: number) => PeerSpread | null {
	const keys: readonly (readonly [PeerSpread['level'], (row: number) => string | null])[] = [
		[
			'industry size',
			(row) =>
				industry[row]! < 0 || Number.isNaN(size[row]!) ? null : `${industry[row]} ${Math.floor(size[row]! / BAND)}`
		],
		['industry', (row) => (industry[row]! < 0 ? null : String(industry[row]))],
		['all', () => '']
	];
	const levels = keys.map(([level, key]) => ({ level, key, groups: groupSpreads(logs, key, level) }));
	return (row) => {
		for (const { key, groups } of levels) {
			const found = groups.get(key(row) ?? '?');
			if (found !== undefined) return found;
		}
		return null;
	};
}

function groupSpreads(logs: Float64Array, key: (row: number) => string | null, level: PeerSpread['level']) {
	const lists = new Map<string, number[]>();
	logs.forEach((value, row) => {
		const name = Number.isNaN(value) ? null : key(row);
		if (name === null) return;
		const list = lists.get(name);
		if (list === undefined) lists.set(name, [value]);
		else list.push(value);
	});
	const out = new Map<string, PeerSpread>();
	for (const [name, list] of lists)
		if (list.length >= FEWEST) out.set(name, { ...spreadOf(Float64Array.from(list)), count: list.length, level });
	return out;
}
