import { letterMask, mayDifferBy } from '../letter-mask.ts';
import {
	abbreviationPattern,
	classifyIndustry,
	plainName,
	type AbbreviationPattern,
	type Classified
} from './classify.ts';
import { editDistance, forgiven } from './edit-distance.ts';

export interface Variant {
	readonly word: string;
	/** The spelling of the same branch that most accounts have. */
	readonly kept: string;
	readonly by: 'capitals' | 'spacing' | 'signs' | 'abbreviation' | 'spelling' | 'synonym';
	/** 0–1 that both mean the same. */
	readonly confidence: number;
}

export interface CountedWord {
	readonly word: string;
	/** Accounts that have it. */
	readonly count: number;
}

const trust = { capitals: 0.98, spacing: 0.98, signs: 0.98, abbreviation: 0.85, spelling: 0.8, synonym: 0.6 } as const;
/** A word that so many more accounts have is the right spelling of one that differs in a letter or two. */
const FAR_MORE = 3;
/** Abbreviations and misspellings are looked for among so many of the words most accounts have. */
const MOST_KEPT = 2000;

interface Kept extends CountedWord {
	readonly plain: string;
	readonly letters: number;
	readonly pattern: AbbreviationPattern | null;
}

/**
 * Words that mean the same branch: the same but for case, umlauts and signs; abbreviated; misspelt; or another name for it in one of
 * three languages. The most frequent one is kept, of equals the first. Yields between words. O(words × 2,000) comparisons of letter
 * masks, few of letters.
 * @param classified what each word stands for, in their order
 */
export function* wordVariants(
	words: readonly CountedWord[],
	classified: readonly (Classified | null)[] = words.map(({ word }) => classifyIndustry(word))
): Generator<undefined, Variant[]> {
	const found: Variant[] = [];
	const kept: Kept[] = [];
	const patterned: Kept[] = [];
	const byPlain = new Map<string, Kept>();
	const byConcept = new Map<string, Kept>();
	const order = words
		.map(({ word, count }, i) => ({ word, count, what: classified[i]! }))
		.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
	for (const [i, { word, count, what }] of order.entries()) {
		if (i % 16 === 15) yield;
		const plain = plainName(word);
		const pattern = abbreviationPattern(word);
		const concept = what?.concept ?? null;
		const letters = letterMask(plain);
		const like = (by: Variant['by'], other: Kept | undefined): Variant | undefined =>
			other && { word, kept: other.word, by, confidence: trust[by] };
		const variant =
			like(habit(word, byPlain.get(plain)), byPlain.get(plain)) ??
			like('abbreviation', pattern === null ? undefined : kept.find((other) => pattern.test(other.plain))) ??
			like(
				'abbreviation',
				patterned.find((other) => other.pattern!.test(plain))
			) ??
			like(
				'spelling',
				kept.find((other) => other.count >= FAR_MORE * count && isMisspelt(plain, letters, other))
			) ??
			like(what?.by === 'spelling' ? 'abbreviation' : 'synonym', concept === null ? undefined : byConcept.get(concept));
		if (variant !== undefined) {
			found.push(variant);
			continue;
		}
		const own: Kept = { word, count, plain, letters, pattern };
		if (kept.length < MOST_KEPT) {
			kept.push(own);
			if (pattern !== null) patterned.push(own);
		}
		if (plain !== '') byPlain.set(plain, own);
		if (concept !== null && !byConcept.has(concept)) byConcept.set(concept, own);
	}
	return found;
}

const unspaced = (word: string) => word.toLowerCase().replace(/\s+/g, '');

/** In what two words differ that are spelt the same. */
function habit(word: string, other: Kept | undefined): 'capitals' | 'spacing' | 'signs' {
	if (other?.word.toLowerCase() === word.toLowerCase()) return 'capitals';
	return other !== undefined && unspaced(other.word) === unspaced(word) ? 'spacing' : 'signs';
}

/** Digits make codes, and 28.1 is not a misspelt 28.2. */
function isMisspelt(plain: string, letters: number, other: Kept): boolean {
	const most = forgiven(Math.min(plain.length, other.plain.length));
	if (most === 0 || Math.abs(plain.length - other.plain.length) > most || !mayDifferBy(letters, other.letters, most))
		return false;
	return !/\d/.test(plain) && editDistance(plain, other.plain, most) <= most;
}
