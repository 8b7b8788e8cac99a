import type { PlanProblem } from '#engine/model/problem.ts';

/** Balance measures scaled so that an average territory holds 1 of each. */
export interface BalanceTerms {
	readonly count: number;
	/** units × count: amount · territories / total. */
	readonly amounts: Float64Array;
	/** count: raw amount → scaled amount. */
	readonly scale: Float64Array;
	/** territories × count: deviation = load · inverse − 1 (a target of 0 counts surplus in average territories). */
	readonly inverse: Float64Array;
	readonly offset: Float64Array;
	/** territories × count: scaled target (1 on average). */
	readonly targets: Float64Array;
	readonly tolerance: Float64Array;
}

/** O(units · measures). Source: algorithms.md sec. 5, layer 0. */
export function createBalanceTerms(problem: PlanProblem): BalanceTerms {
	const { units, territories, measures } = problem;
	const count = measures.length;
	const amounts = new Float64Array(units * count);
	const scale = new Float64Array(count);
	const inverse = new Float64Array(territories * count);
	const offset = new Float64Array(territories * count);
	const targets = new Float64Array(territories * count);
	const tolerance = new Float64Array(count);
	for (let m = 0; m < count; m++) {
		const measure = measures[m]!;
		let total = 0;
		for (let u = 0; u < units; u++) total += measure.amounts[u]!;
		const factor = total > 0 ? territories / total : 0;
		scale[m] = factor;
		tolerance[m] = measure.tolerance;
		for (let u = 0; u < units; u++) amounts[u * count + m] = measure.amounts[u]! * factor;
		for (let t = 0; t < territories; t++) {
			const target = measure.targets[t]! * territories;
			const positive = target > 0 && total > 0;
			targets[t * count + m] = target;
			inverse[t * count + m] = positive ? 1 / target : 1;
			offset[t * count + m] = positive ? 1 : 0;
		}
	}
	return { count, amounts, scale, inverse, offset, targets, tolerance };
}
