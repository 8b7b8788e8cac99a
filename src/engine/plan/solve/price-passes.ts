import type { Candidates } from './candidates.ts';
import type { BalanceTerms } from './terms.ts';

/** What one pass over all units found. */
export interface PassTotals {
	/** territories × measures, scaled. */
	readonly loads: Float64Array;
	/** Per territory Σ (second best − best) priced cost: how far its border units are from changing hands. */
	readonly margins: Float64Array;
	/** Σ of the least priced cost over the candidates. */
	sum: number;
}

export function createPassTotals(territories: number, measures: number): PassTotals {
	return { loads: new Float64Array(territories * measures), margins: new Float64Array(territories), sum: 0 };
}

/** Gives every unit to its cheapest candidate at these prices (ties: the earlier candidate).
 *  @param labels filled with the chosen territory per unit
 *  Complexity O(units · candidates · measures). */
export function pricePass(
	candidates: Candidates,
	terms: BalanceTerms,
	prices: Float64Array,
	labels: Int32Array,
	totals: PassTotals
): void {
	const { width, territory, cost } = candidates;
	const { count, amounts } = terms;
	const { loads, margins } = totals;
	loads.fill(0);
	margins.fill(0);
	let sum = 0;
	for (let u = 0, at = 0; u < labels.length; u++, at += width) {
		let best = Infinity;
		let second = Infinity;
		let chosen = 0;
		const base = u * count;
		for (let slot = at; slot < at + width; slot++) {
			const t = territory[slot]!;
			if (t < 0) break;
			let priced = cost[slot]!;
			const cell = t * count;
			for (let m = 0; m < count; m++) priced += amounts[base + m]! * prices[cell + m]!;
			if (priced < best) {
				second = best;
				best = priced;
				chosen = t;
			} else if (priced < second) second = priced;
		}
		labels[u] = chosen;
		sum += best;
		if (second < Infinity) margins[chosen] = margins[chosen]! + second - best;
		for (let m = 0; m < count; m++) loads[chosen * count + m] = loads[chosen * count + m]! + amounts[base + m]!;
	}
	totals.sum = sum;
}
