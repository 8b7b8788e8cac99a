import type { Exclusion, Rule } from './rules.ts';

/** One row of a defaults table: drives slider, validation, CLI flag and docs alike. */
export interface Parameter {
	readonly value: number;
	readonly min: number;
	readonly max: number;
	readonly step: number;
	readonly unit: string;
	readonly why: string;
}

const p = (value: number, min: number, max: number, step: number, unit: string, why: string): Parameter => ({
	value,
	min,
	max,
	step,
	unit,
	why
});

export const factorDefaults = {
	potential: p(45, 0, 100, 1, 'points', 'what an account can be worth a year; the main thing to share fairly'),
	revenue: p(20, 0, 100, 1, 'points', 'revenue of the last full year; what a rep lives on now'),
	white_space: p(15, 0, 100, 1, 'points', 'potential not yet sold: max(0, potential − revenue)'),
	win_rate: p(12, 0, 100, 1, 'points', 'chance to win; steers heat map and ranking, not additive so not in the index'),
	growth: p(8, 0, 100, 1, 'points', 'revenue of the last year above the year before; non-negative part')
} as const satisfies Record<string, Parameter>;
export type FactorId = keyof typeof factorDefaults;
export const factorIds = Object.keys(factorDefaults) as FactorId[];

export const goalDefaults = {
	fairness: p(60, 0, 100, 1, 'points', 'squared deviations from target, beyond the hard tolerance'),
	travel: p(60, 0, 100, 1, 'points', 'hours on the road'),
	coverage: p(30, 0, 100, 1, 'points', 'potential that nobody has time for'),
	growth: p(0, 0, 100, 1, 'points', 'growth near its rep'),
	stability: p(20, 0, 100, 1, 'points', 'accounts, revenue and relationship years that keep their rep')
} as const satisfies Record<string, Parameter>;
export type GoalId = keyof typeof goalDefaults;
export const goalIds = Object.keys(goalDefaults) as GoalId[];

export const measureIds = ['potential', 'index', 'workload', 'customers'] as const;
export type MeasureId = (typeof measureIds)[number];

export const measureDefaults = {
	tolerance: p(10, 1, 50, 1, '%', 'usual band in the field; ±10 % of target')
} as const satisfies Record<string, Parameter>;

export const travelDefaults = {
	dayHours: p(8, 4, 12, 0.5, 'h', 'length of a field day'),
	visitHours: p(1.5, 0.25, 8, 0.25, 'h', 'length of a visit where the data say nothing'),
	maxVisits: p(8, 1, 20, 1, 'visits', 'most visits in one tour day'),
	speedFactor: p(1, 0.5, 1.5, 0.05, '×', 'scales the estimated crow-fly speed'),
	fieldHours: p(1350, 200, 2500, 10, 'h/year', 'field hours of a rep where capacity is unknown'),
	fieldTimeShare: p(80, 20, 100, 5, '%', 'share of working time in the field'),
	visitsA: p(12, 0, 52, 1, 'visits/year', 'top revenue third'),
	visitsB: p(6, 0, 52, 1, 'visits/year', 'middle revenue third'),
	visitsC: p(2, 0, 52, 1, 'visits/year', 'lowest revenue third'),
	costPerHour: p(60, 0, 300, 5, 'per h', 'cost of an hour of a rep'),
	costPerKm: p(0.4, 0, 3, 0.05, 'per km', 'cost of a kilometre')
} as const satisfies Record<string, Parameter>;
type TravelId = keyof typeof travelDefaults;

/** What becomes the basic units; 'auto' takes the first that the data give. */
export const unitChoices = ['auto', 'areas', 'places', 'postcodes', 'h3', 'accounts'] as const;

export interface Settings {
	readonly version: 1;
	readonly factors: readonly {
		readonly id: FactorId;
		readonly weight: number;
		readonly norm: 'minmax';
		readonly direction: 1 | -1;
	}[];
	readonly goals: Readonly<Record<GoalId, number>>;
	/** Tolerance in percent; targets follow capacity ('capacity') or are equal ('equal'). */
	readonly measures: readonly {
		readonly id: MeasureId;
		readonly tolerance: number;
		readonly target: 'capacity' | 'equal';
	}[];
	readonly rules: readonly Rule[];
	/** Left out of planning and of every figure; absent = nobody. */
	readonly exclude?: Exclusion;
	readonly travel: Readonly<Record<TravelId, number>> & { readonly provider: 'estimate' };
	readonly units: (typeof unitChoices)[number];
	readonly horizonMonths: number;
	readonly season: 'year' | 'peak';
	readonly centres: 'homes' | 'free';
	readonly seed: number;
}

const valuesOf = <T extends Record<string, Parameter>>(table: T) =>
	Object.fromEntries(Object.entries(table).map(([id, row]) => [id, row.value])) as { [K in keyof T]: number };

export function defaultSettings(): Settings {
	return {
		version: 1,
		factors: factorIds.map((id) => ({ id, weight: factorDefaults[id].value, norm: 'minmax', direction: 1 })),
		goals: valuesOf(goalDefaults),
		measures: [
			{ id: 'potential', tolerance: measureDefaults.tolerance.value, target: 'capacity' },
			{ id: 'index', tolerance: measureDefaults.tolerance.value, target: 'capacity' }
		],
		rules: [],
		travel: { ...valuesOf(travelDefaults), provider: 'estimate' },
		units: 'auto',
		horizonMonths: 0,
		season: 'year',
		centres: 'homes',
		seed: 1
	};
}
