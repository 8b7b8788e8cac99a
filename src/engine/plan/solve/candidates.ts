import type { PlanProblem } from '#engine/model/problem.ts';
import type { BalanceTerms } from './terms.ts';

/** The cheapest territories of each unit at some prices. */
export interface Candidates {
	readonly width: number;
	/** units × width, −1 = none. */
	readonly territory: Int32Array;
	/** units × width: unpriced cost. */
	readonly cost: Float64Array;
}

export function createCandidates(units: number, territories: number, width: number): Candidates {
	const size = Math.min(width, territories);
	return {
		width: size,
		territory: new Int32Array(units * size).fill(-1),
		cost: new Float64Array(units * size)
	};
}

/** Refills units `first .. last` with the cheapest territories by cost + Σ amount · price and returns Σ of the minimum priced
 *  cost over ALL territories it may go to (locked units: their own), the unit part of the dual value.
 *  @param prices territories × measures, in cost per scaled amount
 *  Complexity O(units · territories · measures). */
export function fillCandidates(
	candidates: Candidates,
	costs: Float64Array,
	terms: BalanceTerms,
	prices: Float64Array,
	{ fixed, rules }: Pick<PlanProblem, 'fixed' | 'rules'>,
	first: number,
	last: number
): number {
	const { width, territory, cost } = candidates;
	const { count, amounts } = terms;
	const territories = prices.length / Math.max(1, count);
	const all = count === 0 ? costs.length / fixed.length : territories;
	const allowed = rules?.allowed ?? null;
	const best = new Float64Array(width);
	let sum = 0;
	for (let u = first; u < last; u++) {
		const row = u * all;
		const at = u * width;
		const lock = fixed[u]!;
		if (lock >= 0) {
			territory.fill(-1, at, at + width);
			territory[at] = lock;
			cost[at] = costs[row + lock]!;
			let priced = costs[row + lock]!;
			for (let m = 0; m < count; m++) priced += amounts[u * count + m]! * prices[lock * count + m]!;
			sum += priced;
			continue;
		}
		let filled = 0;
		let worst = Infinity;
		const amount = count > 0 ? amounts[u * count]! : 0;
		for (let t = 0; t < all; t++) {
			if (allowed !== null && allowed[row + t] === 0) continue;
			let priced = costs[row + t]!;
			if (count > 0) priced += amount * prices[t * count]!;
			for (let m = 1; m < count; m++) priced += amounts[u * count + m]! * prices[t * count + m]!;
			if (priced >= worst) continue;
			let slot = filled < width ? filled++ : width - 1;
			while (slot > 0 && best[slot - 1]! > priced) {
				best[slot] = best[slot - 1]!;
				territory[at + slot] = territory[at + slot - 1]!;
				slot--;
			}
			best[slot] = priced;
			territory[at + slot] = t;
			if (filled === width) worst = best[width - 1]!;
		}
		for (let slot = 0; slot < filled; slot++) cost[at + slot] = costs[row + territory[at + slot]!]!;
		if (filled < width) territory.fill(-1, at + filled, at + width);
		sum += best[0]!;
	}
	return sum;
}
