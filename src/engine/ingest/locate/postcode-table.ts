import { medianOf } from '../health/robust.ts';
import { DEGREE_KM, kilometres, medianPoint, type Point } from './distance.ts';
import { readPostcode } from './postcode-shape.ts';

/** Postcodes of one country as columns, sorted by code. WGS 84 degrees. */
export interface PostcodeTable {
	/** ISO 3166-1 alpha-2. */
	readonly country: string;
	/** To be shown wherever a position from this table is. */
	readonly attribution: string;
	/** false = joined from place names: right in its leading digits only, never exact enough for `postcode`. */
	readonly exact: boolean;
	readonly count: number;
	readonly codes: readonly string[];
	readonly lon: Float64Array;
	readonly lat: Float64Array;
	/** How far the area reaches, km: upper quartile of its rows' distances from the centroid, at least the distance to the second next centroid. */
	readonly spreadKm: Float32Array;
	/** Place names, each once; those of code c are `names[nameAt[k]]` for k in `nameStart[c] .. nameStart[c + 1])`. */
	readonly names: readonly string[];
	readonly nameStart: Uint32Array;
	readonly nameAt: Uint32Array;
}

/** One row of a source: several may share a code. */
export interface PostcodeRow extends Point {
	readonly code: string;
	readonly place: string;
}

/**
 * Several rows per postcode → one. Centroid = median longitude and median latitude of the code's rows, so that a single wild row
 * (a company with a code of its own at the other end of the country) does not pull it away. Four decimals (11 m).
 * Codes that cannot be postcodes of the country are left out. O(rows log rows).
 */
export function createPostcodeTable(
	country: string,
	rows: readonly PostcodeRow[],
	source: { readonly attribution: string; readonly exact: boolean }
): PostcodeTable {
	const byCode = new Map<string, PostcodeRow[]>();
	for (const row of rows) {
		const code = readPostcode(row.code, country)?.keys[0];
		if (code === undefined) continue;
		const list = byCode.get(code);
		if (list === undefined) byCode.set(code, [row]);
		else list.push(row);
	}
	const codes = [...byCode.keys()].sort();
	const count = codes.length;
	const lon = new Float64Array(count);
	const lat = new Float64Array(count);
	const spreadKm = new Float32Array(count);
	const names: string[] = [];
	const nameRow = new Map<string, number>();
	const nameStart = new Uint32Array(count + 1);
	const nameAt: number[] = [];
	codes.forEach((code, c) => {
		const members = byCode.get(code)!;
		const centre = medianPoint(members);
		lon[c] = round4(centre.lon);
		lat[c] = round4(centre.lat);
		spreadKm[c] = upperQuartile(members.map((row) => kilometres(row.lon, row.lat, centre.lon, centre.lat)));
		for (const name of new Set(members.map(({ place }) => place))) {
			if (name === '') continue;
			let at = nameRow.get(name);
			if (at === undefined) {
				at = names.length;
				nameRow.set(name, at);
				names.push(name);
			}
			nameAt.push(at);
		}
		nameStart[c + 1] = nameAt.length;
	});
	reachNeighbours(lon, lat, spreadKm);
	return { country, ...source, count, codes, lon, lat, spreadKm, names, nameStart, nameAt: Uint32Array.from(nameAt) };
}

const round4 = (value: number): number => Math.round(value * 1e4) / 1e4;

function upperQuartile(values: number[]): number {
	if (values.length < 2) return 0;
	values.sort((a, b) => a - b);
	return Math.max(medianOf(values), values[Math.ceil(values.length * 0.75) - 1]!);
}

const CELL_DEGREES = 0.25;
/** Cells looked at on each side: about 110 km; what has no neighbour within keeps that reach. */
const RINGS = 4;
const FARTHEST_KM = RINGS * CELL_DEGREES * DEGREE_KM;

/** A sparsely settled area has one row only, however large it is: its neighbours tell how far it reaches. */
function reachNeighbours(lon: Float64Array, lat: Float64Array, spreadKm: Float32Array): void {
	const cells = new Map<number, number[]>();
	const cellOf = (x: number, y: number) => Math.floor(y / CELL_DEGREES) * 4096 + Math.floor(x / CELL_DEGREES);
	for (let c = 0; c < lon.length; c++) {
		const cell = cellOf(lon[c]!, lat[c]!);
		const list = cells.get(cell);
		if (list === undefined) cells.set(cell, [c]);
		else list.push(c);
	}
	for (let c = 0; c < lon.length; c++) {
		let [nearest, second] = [FARTHEST_KM, FARTHEST_KM];
		for (let ring = 0; ring <= RINGS; ring++) {
			// Cells are narrower than high: a third of the height is safe up to 70°.
			if (second < (ring - 1) * CELL_DEGREES * DEGREE_KM * 0.35) break;
			for (const other of ringOf(cells, cellOf(lon[c]!, lat[c]!), ring)) {
				const km = kilometres(lon[c]!, lat[c]!, lon[other]!, lat[other]!);
				// Codes on one point (boxes of one post office) are no neighbours.
				if (km < 0.05 || km >= second || km === nearest) continue;
				[nearest, second] = km < nearest ? [km, nearest] : [nearest, km];
			}
		}
		spreadKm[c] = Math.round(10 * Math.max(spreadKm[c]!, second)) / 10;
	}
}

function* ringOf(cells: ReadonlyMap<number, readonly number[]>, centre: number, ring: number): Generator<number> {
	for (let i = -ring; i <= ring; i++)
		for (let j = -ring; j <= ring; j++)
			if (Math.max(Math.abs(i), Math.abs(j)) === ring) yield* cells.get(centre + i * 4096 + j) ?? [];
}
