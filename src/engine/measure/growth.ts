import { total } from './travel-kpi.ts';
import type { TerritorySums } from './workload.ts';

/** Σ max(0, potential at the horizon − revenue) of assigned accounts, money a year. Until a forecast is part of the
 *  dataset, potential at the horizon is today's potential. */
export function growthPotential(sums: TerritorySums): number {
	return total(sums.growth);
}
