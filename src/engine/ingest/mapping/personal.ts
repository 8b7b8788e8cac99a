import type { RawTable } from '../raw/raw-table.ts';
import { abbreviates } from './abbreviation.ts';
import { fold, headerWords, loosen } from './header-words.ts';
import type { TableKind } from './mapping.ts';
import type { Profile } from './profile.ts';
import { ownerWords } from './owner-words.ts';
import { personalByCells } from './personal-cells.ts';
import { personalKinds, personalStems, personalWords, type PersonalKind } from './words-personal.ts';

const words = personalKinds.map(
	(kind) =>
		[
			kind,
			personalWords[kind].split(',').map((word) => {
				const plain = loosen(fold(word));
				return { text: ` ${plain} `, tokens: plain.split(' ') };
			})
		] as const
);
/** A date, a count or a yes/no about a contact is not the contact. */
const textOnly: readonly PersonalKind[] = ['email', 'bank', 'person', 'notes'];
/** How much of a long word is left when it is cut off, as in "Ansprechp.". */
const LEFT = 0.57;

/**
 * What personal data a column holds by its header or its cells; null = none. Names of reps are the business of a table of reps
 * and of the owner column, so they are not blocked there. O(words + sample).
 * @param beside the table has a column of first names, so that a plain "Name" is that of the person
 */
export function personalKind(header: string, profile: Profile, kind: TableKind, beside: boolean): PersonalKind | null {
	const { tokens } = headerWords(header);
	const plain = tokens.map((token) => loosen(token.replace(/(?<=\p{L}{2})\d+$/u, '')));
	const text = ` ${plain.join(' ')} `;
	const applies = (what: PersonalKind) =>
		!(what === 'person' && (kind === 'reps' || ownerWords(tokens))) &&
		!(textOnly.includes(what) && profile.kind !== 'text') &&
		!(what === 'person' && (profile.share.number > 0.8 || profile.share.date > 0.8));
	for (const [what, phrases] of words)
		if (applies(what) && phrases.some((phrase) => text.includes(phrase.text) || shortened(plain, phrase.tokens)))
			return what;
	const compound = personalStems.find(([what, stem]) => applies(what) && plain.some((token) => stem.test(token)));
	if (compound) return compound[0];
	if (beside && applies('person') && plainName.has(text.trim()) && profile.share.firm < 0.2) return 'person';
	return personalByCells(tokens, profile, kind);
}

const plainName = new Set(['name', 'navn', 'full name', 'fullname', 'fullt navn', 'vollstandiger name', 'name 1']);

function shortened(tokens: readonly string[], phrase: readonly string[]): boolean {
	if (tokens.length !== phrase.length || (tokens.length === 1 && tokens[0]!.length < 5)) return false;
	return phrase.every((word, k) => tokens[k] === word || abbreviates(tokens[k]!, word, LEFT));
}

/** Whether a table's headers name first names. O(columns). */
export const hasFirstNames = (table: RawTable): boolean =>
	table.columns.some(({ name }) => /vorname|fornavn|first ?name|given ?name/.test(headerWords(name).tokens.join(' ')));

/** Personal columns of a table by header. O(columns × sample). */
export function personalColumns(
	table: RawTable,
	profiles: ReadonlyMap<string, Profile>,
	kind: TableKind
): Map<string, PersonalKind> {
	const found = new Map<string, PersonalKind>();
	const beside = hasFirstNames(table);
	for (const { name } of table.columns) {
		const what = personalKind(name, profiles.get(name)!, kind, beside);
		if (what !== null) found.set(name, what);
	}
	return found;
}
