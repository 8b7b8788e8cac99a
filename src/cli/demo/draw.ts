import { createRandom, type Random } from '#engine/model/random.ts';

/** Draws for one concern; a change in one concern leaves the others as they were. */
export function stream(seed: number, concern: string): Random {
	let hash = 2166136261;
	for (let i = 0; i < concern.length; i++) hash = Math.imul(hash ^ concern.charCodeAt(i), 16777619);
	return createRandom((Math.imul(seed, 0x9e3779b1) ^ hash) | 0);
}

export function pick<T>(random: Random, list: readonly T[]): T {
	return list[random.below(list.length)]!;
}

/** Standard normal, near enough and bounded by ±6: twelve uniforms (Irwin-Hall), so no Math.log or cos. */
export function normal(random: Random): number {
	let sum = -6;
	for (let i = 0; i < 12; i++) sum += random.unit();
	return sum;
}

export function between(random: Random, low: number, high: number): number {
	return low + (high - low) * random.unit();
}

/** e^x from + − × ÷ only, |x| < 700: Math.exp may differ in the last bit between engines. */
export function exp(x: number): number {
	const halvings = 10;
	const r = x / 2 ** halvings;
	let sum = 1;
	for (let k = 9; k > 0; k--) sum = 1 + (r / k) * sum;
	for (let k = 0; k < halvings; k++) sum *= sum;
	return sum;
}

/** Index drawn in proportion to weights, given as running sums. */
export function drawIndex(random: Random, running: Float64Array): number {
	const target = random.unit() * running[running.length - 1]!;
	let low = 0;
	let high = running.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (running[middle]! > target) high = middle;
		else low = middle + 1;
	}
	return low;
}

export function runningSums(weights: ArrayLike<number>): Float64Array {
	const sums = new Float64Array(weights.length);
	let sum = 0;
	for (let i = 0; i < weights.length; i++) sums[i] = sum += weights[i]!;
	return sums;
}

export const clamp = (value: number, low: number, high: number): number =>
	value < low ? low : value > high ? high : value;

export const roundTo = (value: number, step: number): number => {
	const scale = 1 / step;
	return Math.round(value * scale) / scale;
};
