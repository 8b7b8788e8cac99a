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
 * @param towns folded town names of the file: a word of the name behind the first that is one of them names a branch
 * O(length).
 */
export function parseCompanyName(name: string, towns: ReadonlySet<string>): CompanyName {
	const all = wordsOf(plainForms(fold(name)));
	const words: string[] = [];
	const forms = new Set<string>();
	let branchTown: string | null = null;
	let afterMarker = false;
	for (let i = 0; i < all.length; i++) {
		const word = all[i]!;
		const form = legalForm(word);
		// A leading "AS" is the old Norwegian way; any other form in front is a name ("SE Tylose").
		if (form !== undefined && (i > 0 || word === 'as')) forms.add(form);
		else if (words.length > 0 && branchMarkers.has(word) && i + 1 < all.length) afterMarker = true;
		else if (words.length > 0 && towns.has(word + (all[i + 1] ?? ' '))) branchTown = word + all[++i]!;
		else if (words.length > 0 && word.length > 3 && towns.has(word)) branchTown = word;
		else if (words.length > 0 && afterMarker && branchTown !== null) continue;
		else if (!fillers.has(word) && !words.includes(expand(word))) words.push(expand(word));
	}
	if (forms.size > 1) forms.delete('co');
	return { words: words.length > 0 ? words : all, form: [...forms].sort().join('+'), branchTown };
}
