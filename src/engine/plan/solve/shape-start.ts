import type { PlanProblem } from '#engine/model/problem.ts';
import type { Random } from '#engine/model/random.ts';
import type { Slices } from './slices.ts';
import { PriceAscent } from './price-ascent.ts';
import type { SearchState } from './search-state.ts';
import { createBalanceTerms } from './terms.ts';

const PASSES = 100;
const PASSES_PER_SLICE = 4;
const CANDIDATES = 16;
const TOLERANCE = 0.02;
/** Mass of a unit without amounts, as a share of the mean unit's. */
const LEAST_MASS = 0.01;

/** Prices of compact territories: each unit weighs the mean of its scaled amounts and costs weight × separation, so that the
 *  cheapest territories form an additively weighted Voronoi diagram: cells are star-shaped, hence nearly connected, and one
 *  price per territory balances the weight to 2 %. Travel does not enter.
 *  Source: Aurenhammer, Hoffmann, Aronov 1998 (least-squares assignment by weights). */
export function createShapeAscent(state: SearchState, separation: Float64Array, random: Random): PriceAscent {
	const { problem, terms, anchors } = state;
	const { units, territories } = problem;
	const count = Math.max(1, terms.measures);
	const least = (LEAST_MASS * territories) / units;
	const mass = new Float64Array(units);
	const costs = new Float64Array(units * territories);
	for (let u = 0; u < units; u++) {
		let sum = 0;
		for (let m = 0; m < terms.measures; m++) sum += terms.amounts[u * terms.count + m]!;
		mass[u] = sum / count + least;
		for (let t = 0; t < territories; t++) costs[u * territories + t] = mass[u]! * separation[u * territories + t]!;
	}
	const targets = new Float64Array(territories);
	for (let t = 0; t < territories; t++) {
		let sum = 0;
		for (let m = 0; m < terms.measures; m++) sum += terms.targets[t * terms.count + m]!;
		targets[t] = sum / count / territories;
	}
	const fixed = problem.fixed.slice();
	for (let t = 0; t < territories; t++) if (anchors[t]! >= 0) fixed[anchors[t]!] = t;
	const shape: PlanProblem = {
		...problem,
		fixed,
		measures: [{ id: 'mass', amounts: mass, targets, tolerance: TOLERANCE }],
		...(problem.rules === undefined ? {} : { rules: { ...problem.rules, limits: [], moves: [] } })
	};
	return new PriceAscent(shape, createBalanceTerms(shape), costs, 0, CANDIDATES, random);
}

/** Runs the ascent. */
export function* ascendShape(ascent: PriceAscent): Slices {
	yield* ascent.scan();
	ascent.pass();
	ascent.perturb(0.1);
	for (let pass = 1; pass < PASSES; pass++) {
		if (pass % PASSES_PER_SLICE === 0) yield;
		ascent.pass();
	}
	yield;
}
