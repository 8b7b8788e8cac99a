import type { AccountColumns } from '../../model/columns.ts';
import { wordsOf } from '../taxonomy/words.ts';
import type { WordGuess, WordGuesser } from './word-trust.ts';

/** Words that stand in one name only tell nothing. */
const LEAST = 3;
/** Added to every count, so that a word new to an industry does not rule it out. */
const SMOOTH = 0.2;

/**
 * Industry from the words of the company's name, as the other names of the data use them (naive Bayes); the family's industry
 * where the account belongs to one. O(words) to learn, O(words × industries) per row.
 */
export function nameGuesser(accounts: AccountColumns, known: Int32Array): WordGuesser {
	const { name, industry } = accounts;
	if (industry === null) return () => null;
	const kinds = industry.values.length;
	const total = new Float64Array(kinds);
	const counts = new Map<string, Float64Array>();
	for (const row of known) {
		const code = industry.codes[row]!;
		total[code]!++;
		for (const word of new Set(wordsOf(name?.at(row) ?? ''))) {
			const held = counts.get(word) ?? new Float64Array(kinds);
			held[code]!++;
			counts.set(word, held);
		}
	}
	const family = familyIndustry(accounts, known);
	return (row): WordGuess | null => {
		const own = industry.codes[row]!;
		const fromFamily = family(row);
		if (fromFamily !== null) return { code: fromFamily.code, backing: 2, count: fromFamily.count };
		// On trial a row must not tell itself.
		const without = (held: Float64Array, code: number) => held[code]! - (code === own ? 1 : 0);
		const score = Float64Array.from(total, (_, code) => Math.log(without(total, code) + SMOOTH));
		let evidence = 0;
		for (const word of new Set(wordsOf(name?.at(row) ?? ''))) {
			const held = counts.get(word);
			const times = held === undefined ? 0 : held.reduce((sum, one) => sum + one, own >= 0 ? -1 : 0);
			if (held === undefined || times < LEAST) continue;
			evidence += times;
			for (let code = 0; code < kinds; code++)
				score[code]! += Math.log((without(held, code) + SMOOTH) / (without(total, code) + SMOOTH * kinds));
		}
		if (evidence === 0) return null;
		const best = score.indexOf(Math.max(...score));
		const backing = 1 / score.reduce((sum, one) => sum + Math.exp(one - score[best]!), 0);
		return { code: best, backing, count: evidence };
	};
}

/** Industry of the account's head and sites, where they agree; the row itself does not count. */
function familyIndustry({ id, parentId, industry }: AccountColumns, known: Int32Array) {
	const members = new Map<string, number[]>();
	const familyOf = (row: number) => parentId?.values[parentId.codes[row]!] ?? id.at(row) ?? '';
	if (parentId !== null)
		for (const row of known) {
			const held = members.get(familyOf(row));
			if (held === undefined) members.set(familyOf(row), [row]);
			else held.push(row);
		}
	return (row: number): { code: number; count: number } | null => {
		const codes = (members.get(familyOf(row)) ?? [])
			.filter((other) => other !== row)
			.map((other) => industry!.codes[other]!);
		return codes.length > 0 && codes.every((code) => code === codes[0])
			? { code: codes[0]!, count: codes.length }
			: null;
	};
}
