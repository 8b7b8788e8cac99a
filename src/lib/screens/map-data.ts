import { rulesOf } from '#engine/model/rules.ts';
import type { Settings } from '#engine/model/settings.ts';
import type { BarrierLine, MapData } from '#lib/map/types.ts';
import type { PlanView } from '#lib/state/types.ts';
import { letterOf } from './words.ts';

/** Geometry and amounts of the open plan for the map. */
export const mapData = (view: PlanView): MapData => ({
	...view.units,
	accountPositions: view.positions,
	accountPotential: view.potential,
	accountUnit: view.accountUnit,
	homes: view.reps.map(({ lon, lat }, index) => ({ lon, lat, letter: letterOf(index) }))
});

/** Score of all accounts of a unit: follows the weights at once, ahead of the planner. O(accounts). */
export function scorePerUnit(view: PlanView, score: Float32Array): Float32Array {
	const sums = new Float32Array(view.units.count);
	view.accountUnit.forEach((unit, row) => {
		if (unit >= 0) sums[unit] = (sums[unit] ?? 0) + (score[row] ?? 0);
	});
	return sums;
}

export const barrierLines = (settings: Settings): BarrierLine[] =>
	rulesOf(settings.rules, 'barrier').map(({ params }) => ({ name: params.name, line: params.line }));
