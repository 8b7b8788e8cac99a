import { m } from '#paraglide/messages.js';
import type { Kpis, TerritoryKpis } from '#engine/model/kpis.ts';
import type { Cell } from '#engine/report/assignment.ts';
import type { Answer } from '#lib/state/types.ts';
import type { TableColumn } from '#lib/ui/virtual-table.ts';
import * as format from './format.ts';
import type { TerritoryRow } from './territory-rows.ts';
import { say } from './words.ts';

export type TerritoryColumn =
	| 'name'
	| 'home'
	| 'accounts'
	| 'potential'
	| 'dev'
	| 'deltaPotential'
	| 'revenue'
	| 'travel'
	| 'deltaTravel'
	| 'capacity'
	| 'deltaCapacity'
	| 'change'
	| 'outside';

export interface TerritoryOrder {
	readonly id: TerritoryColumn;
	readonly down: boolean;
}

type Home = Answer<'homeKinds'>[number];

/** One line: a territory, or all of them together. */
export interface TerritoryLine {
	readonly kpis: TerritoryKpis;
	/** The same territory today; null while today is what is shown. */
	readonly today: TerritoryKpis | null;
	readonly home: Home | null;
	/** Stands for |dev| in the line of all territories. */
	readonly spread: number | null;
}

export type Tone = 'good' | 'bad' | null;

interface Column {
	readonly id: TerritoryColumn;
	readonly label: () => string;
	readonly why?: () => string;
	readonly width: number;
	readonly grow?: number;
	/** Compares the plan with today. */
	readonly planned?: boolean;
	/** Hidden until asked for. */
	readonly extra?: boolean;
	/** For sorting and files; NaN = unknown. */
	readonly value: (line: TerritoryLine) => number;
	readonly text: (line: TerritoryLine, currency: string) => string;
	/** @param band tolerance as a fraction */
	readonly tone?: (line: TerritoryLine, band: number) => Tone;
}

const used = (kpis: TerritoryKpis) => kpis.workloadHours / kpis.capacityHours;
const delta = (line: TerritoryLine, of: (kpis: TerritoryKpis) => number) =>
	line.today === null ? NaN : of(line.kpis) - of(line.today);
const homeName: Readonly<Record<Home, () => string>> = {
	known: m.table_home_known,
	assumed: m.table_home_assumed,
	free: m.table_home_free
};
const homeOrder: readonly (Home | null)[] = ['known', 'assumed', 'free'];

const columns: readonly Column[] = [
	{ id: 'name', label: () => say(m.col_territory), width: 164, grow: 2, value: () => 0, text: () => '' },
	{
		id: 'home',
		label: m.table_home,
		why: () => say(m.table_home_why),
		width: 112,
		value: ({ home }) => homeOrder.indexOf(home),
		text: ({ home }) => (home === null ? '' : homeName[home]())
	},
	{
		id: 'accounts',
		label: () => say(m.col_accounts),
		width: 80,
		value: ({ kpis }) => kpis.accounts,
		text: ({ kpis }) => format.number(kpis.accounts)
	},
	{
		id: 'potential',
		label: m.col_potential,
		width: 112,
		value: ({ kpis }) => kpis.potential,
		text: ({ kpis }, currency) => format.money(kpis.potential, currency)
	},
	{
		id: 'dev',
		label: m.col_dev,
		width: 84,
		value: ({ kpis }) => kpis.potentialDev,
		text: ({ kpis, spread }) => (spread === null ? format.signedPercent(kpis.potentialDev) : format.plusMinus(spread)),
		tone: ({ kpis, spread }, band) => (spread === null && Math.abs(kpis.potentialDev) > band ? 'bad' : null)
	},
	{
		id: 'deltaPotential',
		label: m.table_delta_potential,
		why: m.table_delta_why,
		width: 114,
		planned: true,
		value: (line) => delta(line, (kpis) => kpis.potential),
		text: (line, currency) =>
			signedMoney(
				delta(line, (kpis) => kpis.potential),
				currency
			),
		tone: ({ kpis, today, spread }, band) =>
			today === null || spread !== null
				? null
				: inOut(Math.abs(today.potentialDev) > band, Math.abs(kpis.potentialDev) > band)
	},
	{
		id: 'revenue',
		label: m.col_revenue,
		width: 100,
		value: ({ kpis }) => kpis.revenue,
		text: ({ kpis }, currency) => format.money(kpis.revenue, currency)
	},
	{
		id: 'travel',
		label: () => say(m.col_travel),
		width: 84,
		value: ({ kpis }) => kpis.travelHoursPerVisit,
		text: ({ kpis }) => format.hours(kpis.travelHoursPerVisit, 2)
	},
	{
		id: 'deltaTravel',
		label: m.table_delta_travel,
		why: m.table_delta_why,
		width: 88,
		planned: true,
		value: (line) => 60 * delta(line, (kpis) => kpis.travelHoursPerVisit),
		text: (line) => {
			const minutes = 60 * delta(line, (kpis) => kpis.travelHoursPerVisit);
			return Number.isNaN(minutes) ? m.no_value() : m.table_minutes({ value: format.signed(minutes) });
		},
		tone: (line) => lessIsBetter(60 * delta(line, (kpis) => kpis.travelHoursPerVisit), 0.5)
	},
	{
		id: 'capacity',
		label: m.col_capacity,
		width: 92,
		value: ({ kpis }) => used(kpis),
		text: ({ kpis }) => format.percent(used(kpis), 0),
		tone: ({ kpis }) => (used(kpis) > 1.005 ? 'bad' : null)
	},
	{
		id: 'deltaCapacity',
		label: m.table_delta_capacity,
		why: m.table_delta_why,
		width: 86,
		planned: true,
		value: (line) => 100 * delta(line, used),
		text: (line) => {
			const points = 100 * delta(line, used);
			return Number.isNaN(points) ? m.no_value() : m.points_short({ value: format.signed(points) });
		},
		tone: ({ kpis, today }) =>
			today === null ? null : lessIsBetter(over(kpis) - over(today), 0.005 * kpis.capacityHours)
	},
	{
		id: 'change',
		label: m.col_change,
		width: 128,
		planned: true,
		value: ({ kpis }) => kpis.gained + kpis.lost,
		text: ({ kpis }) => `${format.signed(kpis.gained)} / ${format.signed(-kpis.lost)}`
	},
	{
		id: 'outside',
		label: m.col_outside,
		width: 96,
		value: ({ kpis }) => kpis.outsideUnits,
		text: ({ kpis }) => format.number(kpis.outsideUnits),
		tone: ({ kpis }) => (kpis.outsideUnits > 0 ? 'bad' : null)
	}
];

