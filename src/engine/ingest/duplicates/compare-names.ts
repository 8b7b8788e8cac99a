import { jaroWinkler } from './jaro-winkler.ts';
import type { WordFacts } from './compare-words.ts';
import type { NameRecord } from './records.ts';
import { evidenceBits as weigh } from './weights.ts';

export interface NameComparison {
	readonly bits: number;
	/** Bits against a sister company at the same address; the sum of all evidence cannot say more. */
	readonly sisterBits: number;
	/** 0–1: share of what the words tell that both names have. */
	readonly score: number;
}

/** Words that found no partner, as bit masks; a parsed name has 16 words at most. */
interface Match {
	leftA: number;
	leftB: number;
	bits: number;
	shared: number;
}

/**
 * Evidence of two names: rare words shared speak for one firm, words without a partner against, most of all where both names have
 * one ("Müller Maschinenbau", "Müller Metallbau"). Symmetric. O(words²).
 * @param isTown words that only repeat the town of either record
 * @param mostBits what the rarest of the two names tells as a whole; a chain's name tells little however rare its words
 */
export function compareNames(
	a: NameRecord,
	b: NameRecord,
	facts: WordFacts,
	mostBits: number,
	isTown: (word: number) => boolean
): NameComparison {
	const match: Match = { leftA: (1 << a.words.length) - 1, leftB: (1 << b.words.length) - 1, bits: 0, shared: 0 };
	matchEqual(a.words, b.words, facts, match);
	if (match.leftA !== 0 && match.leftB !== 0) {
		matchCompounds(a.words, b.words, facts, match);
		matchSimilar(a.words, b.words, facts, match);
		matchJoined(a.words, b.words, facts, match);
	}
	const total = sumOf(a.words, facts) + sumOf(b.words, facts);
	const score = total === 0 ? 0 : (2 * match.shared) / total;
	const { penalty, sister } = leftOver(a.words, b.words, facts, match, isTown);
	return {
		bits: Math.min(match.bits, mostBits) - penalty,
		sisterBits: weigh.notSister - sister,
		score: Math.min(1, score)
	};
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
			const head = facts.text[words[i]!]!;
			const tail = facts.text[words[i + 1]!]!;
			for (let j = 0; j < other.length; j++) {
				const whole = facts.text[other[j]!]!;
				if ((leftOther & (1 << j)) === 0 || Math.abs(head.length + tail.length - whole.length) > 1) continue;
				if (head[0] !== whole[0] || jaroWinkler(head + tail, whole) < 0.96) continue;
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

/** What is left of both, written in one: "MüllerM etallbau" and "Müller Metallbau". */
function matchJoined(a: readonly number[], b: readonly number[], { text, bits }: WordFacts, match: Match): void {
	const { leftA, leftB } = match;
	// One word each: they have been compared already.
	if (leftA === 0 || leftB === 0 || ((leftA & (leftA - 1)) === 0 && (leftB & (leftB - 1)) === 0)) return;
	const join = (words: readonly number[], left: number) => {
		let joined = '';
		let sum = 0;
		words.forEach((word, i) => {
			if ((left & (1 << i)) === 0) return;
			joined += text[word]!;
			sum += bits[word]!;
		});
		return [joined, sum] as const;
	};
	const [textA, bitsA] = join(a, leftA);
	const [textB, bitsB] = join(b, leftB);
	if (Math.abs(textA.length - textB.length) > 2 || textA.length < 6) return;
	const similarity = jaroWinkler(textA, textB);
	if (similarity < 0.94) return;
	match.bits += Math.min(bitsA, bitsB) - weigh.spellingCost(similarity);
	match.shared += Math.min(bitsA, bitsB) * similarity;
	match.leftA = 0;
	match.leftB = 0;
}

/** What words without a partner say against one company, and for a sister. */
function leftOver(
	a: readonly number[],
	b: readonly number[],
	facts: WordFacts,
	{ leftA, leftB }: Match,
	isTown: (word: number) => boolean
): { penalty: number; sister: number } {
	let penalty = 0;
	let sister = 0;
	const add = (words: readonly number[], left: number): number => {
		let n = 0;
		for (let i = 0; i < words.length; i++) {
			if ((left & (1 << i)) === 0) continue;
			const word = words[i]!;
			if (isTown(word)) {
				penalty += weigh.townLeft;
				sister += weigh.townLeft;
				continue;
			}
			n++;
			const role = facts.role[word]!;
			penalty += role === 2 ? weigh.roleLeft : role === 1 ? weigh.softRoleLeft : weigh.wordLeft(facts.bits[word]!);
			sister += role === 2 ? weigh.sisterRole : role === 1 ? weigh.sisterSoftRole : weigh.sisterWord;
			if (facts.isNumber[word] === 1) {
				penalty += weigh.numberLeft;
				sister += weigh.sisterNumber;
			}
		}
		return n;
	};
	const singleA = add(a, leftA);
	const singleB = add(b, leftB);
	penalty += Math.min(singleA, singleB) * weigh.conflict;
	// Neither name's first word, mostly the family or the brand, is found in the other.
	if ((leftA & 1) === 1 && (leftB & 1) === 1) penalty += weigh.firstConflict;
	if (singleA === a.length && singleB === b.length) penalty += weigh.nothingShared;
	return { penalty, sister };
}
