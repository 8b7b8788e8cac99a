import { fold } from './letters.ts';
import { legalForm, plainForms } from './legal-forms.ts';
import { branchMarkers, expand, fillers } from './name-words.ts';

/** A company name taken apart. Words are folded (letters.ts) and only good for comparing. */
export interface CompanyName {
	/** Words that name the firm, in order, without repeats, legal forms, fillers and branch. */
	readonly words: readonly string[];
	/** Legal forms, sorted and joined by "+"; empty where none is written. */
	readonly form: string;
	/** Town of a branch ("… GmbH, Werk Hamburg"), as `cityKey` writes it; null where the name tells of none. */
	readonly branchTown: string | null;
}

/** Pasted text is no name; words are compared with one another. */
const MOST_WORDS = 16;

/** Single letters parted by dots, slashes or blanks are one abbreviation: "e. K.", "S.A.", "A/S". "&" parts them. */
function wordsOf(folded: string): string[] {
	const out: string[] = [];
	for (const part of folded.replace(/['’`´]/g, '').split(/[&+]/)) {
		let letters = '';
		for (const word of part.split(/[^a-z0-9]+/)) {
			if (word.length === 1 && word >= 'a') {
				letters += word;
				continue;
			}
			if (letters !== '') out.push(letters);
			letters = '';
			if (word !== '') out.push(word);
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
	const segments = plainForms(fold(name))
		.split(/ [-–|] |[,;(]/)
		.map(wordsOf);
	for (const segment of segments) {
		for (let i = 0; i < segment.length; i++) {
			const word = segment[i]!;
			const two = word + (segment[i + 1] ?? ' ');
			const form = legalForm(word);
			// A leading "AS" is the old Norwegian way; any other form in front is a name ("SE Tylose").
			if (form !== undefined && (words.length > 0 || word === 'as')) {
				forms.add(form);
				behind = words.length > 0;
			} else if (behind && towns.has(two)) {
				branchTown = two;
				i++;
			} else if (behind && word.length > 2 && towns.has(word)) branchTown = word;
			else if (words.length > 0 && branchMarkers.has(word) && i + 1 < segment.length) behind = true;
			else if (!fillers.has(word) && !words.includes(expand(word))) words.push(expand(word));
		}
		if (words.length > 0) behind = true;
	}
	if (forms.size > 1) forms.delete('co');
	const all = words.length > 0 ? words : [...new Set(segments.flat())];
	return { words: all.slice(0, MOST_WORDS), form: [...forms].sort().join('+'), branchTown };
}
