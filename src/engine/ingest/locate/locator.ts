import type { Reason } from '../health/finding.ts';
import { countryCode } from './country-code.ts';
import { kilometres, medianPoint, type Point } from './distance.ts';
import { areaOfPostcode, type Gazetteer } from './gazetteer.ts';
import { choosePlace } from './place-choice.ts';
import { doubtPostcode, type AddressDoubt } from './postcode-doubt.ts';
import { readPostcode, type Postcode } from './postcode-shape.ts';

/** Cells as they stand; null = empty. */
export interface Address {
	readonly country: string | null;
	readonly postcode: string | null;
	readonly city: string | null;
}

export type AddressHow = 'postcode' | 'place' | 'prefix' | 'none';

export interface LocatedAddress {
	readonly how: AddressHow;
	/** WGS 84 degrees; NaN with `none`. */
	readonly lon: number;
	readonly lat: number;
	readonly precision: 'postcode' | 'place' | 'none';
	/** 0–1 that the account lies where that precision says. */
	readonly confidence: number;
	/** Country it was found in; null = unknown. */
	readonly country: string | null;
	readonly doubt: AddressDoubt | null;
	/** Why nothing was found; null else. */
	readonly reason: Reason | null;
}

/** Codes of one name that lie within this are one village. */
const VILLAGE_KM = 25;
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

interface Found extends LocatedAddress {
	/** Town and postcode are both known and say the same. */
	readonly agrees: boolean;
}

function locateIn(gazetteer: Gazetteer, country: string, text: string | null, city: string | null): Found {
	const index = gazetteer.postcodes.get(country);
	const postcode = text === null ? null : readPostcode(text, country);
	const row = postcode === null ? -1 : (index?.find(postcode.keys) ?? -1);
	const doubt =
		text === null
			? null
			: postcode === null
				? invalid(text, country)
				: doubtPostcode(gazetteer, country, text, postcode, row, city);
	const table = index?.table;
	const found = (how: AddressHow, point: Point, confidence: number, agrees = false): Found => {
		const precision = how === 'postcode' ? 'postcode' : 'place';
		return { how, lon: point.lon, lat: point.lat, precision, confidence, country, doubt, reason: null, agrees };
	};
	const isTrusted = doubt?.trustsPlace !== true;
	if (row >= 0 && table!.exact && isTrusted) {
		const isNamed = city !== null && index!.codesOf(city).includes(row);
		return found('postcode', { lon: table!.lon[row]!, lat: table!.lat[row]! }, isNamed ? 0.97 : 0.9, isNamed);
	}
	const near = postcode !== null && isTrusted ? areaOfPostcode(gazetteer, country, postcode.keys[0]!) : null;
	const place = city === null ? null : choosePlace(gazetteer, country, city, near);
	const isMany = place !== null && 'ambiguous' in place;
	if (place !== null && !isMany) {
		const sure = place.match === 'full' ? (place.by === 'population' ? 0.7 : 0.9) : 0.7;
		return found('place', place, isTrusted ? sure : 0.5, near !== null);
	}
	const village = city === null || table?.exact !== true ? null : villageOf(gazetteer, country, city, near);
	if (village !== null) return found('place', village, 0.8, near !== null);
	if (row >= 0 && isTrusted) return found('place', { lon: table!.lon[row]!, lat: table!.lat[row]! }, 0.5);
	if (near !== null) return found('prefix', near, 0.3);
	const params = { postcode: text ?? '', place: city ?? '', country };
	return {
		...nowhere(country, { key: isMany ? 'locate.place-ambiguous' : 'locate.not-found', params }),
		doubt,
		agrees: false
	};
}

const textOrNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());

const nowhere = (country: string | null, reason: Reason): LocatedAddress => ({
	how: 'none',
	lon: NaN,
	lat: NaN,
	precision: 'none',
	confidence: 0,
	country,
	doubt: null,
	reason
});

const invalid = (text: string, country: string): AddressDoubt => ({
	column: 'postcode',
	got: text,
	reason: { key: 'address.postcode-invalid', params: { postcode: text, country } },
	changes: null,
	confidence: 0.9,
	trustsPlace: true
});

/** A place that only the postcode table knows: all its codes near each other, or those near the postcode's region. */
function villageOf(gazetteer: Gazetteer, country: string, city: string, near: Point | null): Point | null {
	const { table, codesOf } = gazetteer.postcodes.get(country)!;
	const points = codesOf(city).map((row) => ({ lon: table.lon[row]!, lat: table.lat[row]! }));
	const distance = (point: Point, from: Point) => kilometres(point.lon, point.lat, from.lon, from.lat);
	if (points.length === 0) return null;
	const first = near === null ? points[0]! : points.reduce((a, b) => (distance(b, near) < distance(a, near) ? b : a));
	const village = points.filter((point) => distance(point, first) <= VILLAGE_KM);
	return near === null && village.length < points.length ? null : medianPoint(village);
}

/** Country unknown: the one in which town and postcode agree, else the only one in which either is found. */
function locateAnywhere(gazetteer: Gazetteer, text: string | null, city: string | null): LocatedAddress {
	const all = gazetteer.countries.map((country) => locateIn(gazetteer, country, text, city));
	for (const candidates of [all.filter(({ agrees }) => agrees), all.filter(isByName), all.filter(isFound)])
		if (candidates.length === 1) return candidates[0]!;
	const key = all.some(isFound) ? 'locate.country-ambiguous' : 'locate.not-found';
	return nowhere(null, { key, params: { postcode: text ?? '', place: city ?? '', country: '' } });
}

const isFound = ({ how, doubt }: LocatedAddress) => how !== 'none' && doubt?.trustsPlace !== true;
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
