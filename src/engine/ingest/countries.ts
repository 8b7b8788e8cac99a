import type { AccountColumns } from '../model/columns.ts';
import type { Geography } from '../model/geography.ts';
import { parseOutline, parsePlaces } from './geography.ts';

/** `geo/index.json`: what is shipped. */
export interface GeographyIndex {
	readonly countries: readonly {
		readonly country: string;
		readonly outline: boolean;
		/** West, south, east, north. */
		readonly bbox: readonly [number, number, number, number];
	}[];
}

/** A country that holds less than this share of the accounts is a stray coordinate, not a market. */
const LEAST_SHARE = 0.01;

/**
 * Shipped countries the accounts lie in, most accounts first: by the country column, else by the bounding box a position
 * falls into (the smallest box where several do). O(accounts × countries).
 */
export function countriesOf(accounts: AccountColumns, index: GeographyIndex): string[] {
	const known = new Map(index.countries.map((entry) => [entry.country, entry]));
	const boxes = [...index.countries].sort((a, b) => area(a.bbox) - area(b.bbox));
	const counts = new Map<string, number>();
	let located = 0;
	for (let row = 0; row < accounts.count; row++) {
		const lon = accounts.lon[row]!;
		const lat = accounts.lat[row]!;
		if (Number.isNaN(lon) || Number.isNaN(lat)) continue;
		located++;
		const named = accounts.country?.values[accounts.country.codes[row]!]?.trim().toUpperCase();
		const country =
			named !== undefined && known.has(named)
				? named
				: boxes.find(({ bbox: [w, s, e, n] }) => lon >= w && lon <= e && lat >= s && lat <= n)?.country;
		if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1);
	}
	return [...counts]
		.filter(([, count]) => count >= LEAST_SHARE * located)
		.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
		.map(([country]) => country);
}

const area = ([w, s, e, n]: readonly [number, number, number, number]) => (e - w) * (n - s);

/** Places and outlines of the accounts' countries. @param readJson reads a shipped file by its name, e.g. `places-DE.json` */
export async function loadGeography(
	accounts: AccountColumns,
	readJson: (name: string) => Promise<unknown>
): Promise<Geography> {
	const index = (await readJson('index.json')) as GeographyIndex;
	const countries = countriesOf(accounts, index);
	if (countries.length === 0) return { places: null, outlines: [] };
	const outlined = countries.filter((id) => index.countries.find((entry) => entry.country === id)?.outline === true);
	const [places, outlines] = await Promise.all([
		Promise.all(countries.map((id) => readJson(`places-${id}.json`))),
		Promise.all(outlined.map((id) => readJson(`outline-${id}.json`)))
	]);
	return { places: parsePlaces(places), outlines: outlines.map((json) => parseOutline(json)) };
}
