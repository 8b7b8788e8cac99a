import type { AccountColumns, CodedColumn } from '../../model/columns.ts';
import type { Geography, Places } from '../../model/geography.ts';
import { createKdTree, type KdTree } from '../../measure/kd-tree.ts';
import { chordKm, toSphere } from '../../measure/sphere.ts';
import { planeFor } from './plane.ts';

/** More basic units than this make plans slower without making them better. */
export const MOST_UNITS = 25000;
/** Places nearer than this (km) become one unit; the larger one lends its name. */
const MERGE_KM = 1;
/** Places fit the accounts when half of them lie within this of one. */
const PLACES_REACH_KM = 50;
/** A country whose places are nearest to fewer accounts than this is an outlier, not a market. */
const COUNTRY_SHARE = 0.005;

/** Named points that become units. Points are distinct. `account` gives the site of each located account where the source
 *  decides (codes); null = the nearest site. */
export interface Sites {
	readonly id: readonly string[];
	readonly name: readonly string[];
	readonly lon: Float64Array;
	readonly lat: Float64Array;
	readonly account: Int32Array | null;
}

function isLocated(accounts: AccountColumns, row: number): boolean {
	return Number.isFinite(accounts.lon[row]!) && Number.isFinite(accounts.lat[row]!);
}

/** Rows with coordinates. */
export function locatedRows(accounts: AccountColumns): Int32Array {
	const rows: number[] = [];
	for (let i = 0; i < accounts.count; i++) if (isLocated(accounts, i)) rows.push(i);
	return Int32Array.from(rows);
}

/** Sites from a code column (unit_id, postcode): the mean of each code's located accounts. */
export function sitesFromCodes(accounts: AccountColumns, located: Int32Array, column: CodedColumn): Sites {
	const sums = new Float64Array(column.values.length * 3);
	for (const i of located) {
		const code = column.codes[i]!;
		if (code < 0) continue;
		sums[code * 3]! += accounts.lon[i]!;
		sums[code * 3 + 1]! += accounts.lat[i]!;
		sums[code * 3 + 2]!++;
	}
	const siteOf = new Int32Array(column.values.length).fill(-1);
	const used: number[] = [];
	column.values.forEach((_, code) => {
		if (sums[code * 3 + 2]! > 0) siteOf[code] = used.push(code) - 1;
	});
	const lon = Float64Array.from(used, (code) => sums[code * 3]! / sums[code * 3 + 2]!);
	const lat = Float64Array.from(used, (code) => sums[code * 3 + 1]! / sums[code * 3 + 2]!);
	separate(lon, lat);
	const account = new Int32Array(accounts.count).fill(-1);
	for (const i of located) account[i] = column.codes[i]! < 0 ? -2 : siteOf[column.codes[i]!]!;
	const names = used.map((code) => column.values[code]!);
	return { id: names, name: names, lon, lat, account };
}

/** Moves coinciding sites apart by about a metre each, since Voronoi cells need distinct points. */
function separate(lon: Float64Array, lat: Float64Array): void {
	const taken = new Map<string, number>();
	for (let u = 0; u < lon.length; u++) {
		const key = `${Math.round(lon[u]! * 1e5)}:${Math.round(lat[u]! * 1e5)}`;
		const times = taken.get(key) ?? 0;
		taken.set(key, times + 1);
		if (times === 0) continue;
		// Rings of eight around the point.
		const step = 2e-5 * (1 + Math.floor((times - 1) / 8));
		const corner = ringOfEight[(times - 1) % 8]!;
		lon[u]! += step * corner[0];
		lat[u]! += step * corner[1];
	}
}

const ringOfEight = [
	[1, 0],
	[0, 1],
	[-1, 0],
	[0, -1],
	[1, 1],
	[-1, 1],
	[-1, -1],
	[1, -1]
] as const;

/** Distinct locations of the accounts, coarsened to a grid when there are too many. */
export function sitesFromLocations(accounts: AccountColumns, located: Int32Array): Sites {
	for (let cell = 1e-5; ; cell *= 2) {
		const first = new Map<string, number>();
		const account = new Int32Array(accounts.count).fill(-1);
		for (const i of located) {
			const key = `${Math.round(accounts.lon[i]! / cell)}:${Math.round(accounts.lat[i]! / cell)}`;
			const site = first.get(key) ?? first.size;
			first.set(key, site);
			account[i] = site;
		}
		if (first.size > MOST_UNITS) continue;
		const lon = new Float64Array(first.size);
		const lat = new Float64Array(first.size);
		const name = new Array<string>(first.size).fill('');
		for (let k = located.length - 1; k >= 0; k--) {
			const i = located[k]!;
			lon[account[i]!] = accounts.lon[i]!;
			lat[account[i]!] = accounts.lat[i]!;
			name[account[i]!] = townName(accounts, i);
		}
		separate(lon, lat);
		return { id: [...first.keys()], name, lon, lat, account };
	}
}

function townName(accounts: AccountColumns, row: number): string {
	const text = (column: CodedColumn | null) => {
		const code = column?.codes[row] ?? -1;
		return code < 0 ? '' : column!.values[code]!;
	};
	return [text(accounts.postcode), text(accounts.city)].filter((part) => part !== '').join(' ') || `#${row + 1}`;
}

