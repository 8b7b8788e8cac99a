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
	const counts = new Map<string, Map<number, number>>();
	for (const row of known) {
		const code = industry.codes[row]!;
		total[code]!++;
		for (const word of new Set(wordsOf(name?.at(row) ?? ''))) {
			const held = counts.get(word);
			if (held === undefined) counts.set(word, new Map([[code, 1]]));
			else held.set(code, (held.get(code) ?? 0) + 1);
		}
	}
	const family = familyIndustry(accounts, known);
	return (row): WordGuess | null => {
		const own = industry.codes[row]!;
		const fromFamily = family(row);
		if (fromFamily !== null) return { code: fromFamily.code, backing: 2, count: fromFamily.count };
		// On trial a row must not tell itself.
		const without = (count: number, code: number) => count - (code === own ? 1 : 0);
		const score = Float64Array.from(total, (count, code) => Math.log(without(count, code) + SMOOTH));
		let evidence = 0;
		for (const word of new Set(wordsOf(name?.at(row) ?? ''))) {
			const held = counts.get(word);
			if (held === undefined) continue;
			let times = own >= 0 ? -1 : 0;
			for (const one of held.values()) times += one;
			if (times < LEAST) continue;
			evidence += times;
			for (let code = 0; code < kinds; code++)
				score[code]! += Math.log(
					(without(held.get(code) ?? 0, code) + SMOOTH) / (without(total[code]!, code) + SMOOTH * kinds)
				);
		}
		if (evidence === 0) return null;
		const best = score.indexOf(score.reduce((most, one) => Math.max(most, one)));
		const backing = 1 / score.reduce((sum, one) => sum + Math.exp(one - score[best]!), 0);
		return { code: best, backing, count: evidence };
	};
}

/** Industry of the account's head and sites, where they agree; the row itself does not count. */
function familyIndustry({ id, parentId, industry }: AccountColumns, known: Int32Array) {
	const members = new Map<string, Map<number, number>>();
	const familyOf = (row: number) => parentId?.values[parentId.codes[row]!] ?? id.at(row) ?? '';
	if (parentId !== null)
		for (const row of known) {
			const code = industry!.codes[row]!;
			const held = members.get(familyOf(row));
			if (held === undefined) members.set(familyOf(row), new Map([[code, 1]]));
			else held.set(code, (held.get(code) ?? 0) + 1);
		}
	return (row: number): { code: number; count: number } | null => {
		const held = members.get(familyOf(row));
		// Of three industries two remain without the row itself.
		if (held === undefined || held.size > 2) return null;
		const own = industry!.codes[row]!;
		const others = [...held]
			.map(([code, count]) => ({ code, count: code === own ? count - 1 : count }))
			.filter(({ count }) => count > 0);
		return others.length === 1 ? others[0]! : null;
	};
}
