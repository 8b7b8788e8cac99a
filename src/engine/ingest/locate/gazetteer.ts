import type { Places } from '../../model/geography.ts';
import { indexNames, type NameIndex } from './name-index.ts';
import { indexPostcodes, type PostcodeIndex, type PrefixArea } from './postcode-index.ts';
import { postcodePrefixes } from './postcode-shape.ts';
import type { PostcodeTable } from './postcode-table.ts';

/** All that addresses are looked up in, by ISO country code. */
export interface Gazetteer {
	readonly places: Places | null;
	/** Countries with places or postcodes. */
	readonly countries: readonly string[];
	readonly names: ReadonlyMap<string, NameIndex>;
	readonly postcodes: ReadonlyMap<string, PostcodeIndex>;
	/** Regions of postcode beginnings learned from accounts, for countries without a table. */
	readonly learned: ReadonlyMap<string, ReadonlyMap<string, PrefixArea>>;
}

/** O(places + codes). @param tables at most one per country; the first of a country counts */
export function createGazetteer(places: Places | null, tables: readonly PostcodeTable[]): Gazetteer {
	const rows = new Map<string, [number, string][]>();
	for (let row = 0; row < (places?.count ?? 0); row++) {
		const country = places!.country[row]!;
		const list = rows.get(country);
		if (list === undefined) rows.set(country, [[row, places!.name[row]!]]);
		else list.push([row, places!.name[row]!]);
	}
	const names = new Map<string, NameIndex>();
	for (const [country, list] of rows)
		names.set(
			country,
			indexNames(country, list, (row) => places!.population[row]!)
		);
	const postcodes = new Map<string, PostcodeIndex>();
	for (const table of tables) if (!postcodes.has(table.country)) postcodes.set(table.country, indexPostcodes(table));
	const countries = [...new Set([...names.keys(), ...postcodes.keys()])].sort();
	return { places, countries, names, postcodes, learned: new Map() };
}

/** Area in which a postcode of the country should lie; null = nothing known of its beginning. */
export function areaOfPostcode(gazetteer: Gazetteer, country: string, code: string): PrefixArea | null {
	const table = gazetteer.postcodes.get(country);
	if (table !== undefined) return table.area(code);
	const learned = gazetteer.learned.get(country);
	if (learned === undefined) return null;
	for (const prefix of postcodePrefixes(code, country)) {
		const area = learned.get(prefix);
		if (area !== undefined) return area;
	}
	return null;
}
