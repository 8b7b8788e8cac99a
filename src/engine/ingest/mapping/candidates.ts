import type { Reason } from '../health/finding.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { contentGuesses, fitOf, isDegrees, keysOfReps } from './fit.ts';
import { headerWords, type HeaderWords } from './header-words.ts';
import type { TableKind } from './mapping.ts';
import type { Profile } from './profile.ts';
import { accountWords, helperWords } from './words-accounts.ts';
import { postcodeHelpers, postcodeWords, repHelpers, repWords } from './words-reps.ts';
import { bestByTarget, phrasesOf, type Phrase } from './word-match.ts';

/** A target a column could fill. */
export interface Candidate {
	readonly target: string;
	/** 0–1. */
	readonly confidence: number;
	readonly reason: Reason;
}

const orderHelpers = ['order_date', 'order_amount', 'quantity', 'unit_price'];
const withoutOrders = Object.fromEntries(Object.entries(helperWords).filter(([name]) => !orderHelpers.includes(name)));
/** "Salesperson name" beside "Salesperson code". */
const ownerNames = {
	owner_name: accountWords['owner_id']!.split(',')
		.filter((word) => !/( id|nr|nummer|number|code)\b/.test(word))
		.map((word) => `${word.split('=')[0]!.trim()} name=0.92`)
		.join(',')
};
const phrases: Readonly<Record<TableKind, readonly Phrase[]>> = {
	accounts: phrasesOf([accountWords, withoutOrders, ownerNames]),
	orders: phrasesOf([accountWords, helperWords, ownerNames]),
	reps: phrasesOf([repWords, repHelpers]),
	postcodes: phrasesOf([postcodeWords, postcodeHelpers])
};

export const addressTargets = [
	'street',
	'house_number',
	'postcode',
	'city',
	'country',
	'lon',
	'lat',
	'address',
	'postcode_city',
	'place_street',
	'lat_lon',
	'lon_lat'
];
const families: readonly (readonly [string, RegExp, number])[] = [
	['visit', /^(visit|besuchs?|besoeks?|site|standort|forretnings)/, 1],
	['billing', /^(billing|rechnungs?|faktura|invoice|bill)/, 0.99],
	['delivery', /^(shipping|liefer|leverings?|ship|delivery|versand|warenempfaenger|(lev|lief)$)/, 0.96],
	['other', /^(other|address2|postfach|postboks|post(al)?ad|mailing)/, 0.7]
];
/** "CompanyPostStreet", not "Post Code". */
const postal = /\bpost(al)? (addr|adr|street|city|postcode|post|zip|state|country|land|line)/;

/** Which of several addresses of an account a header belongs to; '' = the only one or the main one. */
export function familyOf({ tokens }: HeaderWords): { family: string; rank: number } {
	const second = (tokens[0] === 'address' && tokens[1] === '2') || postal.test(tokens.join(' '));
	for (const [family, pattern, rank] of families)
		if ((second && family === 'other') || tokens.some((token) => pattern.test(token))) return { family, rank };
	return { family: '', rank: 1 };
}

/** Latitude and longitude in one word, and width and length as well. */
const ofSize = new Set(['breite', 'laenge', 'bredde', 'lengde']);

/** A header that means something with this confidence is not one that says nothing. */
const SAYS = 0.4;

/** A header means something that we know; many a thing has a name that is not the firm's. O(phrases). */
export const isNamed = (header: string, kind: TableKind): boolean =>
	[...bestByTarget(headerWords(header), phrases[kind])].some(
		([target, { score }]) => score >= (target === 'name' ? 0.6 : SAYS)
	);

/** Candidates of every column, best first; none for those in `skip`. O(columns × phrases). */
export function candidatesOf(
	table: RawTable,
	profiles: ReadonlyMap<string, Profile>,
	kind: TableKind,
	skip: ReadonlySet<string>
): Map<string, Candidate[]> {
	const found = new Map<string, Candidate[]>();
	const known = new Set(phrases[kind].map(({ target }) => target));
	table.columns.forEach(({ name }, at) => {
		if (skip.has(name)) return;
		const header = headerWords(name);
		const profile = profiles.get(name)!;
		const list: Candidate[] = [];
		const further = isFurther(header);
		for (const [target, { score, word }] of bestByTarget(header, phrases[kind])) {
			if (further && ofOneLine.includes(target)) continue;
			const fit = ofSize.has(word) && !isDegrees(target, profile) ? 0 : fitOf(target, profile);
			// Its share tells the reader how much of the column agrees.
			const reason = { key: 'mapping_by_name', params: { word, fit: Math.round(100 * fit) } };
			if (score * fit >= 0.2) list.push({ target, confidence: score * fit, reason });
		}
		const named = Math.max(0, ...list.map(({ confidence }) => confidence));
		for (const [target, confidence] of contentGuesses(profile, at === 0)) {
			// A header that says something else outweighs what cells look like.
			if (
				!known.has(target) ||
				named > Math.min(confidence, SAYS) ||
				list.some((one) => one.target === target && one.confidence >= confidence)
			)
				continue;
			list.push({ target, confidence, reason: { key: 'mapping_by_content', params: { what: target } } });
		}
		found.set(
			name,
			list.sort((a, b) => b.confidence - a.confidence || (a.target < b.target ? -1 : 1))
		);
	});
	if (kind === 'reps') offerKeys(profiles, found);
	return preferOneFamily(table, profiles, found);
}

/** A list of reps without a column called so: the first one of nothing but different keys, whose header means nothing else. */
function offerKeys(profiles: ReadonlyMap<string, Profile>, found: Map<string, Candidate[]>): void {
	const all = [...found];
	if (all.some(([, list]) => list.some(({ target, confidence }) => target === 'rep_id' && confidence >= 0.5))) return;
	const key = all.find(([column, list]) => (list[0]?.confidence ?? 0) < 0.4 && keysOfReps(profiles.get(column)!));
	if (key === undefined) return;
	const reason = { key: 'mapping_by_content', params: { what: 'rep_id' } };
	found.set(key[0], [{ target: 'rep_id', confidence: 0.55, reason }, ...key[1]]);
}

/** What a second line continues, and never is. */
const ofOneLine = ['street', 'address', 'name'];
/** "Address Line 2", "adrlinje3", "Name 4", "Line Two". */
const isFurther = ({ tokens }: HeaderWords) => /^(\p{L}*[2-9]|two|three|four|five)$/u.test(tokens.at(-1) ?? '');

/** Postcode, town and street of one account come from one address, the best filled one. */
function preferOneFamily(table: RawTable, profiles: ReadonlyMap<string, Profile>, found: Map<string, Candidate[]>) {
	const sums = new Map<string, number>();
	const families = new Map(table.columns.map(({ name }) => [name, familyOf(headerWords(name))]));
	for (const [name, list] of found) {
		const best = list.find(({ target }) => addressTargets.includes(target));
		const { family, rank } = families.get(name)!;
		if (best)
			sums.set(family, (sums.get(family) ?? 0) + best.confidence * rank * Math.sqrt(profiles.get(name)!.filled));
	}
	const chosen = [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? '';
	for (const [name, list] of found) {
		const { family } = families.get(name)!;
		if (family === chosen) continue;
		const factor = family === '' ? 0.85 : 0.55;
		found.set(
			name,
			list.map((one) => (addressTargets.includes(one.target) ? { ...one, confidence: one.confidence * factor } : one))
		);
	}
	return found;
}
