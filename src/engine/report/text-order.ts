import type { Language } from '../model/error-texts.ts';

const plain = /^[ -\u007f]*$/;
const letters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', đ: 'd', ł: 'l', þ: 'th' };
/** Norwegian puts these after z, where ASCII has { | }. */
const norwegian: Readonly<Record<string, string>> = { æ: '{', ä: '{', ø: '|', ö: '|', å: '}' };

/** Lower case without accents (ß = ss, ø = o), so that "muller" finds "Müller". O(length). */
export function foldText(text: string): string {
	const lower = text.toLowerCase();
	if (plain.test(lower)) return lower;
	return lower
		.normalize('NFD')
		.replace(/\p{M}+/gu, '')
		.replace(/[ßæøœđłþ]/g, (letter) => letters[letter]!);
}

/** A digit run sorts by its value: its length without leading zeros goes in front ("A9" before "A10"). */
const countedDigits = (digits: string) => {
	const value = digits.replace(/^0+(?=.)/, '');
	return String.fromCharCode(48 + Math.min(value.length, 79)) + value;
};

/** Text whose code-point order is the reader's alphabetical order: accents and case aside, numbers by value, æ ø å last in
 *  Norwegian. Not Intl.Collator: its order depends on the ICU version and costs three times as much (ADR 9). */
export function sortKey(text: string, language: Language): string {
	const own = language === 'nb' && !plain.test(text);
	const spelt = own
		? text
				.toLowerCase()
				.normalize('NFC')
				.replace(/[æäøöå]/g, (letter) => norwegian[letter]!)
		: text;
	return foldText(spelt).replace(/\d+/g, countedDigits);
}

/** Characters that fit a float's 53 bits at 8 bits each. */
const PREFIX = 6;

/** The first characters as a number in the same order, so that most comparisons need no text. */
function prefixOf(key: string): number {
	let value = 0;
	for (let k = 0; k < PREFIX; k++) value = value * 256 + (k < key.length ? Math.min(255, key.charCodeAt(k)) : 0);
	return value;
}

/**
 * Place of each text in the order of `sortKey`; equal keys share a place.
 * @returns whole numbers ≥ 0, NaN where the text is null or empty. O(n log n)
 */
export function textRanks(texts: readonly (string | null)[], language: Language): Float64Array {
	const keys = texts.map((text) => (text === null ? '' : sortKey(text, language)));
	const prefixes = Float64Array.from(keys, prefixOf);
	const order = Uint32Array.from(keys, (_, i) => i).sort(
		(a, b) => prefixes[a]! - prefixes[b]! || (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : 0)
	);
	const ranks = new Float64Array(keys.length);
	let rank = -1;
	let before: string | null = null;
	for (const i of order) {
		const key = keys[i]!;
		if (key !== before) rank++;
		before = key;
		ranks[i] = texts[i] === null || texts[i] === '' ? NaN : rank;
	}
	return ranks;
}
