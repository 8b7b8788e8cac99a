import type { TerritorySums } from './workload.ts';

export interface CoverageKpis {
	/** Served hours / required hours; 1 when nothing is required. */
	readonly coverage: number;
	/** Money a year. */
	readonly uncoveredPotential: number;
}

/** A territory serves at most its capacity; within it every account gets the same share, so the potential left over is
 *  proportional. Unassigned accounts are required and not served. */
export function coverageKpis(sums: TerritorySums, capacity: Float64Array): CoverageKpis {
	let required = sums.unassigned.required;
	let served = 0;
	let uncovered = sums.unassigned.potential;
	for (let t = 0; t < capacity.length; t++) {
		const need = sums.required[t]!;
		const given = Math.min(need, capacity[t]!);
		required += need;
		served += given;
		if (need > 0) uncovered += sums.potential[t]! * (1 - given / need);
	}
	return { coverage: required > 0 ? served / required : 1, uncoveredPotential: uncovered };
}
