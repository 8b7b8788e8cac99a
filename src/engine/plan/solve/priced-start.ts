import type { Slices } from './layer.ts';
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
	const { labels } = state;
	yield* ascendProof(proof);
	ascent.prices.set(proof.boundPrices);
	yield* ascent.scan();
	const floor = penaltyFloor(state, proof.boundPrices);
	const value = (): number => {
		let sum = state.objective;
		for (let cell = 0; cell < floor.length; cell++)
			sum += floor[cell]! * Math.max(0, Math.abs(state.deviation(cell)) - state.allowed[cell]!);
		return sum;
	};
	const best = labels.slice();
	let least = value();
	ascent.restartSteps(FIRST_REPAIRED_STEP);
	for (let k = 0; k <= REPAIRED_STEPS; k++) {
		ascent.assign();
		labels.set(ascent.labels);
		repairContiguity(state, (u, t) => ascent.priced(u, t));
		const now = value();
		if (now < least) {
			least = now;
			best.set(labels);
		}
		yield;
		ascent.step(state.loads);
		if (k % PASSES_PER_SCAN === PASSES_PER_SCAN - 1) yield* ascent.scan();
	}
	ascent.prices.set(proof.boundPrices);
	labels.set(best);
	repairContiguity(state, (u, t) => ascent.priced(u, t));
}
