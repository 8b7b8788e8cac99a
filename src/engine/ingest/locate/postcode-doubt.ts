import type { Reason } from '../health/finding.ts';
import { areaOfPostcode, type Gazetteer } from './gazetteer.ts';
import { distanceToName } from './place-choice.ts';
import type { PostcodeIndex } from './postcode-index.ts';
import type { Postcode } from './postcode-shape.ts';

/** What is wrong with an address, and the cells that would put it right. */
export interface AddressDoubt {
	readonly column: 'postcode' | 'country';
	readonly got: string;
	readonly reason: Reason;
	/** null = nobody but the user can know. */
	readonly changes: readonly { readonly column: 'postcode' | 'country'; readonly value: string }[] | null;
	readonly confidence: number;
	/** The place name says more of where it is than the postcode does. */
	readonly trustsPlace: boolean;
}

/** Farther than this from every place of its name a postcode is doubted, and farther than three times its area's reach. */
const FAR_KM = 25;
const FAR_SPREADS = 3;
/** Where only the first digits of a postcode are known, its town may lie this far from the middle of theirs. */
export const REGION_KM = 110;
export const farFromCentroid = (spreadKm: number): number => Math.max(FAR_KM, FAR_SPREADS * spreadKm);

const propose = (
	key: string,
	text: string,
	proposal: string,
	confidence: number,
	params: Reason['params']
): AddressDoubt => ({
	column: 'postcode',
	got: text,
	reason: { key, params: { ...params, postcode: text, proposal } },
	changes: [{ column: 'postcode', value: proposal }],
	confidence,
	trustsPlace:
		key !== 'address.postcode-prefix' && key !== 'address.postcode-leading-zero' && key !== 'address.postcode-decimals'
});

/**
 * Doubts about a postcode that can be read: against its table and against the town's name. null = nothing to say.
 * @param text the cell as it stands @param row of the table, −1 = not in it
 */
export function doubtPostcode(
	gazetteer: Gazetteer,
	country: string,
	text: string,
	postcode: Postcode,
	row: number,
	city: string | null
): AddressDoubt | null {
	const code = postcode.keys[0]!;
	const index = gazetteer.postcodes.get(country);
	const isFar = city === null ? false : contradicts(gazetteer, country, code, row, city);
	const table = index?.table;
	const lostDigit = (place: string | null, params: Reason['params']) =>
		postcode.how !== 'leading-zero' || index === undefined || place === null
			? null
			: proposeLonger(index, text, place, { ...params, place });
	if (isFar === false) {
		const isKnown = table?.exact === true && row >= 0;
		if (postcode.how !== 'as-is') {
			// Also a table of places alone may say that the town has this very code.
			const isNamed = city !== null && row >= 0 && index!.codesOf(city).includes(row);
			const longer = isKnown || isNamed ? null : lostDigit(city, {});
			if (longer !== null) return longer;
			const confidence = isNamed ? 0.98 : isKnown ? (city === null ? 0.9 : 0.98) : table?.exact === true ? 0.4 : 0.8;
			return propose(`address.postcode-${postcode.how}`, text, code, confidence, { place: city ?? '' });
		}
		if (table?.exact !== true || row >= 0) return null;
		const mended = city === null ? null : proposeCode(index!, code, text, city);
		return mended ?? unresolved('address.postcode-unknown', text, { country, place: city ?? '' }, false);
	}
	const params = { place: city!, km: Math.round(isFar), country };
	const mended =
		lostDigit(city, params) ?? (table?.exact === true ? proposeCode(index!, code, text, city!, params) : null);
	return mended ?? unresolved('address.postcode-contradicts-place', text, params, true);
}

const unresolved = (key: string, text: string, params: Reason['params'], trustsPlace: boolean): AddressDoubt => ({
	column: 'postcode',
	got: text,
	reason: { key, params: { ...params, postcode: text } },
	changes: null,
	confidence: 0.5,
	trustsPlace
});

/** Kilometres from the postcode to its town where that is too far, else false. Unknown names and codes contradict nothing. */
function contradicts(gazetteer: Gazetteer, country: string, code: string, row: number, city: string): number | false {
	const table = gazetteer.postcodes.get(country)?.table;
	const isExact = table?.exact === true;
	if (isExact && row >= 0) {
		const km = distanceToName(gazetteer, country, city, { lon: table.lon[row]!, lat: table.lat[row]! });
		return km < Infinity && km > farFromCentroid(table.spreadKm[row]!) ? km : false;
	}
	const area = areaOfPostcode(gazetteer, country, code);
	if (area === null) return false;
	const km = distanceToName(gazetteer, country, city, area);
	return km < Infinity && km > Math.max(REGION_KM, FAR_SPREADS * area.reachKm) ? km : false;
}

/** The town's code that one slip of the hand turns into `code`: two neighbours swapped, else one digit wrong, else its only one. */
function proposeCode(
	index: PostcodeIndex,
	code: string,
	text: string,
	city: string,
	params: Reason['params'] = { place: city }
): AddressDoubt | null {
	const codes = index.codesOf(city).map((row) => index.table.codes[row]!);
	const only = (found: readonly string[]) => (found.length === 1 ? found[0]! : null);
	const swapped = only(codes.filter((other) => isSwap(code, other)));
	if (swapped !== null) return propose('address.postcode-swapped', text, swapped, 0.9, params);
	const digit = only(codes.filter((other) => differences(code, other) === 1));
	if (digit !== null) return propose('address.postcode-digit', text, digit, 0.7, params);
	const sole = only(codes);
	return sole === null ? null : propose('address.postcode-of-place', text, sole, 0.4, params);
}

/** The town's code that lacks one digit in `text`: its only one; of several the first, for the reader to judge. */
function proposeLonger(
	index: PostcodeIndex,
	text: string,
	city: string,
	params: Reason['params']
): AddressDoubt | null {
	const digits = text.replace(/\D/g, '');
	const lacksOne = (code: string) =>
		[...code].some((_, at) => at > 0 && code.slice(0, at) + code.slice(at + 1) === digits);
	const found = index
		.codesOf(city)
		.map((row) => index.table.codes[row]!)
		.filter(lacksOne)
		.sort();
	if (found.length === 0) return null;
	return propose('address.postcode-short', text, found[0]!, found.length === 1 ? 0.8 : 0.3, params);
}

function differences(a: string, b: string): number {
	if (a.length !== b.length) return Infinity;
	let count = 0;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++;
	return count;
}

function isSwap(a: string, b: string): boolean {
	if (differences(a, b) !== 2) return false;
	for (let i = 1; i < a.length; i++) if (a[i] !== b[i] && a[i - 1] === b[i] && a[i] === b[i - 1]) return true;
	return false;
}
