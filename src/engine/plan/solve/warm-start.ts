import type { WarmStart } from '#engine/model/problem.ts';
import type { BestPlan } from './best-plan.ts';
import { EJECTION_CONVEXITY, type Ejection } from './eject.ts';
import { penaltyFloor } from './penalty-floor.ts';
import type { PriceAscent } from './price-ascent.ts';
import { repairContiguity } from './repair.ts';
import type { SearchState } from './search-state.ts';
import type { Slices } from './slices.ts';
import type { SubtreeExchange } from './subtree-exchange.ts';
import { neighboursOf, worstCell } from './territories.ts';

/** Units whose territories are drawn trees for until the first epoch, each time for the territory furthest outside: about 20 ms. */
const WORK = 150_000;
/** Of the penalty of what was mended last, so that the same excess is not passed to and fro. */
const GROWTH = 3;
/** Passes over all borders. */
const DESCENTS = 3;
const LEAST_GAIN = -1e-6;
const PARTS = 32;
/** Weighing the parts of a pair, in units; more than nothing, so that it ends. */
const WORK_PER_PAIR = 200;

/** The given labels as they are; prices only tell where new or cut-off units go. O(units · measures + arcs). */
export function* warmStart(state: SearchState, ascent: PriceAscent, start: WarmStart): Slices {
	const { territories, recentre } = state.problem;
	const { scale, count } = state.terms;
	if (start.prices !== null && start.prices.length === ascent.prices.length) {
		for (let cell = 0; cell < ascent.prices.length; cell++) {
			const factor = scale[cell % count]!;
			ascent.prices[cell] = factor > 0 ? start.prices[cell]! / factor : 0;
		}
	}
	state.labels.fill(-1);
	const known = Math.min(start.labels.length, state.labels.length);
	for (let u = 0; u < known; u++) {
		const t = start.labels[u]!;
		if (t >= 0 && t < territories) state.labels[u] = t;
	}
	yield;
	repairContiguity(state, (u, t) => ascent.priced(u, t));
	if (recentre === null) return;
	yield;
	recentre(state.labels);
	state.refreshCosts();
	state.rebuild();
}

/** Before the first epoch of a warm start: what a change of settings asks for shows at once, and what it does not touch stays. The plan
 *  follows the goals of now, then exchanges of subtrees, else chains take it back inside the tolerances. Little enough work for a
 *  slider that moves; the epochs after it do the rest. O(borders · degree · measures + WORK). */
export function* followSettings(
	state: SearchState,
	ascent: PriceAscent,
	ejection: Ejection,
	exchange: SubtreeExchange,
	best: BestPlan
): Slices {
	state.penalty.set(penaltyFloor(state, ascent.prices));
	state.handover?.press(1);
	state.convexity = EJECTION_CONVEXITY;
	state.rebuild();
	for (let pass = 0; pass < DESCENTS; pass++) {
		if (descendBorders(state) === 0) break;
		best.offer();
		yield;
	}
	for (let work = 0; state.violations > 0 && work < WORK; work += WORK_PER_PAIR) {
		const worst = worstCell(state);
		if (worst < 0) break;
		const territory = Math.floor(worst / state.terms.count);
		let helped = false;
		for (const other of neighboursOf(state, territory)) {
			work += state.sizes[territory]! + state.sizes[other]! + WORK_PER_PAIR;
			if (exchange.improve(territory, other, LEAST_GAIN, PARTS)) helped = true;
		}
		if (!helped) ejection.relieve(territory);
		state.penalty[worst] = state.penalty[worst]! * GROWTH;
		best.offer();
		yield;
	}
	descendBorders(state);
	best.offer();
	state.convexity = 0;
	best.restore();
}

/** Gives every border unit to the neighbour that lowers objective plus penalties most. O(borders · degree · measures).
 *  @returns how many moved */
function descendBorders(state: SearchState): number {
	const { labels, sizes, stray, contiguity } = state;
	const { offsets, neighbours } = state.problem.graph;
	let moved = 0;
	for (const unit of state.border.slice(0, state.borderCount)) {
		const from = labels[unit]!;
		if (sizes[from]! < 2) continue;
		let [target, least, before] = [-1, LEAST_GAIN, from];
		for (let k = offsets[unit]!; k < offsets[unit + 1]!; k++) {
			const other = neighbours[k]!;
			const to = labels[other]!;
			if (to === from || to === before || stray[other] === 1 || !state.mayGo(unit, to)) continue;
			before = to;
			const delta = state.moveDelta(unit, from, to);
			if (delta < least) [target, least] = [to, delta];
		}
		if (target < 0 || !contiguity.canLeave(unit)) continue;
		state.move(unit, target);
		moved++;
	}
	return moved;
}
