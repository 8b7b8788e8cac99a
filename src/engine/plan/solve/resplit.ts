import type { BestPlan } from './best-plan.ts';
import type { SearchState } from './search-state.ts';
import type { Slices } from './slices.ts';
import type { SubtreeExchange } from './subtree-exchange.ts';

/** Penalties nearly of the square of the excess: it then spreads evenly over a region and leaves it across its borders. */
const CONVEXITY = 1000;
/** Penalty of a deviation of 1: this share of an average territory's cost, times the weight. The same for all territories: one with a
 *  small price would else be left to hold what its neighbours cannot. */
const COST_SHARE = 0.3;
/** Share of the sweeps after which only improvements are made. */
const COOLED = 0.8;
const PARTS = 96;
const PAIRS_PER_SLICE = 24;
const LEAST_GAIN = 1e-6;

interface ResplitSchedule {
	readonly sweeps: number;
	/** Worsening accepted at first, in penalties of a deviation of 1; falls to nothing. */
	readonly heat: number;
	/** ln of how much the penalties grow altogether. */
	readonly growth: number;
}

/** Units whose territories are drawn trees for, all sweeps together: 4–5 s. */
const WORK = 2_400_000;
const [LEAST_SWEEPS, MOST_SWEEPS] = [30, 3000];

/** Where the balance is the problem: hot at first, then cooled to nothing. */
export const spreading = (units: number): ResplitSchedule => ({
	sweeps: Math.max(LEAST_SWEEPS, Math.min(MOST_SWEEPS, Math.round(WORK / units))),
	heat: 3,
	growth: 4
});

/** Where little is missing. */
export const MENDING: ResplitSchedule = { sweeps: 20, heat: 0, growth: 4 };

/** Re-splits all pairs of neighbouring territories, sweep by sweep. What one territory has too much of thus passes through many others
 *  to where it is missing, however long the way. Offers the best plan on the way; the state ends at the last one.
 *  O(sweeps · (units · degree + pairs · parts² · measures)). */
export function* resplitAll(
	state: SearchState,
	exchange: SubtreeExchange,
	best: BestPlan,
	{ sweeps, heat, growth }: ResplitSchedule
): Slices {
	const { territories } = state.problem;
	const unit = (COST_SHARE * state.cost) / territories;
	state.convexity = CONVEXITY;
	let weight = 1;
	for (let sweep = 0; sweep < sweeps; sweep++) {
		const done = sweep / sweeps;
		const limit = Math.max(0, 1 - done / COOLED) * heat * unit - LEAST_GAIN;
		state.penalty.fill(unit * weight);
		state.handover?.press(weight);
		state.rebuild();
		let tried = 0;
		let made = 0;
		for (const pair of neighbouringPairs(state)) {
			if (exchange.improve(Math.floor(pair / territories), pair % territories, limit, PARTS)) made++;
			if (++tried % PAIRS_PER_SLICE === 0) yield;
		}
		best.offer();
		yield;
		weight *= 1 + growth / sweeps;
		if (limit < 0 && made === 0 && best.rank.excess === 0) break;
	}
	state.convexity = 0;
}

/** Pairs of territories with a common border, a · territories + b with a < b, in the order in which units meet them. */
function neighbouringPairs({ labels, stray, problem }: SearchState): Set<number> {
	const { offsets, neighbours } = problem.graph;
	const pairs = new Set<number>();
	for (let u = 0; u < labels.length; u++) {
		if (stray[u] === 1) continue;
		for (let q = offsets[u]!; q < offsets[u + 1]!; q++) {
			const v = neighbours[q]!;
			if (labels[u]! < labels[v]! && stray[v] === 0) pairs.add(labels[u]! * problem.territories + labels[v]!);
		}
	}
	return pairs;
}
