import type { Areas } from '../../model/geography.ts';
import { equalAreaAround } from '../../measure/sphere.ts';
import { middle, type MeasuredCells } from './graph.ts';
import { boxOfFlat } from './plane.ts';

/** Borders that two maps drew apart still count as one within this share of a usual area's width … */
const TOLERANCE = 0.01;
/** … and between these, km. */
const [LEAST, MOST] = [0.01, 0.5];
/** Sides face each other when they run the opposite way to within this cosine (60°). */
const FACING = -0.5;
/** Longest piece of border that is compared at once, in tolerances. */
const LONGEST = 4;
/** Part of a side by which the foot of a perpendicular may miss it. */
const SLACK = 0.1;

/**
 * Sizes of areas and their common borders. Sides with the same ends are matched exactly; what is left over — borders that were
 * simplified one by one, corners that only one of two neighbours has — by what faces it within a tolerance of 1 % of the width of a
 * usual area (10–500 m). Measured in an equal-area projection about the middle. O(corners + left over length / tolerance).
 */
export function measureAreas(areas: Areas): MeasuredCells {
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
	const facing = facingKm(chords({ areas, flat, next, unit, matched }, tolerance), tolerance, count);
	for (const [key, km] of facing) {
		const [a, b] = [Math.floor(key / count), key % count];
		// Both sides see the border: half of each.
		const there = facing.get(b * count + a) ?? 0;
		if (a < b || !facing.has(b * count + a)) {
			const exact = shared.has(Math.min(a, b) * count + Math.max(a, b));
			if (exact || km + there >= 2 * tolerance) add(a, b, (km + there) / 2);
		}
	}
	return { area, perimeter, shared };
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

const distance = (flat: Float64Array, p: number, q: number) => {
	const [dx, dy] = [flat[2 * q]! - flat[2 * p]!, flat[2 * q + 1]! - flat[2 * p + 1]!];
	return Math.sqrt(dx * dx + dy * dy);
};

interface Outlines {
	readonly areas: Areas;
	/** km. */
	readonly flat: Float64Array;
	readonly next: Uint32Array;
	readonly unit: Uint32Array;
	readonly matched: Uint8Array;
}

/** Straight pieces of border without a partner. */
interface Chords {
	/** x, y, x, y per piece. */
	readonly ends: number[];
	readonly unit: number[];
	/** km of border it stands for. */
	readonly km: number[];
}

/** Fine detail is bridged up to half the tolerance, long sides are cut, so that work depends on length and not on detail. */
function chords({ areas, flat, next, unit, matched }: Outlines, tolerance: number): Chords {
	const found: Chords = { ends: [], unit: [], km: [] };
	const keep = (p: number, q: number, km: number) => {
		const pieces = Math.max(1, Math.ceil(km / (LONGEST * tolerance)));
		const at = (k: number, axis: 0 | 1) =>
			flat[2 * p + axis]! + ((flat[2 * q + axis]! - flat[2 * p + axis]!) * k) / pieces;
		for (let k = 0; k < pieces; k++) {
			found.ends.push(at(k, 0), at(k, 1), at(k + 1, 0), at(k + 1, 1));
			found.unit.push(unit[p]!);
			found.km.push(km / pieces);
		}
	};
	const { pointStart } = areas;
	for (let r = 0; r + 1 < pointStart.length; r++) {
		let [start, run] = [-1, 0];
		for (let p = pointStart[r]!; p < pointStart[r + 1]!; p++) {
			if (matched[p] === 1) {
				if (start >= 0) keep(start, p, run);
				start = -1;
				continue;
			}
			const km = distance(flat, p, next[p]!);
			if (start >= 0 && run + km > tolerance / 2) {
				keep(start, p, run);
				start = -1;
			}
			if (start < 0) [start, run] = [p, 0];
			run += km;
		}
		if (start >= 0) keep(start, next[pointStart[r + 1]! - 1]!, run);
	}
	return found;
}

/** km of each area's border that faces another area's, by a·count + b; every piece faces at most one: the nearest. */
function facingKm({ ends, unit, km }: Chords, tolerance: number, count: number): Map<number, number> {
	const found = new Map<number, number>();
	// Middles of pieces that face each other are no farther apart than this.
	const cells = cellsOf(ends, tolerance * (1 + (0.5 + SLACK) * LONGEST));
	for (const { own, around } of cells)
		for (const k of own) {
			const [px, py] = [ends[4 * k]!, ends[4 * k + 1]!];
			const [dx, dy] = [ends[4 * k + 2]! - px, ends[4 * k + 3]! - py];
			const [x, y] = [px + dx / 2, py + dy / 2];
			const length = Math.sqrt(dx * dx + dy * dy);
			let [best, least] = [-1, tolerance];
			for (const list of around)
				for (const other of list) {
					if (unit[other] === unit[k]) continue;
					const [ax, ay] = [x - ends[4 * other]!, y - ends[4 * other + 1]!];
					const [ex, ey] = [ends[4 * other + 2]! - ends[4 * other]!, ends[4 * other + 3]! - ends[4 * other + 1]!];
					const size = Math.sqrt(ex * ex + ey * ey);
					if (!(dx * ex + dy * ey <= FACING * length * size)) continue;
					const along = (ax * ex + ay * ey) / (size * size);
					if (!(along >= -SLACK && along <= 1 + SLACK)) continue;
					const away = Math.abs(ax * ey - ay * ex) / size;
					if (away < least || (away === least && best < 0)) [best, least] = [unit[other]!, away];
				}
			if (best < 0) continue;
			const pair = unit[k]! * count + best;
			found.set(pair, (found.get(pair) ?? 0) + km[k]!);
		}
	return found;
}

interface Cell {
	readonly own: readonly number[];
	/** Pieces of this cell and the eight around it. */
	readonly around: readonly (readonly number[])[];
}

/** Pieces by the square their middle lies in. */
function* cellsOf(ends: readonly number[], side: number): Generator<Cell> {
	const cells = new Map<number, number[]>();
	const keyOf = (column: number, row: number) => column * 2 ** 24 + row;
	for (let k = 0; 4 * k < ends.length; k++) {
		const column = Math.floor((ends[4 * k]! + ends[4 * k + 2]!) / 2 / side);
		const row = Math.floor((ends[4 * k + 1]! + ends[4 * k + 3]!) / 2 / side);
		const key = keyOf(column, row);
		const list = cells.get(key);
		if (list === undefined) cells.set(key, [k]);
		else list.push(k);
	}
	for (const [key, own] of cells) {
		const around = [-1, 0, 1].flatMap((c) => [-1, 0, 1].flatMap((r) => [cells.get(key + keyOf(c, r)) ?? []]));
		yield { own, around: around.filter((list) => list.length > 0) };
	}
}
