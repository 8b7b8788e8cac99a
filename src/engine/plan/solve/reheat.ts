import type { Random } from '#engine/model/random.ts';
import type { BestPlan } from './best-plan.ts';
import { resplitAll, STEEPNESS } from './resplit.ts';
import type { SearchState } from './search-state.ts';
import type { SubtreeExchange } from './subtree-exchange.ts';

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
		const around = ballAround(state, worstTerritory(state), size);
		for (const t of around) work += state.sizes[t]! * SWEEPS;
		const heat = HEAT * (1 + random.unit() * 2);
		yield* resplitAll(state, exchange, best, { sweeps: SWEEPS, heat, weights: WEIGHTS, steepness: STEEPNESS }, around);
		failures = best.rank.excess < before - 1e-9 ? 0 : failures + 1;
		if (tries % TRIES_PER_EPOCH === 0) yield 'epoch';
	}
	best.restore();
}

/** The territory with the largest excess. O(territories · measures). */
function worstTerritory(state: SearchState): number {
	let worst = 0;
	let most = -Infinity;
	for (let cell = 0; cell < state.loads.length; cell++) {
		const excess = Math.abs(state.deviation(cell)) - state.allowed[cell]!;
		if (excess <= most) continue;
		most = excess;
		worst = Math.floor(cell / state.terms.count);
	}
	return worst;
}

/** The nearest territories by borders, `size` at most, the middle one first. O(their units · degree). */
function ballAround({ labels, firstUnit, nextUnit, problem }: SearchState, middle: number, size: number): number[] {
	const { offsets, neighbours } = problem.graph;
	const ball = [middle];
	const known = new Set(ball);
	for (let head = 0; head < ball.length && ball.length < size; head++) {
		for (let u = firstUnit[ball[head]!]!; u >= 0; u = nextUnit[u]!) {
			for (let q = offsets[u]!; q < offsets[u + 1]!; q++) {
				const t = labels[neighbours[q]!]!;
				if (known.has(t) || ball.length >= size) continue;
				known.add(t);
				ball.push(t);
			}
		}
	}
	return ball;
}
