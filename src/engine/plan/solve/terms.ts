import type { PlanProblem } from '#engine/model/problem.ts';

/** Balance measures, then size limits, scaled so that an average territory holds 1 of each. A size limit is a band as well: around the
 *  middle of least and most, as wide as both. */
export interface BalanceTerms {
	/** Terms in all, and how many of them (the first ones) are balance measures. */
	readonly count: number;
	readonly measures: number;
	/** units × count: amount · territories / total. */
	readonly amounts: Float64Array;
	/** count: raw amount → scaled amount. */
	readonly scale: Float64Array;
	/** territories × count: deviation = load · inverse − 1 (a target of 0 counts surplus in average territories). */
	readonly inverse: Float64Array;
	readonly offset: Float64Array;
	/** territories × count: scaled target (1 on average for measures). */
	readonly targets: Float64Array;
	/** territories × count. */
	readonly tolerance: Float64Array;
}

/** O(units · measures). Source: docs/adr/0010. */
export function createBalanceTerms(problem: PlanProblem): BalanceTerms {
	const { units, territories, measures } = problem;
	const limits = problem.rules?.limits ?? [];
	const count = measures.length + limits.length;
	const amounts = new Float64Array(units * count);
	const scale = new Float64Array(count);
	const inverse = new Float64Array(territories * count);
	const offset = new Float64Array(territories * count);
	const targets = new Float64Array(territories * count);
	const tolerance = new Float64Array(territories * count);
	for (let m = 0; m < measures.length; m++) {
		const measure = measures[m]!;
		let total = 0;
		for (let u = 0; u < units; u++) total += measure.amounts[u]!;
		const factor = total > 0 ? territories / total : 0;
		scale[m] = factor;
		for (let u = 0; u < units; u++) amounts[u * count + m] = measure.amounts[u]! * factor;
		for (let t = 0; t < territories; t++) {
			const target = measure.targets[t]! * territories;
			const positive = target > 0 && total > 0;
			targets[t * count + m] = target;
			tolerance[t * count + m] = measure.tolerance;
			inverse[t * count + m] = positive ? 1 / target : 1;
			offset[t * count + m] = positive ? 1 : 0;
		}
	}
	limits.forEach((limit, k) => {
		const m = measures.length + k;
		let total = 0;
		for (const amount of limit.amounts) total += amount;
		const factor = total > 0 ? territories / total : 0;
		scale[m] = factor;
		for (let u = 0; u < units; u++) amounts[u * count + m] = limit.amounts[u]! * factor;
		for (let t = 0; t < territories; t++) {
			const cell = t * count + m;
			const least = limit.least[t]! * factor;
			const most = Math.min(limit.most[t]!, total) * factor;
			const middle = (least + most) / 2;
			targets[cell] = middle;
			inverse[cell] = middle > 0 ? 1 / middle : 1;
			offset[cell] = middle > 0 ? 1 : 0;
			tolerance[cell] = middle > 0 ? Math.max(0, (most - least) / (most + least)) : 0;
		}
	});
	return { count, measures: measures.length, amounts, scale, inverse, offset, targets, tolerance };
}
