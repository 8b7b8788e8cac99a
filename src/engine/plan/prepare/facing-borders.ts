/** Sides face each other when they run the opposite way to within this cosine (60°). */
const FACING = -0.5;
/** Longest piece of border that is compared at once, in tolerances. */
const LONGEST = 4;
/** Part of a side by which the foot of a perpendicular may miss it. */
const SLACK = 0.1;

/** km between two corners. */
export const distance = (flat: Float64Array, p: number, q: number) => {
	const [dx, dy] = [flat[2 * q]! - flat[2 * p]!, flat[2 * q + 1]! - flat[2 * p + 1]!];
	return Math.sqrt(dx * dx + dy * dy);
};

/** Rings of areas, corner by corner; a side has the number of the corner it begins at. */
interface Outlines {
	readonly pointStart: Uint32Array;
	/** Interleaved x, y, km. */
	readonly flat: Float64Array;
	readonly next: Uint32Array;
	readonly unit: Uint32Array;
	/** 1 = the side has its partner. */
	readonly matched: Uint8Array;
}

/** Straight pieces of border without a partner. */
interface Chords {
	/** x, y, x, y per piece. */
	readonly ends: number[];
	readonly unit: number[];
	/** Sides that it is of. */
	readonly first: number[];
	readonly last: number[];
	/** km of border it stands for. */
	readonly km: number[];
}

/** Fine detail is bridged up to half the tolerance, long sides are cut, so that work depends on length and not on detail. */
function chords({ pointStart, flat, next, unit, matched }: Outlines, tolerance: number): Chords {
	const found: Chords = { ends: [], unit: [], first: [], last: [], km: [] };
	const keep = (p: number, last: number, km: number) => {
		const q = next[last]!;
		const pieces = Math.max(1, Math.ceil(km / (LONGEST * tolerance)));
		const at = (k: number, axis: 0 | 1) =>
			flat[2 * p + axis]! + ((flat[2 * q + axis]! - flat[2 * p + axis]!) * k) / pieces;
		for (let k = 0; k < pieces; k++) {
			found.ends.push(at(k, 0), at(k, 1), at(k + 1, 0), at(k + 1, 1));
			found.unit.push(unit[p]!);
			found.first.push(p);
			found.last.push(last);
			found.km.push(km / pieces);
		}
	};
	for (let r = 0; r + 1 < pointStart.length; r++) {
		let [start, run] = [-1, 0];
		for (let p = pointStart[r]!; p < pointStart[r + 1]!; p++) {
			if (matched[p] === 1) {
				if (start >= 0) keep(start, p - 1, run);
				start = -1;
				continue;
			}
			const km = distance(flat, p, next[p]!);
			if (start >= 0 && run + km > tolerance / 2) {
				keep(start, p - 1, run);
				start = -1;
			}
			if (start < 0) [start, run] = [p, 0];
			run += km;
		}
		if (start >= 0) keep(start, pointStart[r + 1]! - 1, run);
	}
	return found;
}

interface FacingBorders {
	/** km of border of area a that faces area b, by a·count + b. */
	readonly km: ReadonlyMap<number, number>;
	/** Area that a side faces, −1 = none. */
	readonly across: Int32Array;
}

/**
 * What faces each other of sides without a partner: runs the opposite way within the tolerance, at the foot of the perpendicular.
 * Every piece of border faces at most one area: the nearest. O(sides + their length / tolerance).
 * @param tolerance km
 */
export function facingBorders(outlines: Outlines, tolerance: number, count: number): FacingBorders {
	const { ends, unit, first, last, km } = chords(outlines, tolerance);
	const found = new Map<number, number>();
	const across = new Int32Array(outlines.next.length).fill(-1);
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
			across.fill(best, first[k]!, last[k]! + 1);
		}
	return { km: found, across };
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
