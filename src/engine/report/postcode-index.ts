import type { AccountColumns } from '../model/columns.ts';
import type { PostcodePoints } from '../model/postcodes.ts';
import { nearestSite } from '../plan/prepare/unit-at.ts';

/** A postcode and all that is known of it. */
export interface KnownPostcode {
	/** As in the accounts where they have no other, else as in the table. */
	readonly country: string;
	readonly code: string;
	/** Rows of the accounts that lie in it, located or not. */
	readonly accounts: number[];
	/** Its points: table and row. */
	readonly points: { readonly table: PostcodePoints; readonly row: number }[];
}

/** A country that holds less than this share of the accounts is a stray position, not a market. */
const LEAST_SHARE = 0.01;

export const postcodeKey = (code: string) => code.toUpperCase().replace(/[\s.-]/g, '');

/**
 * Every postcode of the accounts, and of the tables for countries that hold accounts; by country and code. An account without
 * a country takes that of the table that knows its postcode, of several the one whose point is nearest. O(accounts + points,
 * each × log).
 */
export function knownPostcodes(accounts: AccountColumns, tables: readonly PostcodePoints[]): KnownPostcode[] {
	const found = new Map<string, KnownPostcode>();
	const get = (country: string, code: string): KnownPostcode => {
		const key = `${country} ${postcodeKey(code)}`;
		let known = found.get(key);
		if (known === undefined) found.set(key, (known = { country, code, accounts: [], points: [] }));
		return known;
	};
	const indexes = tables.map(indexOf);
	const inside = new Map<string, number>();
	let located = 0;
	const whole = nearestCountry(tables);
	for (let row = 0; row < accounts.count; row++) {
		const code = accounts.postcode?.values[accounts.postcode.codes[row]!]?.trim() ?? '';
		const [lon, lat] = [accounts.lon[row]!, accounts.lat[row]!];
		const isLocated = !Number.isNaN(lon + lat);
		const named = accounts.country?.values[accounts.country.codes[row]!]?.trim().toUpperCase() ?? '';
		const isKnown = tables.some(({ country }) => country === named);
		const country = isKnown || code === '' ? named : (countryOf(indexes, postcodeKey(code), lon, lat) ?? named);
		if (code !== '') get(country, code).accounts.push(row);
		if (!isLocated) continue;
		located++;
		const held = tables.some((table) => table.country === country) ? country : whole(lon, lat);
		if (held !== null) inside.set(held, (inside.get(held) ?? 0) + 1);
	}
	for (const { table, rows } of indexes) {
		const isMarket = (inside.get(table.country) ?? 0) >= Math.max(1, LEAST_SHARE * located);
		for (const [key, own] of rows) {
			// Elsewhere only what accounts have is located.
			const known = isMarket ? get(table.country, table.codes[own[0]!]!) : found.get(`${table.country} ${key}`);
			for (const row of own) known?.points.push({ table, row });
		}
	}
	return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, known]) => known);
}

interface CodeIndex {
	readonly table: PostcodePoints;
	readonly rows: ReadonlyMap<string, readonly number[]>;
}

function indexOf(table: PostcodePoints): CodeIndex {
	const rows = new Map<string, number[]>();
	table.codes.forEach((code, row) => {
		const key = postcodeKey(code);
		const list = rows.get(key);
		if (list === undefined) rows.set(key, [row]);
		else list.push(row);
	});
	return { table, rows };
}

/** Country of the tables that know the code, the nearest of several; null = none does. */
function countryOf(indexes: readonly CodeIndex[], key: string, lon: number, lat: number): string | null {
	const knowing = indexes.flatMap(({ table, rows }) => (rows.get(key) ?? []).map((row) => ({ table, row })));
	let [best, least] = [knowing[0]?.table.country ?? null, Infinity];
	for (const { table, row } of knowing) {
		const [dx, dy] = [(table.lon[row]! - lon) * 0.6, table.lat[row]! - lat];
		if (dx * dx + dy * dy < least) [best, least] = [table.country, dx * dx + dy * dy];
	}
	return best;
}

/** Country of the nearest point of all tables. */
function nearestCountry(tables: readonly PostcodePoints[]): (lon: number, lat: number) => string | null {
	const points = tables.flatMap((table) => Array.from(table.codes, (_, row) => ({ table, row })));
	const nearest = nearestSite(
		Float64Array.from(points, ({ table, row }) => table.lon[row]!),
		Float64Array.from(points, ({ table, row }) => table.lat[row]!)
	);
	return (lon, lat) => points[nearest(lon, lat)]?.table.country ?? null;
}
