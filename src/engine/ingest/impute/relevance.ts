import { spreadOf } from '../health/robust.ts';
import { thinned } from './levels.ts';
import { sizeNames, type SizeName, type Traits } from './traits.ts';

/** A size two customers are compared by, and how much a difference in it counts. */
export interface WeightedSize {
	readonly values: Float64Array;
	/** Per unit of log difference, > 0. */
	readonly weight: number;
}

const SAMPLE = 1500;
const LEAST = 30;

/** How much of the target a size tells, 0–1, from rows in which both are known. */
type Told = (values: Float64Array, rows: Int32Array) => number;

/** Squared rank correlation with a figure. @param target NaN = unknown */
export const tellsFigure =
	(target: Float64Array): Told =>
	(values, rows) =>
		correlation(ranksOf(values, rows), ranksOf(target, rows)) ** 2;

/** Share of the ranks' variance that lies between the words. @param codes −1 = unknown */
export const tellsWord =
	(codes: Int32Array): Told =>
	(values, rows) => {
		const ranks = ranksOf(values, rows);
		const middle = (rows.length - 1) / 2;
		const groups = new Map<number, { sum: number; count: number }>();
		let all = 0;
		rows.forEach((row, i) => {
			const group = groups.get(codes[row]!) ?? { sum: 0, count: 0 };
			groups.set(codes[row]!, { sum: group.sum + ranks[i]! - middle, count: group.count + 1 });
			all += (ranks[i]! - middle) ** 2;
		});
		let between = 0;
		for (const { sum, count } of groups.values()) between += (sum * sum) / count;
		return all > 0 ? between / all : 0;
	};

/** Sizes that tell something of the target, the more the heavier. O(sizes × sample log sample).
 *  @param known rows whose target is known @param without sizes that may not be used */
export function relevantSizes(
	traits: Traits,
	told: Told,
	known: Int32Array,
	without: readonly SizeName[]
): WeightedSize[] {
	const sample = thinned(known, SAMPLE);
	return sizeNames.flatMap((name) => {
		if (without.includes(name)) return [];
		const values = traits.sizes[name];
		const rows = sample.filter((row) => !Number.isNaN(values[row]!));
		if (rows.length < LEAST) return [];
		const share = told(values, rows);
		const { deviation } = spreadOf(Float64Array.from(rows, (row) => values[row]!));
		return share < 0.01 || !(deviation > 0) ? [] : [{ values, weight: share / (1.05 - share) / deviation }];
	});
}

/** Rank per row of the list; ties share the mean. */
function ranksOf(values: Float64Array, rows: Int32Array): Float64Array {
	const order = Array.from(rows, (_, i) => i).sort((a, b) => values[rows[a]!]! - values[rows[b]!]!);
	const ranks = new Float64Array(rows.length);
	for (let start = 0; start < order.length;) {
		let end = start + 1;
		while (end < order.length && values[rows[order[end]!]!] === values[rows[order[start]!]!]) end++;
		for (let i = start; i < end; i++) ranks[order[i]!] = (start + end - 1) / 2;
		start = end;
	}
	return ranks;
}

function correlation(a: Float64Array, b: Float64Array): number {
	const middle = (a.length - 1) / 2;
	let [ab, aa, bb] = [0, 0, 0];
	for (let i = 0; i < a.length; i++) {
		const x = a[i]! - middle;
		const y = b[i]! - middle;
		ab += x * y;
		aa += x * x;
		bb += y * y;
	}
	return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}
