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
