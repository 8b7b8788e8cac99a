import type { RawTable } from '../raw/raw-table.ts';
import { abbreviates } from './abbreviation.ts';
import { headerWords, loosen } from './header-words.ts';
import { fold } from '../spelling.ts';
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
const textOnly: readonly PersonalKind[] = ['email', 'person', 'notes'];
/** How much of a long word is left when it is cut off, as in "Bemerk.". */
const LEFT = 0.62;

/**
 * What personal data a column holds by its header or else by its cells; null = none. Names of reps are the business of a table of
 * reps and of the owner column, so they are not blocked there. O(words + sample).
 * @param beside what other columns name, so that a plain "Name" is that of a person
 */
export const personalKind = (header: string, profile: Profile, kind: TableKind, beside: Beside): PersonalKind | null =>
	personalByHeader(header, profile, kind, beside) ?? personalByCells(headerWords(header).tokens, profile, kind);

/** As `personalKind`, of the header alone; cells only say what the column cannot be. O(words). */
export function personalByHeader(
	header: string,
	profile: Profile,
	kind: TableKind,
	beside: Beside
): PersonalKind | null {
	const { tokens } = headerWords(header);
	const { share } = profile;
	const plain = tokens.map((token) => loosen(token.replace(/(?<=\p{L}{2})\d+$/u, '')));
	const text = ` ${plain.join(' ')} `;
	const applies = (what: PersonalKind) =>
		!(what === 'person' && (kind === 'reps' || ownerWords(tokens))) &&
		!(textOnly.includes(what) && profile.kind !== 'text') &&
		!(textOnly.includes(what) && Math.max(share.number, share.date, share.flag) > 0.8);
	for (const [what, phrases] of words)
		if (applies(what) && phrases.some((phrase) => text.includes(phrase.text) || shortened(plain, phrase.tokens)))
			return what;
	const compound = personalStems.find(([what, stem]) => applies(what) && plain.some((token) => stem.test(token)));
	if (compound) return compound[0];
	const person = applies('person') && share.firm < 0.2 && isOfPerson(loosen(tokens.join(' ')), profile, beside);
	return person ? 'person' : null;
}

/** "Full Name" beside "Company" is that of a person, "Name" beside "Vorname" too; beside "Firma" its cells decide. */
function isOfPerson(header: string, profile: Profile, beside: Beside): boolean {
	if (wholeNames.has(header)) return beside.firstNames || beside.firms;
	return plainNames.has(header) && (beside.firstNames || (beside.firms && profile.share.person > 0.2));
}

const plainNames = new Set(['name', 'navn', 'name 1', 'name1']);
const wholeNames = new Set(['full name', 'fullname', 'fullt navn', 'vollstandiger name', 'lead name', 'person name']);

/** Whether other columns of the table name first names, or firms. */
interface Beside {
	readonly firstNames: boolean;
	readonly firms: boolean;
}

const firstNames = /vorname|fornavn|first ?name|given ?name/;
const firmWord =
	'(company|firm|firma|firmen|unternehmen|unternehmens|organi[sz]ation|business|selskap|selskaps|bedrift|bedrifts)';
const firms = new RegExp(`^(${firmWord}s?|account name|\\S* ?(${firmWord}|customer|kunden?|client)s? ?(name|navn))$`);

/** O(columns). */
export function besideOf(table: RawTable): Beside {
	const headers = table.columns.map(({ name }) => headerWords(name).tokens.join(' '));
	return {
		firstNames: headers.some((header) => firstNames.test(header)),
		firms: headers.some((header) => firms.test(header))
	};
}

function shortened(tokens: readonly string[], phrase: readonly string[]): boolean {
	if (tokens.length !== phrase.length || (tokens.length === 1 && tokens[0]!.length < 5)) return false;
	return phrase.every((word, k) => tokens[k] === word || abbreviates(tokens[k]!, word, LEFT));
}

/** Personal columns of a table by header. O(columns × sample). */
export function personalColumns(
	table: RawTable,
	profiles: ReadonlyMap<string, Profile>,
	kind: TableKind
): Map<string, PersonalKind> {
	const found = new Map<string, PersonalKind>();
	const beside = besideOf(table);
	for (const { name } of table.columns) {
		const what = personalKind(name, profiles.get(name)!, kind, beside);
		if (what !== null) found.set(name, what);
	}
	return found;
}
