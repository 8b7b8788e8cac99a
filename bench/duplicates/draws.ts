import type { Random } from '#engine/model/random.ts';

export const pick = <T>(random: Random, values: readonly T[]): T => values[random.below(values.length)]!;

/** Few values are common and many rare, as names are (Zipf with exponent about 1). */
export function pickCommon<T>(random: Random, values: readonly T[]): T {
	const at = Math.floor(values.length ** random.unit()) - 1;
	return values[Math.min(values.length - 1, Math.max(0, at))]!;
}
