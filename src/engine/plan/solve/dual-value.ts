import type { PlanProblem } from '#engine/model/problem.ts';
import type { BalanceTerms } from './terms.ts';

/** Σ of the least priced travel over ALL territories each unit may go to (locked units: their own) for units `first .. last`: the unit
 *  part of the dual value. The same number as `fillCandidates` gives, without choosing candidates.
 *  @param prices territories × measures, in cost per scaled amount
 *  O(units · territories · measures). */
export function leastPricedSum(
	{ territories, travel, fixed, rules }: PlanProblem,
	{ count, amounts }: BalanceTerms,
	prices: Float64Array,
	first: number,
	last: number
): number {
	const allowed = rules?.allowed ?? null;
	let sum = 0;
	for (let u = first; u < last; u++) {
		const row = u * territories;
		const lock = fixed[u]!;
		const [from, end] = lock >= 0 ? [lock, lock + 1] : [0, territories];
		const amount = count > 0 ? amounts[u * count]! : 0;
		let least = Infinity;
		for (let t = from; t < end; t++) {
			if (lock < 0 && allowed !== null && allowed[row + t] === 0) continue;
			let priced = travel[row + t]!;
			if (count > 0) priced += amount * prices[t * count]!;
			for (let m = 1; m < count; m++) priced += amounts[u * count + m]! * prices[t * count + m]!;
			if (priced < least) least = priced;
		}
		sum += least;
	}
	return sum;
}
