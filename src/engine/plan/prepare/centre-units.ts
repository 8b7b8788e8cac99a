import { chordKm } from '../../measure/sphere.ts';

/**
 * Unit of each centre: the nearest one that no earlier centre took and that is not locked into another territory; −1 when
 * none is left (more reps than units). O(centres × units).
 * @param labels to respect (free centres): a unit of another territory is taken only when the own one has none
 * @param mayGo 1 = the unit may go to the territory, units × centres; where none may, any is taken
 */
export function centreUnits(
	centres: Float64Array,
	unitSphere: Float64Array,
	fixed: Int32Array,
	labels: Int32Array | null = null,
	mayGo: Uint8Array | null = null
): Int32Array {
	const reps = centres.length / 3;
	const units = unitSphere.length / 3;
	const out = new Int32Array(reps).fill(-1);
	const taken = new Uint8Array(units);
	const nearest = (t: number, own: boolean, anywhere = false): number => {
		let best = -1;
		let least = Infinity;
		for (let u = 0; u < units; u++) {
			if (taken[u] === 1 || (fixed[u]! >= 0 && fixed[u] !== t) || (own && labels![u] !== t)) continue;
			if (!anywhere && mayGo !== null && mayGo[u * reps + t] === 0) continue;
			const km = chordKm(centres, t, unitSphere, u);
			if (km < least) [best, least] = [u, km];
		}
		return best;
	};
	for (let t = 0; t < reps; t++) {
		let u = labels === null ? -1 : nearest(t, true);
		if (u < 0) u = nearest(t, false);
		if (u < 0) u = nearest(t, false, true);
		if (u < 0) continue;
		out[t] = u;
		taken[u] = 1;
	}
	return out;
}
