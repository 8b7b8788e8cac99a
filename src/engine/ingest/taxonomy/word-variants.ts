import { abbreviationPattern, classifyIndustry, plainName, type AbbreviationPattern } from './classify.ts';
import { editDistance, forgiven } from './edit-distance.ts';

export interface Variant {
	readonly word: string;
	/** The spelling of the same branch that most accounts have. */
	readonly kept: string;
	readonly by: 'capitals' | 'spacing' | 'signs' | 'abbreviation' | 'spelling' | 'synonym';
	/** 0–1 that both mean the same. */
	readonly confidence: number;
}

const trust = { capitals: 0.98, spacing: 0.98, signs: 0.98, abbreviation: 0.85, spelling: 0.8, synonym: 0.6 } as const;
/** A word that so many more accounts have is the right spelling of one that differs in a letter or two. */
const FAR_MORE = 3;

/**
 * Words that mean the same branch: the same but for case, umlauts and signs; abbreviated; misspelt; or another name for it in one of
 * three languages. The most frequent one is kept, of equals the first. O(words² × letters); yields between words.
 * @param words with how many accounts have them
 */
export function* wordVariants(
	words: readonly { readonly word: string; readonly count: number }[]
): Generator<undefined, Variant[]> {
	const found: Variant[] = [];
	const kept: {
		word: string;
		plain: string;
		concept: string | null;
		pattern: AbbreviationPattern | null;
		count: number;
	}[] = [];
	const order = words.toSorted((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
	for (const [i, { word, count }] of order.entries()) {
		if (i % 16 === 15) yield;
		const plain = plainName(word);
		const classified = classifyIndustry(word);
		const concept = classified?.concept ?? null;
		const pattern = abbreviationPattern(word);
		const like = (by: Variant['by'], test: (other: (typeof kept)[number]) => boolean): Variant | undefined => {
			const other = kept.find(test);
			return other === undefined ? undefined : { word, kept: other.word, by, confidence: trust[by] };
		};
		const variant =
			like('capitals', (other) => other.word.toLowerCase() === word.toLowerCase()) ??
			like('spacing', (other) => plain !== '' && unspaced(other.word) === unspaced(word)) ??
			like('signs', (other) => other.plain === plain && plain !== '') ??
			like('abbreviation', (other) => pattern !== null && pattern.test(other.plain)) ??
			like('abbreviation', (other) => other.pattern?.test(plain) ?? false) ??
			like('spelling', (other) => other.count >= FAR_MORE * count && isMisspelt(plain, other.plain)) ??
			like(
				classified?.by === 'spelling' ? 'abbreviation' : 'synonym',
				(other) => concept !== null && other.concept === concept
			);
		if (variant === undefined) kept.push({ word, plain, concept, pattern, count });
		else found.push(variant);
	}
	return found;
}

const unspaced = (word: string) => word.toLowerCase().replace(/\s+/g, '');

/** Digits make codes, and 28.1 is not a misspelt 28.2. */
function isMisspelt(plain: string, other: string): boolean {
	const most = forgiven(Math.min(plain.length, other.length));
	return most > 0 && !/\d/.test(plain) && editDistance(plain, other, most) <= most;
}
