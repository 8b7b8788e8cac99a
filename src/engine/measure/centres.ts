import type { MeasureInput } from './input.ts';

const PASSES = 24;

/**
 * Workload-weighted geometric median of points per group, as unit vectors (Weiszfeld 1937 with the damping of points that
 * coincide, projected back to the sphere). A fixed number of passes, + − × ÷ √ only: deterministic on every machine.
 * Groups without weight keep `fallback`. O(passes × points).
 * @param sphere unit vectors, NaN = left out @param group territory per point, −1 = none
 */
export function medianCentres(
	sphere: Float64Array,
	weight: Float64Array,
	group: Int32Array,
	fallback: Float64Array
): Float64Array {
	const groups = fallback.length / 3;
	const centre = weightedMeans(sphere, weight, group, fallback);
	const sums = new Float64Array(groups * 4);
	for (let pass = 0; pass < PASSES; pass++) {
		sums.fill(0);
		for (let i = 0; i < group.length; i++) {
			const g = group[i]!;
			const x = sphere[i * 3]!;
			if (g < 0 || Number.isNaN(x) || !(weight[i]! > 0)) continue;
			const y = sphere[i * 3 + 1]!;
			const z = sphere[i * 3 + 2]!;
			const dx = x - centre[g * 3]!;
			const dy = y - centre[g * 3 + 1]!;
			const dz = z - centre[g * 3 + 2]!;
			// 1e-6 of the radius (6 m) damps the pull of a point under the centre.
			const pull = weight[i]! / Math.sqrt(dx * dx + dy * dy + dz * dz + 1e-12);
			sums[g * 4] = sums[g * 4]! + pull * x;
			sums[g * 4 + 1] = sums[g * 4 + 1]! + pull * y;
			sums[g * 4 + 2] = sums[g * 4 + 2]! + pull * z;
			sums[g * 4 + 3] = sums[g * 4 + 3]! + pull;
		}
		for (let g = 0; g < groups; g++) if (sums[g * 4 + 3]! > 0) normalise(centre, g, sums, g * 4);
	}
	return centre;
}

function weightedMeans(sphere: Float64Array, weight: Float64Array, group: Int32Array, fallback: Float64Array) {
	const centre = fallback.slice();
	const sums = new Float64Array(fallback.length);
	for (let i = 0; i < group.length; i++) {
		const g = group[i]!;
		if (g < 0 || Number.isNaN(sphere[i * 3]!) || !(weight[i]! > 0)) continue;
		for (let c = 0; c < 3; c++) sums[g * 3 + c] = sums[g * 3 + c]! + weight[i]! * sphere[i * 3 + c]!;
	}
	for (let g = 0; g < fallback.length / 3; g++) normalise(centre, g, sums, g * 3);
	return centre;
}

function normalise(centre: Float64Array, g: number, from: Float64Array, at: number): void {
	const x = from[at]!;
	const y = from[at + 1]!;
	const z = from[at + 2]!;
	const length = Math.sqrt(x * x + y * y + z * z);
	if (!(length > 0)) return;
	centre[g * 3] = x / length;
	centre[g * 3 + 1] = y / length;
	centre[g * 3 + 2] = z / length;
}

/** Where travel starts under an alignment: the homes, or with free centres each territory's workload-weighted median, unless its
 *  centre is kept at the home. */
export function alignmentCentres(input: MeasureInput, accountOwner: Int32Array): Float64Array {
	const { places, workload, homes, keptCentres, freeCentres } = input;
	if (!freeCentres) return homes;
	const centres = medianCentres(places.sphere, workload, accountOwner, homes);
	keptCentres?.forEach((kept, t) => {
		if (kept === 1) centres.set(homes.subarray(t * 3, t * 3 + 3), t * 3);
	});
	return centres;
}
