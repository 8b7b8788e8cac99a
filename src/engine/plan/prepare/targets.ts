import type { MeasureId, Settings } from '../../model/settings.ts';

/** Share of total capacity, or equal shares ('equal', or no capacity at all). Σ = 1. */
export function targetShares(settings: Settings, measure: MeasureId, capacity: Float64Array): Float64Array {
	const target = settings.measures.find(({ id }) => id === measure)?.target ?? 'capacity';
	const total = capacity.reduce((sum, hours) => sum + hours, 0);
	return capacity.map((hours) => (target === 'capacity' && total > 0 ? hours / total : 1 / capacity.length));
}
