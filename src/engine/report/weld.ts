import type { Units } from '../model/geography.ts';

/** Cell outlines with corners that neighbours share by number. */
export interface WeldedCells {
	/** Corner per point of `Units.points`. */
	readonly corner: Int32Array;
	/** Whole steps of the grid per corner. */
	readonly x: Int32Array;
	readonly y: Int32Array;
	/** Steps per degree. */
	readonly grid: number;
}

/** About 0.1 m. */
const FINE = 1e6;
/** Where the cells span so much of the world that two coordinates would no longer fit one exact number: about 1 m. */
const COARSE = 1e5;
/** Corners of neighbours agree to rounding error (H3: to 1e-7°); part of a step by which they may part at a rounding edge. */
const SLACK = 0.15;

/** Rounds corners to the grid so that the same corner of two cells is one, also where rounding error puts it on two sides of a
 *  rounding edge. O(points). */
export function weldCells({ points }: Units): WeldedCells {
	const count = points.length / 2;
	let [west, east, south, north] = [180, -180, 90, -90];
	for (let p = 0; p < count; p++) {
		const [lon, lat] = [clamp(points[2 * p]!, 180), clamp(points[2 * p + 1]!, 90)];
		[west, east] = [Math.min(west, lon), Math.max(east, lon)];
		[south, north] = [Math.min(south, lat), Math.max(north, lat)];
	}
	const grid = (east - west) * (north - south) * FINE * FINE < 2 ** 52 ? FINE : COARSE;
	const rows = Math.round((north - south) * grid) + 3;
	const bottom = Math.round(south * grid) - 1;
	const left = Math.round(west * grid) - 1;
	const known = new Map<number, number>();
	const xs: number[] = [];
	const ys: number[] = [];
	const corner = new Int32Array(count);
	for (let p = 0; p < count; p++) {
		const x = clamp(points[2 * p]!, 180) * grid;
		const y = clamp(points[2 * p + 1]!, 90) * grid;
		const keyOf = (column: number, row: number) => (column - left) * rows + row - bottom;
		let id: number | undefined;
		for (const column of roundings(x)) for (const row of roundings(y)) id ??= known.get(keyOf(column, row));
		if (id === undefined) {
			id = xs.push(Math.round(x)) - 1;
			ys.push(Math.round(y));
			known.set(keyOf(Math.round(x), Math.round(y)), id);
		}
		corner[p] = id;
	}
	return { corner, x: Int32Array.from(xs), y: Int32Array.from(ys), grid };
}

const clamp = (value: number, limit: number) => Math.max(-limit, Math.min(limit, value));

/** The nearest whole number, and the one that is nearly as near. */
function roundings(value: number): readonly number[] {
	const near = Math.round(value);
	const other = Math.round(value + (value >= near ? SLACK : -SLACK));
	return near === other ? [near] : [near, other];
}
