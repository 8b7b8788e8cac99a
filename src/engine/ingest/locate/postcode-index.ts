import { medianOf } from '../health/robust.ts';
import { kilometres, medianPoint, type Point } from './distance.ts';
import { indexNames } from './name-index.ts';
import { postcodePrefixes } from './postcode-shape.ts';
import type { PostcodeTable } from './postcode-table.ts';

/** A region that shares the beginning of its postcodes. */
export interface PrefixArea extends Point {
	readonly prefix: string;
	/** Median distance of its points from the middle, km: those learned from towns may be half wrong. */
	readonly reachKm: number;
}

/** A postcode table made ready for questions. */
export interface PostcodeIndex {
	readonly table: PostcodeTable;
	/** Row of the first key that is a code, −1 = none is. */
	find(keys: readonly string[]): number;
	/** Code rows of a place name in any usual spelling, other than those of namesakes with another surname ("/Harz"); empty = not
	 *  a name of this table. */
	codesOf(place: string): readonly number[];
	/** Area of the longest beginning of `code` that some code has; null = none. */
	area(code: string): PrefixArea | null;
}

/** A name with this many codes is a town whose parts are known by its name too. */
const TOWN_CODES = 5;

/** O(codes + names) time and memory. */
export function indexPostcodes(table: PostcodeTable): PostcodeIndex {
	const rowOf = new Map(table.codes.map((code, row) => [code, row]));
	const codesOfName: number[][] = table.names.map(() => []);
	for (let row = 0; row < table.count; row++)
		for (let k = table.nameStart[row]!; k < table.nameStart[row + 1]!; k++) codesOfName[table.nameAt[k]!]!.push(row);
	const names = indexNames(table.country, table.names.entries(), (name) =>
		codesOfName[name]!.length >= TOWN_CODES ? Infinity : 0
	);
	const areas = new Map<string, PrefixArea | null>();
	const hits = new Map<string, readonly number[]>();
	return {
		table,
		find(keys) {
			for (const key of keys) {
				const row = rowOf.get(key);
				if (row !== undefined) return row;
			}
			return -1;
		},
		codesOf(place) {
			let rows = hits.get(place);
			if (rows === undefined) {
				const found = names.find(place);
				const same = found === null || found.match === 'core' ? [] : found.rows;
				rows = [...new Set(same.flatMap((name) => codesOfName[name]!))];
				hits.set(place, rows);
			}
			return rows;
		},
		area(code) {
			for (const prefix of postcodePrefixes(code, table.country)) {
				let area = areas.get(prefix);
				if (area === undefined) {
					area = areaOf(table, prefix);
					areas.set(prefix, area);
				}
				if (area !== null) return area;
			}
			return null;
		}
	};
}

function areaOf(table: PostcodeTable, prefix: string): PrefixArea | null {
	const points: Point[] = [];
	for (let row = firstFrom(table.codes, prefix); table.codes[row]?.startsWith(prefix) === true; row++)
		points.push({ lon: table.lon[row]!, lat: table.lat[row]! });
	return prefixArea(prefix, points);
}

/** Median middle of the points of one beginning; null of none. */
export function prefixArea(prefix: string, points: readonly Point[]): PrefixArea | null {
	if (points.length === 0) return null;
	const middle = medianPoint(points);
	return {
		prefix,
		...middle,
		reachKm: medianOf(points.map(({ lon, lat }) => kilometres(lon, lat, middle.lon, middle.lat)))
	};
}

function firstFrom(codes: readonly string[], prefix: string): number {
	let low = 0;
	let high = codes.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (codes[middle]! < prefix) low = middle + 1;
		else high = middle;
	}
	return low;
}
