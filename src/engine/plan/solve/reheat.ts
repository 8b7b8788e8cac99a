import type { Random } from '#engine/model/random.ts';
import type { BestPlan } from './best-plan.ts';
import { resplitAll, STEEPNESS } from './resplit.ts';
import type { SearchState } from './search-state.ts';
import type { SubtreeExchange } from './subtree-exchange.ts';
import { neighboursOf, worstCell } from './territories.ts';

/** Territories around the worst one that are re-split at a time. */
const [LEAST_AROUND, MOST_AROUND] = [6, 25];
/** Heat of a try: this, up to three times as much. */
const HEAT = 6;
const WEIGHTS = [3, 10] as const;
const SWEEPS = 60;
/** Work of all tries together, in units whose territories trees are drawn for. */
const WORK = 30_000_000;
const MOST_FAILURES = 40;
const TRIES_PER_EPOCH = 4;

/** Iterated local search where the balance is worst: the territories around the worst one are re-split anew, hot at first; what does not
 *  help is undone. A small part of the plan costs a small part of the work, so that many tries fit in. Offers what helps to `best`; the
 *  state ends at the best plan. Yields 'epoch' now and then.
 *  O(tries · (units · degree + sweeps · pairs around · parts² · measures)). */
export function* reheatWorst(
	state: SearchState,
	exchange: SubtreeExchange,
	best: BestPlan,
	random: Random
): Generator<undefined | 'epoch', void> {
	let work = 0;
	let failures = 0;
	for (let tries = 1; work < WORK && failures < MOST_FAILURES && best.rank.excess > 1e-9; tries++) {
		best.restore();
		const before = best.rank.excess;
		const size = LEAST_AROUND + random.below(MOST_AROUND - LEAST_AROUND + 1);
		const worst = Math.floor(worstCell(state) / state.terms.count);
		if (worst < 0) return;
		const around = ballAround(state, worst, size);
		for (const t of around) work += state.sizes[t]! * SWEEPS;
		const heat = HEAT * (1 + random.unit() * 2);
		yield* resplitAll(state, exchange, best, { sweeps: SWEEPS, heat, weights: WEIGHTS, steepness: STEEPNESS }, around);
		failures = best.rank.excess < before - 1e-9 ? 0 : failures + 1;
		if (tries % TRIES_PER_EPOCH === 0) yield 'epoch';
	}
	best.restore();
}

/** The nearest territories by borders, `size` at most, the middle one first. O(their units · degree). */
function ballAround(state: SearchState, middle: number, size: number): number[] {
	const ball = new Set([middle]);
	for (const t of ball) {
		for (const other of neighboursOf(state, t)) {
			if (ball.size >= size) return [...ball];
			ball.add(other);
		}
	}
	return [...ball];
}
