import type { MapData } from './types.ts';

/** Each side of a cell once: end points and the units on both sides (−1 = outside). */
export interface CellSides {
	readonly count: number;
	/** lon, lat, lon, lat per side. */
	readonly ends: Float32Array;
	readonly left: Int32Array;
	readonly right: Int32Array;
}

/** About one metre: cells that touch share their corners to rounding error. */
const grid = 1e5;

/** Matches the sides of neighbouring cells by their quantised corners. O(points). */
export function cellSides(data: MapData): CellSides {
	const corners = new Map<number, number>();
	const corner = (lon: number, lat: number) => {
		const key = Math.round((lon + 180) * grid) * 2 ** 25 + Math.round((lat + 90) * grid);
		let id = corners.get(key);
		if (id === undefined) corners.set(key, (id = corners.size));
		return id;
	};
	const sides = new Map<number, number>();
	const ends: number[] = [];
	const left: number[] = [];
	const right: number[] = [];
	const { points } = data;
	for (let u = 0; u < data.count; u++) {
		for (let r = data.ringStart[u]!; r < data.ringStart[u + 1]!; r++) {
			const from = data.pointStart[r]!;
			const size = data.pointStart[r + 1]! - from;
			for (let k = 0; k < size; k++) {
				const p = 2 * (from + k);
				const q = 2 * (from + ((k + 1) % size));
				const a = corner(points[p]!, points[p + 1]!);
				const b = corner(points[q]!, points[q + 1]!);
				if (a === b) continue;
				const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b);
				const known = sides.get(key);
				if (known !== undefined) {
					right[known] = u;
					continue;
				}
				sides.set(key, left.length);
				ends.push(points[p]!, points[p + 1]!, points[q]!, points[q + 1]!);
				left.push(u);
				right.push(data.across?.[from + k] ?? -1);
			}
		}
	}
	return {
		count: left.length,
		ends: Float32Array.from(ends),
		left: Int32Array.from(left),
		right: Int32Array.from(right)
	};
}

/** Sides that part two territories under `labels` (the outer outline included), chained into lines of lon/lat pairs. */
export function territoryLines(
	sides: CellSides,
	labels: Int32Array,
	wanted: (side: number, a: number, b: number) => boolean = () => true
): [number, number][][] {
	const picked: number[] = [];
	for (let s = 0; s < sides.count; s++) {
		const a = labels[sides.left[s]!]!;
		const b = sides.right[s]! < 0 ? -2 : labels[sides.right[s]!]!;
		if (a !== b && wanted(s, a, b)) picked.push(s);
	}
	return chain(sides.ends, picked);
}

/** Joins segments that share an end into long lines; at forks a line ends. */
function chain(ends: Float32Array, picked: readonly number[]): [number, number][][] {
	const at = new Map<number, number[]>();
	const key = (s: number, end: 0 | 1) =>
		Math.round((ends[4 * s + 2 * end]! + 180) * grid) * 2 ** 25 + Math.round((ends[4 * s + 2 * end + 1]! + 90) * grid);
	for (const s of picked) {
		for (const end of [0, 1] as const) {
			const k = key(s, end);
			const list = at.get(k);
			if (list === undefined) at.set(k, [s]);
			else list.push(s);
		}
	}
	const point = (s: number, end: 0 | 1): [number, number] => [ends[4 * s + 2 * end]!, ends[4 * s + 2 * end + 1]!];
	const done = new Set<number>();
	const lines: [number, number][][] = [];
	const walk = (start: number, startEnd: 0 | 1) => {
		const line = [point(start, startEnd === 0 ? 1 : 0)];
		let s = start;
		let end = startEnd;
		for (;;) {
			done.add(s);
			line.push(point(s, end));
			const k = key(s, end);
			const around = at.get(k)!;
			if (around.length !== 2) break;
			const next = around[0] === s ? around[1]! : around[0]!;
			if (done.has(next)) break;
			end = key(next, 0) === k ? 1 : 0;
			s = next;
		}
		lines.push(line);
	};
	// Lines between forks first, closed rings after.
	for (const s of picked) {
		if (done.has(s)) continue;
		if (at.get(key(s, 0))!.length !== 2) walk(s, 1);
		else if (at.get(key(s, 1))!.length !== 2) walk(s, 0);
	}
	for (const s of picked) if (!done.has(s)) walk(s, 1);
	return lines;
}
