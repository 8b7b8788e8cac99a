import type { MapData } from './types.ts';

/** Rings as one flat polygon buffer: every ring is a polygon of its own and knows its unit. */
export interface Cells {
	readonly length: number;
	readonly startIndices: Uint32Array;
	readonly positions: Float32Array;
	readonly ringUnit: Uint32Array;
}

export function buildCells(data: MapData): Cells {
	const rings = data.pointStart.length - 1;
	const ringUnit = new Uint32Array(Math.max(0, rings));
	for (let u = 0; u < data.count; u++) ringUnit.fill(u, data.ringStart[u]!, data.ringStart[u + 1]!);
	const startIndices = new Uint32Array(rings + 1);
	const flat: number[] = [];
	for (let r = 0; r < rings; r++) {
		startIndices[r] = flat.length / 2;
		const from = data.pointStart[r]!;
		const to = data.pointStart[r + 1]!;
		for (let p = from; p < to; p++) flat.push(data.points[2 * p]!, data.points[2 * p + 1]!);
		const last = 2 * (to - 1);
		const open = data.points[2 * from] !== data.points[last] || data.points[2 * from + 1] !== data.points[last + 1];
		// deck.gl takes the fast path only for closed rings.
		if (open && to > from) flat.push(data.points[2 * from]!, data.points[2 * from + 1]!);
	}
	startIndices[rings] = flat.length / 2;
	return { length: rings, startIndices, positions: Float32Array.from(flat), ringUnit };
}

/** West, south, east, north of all cells. */
export function boundsOf(points: Float64Array): [number, number, number, number] {
	let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
	for (let p = 0; p + 1 < points.length; p += 2) {
		w = Math.min(w, points[p]!);
		e = Math.max(e, points[p]!);
		s = Math.min(s, points[p + 1]!);
		n = Math.max(n, points[p + 1]!);
	}
	return w <= e ? [w, s, e, n] : [-10, 36, 30, 70];
}

/** Amount per km² as a rank 0–1 per unit (nothing = 0), so that one metropolis does not swallow the scale. Amount and
 *  area are first averaged over the neighbours, twice: basic units are small, the eye looks for regions. O(n log n + edges). */
export function densityRank(amount: Float32Array, area: Float32Array, edges: Uint32Array, passes = 2): Float32Array {
	let [amounts, areas] = [amount, area];
	for (let k = 0; k < passes; k++) [amounts, areas] = [spread(amounts, edges), spread(areas, edges)];
	const density = Float32Array.from(amounts, (value, u) => (value > 0 ? value / Math.max(areas[u] ?? 1, 0.01) : 0));
	const order = [...density.keys()].filter((u) => density[u]! > 0).sort((a, b) => density[a]! - density[b]!);
	const rank = new Float32Array(amount.length);
	order.forEach((u, k) => (rank[u] = (k + 1) / order.length));
	return rank;
}

/** Each unit plus half of every neighbour. */
function spread(values: Float32Array, edges: Uint32Array): Float32Array {
	const out = values.slice();
	for (let e = 0; e + 1 < edges.length; e += 2) {
		const [a, b] = [edges[e]!, edges[e + 1]!];
		out[a] = out[a]! + 0.5 * values[b]!;
		out[b] = out[b]! + 0.5 * values[a]!;
	}
	return out;
}
