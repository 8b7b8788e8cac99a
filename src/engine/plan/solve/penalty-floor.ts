import type { SearchState } from './search-state.ts';

/** Least penalty: share of an average territory's cost, and multiple of the price of the constraint. */
const COST_SHARE = 0.3;
const PRICE_MULTIPLE = 1.15;

/** Seconds per unit of deviation past a tolerance, territories × measures: a penalty works once it exceeds the price of its
 *  constraint. O(territories · measures).
 *  @param prices territories × measures, in cost per scaled amount */
export function penaltyFloor(state: SearchState, prices: Float64Array): Float64Array {
	const base = (COST_SHARE * state.cost) / state.problem.territories;
	return state.terms.targets.map((target, cell) =>
		Math.max(base > 0 ? base : 1, PRICE_MULTIPLE * Math.abs(prices[cell]!) * target)
	);
}
