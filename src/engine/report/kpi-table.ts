import type { Kpis } from '../model/kpis.ts';
import type { ReportTable } from './assignment.ts';

interface Row {
	readonly id: string;
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

/** One row per territory. */
export function territoryTable(kpis: Kpis): ReportTable {
	return {
		columns: [
			'rep_id',
			'accounts',
			'customers',
			'units',
			'potential',
			'revenue',
			'potential_dev_pct',
			'index_dev_pct',
			'workload_hours',
			'capacity_hours',
			'travel_hours',
			'travel_hours_per_customer',
			'visits',
			'gained',
			'lost',
			'outside_units'
		],
		rows: kpis.territories.map((t) => [
			t.repId,
			t.accounts,
			t.customers,
			t.units,
			...[
				t.potential,
				t.revenue,
				t.potentialDev * 100,
				t.indexDev * 100,
				t.workloadHours,
				t.capacityHours,
				t.travelHours,
				t.travelHoursPerVisit,
				t.visits
			].map(round),
			t.gained,
			t.lost,
			t.outsideUnits
		])
	};
}
