import type { TravelSettings } from './travel.ts';
import type { TerritorySums } from './workload.ts';

export interface TravelKpis {
	readonly hoursPerVisit: number;
	readonly hoursPerYear: number;
	readonly kmPerYear: number;
	readonly costPerYear: number;
	readonly shareOfFieldTime: number;
}

/** Travel of all assigned accounts; per visit 0 when there are no visits, share 0 when there is no capacity. */
export function travelKpis(sums: TerritorySums, capacity: Float64Array, travel: TravelSettings): TravelKpis {
	const hours = total(sums.travelSeconds) / 3600;
	const km = total(sums.roadKm);
	const visits = total(sums.visits);
	const field = total(capacity);
	return {
		hoursPerVisit: visits > 0 ? hours / visits : 0,
		hoursPerYear: hours,
		kmPerYear: km,
		costPerYear: hours * travel.costPerHour + km * travel.costPerKm,
		shareOfFieldTime: field > 0 ? hours / field : 0
	};
}

export function total(values: ArrayLike<number>): number {
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += values[i]!;
	return sum;
}
