import type { UnitGraph } from '../../model/problem.ts';
import type { CellSizes } from '../../measure/input.ts';
import { equalAreaAround, toSphere, chordKm } from '../../measure/sphere.ts';
import type { Polygon } from './plane.ts';

export interface CellGraph {
	readonly graph: UnitGraph;
	readonly cells: CellSizes;
}

/** A common border shorter than this (km) is a corner, not a way from unit to unit. */
const SHORTEST_BORDER = 0.001;
/** Without an outline, neighbours farther apart than this many times the 99 % quantile face each other over empty land. */
const LONG_LINK = 4;

export interface GraphInput {
	readonly lon: Float64Array;
	readonly lat: Float64Array;
	/** Shells counter-clockwise; neighbours share segments exactly (Voronoi, H3). */
	readonly polygons: readonly (readonly Polygon[])[];
	/** Candidate links (Delaunay), each pair once; connected, so that islands can be joined along them. */
	readonly links: readonly number[];
	/** True when cells end at an outline: then touching cells are always neighbours. */
	readonly clipped: boolean;
}

/**
 * Neighbours = cells with a common border; parts that stay apart are joined by their shortest link, flagged ferry, so the
 * graph is always connected. Sizes in an equal-area projection about the middle of the sites. O(segments + links log links).
 */
export function buildGraph(input: GraphInput): CellGraph {
	const sphere = toSphere(input.lon, input.lat);
	const limit = input.clipped ? Infinity : longestLink(input.links, sphere);
	return linkCells(measureCells(input), sphere, input.links, limit);
}

/** Cells with their sizes, and what borders what. */
export interface MeasuredCells {
	/** km². */
	readonly area: Float64Array;
	/** km. */
	readonly perimeter: Float64Array;
	/** km of common border per pair; key a·count + b, a < b. */
	readonly shared: ReadonlyMap<number, number>;
}

/**
 * Neighbours by common border, parts joined along the links. O((borders + links) log).
 * @param sphere unit vectors of the sites @param limit km between sites beyond which a border does not count
 */
export function linkCells(
	sizes: MeasuredCells,
	sphere: Float64Array,
	links: readonly number[],
	limit = Infinity
): CellGraph {
	const count = sizes.area.length;
	const pairs: { a: number; b: number; kind: 0 | 1; shared: number }[] = [];
	for (const [key, shared] of sizes.shared) {
		const a = Math.floor(key / count);
		const b = key % count;
		if (shared >= SHORTEST_BORDER && chordKm(sphere, a, sphere, b) <= limit) pairs.push({ a, b, kind: 0, shared });
	}
	const joined = new Int32Array(count).map((_, u) => u);
	const root = (u: number): number => {
		let r = u;
		while (joined[r] !== r) r = joined[r]!;
		while (joined[u] !== r) [joined[u], u] = [r, joined[u]!];
		return r;
	};
	for (const { a, b } of pairs) joined[root(a)] = root(b);
	const ferries: { a: number; b: number; km: number }[] = [];
	for (let k = 0; k < links.length; k += 2) {
		const a = links[k]!;
		const b = links[k + 1]!;
		if (root(a) !== root(b)) ferries.push({ a, b, km: chordKm(sphere, a, sphere, b) });
	}
	// Kruskal over the Delaunay links: the shortest link between any two parts is among them.
	ferries.sort((x, y) => x.km - y.km || x.a - y.a || x.b - y.b);
	const join = (a: number, b: number) => {
		if (root(a) === root(b)) return;
		joined[root(a)] = root(b);
		pairs.push({ a, b, kind: 1, shared: 0 });
	};
	for (const { a, b } of ferries) join(a, b);
	// Only where the triangulation itself fell apart (numerically coincident sites).
	for (let u = 1; u < count; u++) join(u - 1, u);
	return toRows(count, pairs, sizes);
}

function longestLink(links: readonly number[], sphere: Float64Array): number {
	if (links.length === 0) return Infinity;
	const km = new Float64Array(links.length / 2)
		.map((_, k) => chordKm(sphere, links[2 * k]!, sphere, links[2 * k + 1]!))
		.sort();
	return LONG_LINK * km[Math.floor(0.99 * (km.length - 1))]!;
}

function toRows(
	count: number,
	pairs: readonly { a: number; b: number; kind: 0 | 1; shared: number }[],
	sizes: MeasuredCells
): CellGraph {
	const both = [...pairs, ...pairs.map(({ a, b, kind, shared }) => ({ a: b, b: a, kind, shared }))];
	both.sort((x, y) => x.a - y.a || x.b - y.b);
	const offsets = new Uint32Array(count + 1);
	for (const { a } of both) offsets[a + 1]!++;
	for (let u = 0; u < count; u++) offsets[u + 1]! += offsets[u]!;
	return {
		graph: {
			offsets,
			neighbours: Uint32Array.from(both, (link) => link.b),
			kinds: Uint8Array.from(both, (link) => link.kind)
		},
		cells: { area: sizes.area, perimeter: sizes.perimeter, shared: Float64Array.from(both, (link) => link.shared) }
	};
}

/** Area, perimeter and common borders (key a·count + b, a < b). Segments are matched by their midpoint, to about 0.1 m. */
function measureCells(input: GraphInput): MeasuredCells {
	const { polygons, lon, lat } = input;
	const count = polygons.length;
	const [lon0, lat0] = [middle(lon), middle(lat)];
	const project = equalAreaAround(lon0, lat0);
	const area = new Float64Array(count);
	const perimeter = new Float64Array(count);
	const shared = new Map<number, number>();
	const seen = new Map<number, { unit: number; length: number }>();
	polygons.forEach((parts, u) => {
		for (const polygon of parts)
			for (const ring of polygon) {
				let doubled = 0;
				let [px, py] = project(...ring[ring.length - 1]!);
				ring.forEach(([x, y], i) => {
					const [qx, qy] = project(x, y);
					const length = Math.sqrt((qx - px) * (qx - px) + (qy - py) * (qy - py));
					doubled += px * qy - qx * py;
					perimeter[u]! += length;
					const [ox, oy] = ring[(i + ring.length - 1) % ring.length]!;
					const key = Math.round(((x + ox) / 2 - lon0) * 1e6) * 1e8 + Math.round(((y + oy) / 2 - lat0) * 1e6);
					const other = seen.get(key);
					if (other === undefined) seen.set(key, { unit: u, length });
					else if (other.unit !== u) {
						const pair = Math.min(u, other.unit) * count + Math.max(u, other.unit);
						shared.set(pair, (shared.get(pair) ?? 0) + Math.min(length, other.length));
					}
					[px, py] = [qx, qy];
				});
				area[u]! += doubled / 2;
			}
	});
	return { area, perimeter, shared };
}

export function middle(values: Float64Array): number {
	let low = Infinity;
	let high = -Infinity;
	for (const value of values) {
		low = Math.min(low, value);
		high = Math.max(high, value);
	}
	return low <= high ? (low + high) / 2 : 0;
}
