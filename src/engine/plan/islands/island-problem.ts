import type { PlanProblem } from '#engine/model/problem.ts';
import { chooseAnchors } from '../solve/anchors.ts';
import { fillRingMasks } from '../solve/graph.ts';
import type { PlanRank } from '../solve/best-plan.ts';
import { repairContiguity } from '../solve/repair.ts';
import { SearchState } from '../solve/search-state.ts';

/** What the tasks of one segment share: without the parts that only a start needs, and with centre units that no two territories
 *  claim. With fixed centres it can be cloned into another thread. O(units · territories) where there is extra cost. */
export function islandProblem(problem: PlanProblem): PlanProblem {
	const centreUnit = chooseAnchors(problem);
	if (problem.recentre !== null) return { ...problem, centreUnit };
	const { travel, extra } = problem;
	const costs = extra === null ? travel : travel.map((seconds, k) => seconds + extra[k]!);
	return { ...problem, centreUnit, travel: costs, extra: null, separation: null };
}

/** Border tests of a problem, once per thread. O(Σ degree²). */
export function ringMasks({ graph, units }: PlanProblem): Int32Array {
	const masks = new Int32Array(graph.neighbours.length);
	fillRingMasks(graph, masks, new Int32Array(units), 0, units);
	return masks;
}

/** A search at a plan. What lies outside its territory's main part is told anew; nothing else moves.
 *  O(units · (territories + measures) + arcs). */
export function stateAt(problem: PlanProblem, masks: Int32Array, labels: Int32Array): SearchState {
	const state = new SearchState(problem);
	state.masks.set(masks);
	state.labels.set(labels);
	const { territories } = problem;
	repairContiguity(state, (u, t) => {
		if (labels[u] === t) return -1;
		return state.mayGo(u, t) ? state.costs[u * territories + t]! : Infinity;
	});
	return state;
}

/** Rank of a plan, around its own centres where they are free. Leaves the state there. O(units · (territories + measures) + arcs). */
export function ownRank(state: SearchState, labels: Int32Array): PlanRank {
	state.problem.recentre?.(labels);
	state.refreshCosts();
	state.labels.set(labels);
	state.rebuild();
	return { excess: state.excess(), objective: state.objective };
}
