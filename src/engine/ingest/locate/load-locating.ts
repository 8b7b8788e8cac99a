import type { AccountColumns } from '../../model/columns.ts';
import type { Geography, Outline } from '../../model/geography.ts';
import { drain } from '../../model/steps.ts';
import { countriesOf, type GeographyIndex } from '../countries.ts';
import { parseOutline, parsePlaces } from '../geography.ts';
import { lookUpAddresses } from './account-addresses.ts';
import { countryCode } from '../country-code.ts';
import { createGazetteer, type Gazetteer } from './gazetteer.ts';
import { loadPostcodes } from './load-postcodes.ts';
import { readPostcode } from './postcode-shape.ts';
import { testOutline } from './outline-check.ts';
import type { PostcodeTable } from './postcode-table.ts';
import { postcodesOfPlaces } from './served-table.ts';

/** All that accounts are located and judged by. */
export interface Locating extends Geography {
	readonly gazetteer: Gazetteer;
	/** All land, to tell "in the sea" from "abroad"; null = not shipped. */
	readonly land: Outline | null;
	/** For accounts that name none; null = whichever fits. */
	readonly country: string | null;
}

/** @param name below the folder of what is generated, e.g. `geo/places-DE.json`; null = there is no such file */
export type ReadShipped = (name: string) => Promise<unknown>;

/** Countries tried for a file that names none, the ones most likely first. */
const guesses = ['DE', 'NO', 'AT', 'CH', 'SE', 'DK', 'FR', 'GB', 'NL'] as const;
const SAMPLE = 300;
const LEAST_SHARE = 0.01;

/**
 * Places, postcodes and outlines of the countries that accounts name or lie in; where they name and show none, of the one in
 * which most of a sample of addresses is found. O(accounts + places).
 * @param country ISO 3166-1 alpha-2 for accounts that name none; null = guessed
 * @param uploaded postcode tables of the reader's own: they go before those fetched or shipped
 */
export async function loadLocating(
	accounts: AccountColumns,
	country: string | null,
	readJson: ReadShipped,
	uploaded: readonly PostcodeTable[] = []
): Promise<Locating> {
	const index = ((await readJson('geo/index.json')) ?? { countries: [] }) as GeographyIndex;
	const shipped = new Set(index.countries.map((entry) => entry.country));
	const named = namedCountries(accounts);
	const known = [...new Set([...named, ...countriesOf(accounts, index)])];
	// Whoever hands in one country's postcodes means that country.
	if (known.length === 0 && country === null && uploaded.length === 1) known.push(uploaded[0]!.country);
	if (country !== null && !known.includes(country)) known.push(country);
	const loadable = known.filter((id) => shipped.has(id) || uploaded.some((table) => table.country === id));
	const isByBox = named.length === 0 && country === null && loadable.length > 1;
	const told = isByBox ? lainIn(accounts, loadable, await outlinesOf(loadable, index, readJson)) : loadable;
	if (told.length > 0) {
		const only = country ?? (told.length === 1 ? told[0]! : null);
		return loaded(await gazetteerOf(told, readJson, uploaded), told, only, index, readJson);
	}
	let best: { readonly found: number; readonly id: string; readonly read: Read } | null = null;
	for (const id of guesses.filter((id) => shipped.has(id) && postcodesLookLike(accounts, id))) {
		const read = await gazetteerOf([id], readJson, uploaded);
		const found = foundOfSample(accounts, read.gazetteer, id);
		if (found > (best?.found ?? 0)) best = { found, id, read };
	}
	if (best === null)
		return loaded({ gazetteer: createGazetteer(null, []), places: null }, [], country, index, readJson);
	return loaded(best.read, [best.id], best.id, index, readJson);
}

/** Fetched postcode tables, else the bundled ones. @param places file of each country, null = not shipped */
async function tablesOf(
	countries: readonly string[],
	places: readonly unknown[],
	readJson: ReadShipped
): Promise<PostcodeTable[]> {
	const tables = await loadPostcodes(countries, readJson);
	for (const [k, id] of countries.entries()) {
		if (tables.some((table) => table.country === id)) continue;
		const bundled = id === 'DE' ? await readJson('geo/postcodes-DE.json') : null;
		if (bundled !== null && places[k] !== null) tables.push(postcodesOfPlaces(bundled, parsePlaces([places[k]])));
	}
	return tables;
}

