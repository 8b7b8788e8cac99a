import type { Random } from '#engine/model/random.ts';
import { ranksBefore } from './best-plan.ts';
import type { Slices } from './slices.ts';
import type { PriceAscent } from './price-ascent.ts';
import { repairContiguity } from './repair.ts';
import { ascendShape, createShapeAscent } from './shape-start.ts';
import type { SearchState } from './search-state.ts';

const PASSES = 60;
const PASSES_PER_SLICE = 4;
const PASSES_PER_CENTRE_MOVE = 12;
/** Excess over a tolerance from which the shape start is tried as well. */
const SHAPE_FROM = 0.05;

/** Today's plan as far as the move limits tell it: each unit where most of it is held, by the first limit that knows it; the rest goes to
 *  the cheapest territory. It keeps every move limit, so that only the balance is left to mend. O(units · territories). */
export function* todayStart(state: SearchState, ascent: PriceAscent): Slices {
	const { units, territories, rules } = state.problem;
	yield* ascent.scan();
	state.labels.fill(-1);
	for (const { held } of rules?.moves ?? []) {
		for (let u = 0; u < units; u++) {
			if (state.labels[u]! >= 0) continue;
			let most = 0;
			for (let t = 0; t < territories; t++) {
				if (held[u * territories + t]! <= most) continue;
				most = held[u * territories + t]!;
				state.labels[u] = t;
			}
		}
	}
	yield;
	repairContiguity(state, (u, t) => ascent.priced(u, t));
}

/** Cold: prices from nothing, centres moved along where they are free, then repair. Where travel follows other things than
 *  distance that may cost the balance; then compact territories are tried as well and the better plan stays.
 *  @returns true if the compact one did */
export function* coldStart(state: SearchState, ascent: PriceAscent, random: Random): Generator<undefined, boolean> {
	const { recentre } = state.problem;
	yield* ascent.scan();
	ascent.pass();
	ascent.perturb(0.1);
	for (let pass = 1; pass < PASSES; pass++) {
		if (pass % PASSES_PER_SLICE === 0) yield;
		if (recentre !== null && pass % PASSES_PER_CENTRE_MOVE === 0) {
			recentre(ascent.labels);
			state.refreshCosts();
			yield;
			yield* ascent.scan();
		}
		ascent.pass();
	}
	yield;
	state.labels.set(ascent.labels);
	yield;
	repairContiguity(state, (u, t) => ascent.priced(u, t));
	const excess = state.excess();
	if (state.problem.separation === null || excess <= SHAPE_FROM) return false;
	yield;
	const former = state.labels.slice();
	const objective = state.objective;
	const shape = createShapeAscent(state, state.problem.separation(), random);
	yield* ascendShape(shape);
	state.labels.set(shape.labels);
	repairContiguity(state, (u, t) => shape.priced(u, t));
	yield;
	if (ranksBefore({ excess: state.excess(), objective: state.objective }, { excess, objective })) return true;
	state.labels.set(former);
	repairContiguity(state, (u, t) => ascent.priced(u, t));
	return false;
}
