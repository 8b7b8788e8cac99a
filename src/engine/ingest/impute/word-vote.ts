import { FEWEST, levelsOf } from './levels.ts';
import { nearest } from './nearest.ts';
import { relevantSizes, tellsWord } from './relevance.ts';
import type { Traits, WordName } from './traits.ts';
import type { WordGuess, WordGuesser } from './word-trust.ts';

const NEIGHBOURS = 25;

/** The word most of the similar customers have, by size and the other words. O(pool) per row. */
export function* voteGuesser(traits: Traits, word: WordName, known: Int32Array): Generator<undefined, WordGuesser> {
	const codes = traits.words[word];
	const sizes = relevantSizes(traits, tellsWord(codes), known, []);
	const metric = { sizes, place: traits.place, perFiftyKm: 0 };
	// Coarsest that is not everybody: what decides a word is size, and a large pool has near neighbours in size.
	const levels = (yield* levelsOf(traits, known, word)).reverse();
	return (row): WordGuess | null => {
		const pool = levels.map((level) => level.pool(row)).find((found) => found !== null);
		if (pool === undefined || pool === null) return null;
		const { count, rows } = nearest(row, pool, NEIGHBOURS, metric);
		if (count < FEWEST / 2) return null;
		const votes = new Map<number, number>();
		for (const other of rows.subarray(0, count)) votes.set(codes[other]!, (votes.get(codes[other]!) ?? 0) + 1);
		const [code, most] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]!;
		return { code, backing: most / count, count };
	};
}
