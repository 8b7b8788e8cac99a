import type { BalanceMeasure, CoverageTerm, PlanProblem } from '../../model/problem.ts';
import type { MeasureId, Settings } from '../../model/settings.ts';
import { medianCentres } from '../../measure/centres.ts';
import { chordKm } from '../../measure/sphere.ts';
import { travelMatrix } from '../../measure/travel.ts';
import { extraAtHomes, fillExtra } from './extra-costs.ts';
import { goalScales, referenceOf } from './goals.ts';
import { ownerOfAccounts } from './owners.ts';
import { planRules } from './plan-rules.ts';
import type { Prepared } from './prepared.ts';
import { targetShares } from './targets.ts';
import { sumMatrixPerUnit, sumPerUnit } from './unit-sums.ts';

/** A free centre that moves less (km) keeps its travel column. */
const SMALLEST_MOVE_KM = 0.05;
/** Without a price borders grow tentacles for every minute of travel, which nobody would accept (ADR 7). */
const BORDER_SHARE = 0.1;
/** Target shares stay above this even where overrides alone fill a territory. */
const SMALLEST_TARGET = 1e-6;

/**
 * The numeric problem of a prepared dataset: travel per unit and rep in whole seconds, measures with targets, and the other
 * goals in the same currency (docs/formats/measures.md, "Goals in seconds"). Locked accounts are taken out of amounts and
 * targets, and their travel is the same in every column: their rep does not depend on the plan. O(accounts + units × reps); with free centres `travel` and
 * `extra` are private copies that `recentre` rewrites.
 */
export function buildProblem(prepared: Prepared, settings: Settings): PlanProblem {
	const { reps, units, locks, sums } = prepared;
	const free = settings.centres === 'free';
	const measures = settings.measures.map(({ id, tolerance }) =>
		balanceMeasure(prepared, settings, id, tolerance / 100)
	);
	const reference = referenceOf(prepared, measures);
	const scales = goalScales(settings, reference);
	const travel = free ? prepared.unitTravel.slice() : prepared.unitTravel;
	const atHomes = extraAtHomes(prepared, scales);
	const extra = free ? atHomes.slice() : atHomes;
	const centres = free ? reps.sphere.slice() : reps.sphere;
	const rules = planRules(prepared, settings);
	const problem: PlanProblem = {
		units: units.count,
		territories: reps.count,
		graph: prepared.graph,
		travel,
		extra,
		separation: () => separationOf(prepared.unitSphere, centres),
		measures,
		fairnessWeight: scales.fairness,
		coverage: scales.coverage > 0 ? coverageTerm(prepared, scales.coverage) : null,
		borderWeight: borderWeight(reference.travel, units.count, reps.count),
		fixed: locks.fixed,
		// Free centres travel: a unit that had to stay would pin each territory to where it began.
		centreUnit: free ? prepared.centreUnit.map((u, t) => (reps.keptCentre?.[t] === 1 ? u : -1)) : prepared.centreUnit,
		...(rules === null ? {} : { rules }),
		recentre: null
	};
	if (!free) return problem;
	const matrix = prepared.travelSeconds.slice();
	const recentre = (labels: Int32Array): void => {
		const owner = ownerOfAccounts(prepared, labels);
		const next = medianCentres(prepared.places.sphere, prepared.workload, owner, centres);
		const moved: number[] = [];
		for (let t = 0; t < reps.count; t++)
			if (reps.keptCentre?.[t] !== 1 && !(chordKm(centres, t, next, t) <= SMALLEST_MOVE_KM)) moved.push(t);
		if (moved.length === 0) return;
		for (const t of moved) centres.set(next.subarray(t * 3, t * 3 + 3), t * 3);
		travelMatrix(prepared.places, centres, settings.travel, matrix, moved);
		// A locked account costs every column what its own rep drives.
		sumMatrixPerUnit(sums, matrix, travel, locks.overrides.length > 0 ? null : moved);
		fillExtra(prepared, scales, travel, centres, extra);
	};
	return { ...problem, recentre };
}

/** Whole seconds per separated pair: a plan with compact territories pays BORDER_SHARE of the reference travel for its borders. A
 *  territory of k hexagonal cells has about 3.5·√k pairs on each side of its border. */
function borderWeight(travel: number, units: number, territories: number): number {
	const compactPairs = 3.5 * Math.sqrt(units * territories);
	return Math.round((BORDER_SHARE * travel) / Math.max(1, compactPairs));
}

/** Amounts per unit and target shares. A measure that is 0 everywhere counts accounts instead, so that it stays a measure. */
function balanceMeasure(prepared: Prepared, settings: Settings, id: MeasureId, tolerance: number): BalanceMeasure {
	const { sums, locks, reps } = prepared;
	const column = measureColumn(prepared, id);
	let amounts = sumPerUnit(sums, column);
	let total = amounts.reduce((sum, amount) => sum + amount, 0);
	const fixedShare = new Float64Array(reps.count);
	if (total > 0) for (const { account, rep } of locks.overrides) fixedShare[rep]! += column[account]!;
	else {
		amounts = prepared.unitAccounts.slice();
		total = amounts.reduce((sum, amount) => sum + amount, 0);
		// Every located account may be an override; then any shares will do.
		if (total === 0) amounts.fill(1);
	}
	const whole = total + fixedShare.reduce((sum, amount) => sum + amount, 0);
	const targets = targetShares(settings, id, reps.capacity).map((share, t) =>
		total > 0 ? Math.max(SMALLEST_TARGET, (share * whole - fixedShare[t]!) / total) : share
	);
	const sum = targets.reduce((all, share) => all + share, 0);
	return { id, amounts, targets: targets.map((share) => share / sum), tolerance };
}

export function measureColumn(prepared: Prepared, id: MeasureId): ArrayLike<number> {
	switch (id) {
		case 'potential':
			return prepared.filled.potential;
		case 'index':
			return prepared.index;
		case 'workload':
			return prepared.workload;
		case 'customers':
			return prepared.filled.isCustomer;
	}
}

function coverageTerm(prepared: Prepared, weight: number): CoverageTerm {
	const { sums, locks, reps, filled, workload } = prepared;
	const capacity = reps.capacity.slice();
	for (const { account, rep } of locks.overrides) capacity[rep] = Math.max(0, capacity[rep]! - workload[account]!);
	return { workload: sumPerUnit(sums, workload), potential: sumPerUnit(sums, filled.potential), capacity, weight };
}

/** Kilometres as the crow flies from each unit to each centre. O(units × centres). */
function separationOf(unitSphere: Float64Array, centres: Float64Array): Float64Array {
	const units = unitSphere.length / 3;
	const p = centres.length / 3;
	const out = new Float64Array(units * p);
	for (let u = 0; u < units; u++) for (let t = 0; t < p; t++) out[u * p + t] = chordKm(unitSphere, u, centres, t);
	return out;
}
