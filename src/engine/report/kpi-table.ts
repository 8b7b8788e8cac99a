import type { Language } from '../model/error-texts.ts';
import type { Kpis, TerritoryKpis } from '../model/kpis.ts';
import type { Cell, ReportTable } from './assignment.ts';
import {
	figureNames,
	territoryFigureNames,
	workbookWords,
	type FigureId,
	type TerritoryFigureId
} from './figure-names.ts';

interface Row {
	readonly id: FigureId;
	readonly unit: string;
	readonly of: (kpis: Kpis) => number;
}

const percent = (of: (kpis: Kpis) => number) => (kpis: Kpis) => of(kpis) * 100;

/** Figures of one alignment in the order reports show them. */
const kpiRows: readonly Row[] = [
	{ id: 'potential_spread_pct', unit: '±%', of: percent((k) => k.potentialSpread) },
	{ id: 'max_min_ratio', unit: ': 1', of: (k) => k.maxMinRatio },
	{ id: 'largest_gap_pct', unit: '%', of: percent((k) => k.largestGap) },
	{ id: 'gini', unit: '', of: (k) => k.gini },
	{ id: 'inside_band_pct', unit: '%', of: percent((k) => k.insideBand) },
	{ id: 'travel_hours_per_customer', unit: 'h', of: (k) => k.travelHoursPerVisit },
	{ id: 'travel_hours_per_year', unit: 'h', of: (k) => k.travelHoursPerYear },
	{ id: 'travel_km_per_year', unit: 'km', of: (k) => k.travelKmPerYear },
	{ id: 'travel_cost_per_year', unit: 'currency', of: (k) => k.travelCostPerYear },
	{ id: 'travel_share_of_field_time_pct', unit: '%', of: percent((k) => k.travelShareOfFieldTime) },
	{ id: 'coverage_pct', unit: '%', of: percent((k) => k.coverage) },
	{ id: 'uncovered_potential', unit: 'currency', of: (k) => k.uncoveredPotential },
	{ id: 'moved_accounts_pct', unit: '%', of: percent((k) => k.movedAccounts) },
	{ id: 'moved_revenue_pct', unit: '%', of: percent((k) => k.movedRevenue) },
	{ id: 'moved_relationship_years_pct', unit: '%', of: percent((k) => k.movedRelationshipYears) },
	{ id: 'protected_moved', unit: 'accounts', of: (k) => k.protectedMoved },
	{ id: 'compactness_km', unit: 'km', of: (k) => k.compactnessKm },
	{ id: 'polsby_popper', unit: '', of: (k) => k.polsbyPopper },
	{ id: 'outside', unit: 'units', of: (k) => k.outsideUnits },
	{ id: 'unassigned', unit: 'accounts', of: (k) => k.unassignedAccounts }
];

const round = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : null);

/** One column per alignment; a figure that does not exist (a ratio to an empty territory) is an empty cell. */
export function kpiTable(alignments: readonly { readonly name: string; readonly kpis: Kpis | null }[]): ReportTable {
	return {
		columns: ['figure', 'unit', ...alignments.map(({ name }) => name)],
		rows: kpiRows.map(({ id, unit, of }) => [
			id,
			unit,
			...alignments.map(({ kpis }) => (kpis === null ? null : round(of(kpis))))
		])
	};
}

/** The same for people: figures by name, money in its currency. @param currency ISO 4217 */
export function namedKpiTable(today: Kpis | null, after: Kpis, currency: string, language: Language): ReportTable {
	const words = workbookWords[language];
	const units: Readonly<Record<string, string>> = { ...words.units, currency };
	const { rows } = kpiTable([
		{ name: words.today, kpis: today },
		{ name: words.after, kpis: after }
	]);
	return {
		columns: [words.figure, words.unit, words.today, words.after],
		rows: rows.map(([id, unit, ...values]) => [
			figureNames[language][id as FigureId],
			units[unit as string] ?? (unit as string),
			...values
		])
	};
}

/** Who serves a territory, and what their home rests on (homeKinds). */
export interface TerritoryRep {
	readonly name: string;
	readonly home: string | null;
}

const territoryColumns: readonly (readonly [
	TerritoryFigureId,
	(territory: TerritoryKpis, rep: TerritoryRep) => Cell
])[] = [
	['rep_id', (t) => t.repId],
	['rep', (_, { name }) => name],
	['home', (_, { home }) => home],
	['accounts', (t) => t.accounts],
	['customers', (t) => t.customers],
	['units', (t) => t.units],
	['potential', (t) => round(t.potential)],
	['revenue', (t) => round(t.revenue)],
	['potential_dev_pct', (t) => round(t.potentialDev * 100)],
	['index_dev_pct', (t) => round(t.indexDev * 100)],
	['workload_hours', (t) => round(t.workloadHours)],
	['capacity_hours', (t) => round(t.capacityHours)],
	['travel_hours', (t) => round(t.travelHours)],
	['travel_hours_per_customer', (t) => round(t.travelHoursPerVisit)],
	['visits', (t) => round(t.visits)],
	['gained', (t) => t.gained],
	['lost', (t) => t.lost],
	['outside_units', (t) => t.outsideUnits]
];

/** The same of one territory under the names that programs use. */
export const territoryFigures = (territory: TerritoryKpis, rep: TerritoryRep): Record<TerritoryFigureId, Cell> =>
	Object.fromEntries(territoryColumns.map(([id, cell]) => [id, cell(territory, rep)])) as Record<
		TerritoryFigureId,
		Cell
	>;

/** One row per territory, for people. @param repOf a rep id */
export function territoryTable(kpis: Kpis, repOf: (id: string) => TerritoryRep, language: Language): ReportTable {
	return {
		columns: territoryColumns.map(([id]) => territoryFigureNames[language][id]),
		rows: kpis.territories.map((t) => territoryColumns.map(([, cell]) => cell(t, repOf(t.repId))))
	};
}
