import type { BestPlan } from './best-plan.ts';
import { MOST_PARTS } from './exchange-weights.ts';
import type { SearchState } from './search-state.ts';
import type { Slices } from './slices.ts';
import type { SubtreeExchange } from './subtree-exchange.ts';
import { neighboursOf } from './territories.ts';

/** Penalties nearly of the square of the excess: it then spreads evenly over a region and leaves it across its borders. Where much
 *  is missing they grow faster still, so that the fullest territories press hardest. */
const CONVEXITY = 1000;
export const STEEPNESS = 100;
/** Penalty of a deviation of 1: this share of an average territory's cost, times the weight. The same for all territories: one with a
 *  small price would else be left to hold what its neighbours cannot. */
const COST_SHARE = 0.3;
/** Share of the sweeps after which only improvements are made. */
const COOLED = 0.8;
const PAIRS_PER_SLICE = 24;
const LEAST_GAIN = 1e-6;

export interface ResplitSchedule {
	readonly sweeps: number;
	/** Worsening accepted at first, in penalties of a deviation of 1; falls to nothing. */
	readonly heat: number;
	/** Weight of the penalties at first and at last. */
	readonly weights: readonly [number, number];
	readonly steepness: number;
}

/** Units whose territories are drawn trees for, all sweeps together. */
const WORK = 1_800_000;
const [LEAST_SWEEPS, MOST_SWEEPS] = [30, 1000];

/** Where the balance is the problem: hot at first, then cooled to nothing. */
export const spreading = (units: number): ResplitSchedule => ({
	sweeps: Math.max(LEAST_SWEEPS, Math.min(MOST_SWEEPS, Math.round(WORK / units))),
	heat: 10,
	weights: [1, 3],
	steepness: STEEPNESS
});

/** Where little is missing. */
export const MENDING: ResplitSchedule = { sweeps: 20, heat: 0, weights: [1, 55], steepness: 0 };

/** Re-splits all pairs of neighbouring territories, sweep by sweep. What one territory has too much of thus passes through many others
 *  to where it is missing, however long the way. Offers the best plan on the way; the state ends at the last one.
 *  O(sweeps · (units · degree + pairs · parts² · measures)).
 *  @param among only pairs of these territories; all where left out */
export function* resplitAll(
	state: SearchState,
	exchange: SubtreeExchange,
	best: BestPlan,
	{ sweeps, heat, weights: [first, last], steepness }: ResplitSchedule,
	among?: readonly number[]
): Slices {
	const unit = (COST_SHARE * state.cost) / state.problem.territories;
	state.convexity = CONVEXITY;
	state.steepness = steepness;
	state.rebuild();
	for (let sweep = 0; sweep < sweeps; sweep++) {
		const done = sweep / sweeps;
		const limit = Math.max(0, 1 - done / COOLED) * heat * unit - LEAST_GAIN;
		const weight = first + (last - first) * done * done;
		state.penalty.fill(unit * weight);
		if (state.handover !== null) {
			state.handover.press(weight);
			state.rebuild();
		}
		let tried = 0;
		let made = 0;
		for (const [a, b] of neighbouringPairs(state, among)) {
			if (exchange.improve(a, b, limit, MOST_PARTS)) made++;
			if (++tried % PAIRS_PER_SLICE === 0) yield;
		}
		best.offer();
		yield;
		if (limit < 0 && made === 0 && best.rank.excess === 0) break;
	}
	state.convexity = 0;
	state.steepness = 0;
}

/** Pairs of these territories with a common border, [a, b] with a < b. */
function neighbouringPairs(
	state: SearchState,
	among: readonly number[] = Array.from({ length: state.problem.territories }, (_, t) => t)
): (readonly [number, number])[] {
	const inside = new Set(among);
	return among.flatMap((t) =>
		[...neighboursOf(state, t)].filter((other) => other > t && inside.has(other)).map((other) => [t, other] as const)
	);
}