/** Postcodes of all located accounts, shortened until there are few enough; null when most accounts have none. */
export function sitesFromPostcodes(accounts: AccountColumns, located: Int32Array): Sites | null {
	const { postcode, country } = accounts;
	if (postcode === null) return null;
	let missing = 0;
	for (const i of located) if (postcode.codes[i]! < 0) missing++;
	if (missing * 2 > located.length) return null;
	for (let cut = 0; cut < 10; cut++) {
		const table = new Map<string, number>();
		const codes = new Int32Array(accounts.count).fill(-1);
		for (const i of located) {
			if (postcode.codes[i]! < 0) continue;
			const text = postcode.values[postcode.codes[i]!]!;
			const land = (country?.codes[i] ?? -1) < 0 ? '' : `${country!.values[country!.codes[i]!]!}-`;
			const key = land + (cut === 0 ? text : text.slice(0, Math.max(1, text.length - cut)));
			const code = table.get(key) ?? table.size;
			table.set(key, code);
			codes[i] = code;
		}
		if (table.size <= MOST_UNITS) return sitesFromCodes(accounts, located, { codes, values: [...table.keys()] });
	}
	return null;
}

export interface PlaceSites {
	readonly sites: Sites;
	/** ISO codes of the countries whose places are used. */
	readonly countries: readonly string[];
}

/** Shipped places of the accounts' countries, also where no account lies; null when they do not fit the accounts. */
export function sitesFromPlaces(
	accounts: AccountColumns,
	located: Int32Array,
	geography: Geography
): PlaceSites | null {
	const { places } = geography;
	if (places === null || places.count === 0) return null;
	const sphere = toSphere(places.lon, places.lat);
	const tree = createKdTree(sphere);
	const countries = countriesOf(accounts, located, places, sphere, tree);
	if (countries === null) return null;
	const sites = mergedPlaces(places, new Set(countries));
	return { sites, countries };
}

/** Countries whose places are nearest to the accounts: robust against a wrong or missing country column. */
function countriesOf(
	accounts: AccountColumns,
	located: Int32Array,
	places: Places,
	sphere: Float64Array,
	tree: KdTree
): string[] | null {
	const counts = new Map<string, number>();
	const points = toSphere(accounts.lon, accounts.lat);
	// A sample is enough to know the countries; fixed stride keeps it deterministic.
	const stride = Math.max(1, Math.floor(located.length / 5000));
	let sampled = 0;
	let far = 0;
	for (let k = 0; k < located.length; k += stride) {
		const i = located[k]!;
		const place = tree.nearest(points[i * 3]!, points[i * 3 + 1]!, points[i * 3 + 2]!);
		if (chordKm(points, i, sphere, place) > PLACES_REACH_KM) far++;
		else counts.set(places.country[place]!, (counts.get(places.country[place]!) ?? 0) + 1);
		sampled++;
	}
	if (far * 2 > sampled) return null;
	const most = Math.max(...counts.values());
	return [...counts.keys()].filter((code) => counts.get(code)! >= Math.min(most, COUNTRY_SHARE * sampled)).sort();
}

function mergedPlaces(places: Places, countries: ReadonlySet<string>): Sites {
	const candidates: number[] = [];
	for (let p = 0; p < places.count; p++)
		if (countries.has(places.country[p]!) && Number.isFinite(places.lon[p]! + places.lat[p]!)) candidates.push(p);
	candidates.sort((a, b) => places.population[b]! - places.population[a]! || a - b);
	const { scale } = planeFor(Float64Array.from(candidates, (p) => places.lat[p]!));
	const step = MERGE_KM / 111.2;
	const grid = new Map<string, number[]>();
	const sphere = toSphere(places.lon, places.lat);
	const kept: number[] = [];
	for (const p of candidates) {
		if (kept.length === MOST_UNITS) break;
		const column = Math.floor((places.lon[p]! * scale) / step);
		const row = Math.floor(places.lat[p]! / step);
		let near = false;
		// Three columns each side: a degree of longitude is wider at the northern end of the data.
		for (let c = column - 3; c <= column + 3 && !near; c++)
			for (let r = row - 1; r <= row + 1 && !near; r++)
				near = (grid.get(`${c}:${r}`) ?? []).some((q) => chordKm(sphere, p, sphere, q) < MERGE_KM);
		if (near) continue;
		const key = `${column}:${row}`;
		grid.set(key, [...(grid.get(key) ?? []), p]);
		kept.push(p);
	}
	kept.sort((a, b) => a - b);
	const times = new Map<string, number>();
	const id = kept.map((p) => {
		const base = `${places.country[p]!}:${places.name[p]!}`;
		const n = (times.get(base) ?? 0) + 1;
		times.set(base, n);
		return n === 1 ? base : `${base} #${n}`;
	});
	return {
		id,
		name: kept.map((p) => places.name[p]!),
		lon: Float64Array.from(kept, (p) => places.lon[p]!),
		lat: Float64Array.from(kept, (p) => places.lat[p]!),
		account: null
	};
}
