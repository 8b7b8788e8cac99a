import type { UnitGraph } from '../model/problem.ts';
import type { CellSizes } from './input.ts';
import { total } from './travel-kpi.ts';
import type { TerritorySums } from './workload.ts';

/** Workload-weighted mean crow-fly km to the centre; 0 without workload. */
export function meanKmToCentre(sums: TerritorySums): number {
	const workload = total(sums.workload);
	return workload > 0 ? total(sums.workloadKm) / workload : 0;
}

/** Polsby-Popper 4π·area/perimeter² per territory; borders between cells of the same territory dissolve. A territory
 *  without area gives 0. 1 would be a circle. O(units + edges). Source: Polsby & Popper 1991. */
export function polsbyPopper(unitOwner: Int32Array, graph: UnitGraph, cells: CellSizes, reps: number): Float64Array {
	const area = new Float64Array(reps);
	const perimeter = new Float64Array(reps);
	for (let u = 0; u < unitOwner.length; u++) {
		const t = unitOwner[u]!;
		if (t < 0) continue;
		area[t]! += cells.area[u]!;
		perimeter[t]! += cells.perimeter[u]!;
		for (let e = graph.offsets[u]!; e < graph.offsets[u + 1]!; e++)
			if (unitOwner[graph.neighbours[e]!] === t) perimeter[t]! -= cells.shared[e]!;
	}
	return area.map((value, t) =>
		perimeter[t]! > 0 ? Math.min(1, (4 * Math.PI * value) / (perimeter[t]! * perimeter[t]!)) : 0
	);
}

/** Mean over the territories that have units; 0 when none has. */
export function meanPolsbyPopper(perTerritory: Float64Array, unitsPerTerritory: Int32Array): number {
	let sum = 0;
	let held = 0;
	for (let t = 0; t < perTerritory.length; t++) {
		if (unitsPerTerritory[t] === 0) continue;
		sum += perTerritory[t]!;
		held++;
	}
	return held > 0 ? sum / held : 0;
}
