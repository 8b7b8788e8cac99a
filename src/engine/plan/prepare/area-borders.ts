import type { Areas } from '../../model/geography.ts';
import { equalAreaAround } from '../../measure/sphere.ts';
import { distance, facingBorders } from './facing-borders.ts';
import { middle, type MeasuredCells } from './graph.ts';
import { boxOfFlat } from './plane.ts';

/** Borders that two maps drew apart still count as one within this share of a usual area's width … */
const TOLERANCE = 0.01;
/** … and between these, km. */
const [LEAST, MOST] = [0.01, 0.5];
export interface MeasuredAreas extends MeasuredCells {
	/** Per side that has no exact partner (numbered as the corner it begins at) the area that it faces; −1 = none. */
	readonly across: Int32Array;
}

/**
 * Sizes of areas and their common borders. Sides with the same ends are matched exactly; what is left over — borders that were
 * simplified one by one, corners that only one of two neighbours has — by what faces it within a tolerance of 1 % of the width of a
 * usual area (10–500 m). Measured in an equal-area projection about the middle. O(corners + left over length / tolerance).
 */
export function measureAreas(areas: Areas): MeasuredAreas {
	const { count, ringStart, pointStart, points } = areas;
	const project = equalAreaAround(middle(areas.lon), middle(areas.lat));
	const corners = cornerNumbers(points);
	const flat = new Float64Array(points.length);
	for (let p = 0; p < points.length; p += 2) flat.set(project(points[p]!, points[p + 1]!), p);
	const next = new Uint32Array(points.length / 2);
	const unit = new Uint32Array(points.length / 2);
	const area = new Float64Array(count);
	const perimeter = new Float64Array(count);
	const shared = new Map<number, number>();
	const add = (a: number, b: number, km: number) => {
		const pair = Math.min(a, b) * count + Math.max(a, b);
		shared.set(pair, (shared.get(pair) ?? 0) + km);
	};
	const length = (p: number) => distance(flat, p, next[p]!);
	const matched = new Uint8Array(next.length);
	const sides = new Map<number, number>();
	for (let a = 0; a < count; a++)
		for (let r = ringStart[a]!; r < ringStart[a + 1]!; r++) {
			const [from, to] = [pointStart[r]!, pointStart[r + 1]!];
			for (let p = from; p < to; p++) {
				const q = p + 1 < to ? p + 1 : from;
				next[p] = q;
				unit[p] = a;
				area[a]! += (flat[2 * p]! * flat[2 * q + 1]! - flat[2 * q]! * flat[2 * p + 1]!) / 2;
				perimeter[a]! += length(p);
				const key = Math.min(corners[p]!, corners[q]!) * next.length + Math.max(corners[p]!, corners[q]!);
				const other = sides.get(key);
				if (other === undefined || matched[other] === 1) {
					sides.set(key, p);
					continue;
				}
				matched[p] = matched[other] = 1;
				if (unit[other] !== a) add(unit[other]!, a, length(p));
				// A border inside one area, between pieces of the same id.
				else perimeter[a]! -= 2 * length(p);
			}
		}
	const usual = Float64Array.from(area).sort()[count >> 1]!;
	const tolerance = Math.min(MOST, Math.max(LEAST, TOLERANCE * Math.sqrt(Math.max(0, usual))));
	const { km: facing, across } = facingBorders({ pointStart, flat, next, unit, matched }, tolerance, count);
	for (const [key, km] of facing) {
		const [a, b] = [Math.floor(key / count), key % count];
		// Both sides see the border: half of each.
		const there = facing.get(b * count + a) ?? 0;
		if (a < b || !facing.has(b * count + a)) {
			const exact = shared.has(Math.min(a, b) * count + Math.max(a, b));
			if (exact || km + there >= 2 * tolerance) add(a, b, (km + there) / 2);
		}
	}
	return { area, perimeter, shared, across };
}

/** Equal numbers for corners at the same place (to 0.1 m; to 1 m where the areas span much of the world). */
function cornerNumbers(points: Float64Array): Uint32Array {
	const known = new Map<number, number>();
	const box = boxOfFlat(points);
	const rows = Math.round((box.maxY - box.minY) * 1e6) + 1;
	return Uint32Array.from({ length: points.length / 2 }, (_, p) => {
		const [lon, lat] = [points[2 * p]! - box.minX, points[2 * p + 1]! - box.minY];
		const key = Math.round(lon * 1e6) * rows + Math.round(lat * 1e6);
		let number = known.get(key);
		if (number === undefined) known.set(key, (number = known.size));
		return number;
	});
}
