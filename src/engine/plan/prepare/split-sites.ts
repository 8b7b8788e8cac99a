import type { AccountColumns } from '../../model/columns.ts';
import { planeFor } from './plane.ts';
import type { Sites } from './sites.ts';

/** A place with more than this share of all accounts is cut into parts: a city must not be too heavy for any balance. */
const LARGEST_SHARE = 0.01;
/** Places with fewer accounts stay whole whatever their share. */
const FEWEST_ACCOUNTS = 25;

/**
 * Replaces places that hold too many accounts by parts around the accounts themselves, halved along the wider axis until every part
 * is small enough ("Oslo 1", "Oslo 2", …). Accounts at one point cannot be told apart and stay together. Deterministic.
 * @param assign nearest site per account for some sites, −1 = not located. O(accounts · log accounts).
 */
export function splitHeavySites(
	sites: Sites,
	accounts: AccountColumns,
	located: Int32Array,
	assign: (sites: Sites) => Int32Array
): Sites {
	const limit = Math.max(FEWEST_ACCOUNTS, Math.floor(LARGEST_SHARE * located.length));
	const members: number[][] = sites.id.map(() => []);
	const siteOf = assign(sites);
	for (const i of located) members[siteOf[i]!]!.push(i);
	if (members.every(({ length }) => length <= limit)) return sites;
	const { scale } = planeFor(sites.lat);
	const { lon, lat } = accounts;
	const id: string[] = [];
	const name: string[] = [];
	const east: number[] = [];
	const north: number[] = [];
	const add = (siteId: string, siteName: string, x: number, y: number) => {
		id.push(siteId);
		name.push(siteName);
		east.push(x);
		north.push(y);
	};
	for (let u = 0; u < sites.id.length; u++) {
		const parts = members[u]!.length > limit ? halve(members[u]!, lon, lat, scale, limit) : [];
		if (parts.length < 2) add(sites.id[u]!, sites.name[u]!, sites.lon[u]!, sites.lat[u]!);
		else
			parts.forEach((part, k) => {
				const mean = (values: Float64Array) => part.reduce((sum, i) => sum + values[i]!, 0) / part.length;
				add(`${sites.id[u]!}/${k + 1}`, `${sites.name[u]!} ${k + 1}`, mean(lon), mean(lat));
			});
	}
	return { id, name, lon: Float64Array.from(east), lat: Float64Array.from(north), account: null };
}

/** Parts of at most `limit` rows, or rows that share one point. */
function halve(
	rows: readonly number[],
	lon: Float64Array,
	lat: Float64Array,
	scale: number,
	limit: number
): number[][] {
	if (rows.length <= limit) return [[...rows]];
	const extent = (values: Float64Array) => {
		let [low, high] = [Infinity, -Infinity];
		for (const i of rows) {
			low = Math.min(low, values[i]!);
			high = Math.max(high, values[i]!);
		}
		return high - low;
	};
	const axis = extent(lon) * scale >= extent(lat) ? lon : lat;
	if (!(extent(axis) > 0)) return [[...rows]];
	const sorted = rows.toSorted((a, b) => axis[a]! - axis[b]! || a - b);
	// Equal coordinates stay on one side, so that no two parts share a point.
	let cut = sorted.length >> 1;
	while (cut < sorted.length && axis[sorted[cut]!] === axis[sorted[cut - 1]!]) cut++;
	if (cut === sorted.length) {
		cut = sorted.length >> 1;
		while (axis[sorted[cut]!] === axis[sorted[cut - 1]!]) cut--;
	}
	return [sorted.slice(0, cut), sorted.slice(cut)].flatMap((half) => halve(half, lon, lat, scale, limit));
}
