import { foldLoosely } from './letters.ts';

/** A street with its number taken apart. */
export interface Street {
	/** Folded, without blanks, with one spelling of "Straße", "gata" and the like; empty for a P.O. box. */
	readonly street: string;
	/** First and last number; 0 = none. "5-7" → 5, 7. */
	readonly from: number;
	readonly to: number;
	/** "12 a" → "a". */
	readonly letter: string;
}

const kinds: readonly (readonly [RegExp, string])[] = [
	[/(strasse|strase|stras|str|street|st)$/, 'str'],
	[/(gata|gaten|gate|gt)$/, 'gate'],
	[/(veien|vegen|vei|veg|vn)$/, 'vei'],
	[/(plassen|plass|platz|place|pl)$/, 'platz'],
	[/(road|rd)$/, 'road'],
	[/(avenue|ave|av)$/, 'avenue'],
	[/(drive|dr)$/, 'drive'],
	[/(lane|ln)$/, 'lane'],
	[/(parkway|pkwy)$/, 'parkway'],
	[/(boulevard|blvd)$/, 'boulevard'],
	[/(court|ct)$/, 'court'],
	[/(square|sq)$/, 'square'],
	[/(allee|all)$/, 'allee']
];
/** No street is longer; what is would only cost time. */
const LONGEST = 300;

const box = /\b(postfach|postboks|pf|p ?o ?box|pb)\b/;

/** A part of a building, not of the street. */
const within =
	/^\s*(?:\d*\.?\s*)?(?:suite|unit|floor|apt|room|\d+(?:st|nd|rd|th)|etg|etasje|oppgang|og|eg|ug|stock|etage|haus|halle|gebäude|geb|hinterhaus|bygg|building)\b/i;

/** "Gewerbepark Nord, Hauptstr. 5, 2. OG" → "Hauptstr. 5": the first part with a word and a number. */
function numberedPart(text: string): string {
	if (!text.includes(',')) return text;
	const parts = text.split(',').filter((part) => !within.test(part));
	// What leads may be an estate; without any number the first part is the street.
	const numbered = parts.find((part) => /\p{L}{3}.*\d/u.test(part) || /^\s*\d[\d\s/-]*\p{L}?\s+\p{L}{3}/u.test(part));
	return numbered ?? parts[0] ?? text;
}

/** Street and number of one cell, whichever comes first. O(length). */
export function parseStreet(text: string): Street {
	const plain = foldLoosely(numberedPart(text.slice(0, LONGEST)))
		.replace(/[.,'’]/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	if (box.test(plain)) return { street: '', from: 0, to: 0, letter: '' };
	const behind =
		/^([^a-z)]*[a-z)].*?)(?<![ -])[ -]*(\d{1,5}) ?([a-z])?(?: ?[-/+] ?(\d{1,5})? ?([a-z])?)?(?=$|[ ,;/(])/.exec(plain);
	const before = /^(\d{1,5}) ?([a-z](?= ))?(?: ?- ?(\d{1,5}))? +(.*[a-z].*)$/.exec(plain);
	const found = before
		? { name: before[4]!, number: before[1]!, letter: before[2], to: before[3] }
		: behind
			? { name: behind[1]!, number: behind[2]!, letter: behind[3], to: behind[4] }
			: { name: plain, number: '0', letter: undefined, to: undefined };
	const from = Number(found.number);
	const to = Number(found.to ?? 0);
	return { street: streetKey(found.name), from, to: to > from ? to : from, letter: found.letter ?? '' };
}

function streetKey(name: string): string {
	// What stands behind the street in English addresses: suites and floors.
	const plain = name.replace(/\b(suite|unit|floor|etg|og|eg|apt|building|bygg|haus)\b.*$/, '');
	const joined = (plain.trim() === '' ? name : plain).replace(/[^a-z0-9]/g, '');
	for (const [kind, short] of kinds) {
		if (kind.test(joined) && joined.replace(kind, '').length > 1) return joined.replace(kind, short);
	}
	return joined;
}
