import { nameKeys, readPlaceName, type PlaceName } from './place-names.ts';

/** How a name was found: whole, without what tells namesakes apart, or as a part of a larger place ("Köln-Ehrenfeld"). */
export type NameMatch = 'full' | 'core' | 'part';

export interface NameHits {
	readonly rows: readonly number[];
	readonly match: NameMatch;
}

/** Rows of named things of one country by any usual spelling. */
export interface NameIndex {
	/** Namesakes included; null = no such name. */
	find(text: string): NameHits | null;
}

/** What follows the name of a place this large is a part of it; below, names only begin alike. */
const PARTED_POPULATION = 20_000;

/** @param population of a row; places below 20,000 are not found by the names of their parts. O(names) */
export function indexNames(
	country: string,
	rows: Iterable<readonly [row: number, name: string]>,
	population: (row: number) => number
): NameIndex {
	const full = new Map<string, number[]>();
	const core = new Map<string, { row: number; name: PlaceName }[]>();
	const put = <T>(map: Map<string, T[]>, key: string, value: T): void => {
		const list = map.get(key);
		if (list === undefined) map.set(key, [value]);
		else list.push(value);
	};
	for (const [row, text] of rows) {
		const name = readPlaceName(text);
		if (name.words.length === 0) continue;
		for (const key of nameKeys(name.words, country)) put(full, key, row);
		for (const key of nameKeys(name.words.slice(0, name.core), country)) put(core, key, { row, name });
	}
	const coreRows = (words: readonly string[]) => nameKeys(words, country).flatMap((key) => core.get(key) ?? []);
	const unique = (list: readonly number[]) => [...new Set(list)].sort((a, b) => a - b);

	return {
		find(text) {
			const name = readPlaceName(text);
			if (name.words.length === 0) return null;
			const whole = nameKeys(name.words, country).flatMap((key) => full.get(key) ?? []);
			const hasMore = name.core < name.words.length;
			if (hasMore && whole.length > 0) return { rows: unique(whole), match: 'full' };
			const same = coreRows(name.words.slice(0, name.core));
			if (same.length > 0) {
				const fitting = hasMore ? same.filter((hit) => agree(name, hit.name)) : same;
				const chosen = fitting.length > 0 ? fitting : same;
				const match = hasMore && fitting.length === 0 ? 'core' : 'full';
				return { rows: unique([...whole, ...chosen.map(({ row }) => row)]), match };
			}
			for (let length = name.words.length - 1; length > 0; length--) {
				const parted = coreRows(name.words.slice(0, length)).filter(({ row }) => population(row) >= PARTED_POPULATION);
				if (parted.length > 0) return { rows: unique(parted.map(({ row }) => row)), match: 'part' };
			}
			return null;
		}
	};
}

/** "Frankfurt/M." and "Frankfurt am Main": every further word of the query begins one of the place's. */
const agree = (query: PlaceName, place: PlaceName): boolean =>
	query.words
		.slice(query.core)
		.every((word) => place.words.slice(place.core).some((other) => other.startsWith(word) || word.startsWith(other)));
