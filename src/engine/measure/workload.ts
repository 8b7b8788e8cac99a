import { chordKm } from './sphere.ts';
import type { MeasureInput } from './input.ts';
import { accountTravelSeconds, travelRoadKm } from './travel.ts';

/** Sums per territory of one alignment; the families of KPIs are small functions of these. */
export interface TerritorySums {
	readonly accounts: Int32Array;
	readonly customers: Int32Array;
	readonly potential: Float64Array;
	readonly index: Float64Array;
	readonly revenue: Float64Array;
	readonly visits: Float64Array;
	/** Whole seconds a year. */
	readonly travelSeconds: Float64Array;
	readonly roadKm: Float64Array;
	/** visits·visit hours + travel of this alignment, hours a year. */
	readonly required: Float64Array;
	/** Σ balancing workload, and Σ balancing workload × crow-fly km to the centre. */
	readonly workload: Float64Array;
	readonly workloadKm: Float64Array;
	/** max(0, potential − revenue). */
	readonly growth: Float64Array;
	readonly unassigned: { accounts: number; potential: number; required: number };
}

/**
 * One pass over the accounts. Required hours of an unassigned account use its balancing workload. O(accounts).
 * @param accountOwner territory per account, −1 = unassigned @param centres unit vectors per territory
 */
export function sumTerritories(input: MeasureInput, accountOwner: Int32Array, centres: Float64Array): TerritorySums {
	const reps = input.repIds.length;
	const { filled, places, travelSeconds, travel } = input;
	const sums: TerritorySums = {
		accounts: new Int32Array(reps),
		customers: new Int32Array(reps),
		potential: new Float64Array(reps),
		index: new Float64Array(reps),
		revenue: new Float64Array(reps),
		visits: new Float64Array(reps),
		travelSeconds: new Float64Array(reps),
		roadKm: new Float64Array(reps),
		required: new Float64Array(reps),
		workload: new Float64Array(reps),
		workloadKm: new Float64Array(reps),
		growth: new Float64Array(reps),
		unassigned: { accounts: 0, potential: 0, required: 0 }
	};
	for (let i = 0; i < filled.count; i++) {
		const t = accountOwner[i]!;
		if (t < 0) {
			sums.unassigned.accounts++;
			sums.unassigned.potential += filled.potential[i]!;
			sums.unassigned.required += input.workload[i]!;
			continue;
		}
		const visits = filled.visits[i]!;
		const seconds =
			travelSeconds === null ? accountTravelSeconds(places, i, centres, t, travel) : travelSeconds[i * reps + t]!;
		sums.accounts[t]!++;
		sums.customers[t]! += filled.isCustomer[i]!;
		sums.potential[t]! += filled.potential[i]!;
		sums.index[t]! += input.index[i]!;
		sums.revenue[t]! += filled.revenue[i]!;
		sums.visits[t]! += visits;
		sums.travelSeconds[t]! += seconds;
		sums.required[t]! += visits * filled.visitHours[i]! + seconds / 3600;
		sums.workload[t]! += input.workload[i]!;
		sums.growth[t]! += filled.whiteSpace[i]!;
		const km = chordKm(places.sphere, i, centres, t);
		if (!(km >= 0)) continue;
		sums.workloadKm[t]! += input.workload[i]! * km;
		if (visits > 0)
			sums.roadKm[t]! +=
				visits * travelRoadKm(km, filled.visitHours[i]!, places.localKm[i]!, filled.videoShare[i]!, travel);
	}
	return sums;
}

/** Hours a year for balancing: visits·visit hours + travel from today's rep, else from the nearest home, so that the
 *  measure does not chase the plan it steers. */
export function balancingWorkload(
	filled: MeasureInput['filled'],
	travelSeconds: Uint32Array,
	ownerToday: Int32Array,
	reps: number
): Float64Array {
	const out = new Float64Array(filled.count);
	for (let i = 0; i < filled.count; i++) {
		const owner = ownerToday[i]!;
		let seconds = owner >= 0 ? travelSeconds[i * reps + owner]! : Infinity;
		if (owner < 0) for (let t = 0; t < reps; t++) seconds = Math.min(seconds, travelSeconds[i * reps + t]!);
		out[i] = filled.visits[i]! * filled.visitHours[i]! + (seconds < Infinity ? seconds / 3600 : 0);
	}
	return out;
}
