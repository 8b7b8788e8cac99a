import { chordKm } from '../../measure/sphere.ts';
import { crowHours } from '../../measure/travel.ts';
import type { GoalScales } from './goals.ts';
import type { Prepared } from './prepared.ts';

/** What costs besides travel are made from; equal parts give equal costs. */
interface Known {
	readonly stay: Float64Array;
	readonly stability: number;
	readonly growth: number;
	readonly extra: Float64Array;
}
/** By travel per unit: most edits (weights, tolerances, most goals) leave these costs as they are. */
const lastExtra = new WeakMap<Float64Array, Known>();

/** `fillExtra` at the homes; computed once for equal goals. Read-only. */
export function extraAtHomes(prepared: Prepared, scales: GoalScales): Float64Array {
	const { unitTravel, unitStay: stay, reps } = prepared;
	const { stability, growth } = scales;
	const known = lastExtra.get(unitTravel);
	if (known?.stay === stay && known.stability === stability && known.growth === growth) return known.extra;
	const extra = new Float64Array(unitTravel.length);
	fillExtra(prepared, scales, unitTravel, reps.sphere, extra);
	lastExtra.set(unitTravel, { stay, stability, growth, extra });
	return extra;
}

/**
 * Whole seconds besides travel: today's relations that would break, growth far from its rep, and 1 s per km for units
 * without travel of their own, so that empty units go to the nearest territory. O(accounts + units × reps).
 */
export function fillExtra(
	prepared: Prepared,
	scales: GoalScales,
	travel: Float64Array,
	centres: Float64Array,
	extra: Float64Array
): void {
	const { units, reps, unitStay: stay, unitSphere } = prepared;
	const growth = scales.growth > 0 ? growthHours(prepared, centres) : null;
	const p = reps.count;
	for (let u = 0; u < units.count; u++) {
		const [row, end] = [u * p, (u + 1) * p];
		let held = 0;
		for (let k = row; k < end; k++) held += stay[k]!;
		const empty = isZero(travel, row, end);
		// Most territories hold nothing of a unit today: one figure for all of them.
		extra.fill(Math.round(scales.stability * held), row, end);
		for (let k = row; k < end; k++) {
			if (stay[k] === 0 && growth === null && !empty) continue;
			let cost = scales.stability * (held - stay[k]!);
			if (growth !== null) cost += scales.growth * growth[k]!;
			if (empty) cost += chordKm(unitSphere, u, centres, k - row);
			extra[k] = Math.round(cost);
		}
	}
}

function isZero(values: Float64Array, first: number, end: number): boolean {
	for (let k = first; k < end; k++) if (values[k] !== 0) return false;
	return true;
}

/** Line-haul hours weighted by each account's white space, units × reps. */
function growthHours(prepared: Prepared, centres: Float64Array): Float64Array {
	const { sums, filled, places, settings } = prepared;
	const out = new Float64Array(sums.units * sums.reps);
	for (let i = 0; i < filled.count; i++) {
		const u = sums.accountUnit[i]!;
		const weight = filled.whiteSpace[i]!;
		if (u < 0 || weight === 0 || sums.overrideRep[i]! >= 0) continue;
		for (let t = 0; t < sums.reps; t++)
			out[u * sums.reps + t]! += weight * crowHours(chordKm(places.sphere, i, centres, t), settings.travel.speedFactor);
	}
	return out;
}
