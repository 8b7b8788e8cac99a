import { nowhere, type Address, type LocatedAddress } from './address.ts';
import { countryCode } from '../country-code.ts';
import type { Gazetteer } from './gazetteer.ts';
import { locateIn, type Found } from './locate-in-country.ts';
import type { AddressDoubt } from './postcode-doubt.ts';
import { readPostcode, type Postcode } from './postcode-shape.ts';

/** "10115 Berlin", "D-10115 Berlin", "0150 Oslo" in the field of the town. */
const leadingCode = /^((?:[A-Z]{1,3}[-–\s])?\d{3,6})\s+(\p{L}.*)$/u;

/**
 * Position of one address: centroid of its postcode; else its town, by name and region of the postcode; else the region alone.
 * Where town and postcode contradict each other the town is followed and the doubt told.
 * @param fallbackCountry for rows without a country; null = whichever known country fits. O(countries) without a country, else
 * O(namesakes)
 */
export function locateAddress(
	gazetteer: Gazetteer,
	address: Address,
	fallbackCountry: string | null = null
): LocatedAddress {
	const both = address.city === null ? null : leadingCode.exec(address.city.trim());
	const city = both === null ? textOrNull(address.city) : both[2]!;
	const text = textOrNull(address.postcode) ?? both?.[1] ?? null;
	if (city === null && text === null) return nowhere(null, { key: 'locate.no-address', params: {} });
	const named = countryCode(address.country);
	const prefix = text === null ? null : (readPostcode(text, named)?.prefix ?? null);
	const country = named ?? prefix ?? fallbackCountry;
	if (country === null) return locateAnywhere(gazetteer, text, city);
	const here = locateIn(gazetteer, country, text, city);
	const elsewhere = named === null ? null : otherCountry(gazetteer, named, prefix, text, city, here);
	if (elsewhere !== null) return elsewhere;
	if (here.how === 'none' && !gazetteer.countries.includes(country))
		return nowhere(country, { key: 'locate.country-not-loaded', params: { country } });
	return here;
}

const textOrNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());

/** Country unknown: the one in which town and postcode agree, else the only one in which the town is found, first beside a postcode
 *  that may be right and then beside one that is wrong, else the only one of the postcode. */
function locateAnywhere(gazetteer: Gazetteer, text: string | null, city: string | null): LocatedAddress {
	const all = gazetteer.countries.map((country) => locateIn(gazetteer, country, text, city));
	for (const candidates of [
		all.filter(({ agrees }) => agrees),
		all.filter(isByName),
		all.filter(isTown),
		all.filter(isFound)
	])
		if (candidates.length === 1) return candidates[0]!;
	const key = all.some(isFound) ? 'locate.country-ambiguous' : 'locate.not-found';
	return nowhere(null, { key, params: { postcode: text ?? '', place: city ?? '', country: '' } });
}

const isFound = ({ how, doubt }: LocatedAddress) => how !== 'none' && doubt?.trustsPlace !== true;
const isTown = ({ how }: LocatedAddress) => how === 'place';
const isByName = (found: LocatedAddress) => isFound(found) && found.how === 'place';

/** The address fits another country and not the one that is named: told, and located there. */
function otherCountry(
	gazetteer: Gazetteer,
	named: string,
	prefix: string | null,
	text: string | null,
	city: string | null,
	here: Found
): LocatedAddress | null {
	const isAtHome = here.how !== 'none' && here.doubt === null;
	if (text === null || isAtHome || (here.agrees && (prefix === null || prefix === named))) return null;
	const others =
		prefix !== null && prefix !== named ? [prefix] : gazetteer.countries.filter((other) => other !== named);
	const fitting = others.map((other) => locateIn(gazetteer, other, text, city)).filter(({ agrees }) => agrees);
	if (fitting.length !== 1 || here.agrees) return null;
	const there = fitting[0]!;
	const code = readPostcode(text, there.country) as Postcode;
	const changes: AddressDoubt['changes'] = [
		{ column: 'country', value: there.country! },
		...(code.keys[0] === text ? [] : [{ column: 'postcode' as const, value: code.keys[0]! }])
	];
	const params = { country: named, proposal: there.country!, postcode: text, place: city ?? '' };
	const reason = { key: 'address.other-country', params };
	return {
		...there,
		confidence: 0.8,
		doubt: { column: 'country', got: named, reason, changes, confidence: 0.8, trustsPlace: false }
	};
}
