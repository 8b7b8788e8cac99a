import { createRandom, type Random } from '#engine/model/random.ts';
import type { PlanProblem } from '#engine/model/problem.ts';
import { AnnealLayer, SLICES_PER_EPOCH } from '../solve/anneal.ts';
import { BestPlan, ranksBefore } from '../solve/best-plan.ts';
import { contractGroups } from '../solve/contract.ts';
import { Ejection, ejectAll } from '../solve/eject.ts';
import { penaltyFloor } from '../solve/penalty-floor.ts';
import type { SearchState } from '../solve/search-state.ts';
import { SubtreeExchange } from '../solve/subtree-exchange.ts';
import { agreement, overlay, type Agreement } from './agreement.ts';
import { ownRank, ringMasks, stateAt } from './island-problem.ts';
import type { IslandPlan, JoinTask } from './task.ts';

const SWEEPS = 4;
/** Slices and heat of the annealing of what differs. */
const SLICES = 2 * SLICES_PER_EPOCH;
const HEAT = 0.2;
/** Units beside a difference that may move as well: what one takes another must give. */
const RIM = 1;

/** Recombines two plans: first whole differences change sides, then the units in and beside them move one by one; all else is contracted.
 *  Starts from the better plan and never ranks behind it. O(units · territories + slices). */
export function* runJoin(problem: PlanProblem, masks: Int32Array, task: JoinTask): Generator<undefined, IslandPlan> {
	const { better, other } = task;
	problem.recentre?.(better.labels);
	const full = stateAt(problem, masks, better.labels);
	yield;
	const random = createRandom(task.seed);
	const whole = overlay(problem.graph, better.labels, other.labels);
	if (whole.differing === 0) return better;
	const mixed = yield* searchContracted(full, whole, better.labels, task, random);
	const single = agreement(problem.graph, better.labels, other.labels, RIM);
	const labels = yield* searchContracted(full, single, mixed, task, random);
	const rank = ownRank(full, labels);
	return ranksBefore(rank, better.rank) ? { labels, rank } : better;
}

/** Chains and a short annealing of the units that are not settled. @returns labels of all units */
function* searchContracted(
	full: SearchState,
	{ group, settled }: Agreement,
	labels: Int32Array,
	{ prices, pressure, priced }: JoinTask,
	random: Random
): Generator<undefined, Int32Array> {
	const groups = contractGroups({ ...full.problem, recentre: null }, group);
	yield;
	const state = stateAt(groups.problem, ringMasks(groups.problem), groups.contract(labels));
	// What a contracted centre holds can be given away in the whole problem.
	state.allowed.set(full.allowed);
	groups.contract(Int32Array.from(settled)).forEach((held, u) => {
		if (held === 1) state.movable[u] = 0;
	});
	state.margin = pressure.margin;
	state.rebuild();
	const best = new BestPlan(state);
	best.reset();
	yield;
	const ejection = new Ejection(state);
	yield* ejectAll(state, ejection, penaltyFloor(state, prices), best, SWEEPS);
	best.restore();
	const settings = { heats: [HEAT], rounds: [SLICES], strain: pressure.strain, priced };
	const exchange = new SubtreeExchange(state, random);
	const anneal = new AnnealLayer(best, ejection, exchange, prices, random, settings);
	for (let done = 0; done < SLICES; done += SLICES_PER_EPOCH) yield* anneal.run(state);
	best.restore();
	return groups.expand(best.labels);
}
