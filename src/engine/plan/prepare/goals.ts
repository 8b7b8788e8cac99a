import type { BalanceMeasure } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { loads } from '../../measure/balance.ts';
import { chordKm } from '../../measure/sphere.ts';
import { crowHours } from '../../measure/travel.ts';
import type { Prepared } from './prepared.ts';

/** What one unit of each goal's own measure X costs in seconds of travel. */
export interface GoalScales {
	/** Per Σ_m Σ_t dev². */
	readonly fairness: number;
	/** Per unit of the uncovered share of potential. */
	readonly coverage: number;
	/** Per unit of the moved share (accounts, revenue, relationship years in equal parts). */
	readonly stability: number;
	/** Per money·hour of white space. */
	readonly growth: number;
}

/** X_g of the alignment that the goals are compared with. */
export interface Reference {
	/** Seconds a year. */
	readonly travel: number;
	readonly fairness: number;
	readonly coverage: number;
	readonly growth: number;
}

/** An uncovered share below this is not divided by. */
const LEAST_COVERAGE = 0.05;

/**
 * Today's alignment; accounts without an owner (all, when the owner column is missing) count with their nearest home, so
 * that the scale is that of the whole job. O(accounts + units × reps).
 */
export function referenceOf(prepared: Prepared, measures: readonly BalanceMeasure[]): Reference {
	const { accountUnit, travelSeconds, today, filled, workload, reps, places, settings } = prepared;
	const p = reps.count;
	let [travel, potential, growth, covered] = [0, 0, 0, 0];
	const need = new Float64Array(p);
	const held = new Float64Array(p);
	for (let i = 0; i < filled.count; i++) {
		if (accountUnit[i]! < 0) continue;
		let t = today.accountOwner[i]!;
		if (t < 0) t = nearest(travelSeconds, i, p);
		travel += travelSeconds[i * p + t]!;
		potential += filled.potential[i]!;
		need[t]! += workload[i]!;
		held[t]! += filled.potential[i]!;
		if (settings.goals.growth > 0)
			growth +=
				filled.whiteSpace[i]! * crowHours(chordKm(places.sphere, i, reps.sphere, t), settings.travel.speedFactor);
	}
	for (let t = 0; t < p; t++) covered += held[t]! * (need[t]! > 0 ? Math.min(1, reps.capacity[t]! / need[t]!) : 1);
	return {
		travel,
		fairness: measures.reduce((sum, measure) => sum + squaredDeviations(prepared, measure), 0),
		coverage: potential > 0 ? 1 - covered / potential : 0,
		growth
	};
}

const unitsNearest = new WeakMap<Float64Array, Int32Array>();

/** Rep with the least travel per unit; computed once. */
function nearestReps(unitTravel: Float64Array, reps: number): Int32Array {
	let found = unitsNearest.get(unitTravel);
	if (found === undefined) {
		found = Int32Array.from({ length: unitTravel.length / reps }, (_, u) => nearest(unitTravel, u, reps));
		unitsNearest.set(unitTravel, found);
	}
	return found;
}

/** Rep with the least travel in a row of a rep-fastest matrix; the first of equals. */
function nearest(travel: ArrayLike<number>, row: number, reps: number): number {
	let best = 0;
	for (let t = 1; t < reps; t++) if (travel[row * reps + t]! < travel[row * reps + best]!) best = t;
	return best;
}

function squaredDeviations(prepared: Prepared, measure: BalanceMeasure): number {
	const { today, unitTravel, reps } = prepared;
	const amounts = new Float64Array(reps.count);
	const nearestRep = nearestReps(unitTravel, reps.count);
	for (let u = 0; u < measure.amounts.length; u++) {
		const owner = today.unitOwner[u]!;
		const t = owner < 0 ? nearestRep[u]! : owner;
		amounts[t]! += measure.amounts[u]!;
	}
	let sum = 0;
	for (const load of loads(amounts, measure.targets)) sum += Math.min((load - 1) * (load - 1), 100);
	return sum;
}

/**
 * J = Σ_g w_g·X_g / X_g(reference), multiplied by X_travel(reference) / w_travel so that travel costs 1 per second.
 * Floors: w_travel 1; fairness Σ_m tolerance² (today on target would make the scale infinite); uncovered share 5 %;
 * disruption is 0 today, so its scale is "everything moves" = 1.
 */
export function goalScales(settings: Settings, reference: Reference): GoalScales {
	const { goals } = settings;
	const seconds = Math.max(3600, reference.travel) / Math.max(1, goals.travel);
	const band = settings.measures.reduce((sum, { tolerance }) => sum + (tolerance / 100) * (tolerance / 100), 0);
	return {
		fairness: (goals.fairness * seconds) / Math.max(reference.fairness, band),
		coverage: (goals.coverage * seconds) / Math.max(reference.coverage, LEAST_COVERAGE),
		stability: goals.stability * seconds,
		growth: reference.growth > 0 ? (goals.growth * seconds) / reference.growth : 0
	};
}
