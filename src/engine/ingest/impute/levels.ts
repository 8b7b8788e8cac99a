import type { Traits, WordName } from './traits.ts';

/** Which words two customers must share to count as similar; `all` is the last resort. */
export type LevelName =
	| 'industry segment region'
	| 'industry segment stage'
	| 'industry segment'
	| 'industry region'
	| 'segment stage'
	| 'industry'
	| 'segment'
	| 'all';
const levelNames: readonly LevelName[] = [
	'industry segment region',
	'industry segment stage',
	'industry segment',
	'industry region',
	'segment stage',
	'industry',
	'segment',
	'all'
];

export interface Level {
	readonly name: LevelName;
	/** Rows to compare with, at most `POOL`; too few = null. */
	pool(row: number): Int32Array | null;
}

/** More are not compared with one customer: by then a regular sample says the same. */
const POOL = 2500;
/** Fewer say nothing reliable. */
export const FEWEST = 20;

/** Levels over the rows whose value is known, finest first. @param without the word that is asked for. O(known × levels); yields between them. */
export function* levelsOf(traits: Traits, known: Int32Array, without: WordName | null): Generator<undefined, Level[]> {
	const found: Level[] = [];
	for (const name of levelNames) {
		const words = name === 'all' ? [] : (name.split(' ') as WordName[]);
		if (without !== null && words.includes(without)) continue;
		const columns = words.map((word) => traits.words[word]);
		if (columns.some((codes) => codes.every((code) => code < 0))) continue;
		found.push(levelOf(name, columns, known));
		yield;
	}
	return found;
}

function levelOf(name: LevelName, columns: readonly Int32Array[], known: Int32Array): Level {
	const keyOf = (row: number): number => {
		let key = 0;
		for (const codes of columns) {
			if (codes[row]! < 0) return -1;
			key = key * 1e5 + codes[row]!;
		}
		return key;
	};
	const lists = new Map<number, number[]>();
	for (const row of known) {
		const key = keyOf(row);
		if (key < 0) continue;
		const list = lists.get(key);
		if (list === undefined) lists.set(key, [row]);
		else list.push(row);
	}
	const pools = new Map([...lists].map(([key, list]) => [key, thinned(list)]));
	return {
		name,
		pool(row) {
			const pool = pools.get(keyOf(row));
			return pool === undefined || pool.length < FEWEST ? null : pool;
		}
	};
}

/** A regular sample that keeps the order. */
export function thinned(rows: ArrayLike<number>, most = POOL): Int32Array {
	if (rows.length <= most) return Int32Array.from(rows);
	return Int32Array.from({ length: most }, (_, i) => rows[Math.floor((i * rows.length) / most)]!);
}
