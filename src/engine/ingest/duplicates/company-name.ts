import { foldLoosely } from './letters.ts';
import { legalForm, plainForms } from './legal-forms.ts';
import { branchMarkers, departments, expand, fillers } from './name-words.ts';

/** A company name taken apart. Words are folded (letters.ts) and only good for comparing. */
export interface CompanyName {
	/** Words that name the firm, in order, without repeats, legal forms, fillers and branch. */
	readonly words: readonly string[];
	/** How many of them stand before the legal form; what stands behind it is seldom part of the name. */
	readonly named: number;
	/** Legal forms, sorted and joined by "+"; empty where none is written. */
	readonly form: string;
	/** Town of a branch ("… GmbH, Werk Hamburg"), as `cityKey` writes it; null where the name tells of none. */
	readonly branchTown: string | null;
}

/** Pasted text is no name; words are compared with one another. */
const MOST_WORDS = 16;
const LONGEST = 400;

/** "HansSchäferOptik", "YMPGartenbau": a capital within a word begins one, but not in "GmbH". */
const parted = (name: string) => name.replace(/(?<=\p{Ll}{2}|\p{Lu}{2})(?=\p{Lu}\p{Ll}{2})/gu, ' ');

/** Whoever receives the post is not the firm. */
const receiver = /(?<=\S) *[,;(-]? *(?:\bc\/o\b|\bz\. ?h(?:d|dn)?\.|\bzhd\b|\bzu handen\b|\battn?\b[.:]?|\bv\/).*$/;

/** Who owns the firm or how it calls itself: said beside the name. */
const byAnotherName =
	/[,;(]? *(?:\bt\/a\b|\btrading as\b|\bd\/?b\/?a\b|\binh(?:aber(?:in)?)?\b\.?|\bprop(?:rietor)?\b[.:]?)/;

/** Digits that were read for letters, or typed: "E11ingsen", "Mü1ler", "0lsen". */
const misread = (word: string) =>
	/[a-z].*[a-z].*[a-z]/.test(word) && /^\D*(?:[01]\D*){1,2}$/.test(word)
		? word.replaceAll('0', 'o').replaceAll('1', 'l')
		: word;

/** A text without what stands in brackets, and that. */
function withoutBrackets(text: string): readonly [string, readonly string[]] {
	const aside = [...text.matchAll(/\(([^()]*)\)?/g)].map(([, inner]) => inner!);
	const main = text.replace(/\([^()]*\)?/g, ' ');
	return main.trim() === '' ? [text, []] : [main, aside];
}

/** Single letters parted by dots, slashes or blanks are one abbreviation: "e. K.", "S.A.", "A/S". "&" parts them. */
function wordsOf(folded: string): string[] {
	const out: string[] = [];
	// A question mark within a word stands for a letter that was lost.
	for (const part of folded.replace(/['’`´]|(?<=[a-z])[?\uFFFD](?=[a-z])/g, '').split(/[&+]/)) {
		let letters = '';
		for (const word of part.split(/[^a-z0-9]+/)) {
			if (word.length === 1 && word >= 'a') {
				letters += word;
				continue;
			}
			if (letters !== '') out.push(letters);
			letters = '';
			if (word !== '') out.push(misread(word));
		}
		if (letters !== '') out.push(letters);
	}
	return out;
}

/**
 * @param towns town names of the file, as `cityKey` writes them: one behind the legal form, a dash, a comma or a word like "Werk"
 * names a branch; one elsewhere may as well be a family's name and stays a word
 * O(length).
 */
export function parseCompanyName(name: string, towns: ReadonlySet<string>): CompanyName {
	const words: string[] = [];
	const forms = new Set<string>();
	let branchTown: string | null = null;
	let behind = false;
	let named = -1;
	const [main, aside] = withoutBrackets(
		plainForms(
			foldLoosely(parted(name.slice(0, LONGEST).trim().replace(/\s+/g, ' ')))
				.replace(receiver, '')
				.replace(byAnotherName, ' | ')
		)
	);
	const parts = main.split(/ [-–|] |[,;]/);
	const segments = [...parts, ...aside].map(wordsOf);
	for (const [at, segment] of segments.entries()) {
		// What stands in brackets or behind a dash is said beside the name.
		if (at > 0 && named < 0 && words.length > 0) named = words.length;
		for (let i = 0; i < segment.length; i++) {
			const word = segment[i]!;
			const two = word + (segment[i + 1] ?? ' ');
			const form = legalForm(word);
			// A leading "AS" is the old Norwegian way; any other form in front is a name ("SE Tylose").
			if (form !== undefined && (words.length > 0 || word === 'as')) {
				forms.add(form);
				behind = words.length > 0;
				if (behind && named < 0) named = words.length;
			} else if (behind && towns.has(two)) {
				branchTown = two;
				i++;
			} else if (behind && word.length > 2 && towns.has(word)) branchTown = word;
			else if (words.length > 0 && branchMarkers.has(word)) behind = true;
			else if (named >= 0 && departments.has(word)) continue;
			else if (/^\d{5,}$/.test(word)) continue;
			else if (!fillers.has(word) && !words.includes(expand(word))) words.push(expand(word));
		}
		if (words.length > 0) behind = true;
	}
	if (forms.size > 1) forms.delete('co');
	const all = words.length > 0 ? words : [...new Set(segments.flat())];
	const first = all.slice(0, MOST_WORDS);
	return {
		words: first,
		named: named < 0 ? first.length : Math.min(named, first.length),
		form: [...forms].sort().join('+'),
		branchTown
	};
}
