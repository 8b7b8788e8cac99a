import type { Point } from './distance.ts';

/** A way in which coordinates go wrong, and where the account would lie if it were put right. */
export interface Slip extends Point {
	readonly kind: 'swapped' | 'sign' | 'swapped-sign' | 'decimal-point';
}

/** Every slip that makes a position on the globe of two numbers, likeliest first. Powers of ten: a decimal point that was lost
 *  (52.51234 → 5251234) or moved (52.5 → 5.25). O(1) */
export function coordinateSlips(lon: number, lat: number): Slip[] {
	const slips: Slip[] = [];
	const add = (kind: Slip['kind'], x: number, y: number): void => {
		if (Math.abs(x) <= 180 && Math.abs(y) <= 90 && (x !== lon || y !== lat))
			slips.push({ kind, lon: round6(x), lat: round6(y) });
	};
	add('swapped', lat, lon);
	add('sign', -lon, lat);
	add('sign', lon, -lat);
	add('sign', -lon, -lat);
	add('swapped-sign', -lat, lon);
	add('swapped-sign', lat, -lon);
	const [xs, ys] = [shifts(lon), shifts(lat)];
	for (const x of xs) for (const y of ys) add('decimal-point', x, y);
	return slips;
}

/** The value itself, moved one digit to the left, and to the right as far as it fits; whole numbers lose up to nine digits. */
function shifts(value: number): number[] {
	const values = [value];
	if (Math.abs(value) <= 180) values.push(value * 10, value / 10);
	if (!Number.isInteger(value) && Math.abs(value) < 1000) return values;
	for (let power = 1; power <= 9; power++) {
		const moved = value / 10 ** power;
		if (Math.abs(moved) <= 180 && !values.includes(moved)) values.push(moved);
		if (Math.abs(moved) < 0.1) break;
	}
	return values;
}

const round6 = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Decimals of a number as far as it matters: 0, 1, 2, or 3 for three and more. */
export function decimalsOf(value: number): 0 | 1 | 2 | 3 {
	for (const digits of [0, 1, 2] as const) {
		const scaled = value * 10 ** digits;
		if (Math.abs(scaled - Math.round(scaled)) < 1e-6) return digits;
	}
	return 3;
}
