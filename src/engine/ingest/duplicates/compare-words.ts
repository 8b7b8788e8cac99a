import { colognePhonetic } from 'cologne-phonetic';
import { letterMask, missingLetters } from '../letter-mask.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { editDistance } from '../taxonomy/edit-distance.ts';
import { genericWords, roles, softRoles } from './name-words.ts';
import { oneSlip } from '../one-slip.ts';
import { rarityBits, type Lexicon } from './rarity.ts';

const isNumber = (word: string) => /^\d+$/.test(word);

/** What is known of every word of the file's names, by its code. */
export interface WordFacts {
	readonly text: readonly string[];
	/** Bits that sharing the word tells. */
	readonly bits: Float64Array;
	readonly sound: readonly string[];
	/** Masks of letter-mask.ts. */
	readonly letters: Int32Array;
	/** 2 = tells companies of a group apart, 1 = often does, 0 = any other word. */
	readonly role: Uint8Array;
	readonly isNumber: Uint8Array;
	/** 0–1 how likely the one word is the other in another spelling; 0 below what typing mistakes explain. Symmetric; remembered. */
	similarity(a: number, b: number): number;
}

/** Least Jaro–Winkler similarity of two spellings of one word. */
const LEAST = 0.86;
/** A long word with two slips, wherever they are. */
const TWO_SLIPS = 0.88;

export function readWords(lexicon: Lexicon, rows: number): WordFacts {
	const text = lexicon.words;
	const n = text.length;
	const bits = Float64Array.from(text, (word, code) =>
		rarityBits(lexicon.counts[code]!, rows, genericWords.has(word) ? 1 / 60 : 1 / 4000)
	);
	const sound = text.map((word) => colognePhonetic(word));
	const known = new Map<number, number>();
	const letters = Int32Array.from(text, letterMask);
	return {
		text,
		bits,
		sound,
		letters,
		role: Uint8Array.from(text, (word) => (roles.has(word) ? 2 : softRoles.has(word) ? 1 : 0)),
		isNumber: Uint8Array.from(text, (word) => (isNumber(word) ? 1 : 0)),
		similarity(a, b) {
			// Most pairs of words share too few letters to be worth remembering.
			if (missingLetters(letters[a]!, letters[b]!) > 2) return 0;
			const key = a < b ? a * n + b : b * n + a;
			let value = known.get(key);
			if (value === undefined) {
				value = spelledAlike(text[a]!, text[b]!, sound[a]!, sound[b]!);
				known.set(key, value);
			}
			return value;
		}
	};
}

function spelledAlike(a: string, b: string, soundOfA: string, soundOfB: string): number {
	if (a === b) return 1;
	if (isNumber(a) || isNumber(b)) return 0;
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	// Initials and cut words: "K." for Karl, "Fahrzeugtechn." for Fahrzeugtechnik.
	if (short.length === 1) return long.startsWith(short) ? 0.87 : 0;
	if (short.length < 3) return 0;
	if (short.length >= 4 && long.startsWith(short) && short.length * 4 >= long.length) return 0.96;
	if (asSeen(a) === asSeen(b)) return 0.97;
	const similarity = Math.max(jaroWinkler(a, b), oneSlip(a, b) ? slipLikeness(short.length) : 0);
	// Equal sound of short words ("Bau", "Boy") means nothing.
	if (similarity > 0.72 && soundOfA === soundOfB && soundOfA.length > 3) return Math.max(similarity, 0.95);
	if (similarity >= (short.length < 5 ? 0.9 : LEAST)) return similarity;
	return short.length >= 8 && editDistance(a, b, 2) <= 2 ? TWO_SLIPS : 0;
}

/** Letters that text recognition and eyes take for one another: "rn" and "m", "l" and "1". */
const asSeen = (word: string) => word.replace(/rn|vv|cl|[01i5]/g, (seen) => alike[seen]!);
const alike: Readonly<Record<string, string>> = { rn: 'm', vv: 'w', cl: 'd', 0: 'o', 1: 'l', i: 'l', 5: 's' };

/** One slip leaves more of a long word. */
const slipLikeness = (letters: number) => (letters >= 8 ? 0.97 : letters >= 5 ? 0.94 : letters === 4 ? 0.9 : 0);
