import { missingLetters } from '../letter-mask.ts';
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
		matchJoined(a.words, b.words, facts, match, SAME);
		matchCompounds(a.words, b.words, facts, match);
		matchCut(a, b, facts, match);
		matchSimilar(a.words, b.words, facts, match);
		matchJoined(a.words, b.words, facts, match, ALIKE);
	}
	const total = sumOf(a.words, facts) + sumOf(b.words, facts);
	const score = total === 0 ? 0 : (2 * match.shared) / total;
	const { penalty, sister } = leftOver(a, b, facts, match, isTown);
	return {
		bits: Math.min(match.bits, mostBits) - penalty,
		sisterBits: weigh.notSister - sister,
		score: Math.min(1, score)
	};
}

/** Least Jaro–Winkler similarity of what is left of both names, before and after single words were compared. */
const SAME = 0.975;
const ALIKE = 0.94;

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

/** Letters of a name below which no system cuts. */
const LEAST_CUT = 13;

/** A name cut off within a word, with nothing behind: "Christian Berger Masch" for "Christian Berger Maschinenbau Süd GmbH". */
function matchCut(one: NameRecord, other: NameRecord, facts: WordFacts, match: Match): void {
	const cut = (a: NameRecord, b: NameRecord): number => {
		const last = a.words.length - 1;
		if (a.form !== '' || last < 1 || b.words.length <= last) return -1;
		for (let i = 0; i < last; i++) if (a.words[i] !== b.words[i]) return -1;
		const [part, whole] = [facts.text[a.words[last]!]!, facts.text[b.words[last]!]!];
		if (part.length < 2 || part.length >= whole.length || !whole.startsWith(part)) return -1;
		if (b.words.some((word, j) => j > last && facts.role[word]! > 0)) return -1;
		return a.words.reduce((sum, word) => sum + facts.text[word]!.length, 0) < LEAST_CUT ? -1 : last;
	};
	const take = (last: number, b: NameRecord) => {
		match.bits += facts.bits[b.words[last]!]! / 2;
		match.shared += facts.bits[b.words[last]!]! / 2;
	};
	const inOne = cut(one, other);
	const inOther = cut(other, one);
	const last = Math.max(inOne, inOther);
	if (last < 0) return;
	take(last, inOne >= 0 ? other : one);
	match.leftA &= (1 << last) - 1;
	match.leftB &= (1 << last) - 1;
}

/** What is left of both, written in one: "MüllerM etallbau" and "Müller Metallbau". */
function matchJoined(
	a: readonly number[],
	b: readonly number[],
	{ text, bits, letters }: WordFacts,
	match: Match,
	least: number
): void {
	const { leftA, leftB } = match;
	// One word each: they have been compared already.
	if (leftA === 0 || leftB === 0 || ((leftA & (leftA - 1)) === 0 && (leftB & (leftB - 1)) === 0)) return;
	const size = sizeOf(a, leftA, text);
	if (size < 6 || Math.abs(size - sizeOf(b, leftB, text)) > 2) return;
	// Most pairs end here: what lacks more letters than this cannot be alike enough.
	if (missingLetters(maskOf(a, leftA, letters), maskOf(b, leftB, letters)) > 1 + 0.2 * size) return;
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
	const similarity = jaroWinkler(textA, textB);
	if (similarity < least) return;
	match.bits += Math.min(bitsA, bitsB) - weigh.spellingCost(similarity);
	match.shared += Math.min(bitsA, bitsB) * similarity;
	match.leftA = 0;
	match.leftB = 0;
}

function sizeOf(words: readonly number[], left: number, text: readonly string[]): number {
	let size = 0;
	for (let i = 0; i < words.length; i++) if ((left & (1 << i)) !== 0) size += text[words[i]!]!.length;
	return size;
}

function maskOf(words: readonly number[], left: number, letters: Int32Array): number {
	let mask = 0;
	for (let i = 0; i < words.length; i++) if ((left & (1 << i)) !== 0) mask |= letters[words[i]!]!;
	return mask;
}

/** Whether all words of a mask stand behind the legal form. */
const isBehind = ({ named }: NameRecord, left: number) => (left & ((1 << named) - 1)) === 0;

/** What words without a partner say against one company, and for a sister. */
function leftOver(
	a: NameRecord,
	b: NameRecord,
	facts: WordFacts,
	{ leftA, leftB }: Match,
	isTown: (word: number) => boolean
): { penalty: number; sister: number } {
	let penalty = 0;
	let sister = 0;
	let aside = 0;
	// Where both have words of their own they may be two lines of business, whatever they stand behind, or two notes on one firm.
	const twoSided = leftA !== 0 && leftB !== 0;
	const isAside = !twoSided || (isBehind(a, leftA) && isBehind(b, leftB));
	const add = ({ words, named }: NameRecord, left: number): number => {
		let n = 0;
		for (let i = 0; i < words.length; i++) {
			if ((left & (1 << i)) === 0) continue;
			const word = words[i]!;
			if (isTown(word)) {
				penalty += weigh.townLeft;
				sister += weigh.townLeft;
				continue;
			}
			const role = facts.role[word]!;
			if (isAside && i >= named && role === 0 && facts.isNumber[word] === 0) {
				aside++;
				continue;
			}
			n++;
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
	// A person has two names, a note three words: it is one addition.
	penalty += Math.min(2, aside) * weigh.tailLeft;
	sister += Math.min(2, aside) * (twoSided ? weigh.sisterTails : weigh.sisterTail);
	penalty += Math.min(singleA, singleB) * weigh.conflict;
	// Neither name's first word, mostly the family or the brand, is found in the other.
	if ((leftA & 1) === 1 && (leftB & 1) === 1) penalty += weigh.firstConflict;
	if (singleA === a.named && singleB === b.named) penalty += weigh.nothingShared;
	return { penalty, sister };
}
