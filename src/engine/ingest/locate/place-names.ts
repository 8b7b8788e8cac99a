import { withoutMarks } from '../spelling.ts';
import { exonyms } from './exonyms.ts';

/** A place name taken apart so that spellings of one place meet. */
export interface PlaceName {
	/** Words without connectors, abbreviations written out: `frankfurt`, `main`. */
	readonly words: readonly string[];
	/** Words before the first connector, bracket or slash; the rest only tells namesakes apart. */
	readonly core: number;
}

const abbreviations: ReadonlyMap<string, string> = new Map(
	Object.entries({
		sankt: 'st',
		'skt.': 'st',
		'st.': 'st',
		saint: 'st',
		sainte: 'ste',
		'ste.': 'ste',
		'gr.': 'groß',
		'kl.': 'klein',
		'ndr.': 'nieder'
	})
);
/** Words that lead over to what only tells namesakes apart ("am Main", "bei Berlin", "i Rana", "sur Seine"). */
const connectors: ReadonlySet<string> = new Set(
	'am an a a. im in i i. bei b b. beim ob o.d. a.d. i.d. v.d. vor v. auf unter u. nahe upon on under near sur sous en ved på pa nad der d. den dem die das de del di'.split(
		' '
	)
);
const never = new Set(['cedex']);

/** O(length). Digits, CEDEX and what follows a comma are left out. */
export function readPlaceName(text: string): PlaceName {
	const plain = text
		.toLowerCase()
		.normalize('NFC')
		.replace(/['’`´]/g, '')
		.replace(/\b([a-zäöü])\.(?=[a-zäöü])/g, '$1. ')
		.replace(/([(/\\])/g, ' $1 ');
	const words: string[] = [];
	let core = -1;
	for (const token of plain.split(/[\s\-–,;)]+/)) {
		if (token === '' || /^\d/.test(token) || never.has(token)) continue;
		const isBreak = token === '(' || token === '/' || token === '\\';
		if (words.length > 0 && (isBreak || connectors.has(token))) {
			if (core < 0) core = words.length;
			continue;
		}
		const word = (abbreviations.get(token) ?? token).replace(/\./g, '');
		if (word !== '' && !isBreak) words.push(word);
	}
	return { words, core: core < 0 ? words.length : core };
}

const special: Readonly<Record<string, string>> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ł: 'l',
	ı: 'i'
};
const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** Keys of words read as one: without accents (koln), and where it differs with umlauts spelt out (koeln). */
export function nameKeys(words: readonly string[], country: string): readonly string[] {
	const joined = words.join('');
	const plain = stripped(joined);
	const out = stripped(joined.replace(/[äöüøå]/g, (letter) => spelledOut[letter]!));
	const keys = plain === out ? [plain] : [plain, out];
	const known = exonymKeys(country);
	return known.size === 0 ? keys : [...new Set(keys.map((key) => known.get(key) ?? key))];
}

function stripped(text: string): string {
	// eslint-disable-next-line no-control-regex
	if (/^[\x00-\x7f]*$/.test(text)) return text;
	return withoutMarks(text.replace(/[ßæœøđðþłı]/g, (letter) => special[letter]!));
}

const exonymsByCountry = new Map<string, ReadonlyMap<string, string>>();

function exonymKeys(country: string): ReadonlyMap<string, string> {
	const known = exonymsByCountry.get(country);
	if (known !== undefined) return known;
	const keys = new Map<string, string>();
	exonymsByCountry.set(country, new Map());
	for (const group of exonyms[country] ?? []) {
		const names = group.split(', ').map((name) => nameKeys(readPlaceName(name).words, country));
		for (const key of names.flat()) keys.set(key, names[0]![0]!);
	}
	exonymsByCountry.set(country, keys);
	return keys;
}
