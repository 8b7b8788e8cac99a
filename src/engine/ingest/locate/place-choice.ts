import type { Gazetteer } from './gazetteer.ts';
import { kilometres, type Point } from './distance.ts';
import type { NameMatch } from './name-index.ts';
import type { PrefixArea } from './postcode-index.ts';

export interface PlaceChoice extends Point {
	readonly match: NameMatch;
	/** Places of that name in the country. */
	readonly namesakes: number;
	/** What settled it among namesakes. */
	readonly by: 'only' | 'postcode' | 'population';
}

/** Without a postcode the largest namesake is meant only where it has this many times the people of the next. */
const DOMINANT = 8;
/** A place farther from its postcode's region than this, and than twice the region's reach, is a namesake of one that is not listed. */
const REGION_KM = 30;
const REGION_REACHES = 2;
/** … unless it has this many people and no other place of the country is called so. */
const TOWN = 3000;
const TOWN_KM = 110;

/**
 * Place of a name, the one nearest to `near` (the region of the postcode) among namesakes. `ambiguous` where several are left
 * and nothing tells them apart; null where no place is called so, or none belongs to the region.
 */
export function choosePlace(
	gazetteer: Gazetteer,
	country: string,
	name: string,
	near: PrefixArea | null
): PlaceChoice | { readonly ambiguous: number } | null {
	const hits = gazetteer.names.get(country)?.find(name);
	if (hits === undefined || hits === null) return null;
	const { lon, lat, population } = gazetteer.places!;
	const choice = (row: number, by: PlaceChoice['by']): PlaceChoice => {
		const { match, rows } = hits;
		return { lon: lon[row]!, lat: lat[row]!, match, namesakes: rows.length, by };
	};
	if (near !== null) {
		const distance = (row: number) => kilometres(lon[row]!, lat[row]!, near.lon, near.lat);
		const nearest = hits.rows.reduce((best, row) => (distance(row) < distance(best) ? row : best));
		// Two towns may share the first digits and only one of them be known: the other is far from the middle, but sure by its name.
		const isTown = hits.rows.length === 1 && hits.match === 'full' && population[nearest]! >= TOWN;
		const far = isTown ? TOWN_KM : REGION_KM;
		return distance(nearest) <= Math.max(far, REGION_REACHES * near.reachKm)
			? choice(nearest, hits.rows.length === 1 ? 'only' : 'postcode')
			: null;
	}
	const [first, second] = [...hits.rows].sort((a, b) => population[b]! - population[a]! || a - b);
	if (second === undefined) return choice(first!, 'only');
	const isDominant = population[first!]! >= DOMINANT * Math.max(1, population[second]!);
	return isDominant ? choice(first!, 'population') : { ambiguous: hits.rows.length };
}

/** Kilometres from a point to the nearest place of that name; Infinity where none is called so. Namesakes with another surname do not count. */
export function distanceToName(gazetteer: Gazetteer, country: string, name: string, point: Point): number {
	const distance = (lon: number, lat: number) => kilometres(lon, lat, point.lon, point.lat);
	let nearest = Infinity;
	const hits = gazetteer.names.get(country)?.find(name) ?? null;
	for (const row of hits === null || hits.match === 'core' ? [] : hits.rows)
		nearest = Math.min(nearest, distance(gazetteer.places!.lon[row]!, gazetteer.places!.lat[row]!));
	const index = gazetteer.postcodes.get(country);
	if (index?.table.exact === true)
		for (const row of index.codesOf(name))
			nearest = Math.min(nearest, distance(index.table.lon[row]!, index.table.lat[row]!));
	return nearest;
}
