/**
 * load(t) = amount(t) / (target(t) · Σ amounts); 1 = on target. Σ runs over the territories, so unassigned accounts do not
 * move anybody's target. Nothing to share (Σ = 0): all loads are 1. A target of 0 gives 1 when nothing is held, else Infinity.
 * @param amounts per territory, ≥ 0 @param targets shares, Σ = 1
 */
export function loads(amounts: Float64Array, targets: Float64Array): Float64Array {
	let total = 0;
	for (const amount of amounts) total += amount;
	return amounts.map((amount, t) => {
		const due = targets[t]! * total;
		return due > 0 ? amount / due : amount > 0 ? Infinity : 1;
	});
}

/** Population standard deviation of load − 1 (about their mean), as a fraction. */
export function spread(load: Float64Array): number {
	if (load.length === 0) return 0;
	let mean = 0;
	for (const value of load) mean += value;
	mean /= load.length;
	let squares = 0;
	for (const value of load) squares += (value - mean) * (value - mean);
	return Math.sqrt(squares / load.length);
}

/** Largest load / smallest load; Infinity when a territory holds nothing, 1 for no territories. */
export function maxMinRatio(load: Float64Array): number {
	if (load.length === 0) return 1;
	let low = Infinity;
	let high = 0;
	for (const value of load) {
		if (value < low) low = value;
		if (value > high) high = value;
	}
	return low > 0 ? high / low : Infinity;
}

/** Largest |load − 1|. */
export function largestGap(load: Float64Array): number {
	let gap = 0;
	for (const value of load) gap = Math.max(gap, Math.abs(value - 1));
	return gap;
}

/** Gini coefficient Σ_i Σ_j |x_i − x_j| / (2·n²·mean); 0 = equal. O(n²) for n territories. */
export function gini(load: Float64Array): number {
	let sum = 0;
	let differences = 0;
	for (const a of load) {
		sum += a;
		for (const b of load) differences += Math.abs(a - b);
	}
	return sum > 0 ? differences / (2 * load.length * sum) : 0;
}

/** Share of territories with |load − 1| ≤ band; a hair of rounding is forgiven. 1 for no territories. */
export function insideBand(load: Float64Array, band: number): number {
	if (load.length === 0) return 1;
	let inside = 0;
	for (const value of load) if (Math.abs(value - 1) <= band + 1e-9) inside++;
	return inside / load.length;
}
