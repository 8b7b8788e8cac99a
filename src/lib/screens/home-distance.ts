import type { PlanView } from '#lib/state/types.ts';

const kmPerDegree = 111.2;

/** Crow-fly kilometres from a rep's home to the middle of a unit's outline; null where either is unknown. To look at,
 *  not to plan with: the engine measures account by account. */
export function homeDistance(view: PlanView, unit: number, rep: number): number | null {
	const home = view.reps[rep];
	const { ringStart, pointStart, points } = view.units;
	const from = pointStart[ringStart[unit] ?? 0] ?? 0;
	const to = pointStart[(ringStart[unit] ?? 0) + 1] ?? from;
	if (home === undefined || !Number.isFinite(home.lon) || to <= from) return null;
	let [lon, lat] = [0, 0];
	for (let p = from; p < to; p++) {
		lon += (points[2 * p] ?? NaN) / (to - from);
		lat += (points[2 * p + 1] ?? NaN) / (to - from);
	}
	const shrink = Math.cos(((lat + home.lat) * Math.PI) / 360);
	return kmPerDegree * Math.hypot((lon - home.lon) * shrink, lat - home.lat);
}
