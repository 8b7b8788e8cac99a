import type { WarmStart } from '#engine/model/problem.ts';
import type { Slices } from './layer.ts';
import type { PriceAscent } from './price-ascent.ts';
import { repairContiguity } from './repair.ts';
import type { SearchState } from './search-state.ts';

const PASSES = 60;
const PASSES_PER_SLICE = 4;
const PASSES_PER_CENTRE_MOVE = 12;

/** Cold: prices from nothing, centres moved along where they are free, then repair. */
export function* coldStart(state: SearchState, ascent: PriceAscent): Slices {
	const { recentre } = state.problem;
	yield* ascent.scan();
	ascent.pass();
	ascent.perturb(0.1);
	for (let pass = 1; pass < PASSES; pass++) {
		if (pass % PASSES_PER_SLICE === 0) yield;
		if (recentre !== null && pass % PASSES_PER_CENTRE_MOVE === 0) {
			recentre(ascent.labels);
			state.refreshCosts();
			yield;
			yield* ascent.scan();
		}
		ascent.pass();
	}
	yield;
	state.labels.set(ascent.labels);
	yield;
	repairContiguity(state, ascent.prices);
}

/** Warm: the given labels as they are; prices only tell where new or cut-off units go. */
export function* warmStart(state: SearchState, ascent: PriceAscent, start: WarmStart): Slices {
	const { territories } = state.problem;
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
	repairContiguity(state, ascent.prices);
}
