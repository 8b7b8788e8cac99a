import { m } from '#paraglide/messages.js';
import type { TerritoryKpis } from '#engine/model/kpis.ts';
import * as format from './format.ts';
import type { TerritoryRow } from './territory-rows.ts';

export type ColumnId =
	'name' | 'accounts' | 'potential' | 'dev' | 'revenue' | 'travel' | 'capacity' | 'change' | 'outside';

interface Column {
	readonly id: ColumnId;
	readonly label: () => string;
	readonly value: (kpis: TerritoryKpis) => number;
	readonly text: (kpis: TerritoryKpis, currency: string) => string;
	/** Worth a second look. */
	readonly warn?: (kpis: TerritoryKpis, band: number) => boolean;
}

const used = (kpis: TerritoryKpis) => kpis.workloadHours / kpis.capacityHours;

export const tableColumns: readonly Column[] = [
	{ id: 'name', label: m.col_territory, value: () => 0, text: () => '' },
	{ id: 'accounts', label: m.col_accounts, value: (k) => k.accounts, text: (k) => format.number(k.accounts) },
	{
		id: 'potential',
		label: m.col_potential,
		value: (k) => k.potential,
		text: (k, currency) => format.money(k.potential, currency)
	},
	{
		id: 'dev',
		label: m.col_dev,
		value: (k) => k.potentialDev,
		text: (k) => format.signedPercent(k.potentialDev),
		warn: (k, band) => Math.abs(k.potentialDev) > band
	},
	{
		id: 'revenue',
		label: m.col_revenue,
		value: (k) => k.revenue,
		text: (k, currency) => format.money(k.revenue, currency)
	},
	{
		id: 'travel',
		label: m.col_travel,
		value: (k) => k.travelHoursPerVisit,
		text: (k) => format.hours(k.travelHoursPerVisit)
	},
	{
		id: 'capacity',
		label: m.col_capacity,
		value: used,
		text: (k) => format.percent(used(k), 0),
		warn: (k) => used(k) > 1.005
	},
	{
		id: 'change',
		label: m.col_change,
		value: (k) => k.gained + k.lost,
		text: (k) => `${format.signed(k.gained)} / ${format.signed(-k.lost)}`
	},
	{
		id: 'outside',
		label: m.col_outside,
		value: (k) => k.outsideUnits,
		text: (k) => format.number(k.outsideUnits),
		warn: (k) => k.outsideUnits > 0
	}
];

export function sortRows(rows: readonly TerritoryRow[], id: ColumnId, down: boolean, planned: boolean): TerritoryRow[] {
	const column = tableColumns.find((candidate) => candidate.id === id);
	const value = (row: TerritoryRow) => {
		const kpis = planned ? row.after : row.today;
		return kpis === null || column === undefined ? -Infinity : column.value(kpis);
	};
	const order = (a: TerritoryRow, b: TerritoryRow) =>
		(id === 'name' ? a.index - b.index : value(a) - value(b)) || a.index - b.index;
	return [...rows].sort((a, b) => (down ? order(b, a) : order(a, b)));
}
