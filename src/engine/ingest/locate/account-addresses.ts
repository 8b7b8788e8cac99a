import type { AccountColumns, CodedColumn } from '../../model/columns.ts';
import { countryCode } from '../country-code.ts';
import type { Point } from './distance.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Address, LocatedAddress } from './address.ts';
import { locateAddress } from './locator.ts';
import { choosePlace } from './place-choice.ts';
import { prefixArea, type PrefixArea } from './postcode-index.ts';
import { postcodePrefixes, readPostcode } from './postcode-shape.ts';

/** The accounts' addresses, each looked up once. */
export interface AccountAddresses {
	/** Per row its address. */
	readonly at: Int32Array;
	readonly addresses: readonly Address[];
	readonly located: readonly LocatedAddress[];
	/** What they were looked up in: with what the accounts themselves taught. */
	readonly gazetteer: Gazetteer;
}

const ADDRESSES_PER_STEP = 200;

/**
 * Looks up every distinct (country, postcode, town) of the accounts. Yields 0–1 about every 5 ms of work.
 * O(rows + distinct addresses × namesakes).
 * @param fallbackCountry ISO alpha-2 for rows without a country; null = whichever known country fits
 */
export function* lookUpAddresses(
	accounts: AccountColumns,
	known: Gazetteer,
	fallbackCountry: string | null
): Generator<number, AccountAddresses> {
	const { at, addresses } = distinctAddresses(accounts);
	const gazetteer = learnPrefixes(accounts, at, addresses, known, fallbackCountry);
	const located: LocatedAddress[] = [];
	for (const address of addresses) {
		located.push(locateAddress(gazetteer, address, fallbackCountry));
		if (located.length % ADDRESSES_PER_STEP === 0) yield located.length / addresses.length;
	}
	return { at, addresses, located, gazetteer };
}

function distinctAddresses(accounts: AccountColumns): { at: Int32Array; addresses: Address[] } {
	const at = new Int32Array(accounts.count);
	const addresses: Address[] = [];
	const known = new Map<string, number>();
	const code = (column: CodedColumn | null, row: number) => column?.codes[row] ?? -1;
	const text = (column: CodedColumn | null, row: number) => column?.values[code(column, row)] ?? null;
	for (let row = 0; row < accounts.count; row++) {
		const key = `${code(accounts.country, row)} ${code(accounts.postcode, row)} ${code(accounts.city, row)}`;
		let address = known.get(key);
		if (address === undefined) {
			address = addresses.length;
			known.set(key, address);
			addresses.push({
				country: text(accounts.country, row),
				postcode: text(accounts.postcode, row),
				city: text(accounts.city, row)
			});
		}
		at[row] = address;
	}
	return { at, addresses };
}

/** Fewer points say nothing of a region. */
const LEAST_POINTS = 3;

/** Regions of postcode beginnings, for countries without a table: from positions the accounts have, and from towns without namesakes. */
function learnPrefixes(
	accounts: AccountColumns,
	at: Int32Array,
	addresses: readonly Address[],
	gazetteer: Gazetteer,
	fallbackCountry: string | null
): Gazetteer {
	const points = new Map<string, Map<string, Point[]>>();
	const prefixesOf = addresses.map(({ country: text, postcode }) => {
		const country = countryCode(text) ?? fallbackCountry;
		if (country === null || postcode === null || gazetteer.postcodes.has(country)) return null;
		const code = readPostcode(postcode, country)?.keys[0];
		return code === undefined ? null : { country, prefixes: postcodePrefixes(code, country) };
	});
	const learn = (address: number, point: Point): void => {
		const found = prefixesOf[address];
		if (found === null || found === undefined) return;
		let ofCountry = points.get(found.country);
		if (ofCountry === undefined) points.set(found.country, (ofCountry = new Map<string, Point[]>()));
		for (const prefix of found.prefixes) {
			const list = ofCountry.get(prefix);
			if (list === undefined) ofCountry.set(prefix, [point]);
			else list.push(point);
		}
	};
	addresses.forEach(({ city }, address) => {
		const country = prefixesOf[address]?.country;
		if (country === undefined || city === null) return;
		const place = choosePlace(gazetteer, country, city, null);
		if (place !== null && !('ambiguous' in place) && place.by === 'only' && place.match === 'full')
			learn(address, place);
	});
	for (let row = 0; row < accounts.count; row++) {
		const point = { lon: accounts.lon[row]!, lat: accounts.lat[row]! };
		if (Math.abs(point.lon) <= 180 && Math.abs(point.lat) <= 90) learn(at[row]!, point);
	}
	if (points.size === 0) return gazetteer;
	const learned = new Map<string, ReadonlyMap<string, PrefixArea>>();
	for (const [country, areas] of points) {
		const ofCountry = new Map<string, PrefixArea>();
		for (const [prefix, list] of areas)
			if (list.length >= LEAST_POINTS) ofCountry.set(prefix, prefixArea(prefix, list)!);
		learned.set(country, ofCountry);
	}
	return { ...gazetteer, learned };
}