/** Postcodes of the countries that accounts name or lie in, as far as they are shipped or fetched. */
export async function postcodesFor(accounts: AccountColumns, readJson: ReadShipped): Promise<PostcodeTable[]> {
	const index = ((await readJson('geo/index.json')) ?? { countries: [] }) as GeographyIndex;
	const countries = [...new Set([...namedCountries(accounts), ...countriesOf(accounts, index)])];
	const places = await Promise.all(countries.map((id) => (id === 'DE' ? readJson(`geo/places-${id}.json`) : null)));
	return tablesOf(countries, places, readJson);
}

type Read = Pick<Locating, 'gazetteer' | 'places'>;

async function gazetteerOf(
	countries: readonly string[],
	readJson: ReadShipped,
	uploaded: readonly PostcodeTable[]
): Promise<Read> {
	const read = await Promise.all(countries.map((id) => readJson(`geo/places-${id}.json`)));
	const own = uploaded.filter((table) => countries.includes(table.country));
	const rest = countries
		.map((id, k) => ({ id, places: read[k] }))
		.filter(({ id }) => !own.some((t) => t.country === id));
	const tables = [
		...own,
		...(await tablesOf(
			rest.map(({ id }) => id),
			rest.map(({ places }) => places),
			readJson
		))
	];
	const found = read.filter((json) => json !== null);
	const places = found.length === 0 ? null : parsePlaces(found);
	return { gazetteer: createGazetteer(places, tables), places };
}

async function loaded(
	read: Read,
	countries: readonly string[],
	country: string | null,
	index: GeographyIndex,
	readJson: ReadShipped
): Promise<Locating> {
	const outlines = await outlinesOf(countries, index, readJson);
	return { ...read, outlines, land: landOf(await readJson('basemap/land.json')), country };
}

function outlinesOf(countries: readonly string[], index: GeographyIndex, readJson: ReadShipped): Promise<Outline[]> {
	const outlined = countries.filter((id) => index.countries.some((entry) => entry.country === id && entry.outline));
	return Promise.all(outlined.map(async (id) => parseOutline(await readJson(`geo/outline-${id}.json`))));
}

/** Those that hold positions of the accounts: the bounding box of a neighbour also holds much of a country. All where none does.
 *  O(accounts × countries). */
function lainIn(
	{ lon, lat, count }: AccountColumns,
	countries: readonly string[],
	outlines: readonly Outline[]
): string[] {
	const tests = outlines.map((outline) => ({ id: outline.country, rows: 0, test: testOutline(outline) }));
	let within = 0;
	for (let row = 0; row < count; row++) {
		const holder = tests.find(({ test }) => test.contains(lon[row]!, lat[row]!));
		if (holder === undefined) continue;
		holder.rows++;
		within++;
	}
	const held = new Set(tests.filter(({ rows }) => rows > 0 && rows >= LEAST_SHARE * within).map(({ id }) => id));
	return held.size === 0 ? [...countries] : countries.filter((id) => held.has(id));
}

function landOf(json: unknown): Outline | null {
	if (json === null) return null;
	// Islets that rounding has left with no area.
	const polygons = (json as { polygons?: unknown[][][] }).polygons?.filter(([shell]) => (shell?.length ?? 0) > 3);
	return parseOutline({ country: '', polygons });
}

/** By the country column, whatever it calls them. */
function namedCountries({ country, count }: AccountColumns): string[] {
	if (country === null) return [];
	const codes = country.values.map(countryCode);
	const counts = new Map<string, number>();
	for (const code of country.codes) {
		const id = codes[code] ?? null;
		if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	return [...counts].filter(([, rows]) => rows >= LEAST_SHARE * count).map(([id]) => id);
}

function postcodesLookLike({ postcode }: AccountColumns, country: string): boolean {
	if (postcode === null) return true;
	const some = postcode.values.slice(0, SAMPLE);
	const fitting = some.filter((text) => readPostcode(text, country) !== null).length;
	return 2 * fitting >= some.length;
}

function foundOfSample(accounts: AccountColumns, gazetteer: Gazetteer, country: string): number {
	const count = Math.min(SAMPLE, accounts.count);
	const { at, located } = drain(lookUpAddresses({ ...accounts, count }, gazetteer, country));
	let sure = 0;
	for (const address of at) {
		const { how, doubt, confidence } = located[address]!;
		if ((how === 'postcode' || how === 'place') && doubt === null) sure += confidence;
	}
	return sure / count;
}