const over = (kpis: TerritoryKpis) => Math.max(0, kpis.workloadHours - kpis.capacityHours);
const lessIsBetter = (change: number, least: number): Tone =>
	Number.isNaN(change) || Math.abs(change) < least ? null : change < 0 ? 'good' : 'bad';
const inOut = (before: boolean, now: boolean): Tone => (before === now ? null : now ? 'bad' : 'good');
const signedMoney = (value: number, currency: string) => `${value > 0 ? '+' : ''}${format.money(value, currency)}`;

const shownColumns = (planned: boolean) => columns.filter((column) => planned || !column.planned);

/** Columns that can be chosen now, the name first. */
export const territoryColumns = (planned: boolean): { readonly id: TerritoryColumn; readonly label: string }[] =>
	shownColumns(planned).map(({ id, label }) => ({ id, label: label() }));

const narrowName = 128;

/** As the table draws them; the name always shows, `narrow` leaves it less room. */
export const territoryTableColumns = (planned: boolean, hidden: readonly string[], narrow = false): TableColumn[] =>
	shownColumns(planned)
		.filter(({ id }) => id === 'name' || !hidden.includes(id))
		.map(({ id, label, why, width, grow = 1 }) => ({
			...{ id, grow, label: label(), width: narrow && id === 'name' ? narrowName : width },
			...(why === undefined ? {} : { why: why() }),
			end: id !== 'name' && id !== 'home',
			sticky: id === 'name'
		}));

const columnOf = (id: string) => columns.find((column) => column.id === id);
export const cellText = (id: string, line: TerritoryLine, currency: string): string =>
	columnOf(id)?.text(line, currency) ?? '';
export const cellTone = (id: string, line: TerritoryLine, band: number): Tone =>
	columnOf(id)?.tone?.(line, band) ?? null;

/** What a file holds: figures as numbers, the change as it reads. */
export function cellValue(id: TerritoryColumn, line: TerritoryLine): Cell {
	if (id === 'home' || id === 'change') return cellText(id, line, '');
	const value = columnOf(id)?.value(line) ?? NaN;
	return Number.isFinite(value) ? Number(value.toPrecision(6)) : null;
}

/** The line of a territory as it is shown; null while there are no figures. */
export const lineOf = (row: TerritoryRow, planned: boolean, home: Home | null): TerritoryLine | null => {
	const kpis = planned ? row.after : row.today;
	return kpis === null ? null : { kpis, today: planned ? row.today : null, home, spread: null };
};

const sum = (list: readonly TerritoryKpis[], of: (kpis: TerritoryKpis) => number) =>
	list.reduce((total, kpis) => total + of(kpis), 0);

function together(kpis: Kpis): TerritoryKpis {
	const { territories } = kpis;
	const all = (of: (territory: TerritoryKpis) => number) => sum(territories, of);
	return {
		repId: '',
		accounts: all((t) => t.accounts),
		customers: all((t) => t.customers),
		units: all((t) => t.units),
		potential: all((t) => t.potential),
		revenue: all((t) => t.revenue),
		potentialDev: 0,
		indexDev: 0,
		workloadHours: all((t) => t.workloadHours),
		capacityHours: all((t) => t.capacityHours),
		travelHours: all((t) => t.travelHours),
		travelHoursPerVisit: kpis.travelHoursPerVisit,
		visits: all((t) => t.visits),
		gained: all((t) => t.gained),
		lost: all((t) => t.lost),
		outsideUnits: all((t) => t.outsideUnits)
	};
}

/** All territories together: sums, travel per visit as the mean over visits, the spread instead of a deviation. */
export const totalLine = (kpis: Kpis, today: Kpis | null): TerritoryLine => ({
	kpis: together(kpis),
	today: today === null ? null : together(today),
	home: null,
	spread: kpis.potentialSpread
});

export function sortRows(
	rows: readonly TerritoryRow[],
	{ id, down }: TerritoryOrder,
	lines: readonly (TerritoryLine | null)[]
): TerritoryRow[] {
	const value = ({ index }: TerritoryRow) => {
		const line = lines[index] ?? null;
		const number = line === null ? NaN : (columnOf(id)?.value(line) ?? NaN);
		return Number.isNaN(number) ? -Infinity : number;
	};
	const order = (a: TerritoryRow, b: TerritoryRow) => (id === 'name' ? 0 : value(a) - value(b)) || a.index - b.index;
	return [...rows].sort((a, b) => (down ? order(b, a) : order(a, b)));
}
