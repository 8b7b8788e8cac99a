import { isNamed } from './candidates.ts';
import type { TableKind } from './mapping.ts';
import { ownerWords } from './owner-words.ts';
import type { Profile } from './profile.ts';
import type { PersonalKind } from './words-personal.ts';

const mailShare = 0.1;
const phoneShare = 0.6;
const ibanShare = 0.5;
/** Many a name is none of the common ones. */
const personShare = 0.3;
const sentenceShare = 0.5;
/** People who buy were born before. */
const GROWN_UP = Date.UTC(2010, 0);

/** What personal data cells hold whose header does not tell, or tells something else. O(words). */
export function personalByCells(tokens: readonly string[], profile: Profile, kind: TableKind): PersonalKind | null {
	if (profile.kind === 'date') return isBirthDates(profile) && !isKnown(tokens, kind) ? 'birth_date' : null;
	if (profile.kind !== 'text') return null;
	const { share } = profile;
	if (share.email > mailShare) return 'email';
	if (share.iban > ibanShare) return 'bank';
	if (share.phone > phoneShare && share.date < 0.5 && profile.unique() > 0.5 && !ownId(tokens)) return 'phone';
	if (kind !== 'reps' && share.person > personShare && share.firm < 0.1 && !isKnown(tokens, kind)) return 'person';
	return share.sentence > sentenceShare ? 'notes' : null;
}

/** Most lie decades back, none is of today. */
const isBirthDates = ({ low, median, high }: Profile) =>
	low > Date.UTC(1920, 0) && median < Date.UTC(1995, 0) && high < GROWN_UP;

/** The header is one that we know, so that cells have no say: owners, makers of the record, towns called Charlotte. */
const isKnown = (tokens: readonly string[], kind: TableKind) => ownerWords(tokens) || isNamed(tokens.join(' '), kind);

/** "0012345" is a number of a customer where the header says so. */
const ownId = (tokens: readonly string[]) =>
	tokens.some((token) =>
		/(^|kunden|kunde|debitor(en)?|konto|partner)(id|nr|nummer|number|no)$|^kunnr$|^orgnr$|^(lat|lon|lng|plz|zip)$/.test(
			token
		)
	) || ownerWords(tokens);
