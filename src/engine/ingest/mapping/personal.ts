import type { RawTable } from '../raw/raw-table.ts';
import { headerWords } from './header-words.ts';
import { fold } from '../spelling.ts';
import type { TableKind } from './mapping.ts';
import type { Profile } from './profile.ts';
import { ownerWords } from './owner-words.ts';
import { personalKinds, personalWords, type PersonalKind } from './words-personal.ts';

const words = personalKinds.map(
	(kind) => [kind, personalWords[kind].split(',').map((word) => ` ${fold(word)} `)] as const
);
/** A date, a count or a yes/no about a contact is not the contact. */
const textOnly: readonly PersonalKind[] = ['email', 'person', 'notes'];
const mailShare = 0.1;
const phoneShare = 0.6;
const sentenceShare = 0.5;

/**
 * What personal data a column holds by its header or its cells; null = none. Names of reps are the business of a table of reps
 * and of the owner column, so they are not blocked there.
 */
export function personalKind(header: string, profile: Profile, kind: TableKind): PersonalKind | null {
	const { tokens } = headerWords(header);
	const text = ` ${tokens.join(' ')} `;
	for (const [what, phrases] of words) {
		if (what === 'person' && (kind === 'reps' || ownerWords(tokens))) continue;
		if (textOnly.includes(what) && profile.kind !== 'text') continue;
		if (what === 'person' && (profile.share.number > 0.8 || profile.share.date > 0.8)) continue;
		if (phrases.some((phrase) => text.includes(phrase))) return what;
	}
	if (profile.kind !== 'text') return null;
	if (profile.share.email > mailShare) return 'email';
	if (profile.share.phone > phoneShare && profile.share.date < 0.5 && profile.unique() > 0.5 && !ownId(tokens))
		return 'phone';
	return profile.share.sentence > sentenceShare ? 'notes' : null;
}

/** "0012345" is a number of a customer where the header says so. */
const ownId = (tokens: readonly string[]) =>
	tokens.some((token) =>
		/(^|kunden|kunde|debitor(en)?|konto|partner)(id|nr|nummer|number|no)$|^kunnr$|^orgnr$|^(lat|lon|lng|plz|zip)$/.test(
			token
		)
	) || ownerWords(tokens);

/** Personal columns of a table by header. O(columns × sample). */
export function personalColumns(
	table: RawTable,
	profiles: ReadonlyMap<string, Profile>,
	kind: TableKind
): Map<string, PersonalKind> {
	const found = new Map<string, PersonalKind>();
	for (const { name } of table.columns) {
		const what = personalKind(name, profiles.get(name)!, kind);
		if (what !== null) found.set(name, what);
	}
	return found;
}
