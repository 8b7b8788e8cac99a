import type { Slices } from './slices.ts';
import { penalised } from './free-start.ts';
import { penaltyFloor } from './penalty-floor.ts';
import type { PriceAscent } from './price-ascent.ts';
import { repairContiguity } from './repair.ts';
import type { SearchState } from './search-state.ts';
import type { VolumeAscent } from './volume-ascent.ts';

/** Passes after which prices hardly change the plan any more. */
const PASSES = 400;
const PASSES_PER_SCAN = 40;
const PASSES_PER_SLICE = 4;
/** Steps of prices against the loads of the repaired plan. */
const REPAIRED_STEPS = 120;
/** Of the tolerance: territories full to the brim leave no room for units that are not divisible. */
const INNER_BAND = 0.97;
const FIRST_REPAIRED_STEP = 0.3;
/** The bound's prices until they hardly change the plan any more. O(units · passes · candidates · measures). */
export function* ascendProof(proof: VolumeAscent): Slices {
	while (proof.passes < PASSES) {
		proof.pass();
		if (proof.passes % PASSES_PER_SLICE === 0) yield;
		if (proof.passes % PASSES_PER_SCAN === 0) yield* proof.scan();
	}
}

/** Fixed centres: at the best prices the cheapest territories nearly solve the travel problem, but cutting off what is not
 *  connected spoils the balance. So the prices then follow the loads of the repaired plan, and the best plan on the way (travel
 *  plus penalties) stays where it beats the present one. Leaves the prices of the bound.
 *  O(units · (passes · candidates · measures + repairs · degree)). */
export function* pricedStart(state: SearchState, ascent: PriceAscent, proof: VolumeAscent): Slices {
	yield* ascendProof(proof);
	ascent.prices.set(proof.boundPrices);
	yield* ascent.scan();
	ascent.band = INNER_BAND;
	yield* followRepaired(state, ascent, REPAIRED_STEPS);
	ascent.band = 1;
	ascent.prices.set(proof.boundPrices);
	yield* ascent.scan();
	repairContiguity(state, (u, t) => ascent.priced(u, t));
}

/** Prices that follow the loads of the repaired plan; the best plan on the way (objective plus penalties) stays, the prices are those of
 *  the last step. Needs a former scan. O(steps · (units · candidates · measures + repair)). */
export function* followRepaired(state: SearchState, ascent: PriceAscent, steps: number): Slices {
	const { labels } = state;
	const floor = penaltyFloor(state, ascent.prices);
	const best = labels.slice();
	let least = penalised(state, floor);
	ascent.restartSteps(FIRST_REPAIRED_STEP);
	for (let k = 0; k <= steps; k++) {
		ascent.assign();
		labels.set(ascent.labels);
		repairContiguity(state, (u, t) => ascent.priced(u, t));
		const now = penalised(state, floor);
		if (now < least) {
			least = now;
			best.set(labels);
		}
		yield;
		ascent.step(state.loads);
		if (k % PASSES_PER_SCAN === PASSES_PER_SCAN - 1) yield* ascent.scan();
	}
	labels.set(best);
	state.rebuild();
}
