import { jaroWinkler } from './jaro-winkler.ts';
import type { WordFacts } from './compare-words.ts';
import type { NameRecord } from './records.ts';
import { evidenceBits as weigh } from './weights.ts';

export interface NameComparison {
	readonly bits: number;
	/** 0–1: share of what the words tell that both names have. */
	readonly score: number;
}

/** Words that found no partner, as bit masks; names of more than 30 words are cut by the caller. */
interface Match {
	leftA: number;
	leftB: number;
	bits: number;
	shared: number;
}

/**
 * Evidence of two names: rare words shared speak for one firm, words without a partner against, most of all where both names have
 * one ("Müller Maschinenbau", "Müller Metallbau"). Symmetric. O(words²).
 * @param mostBits what the rarest of the two names tells as a whole; a chain's name tells little however rare its words
 */
export function compareNames(a: NameRecord, b: NameRecord, facts: WordFacts, mostBits: number): NameComparison {
	const match: Match = { leftA: (1 << a.words.length) - 1, leftB: (1 << b.words.length) - 1, bits: 0, shared: 0 };
	matchEqual(a.words, b.words, facts, match);
	if (match.leftA !== 0 && match.leftB !== 0) {
		matchCompounds(a.words, b.words, facts, match);
		matchSimilar(a.words, b.words, facts, match);
	}
	const total = sumOf(a.words, facts) + sumOf(b.words, facts);
	const score = total === 0 ? 0 : (2 * match.shared) / total;
	return { bits: Math.min(match.bits, mostBits) - penalty(a.words, b.words, facts, match), score: Math.min(1, score) };
}

const sumOf = (words: readonly number[], { bits }: WordFacts) => {
	let sum = 0;
	for (const word of words) sum += bits[word]!;
	return sum;
};

function matchEqual(a: readonly number[], b: readonly number[], { bits }: WordFacts, match: Match): void {
	for (let i = 0; i < a.length; i++) {
		const j = b.indexOf(a[i]!);
		if (j >= 0) take(match, i, j, bits[a[i]!]!, bits[a[i]!]!);
	}
}

function take(match: Match, i: number, j: number, bits: number, shared: number): void {
	match.leftA &= ~(1 << i);
	match.leftB &= ~(1 << j);
	match.bits += bits;
	match.shared += shared;
}

/** "Maschinen Bau" and "Maschinenbau". */
function matchCompounds(a: readonly number[], b: readonly number[], facts: WordFacts, match: Match): void {
	const join = (words: readonly number[], left: number, other: readonly number[], leftOther: number, swap: boolean) => {
		for (let i = 0; i + 1 < words.length; i++) {
			if ((left & (3 << i)) !== 3 << i) continue;
			const joined = facts.text[words[i]!]! + facts.text[words[i + 1]!]!;
			for (let j = 0; j < other.length; j++) {
				if ((leftOther & (1 << j)) === 0 || jaroWinkler(joined, facts.text[other[j]!]!) < 0.96) continue;
				const bits = Math.min(facts.bits[words[i]!]! + facts.bits[words[i + 1]!]!, facts.bits[other[j]!]!);
				take(match, swap ? j : i, swap ? i : j, bits - weigh.compoundCost, bits);
				if (swap) match.leftB &= ~(1 << (i + 1));
				else match.leftA &= ~(1 << (i + 1));
				return;
			}
		}
	};
	join(a, match.leftA, b, match.leftB, false);
	join(b, match.leftB, a, match.leftA, true);
}

/** Best pair first. */
function matchSimilar(a: readonly number[], b: readonly number[], facts: WordFacts, match: Match): void {
	for (;;) {
		let best = 0;
		let bestA = 0;
		let bestB = 0;
		for (let i = 0; i < a.length; i++) {
			if ((match.leftA & (1 << i)) === 0) continue;
			for (let j = 0; j < b.length; j++) {
				if ((match.leftB & (1 << j)) === 0) continue;
				const similarity = facts.similarity(a[i]!, b[j]!);
				if (similarity <= best) continue;
				best = similarity;
				bestA = i;
				bestB = j;
			}
		}
		if (best === 0) return;
		const bits = Math.min(facts.bits[a[bestA]!]!, facts.bits[b[bestB]!]!);
		take(match, bestA, bestB, bits - weigh.spellingCost(best), bits * best);
	}
}

function penalty(a: readonly number[], b: readonly number[], facts: WordFacts, { leftA, leftB }: Match): number {
	let bits = 0;
	const add = (words: readonly number[], left: number): number => {
		let n = 0;
		for (let i = 0; i < words.length; i++) {
			if ((left & (1 << i)) === 0) continue;
			n++;
			bits += facts.role[words[i]!] === 1 ? weigh.roleLeft : weigh.wordLeft(facts.bits[words[i]!]!);
			if (/^\d+$/.test(facts.text[words[i]!]!)) bits += weigh.numberLeft;
		}
		return n;
	};
	const singleA = add(a, leftA);
	const singleB = add(b, leftB);
	bits += Math.min(singleA, singleB) * weigh.conflict;
	// Neither name's first word, mostly the family or the brand, is found in the other.
	if ((leftA & 1) === 1 && (leftB & 1) === 1) bits += weigh.firstConflict;
	// Nothing shared at all.
	if (singleA === a.length && singleB === b.length) bits += weigh.nothingShared;
	return bits;
}
