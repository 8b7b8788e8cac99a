import type { Random } from '#engine/model/random.ts';
import { ranksBefore, type BestPlan } from './best-plan.ts';
import type { Slices } from './slices.ts';
import type { PriceAscent } from './price-ascent.ts';
import { repairContiguity } from './repair.ts';
import { ascendShape, createShapeAscent } from './shape-start.ts';
import type { SearchState } from './search-state.ts';

type Recentre = (labels: Int32Array) => void;

/** Passes and candidates until the first plan is shown; passes after which prices hardly change. */
const QUICK_PASSES = 30;
const QUICK_CANDIDATES = 10;
const PASSES = 60;
const PASSES_PER_CENTRE_MOVE = 12;
const MOST_CENTRE_MOVES = 4;
const SETTLING_CENTRE_MOVES = 2;
const FAR_OUTSIDE = 0.15;
const PASSES_PER_SLICE = 4;
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

/** Cold: a few price passes from nothing over few candidates, then repair: a contiguous plan to show at once. Free centres move only where
 *  that ends far outside the tolerances. O(units · (territories + passes · candidates)). */
export function* coldStart(state: SearchState, ascent: PriceAscent): Slices {
	const { recentre } = state.problem;
	yield* ascent.scan(QUICK_CANDIDATES);
	ascent.pass();
	ascent.perturb(0.1);
	yield* passUntil(ascent, QUICK_PASSES);
	yield* repairedPlan(state, ascent);
	if (recentre === null) return;
	for (let move = 0; move < MOST_CENTRE_MOVES && state.excess() > FAR_OUTSIDE; move++) {
		yield* moveCentres(state, ascent, recentre);
		yield* repairedPlan(state, ascent);
	}
}

/** Free centres, after the first plan was shown: prices and centres settle before the search for better ones. */
export function* settleCentres(state: SearchState, ascent: PriceAscent, recentre: Recentre): Slices {
	for (let move = 0; move < SETTLING_CENTRE_MOVES; move++) yield* moveCentres(state, ascent, recentre);
}

function* moveCentres(state: SearchState, ascent: PriceAscent, recentre: Recentre): Slices {
	recentre(ascent.labels);
	state.refreshCosts();
	yield* ascent.scan();
	yield* passUntil(ascent, ascent.passes + PASSES_PER_CENTRE_MOVE);
}

function* repairedPlan(state: SearchState, ascent: PriceAscent): Slices {
	state.labels.set(ascent.labels);
	repairContiguity(state, (u, t) => ascent.priced(u, t));
	yield;
}

/** Fixed centres, after the first plan was shown: the prices go on to where they hardly change, then repair. Where travel follows other
 *  things than distance that may cost the balance; then compact territories are tried as well. The best plan of all stays.
 *  @returns true if it is the compact one */
export function* settleStart(
	state: SearchState,
	ascent: PriceAscent,
	best: BestPlan,
	random: Random
): Generator<undefined, boolean> {
	const { separation } = state.problem;
	yield* ascent.scan();
	yield* passUntil(ascent, PASSES);
	yield* takeIfBetter(state, ascent, best);
	if (separation === null || best.rank.excess <= SHAPE_FROM) return false;
	const shape = createShapeAscent(state, separation(), random);
	yield* ascendShape(shape);
	return yield* takeIfBetter(state, shape, best);
}

function* passUntil(ascent: PriceAscent, passes: number): Slices {
	while (ascent.passes < passes) {
		ascent.pass();
		if (ascent.passes % PASSES_PER_SLICE === 0) yield;
	}
}

/** Repairs the plan of the prices; the state ends at the best plan. */
function* takeIfBetter(state: SearchState, ascent: PriceAscent, best: BestPlan): Generator<undefined, boolean> {
	yield* repairedPlan(state, ascent);
	const better = ranksBefore({ excess: state.excess(), objective: state.objective }, best.rank);
	if (better) best.reset();
	else best.restore();
	return better;
}
