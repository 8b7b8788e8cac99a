import { createRandom } from '#engine/model/random.ts';
import type { PlanProblem } from '#engine/model/problem.ts';
import { AnnealLayer, SLICES_PER_EPOCH } from '../solve/anneal.ts';
import { BestPlan } from '../solve/best-plan.ts';
import { Ejection } from '../solve/eject.ts';
import { SubtreeExchange } from '../solve/subtree-exchange.ts';
import { ownRank, stateAt } from './island-problem.ts';
import type { IslandPlan, RoundTask } from './task.ts';

/** One annealing round with what ends it. Its result is the best plan after the heat, even where that ranks behind the start: the start is
 *  known already, and recombination lives on differences. Free centres follow the search. O(slices). */
export function* runRound(
	problem: PlanProblem,
	masks: Int32Array,
	{ seed, start, prices, heat, slices, pressure, priced }: RoundTask
): Generator<undefined, IslandPlan> {
	problem.recentre?.(start.labels);
	const random = createRandom(seed);
	const state = stateAt(problem, masks, start.labels);
	yield;
	state.margin = pressure.margin;
	state.rebuild();
	const best = new BestPlan(state);
	best.reset();
	const exchange = new SubtreeExchange(state, random);
	const settings = { heats: [heat], rounds: [slices], strain: pressure.strain, priced };
	const anneal = new AnnealLayer(best, new Ejection(state), exchange, prices, random, settings);
	for (let done = SLICES_PER_EPOCH; ; done += SLICES_PER_EPOCH) {
		yield* anneal.run(state);
		if (done >= slices) break;
		if (problem.recentre !== null) {
			problem.recentre(state.labels);
			state.refreshCosts();
			state.rebuild();
			best.reset();
		} else if (done * 2 <= slices) best.reset();
		yield;
	}
	const labels = best.labels.slice();
	return { labels, rank: ownRank(state, labels) };
}
