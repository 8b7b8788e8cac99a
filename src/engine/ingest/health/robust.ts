/** Value below which a share `q` of the sorted values lies, linear between neighbours; NaN of nothing. */
export function quantileOf(sorted: ArrayLike<number>, q: number): number {
	if (sorted.length === 0) return NaN;
	const at = q * (sorted.length - 1);
	const low = Math.floor(at);
	const below = sorted[low]!;
	const above = sorted[Math.min(low + 1, sorted.length - 1)]!;
	return below + (at - low) * (above - below);
}

/** Median of unsorted values, the mean of the two middle ones where their number is even; NaN of nothing. O(n log n). */
export function medianOf(values: Iterable<number>): number {
	const sorted = Float64Array.from(values).sort();
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const NORMAL = 1.4826;

export interface Spread {
	readonly median: number;
	/** Median absolute deviation, scaled to a standard deviation. */
	readonly deviation: number;
}

/** Where values lie and how far apart, whatever up to half of them say. O(n log n). */
export function spreadOf(values: Float64Array): Spread {
	const median = medianOf(values);
	return { median, deviation: NORMAL * medianOf(values.map((value) => Math.abs(value - median))) };
}

/** Median of values with weights > 0: the first at which half of the weight is reached. O(n log n). */
export function weightedMedian(values: readonly number[], weights: readonly number[]): number {
	const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
	const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
	let sum = 0;
	for (const i of order) if ((sum += weights[i]!) >= half) return values[i]!;
	return NaN;
}

/** Figures that somebody can read: this many significant digits. */
export const significant = (value: number, digits = 3): number => Number(value.toPrecision(digits));
