import { m } from '#paraglide/messages.js';
import type { AccountColumn, AccountFilter } from '#engine/report/account-order.ts';
import type { AccountWords } from '#engine/report/account-export.ts';
import type { TableColumn } from '#lib/ui/virtual-table.ts';
import { say } from './words.ts';

interface Column {
	readonly id: AccountColumn;
	readonly label: () => string;
	readonly width: number;
	readonly grow?: number;
	readonly end?: boolean;
	/** Says something only once there is a plan. */
	readonly planned?: boolean;
	/** Hidden until asked for. */
	readonly extra?: boolean;
}

const columns: readonly Column[] = [
	{ id: 'name', label: () => say(m.table_col_account), width: 176, grow: 2 },
	{ id: 'id', label: m.table_col_id, width: 96, extra: true },
	{ id: 'city', label: m.table_col_city, width: 104, grow: 1 },
	{ id: 'postcode', label: m.table_col_postcode, width: 88, extra: true },
	{ id: 'country', label: m.table_col_country, width: 72, extra: true },
	{ id: 'industry', label: m.table_col_industry, width: 128, grow: 1, extra: true },
	{ id: 'stage', label: m.table_col_stage, width: 96, extra: true },
	{ id: 'repToday', label: () => say(m.table_col_rep_today), width: 140, grow: 1 },
	{ id: 'rep', label: () => say(m.table_col_rep), width: 148, grow: 1, planned: true },
	{ id: 'moved', label: () => say(m.table_col_moved), width: 96, planned: true, extra: true },
	{ id: 'lock', label: m.table_col_lock, width: 56 },
	{ id: 'potential', label: m.col_potential, width: 96, end: true },
	{ id: 'revenue', label: m.col_revenue, width: 88, end: true },
	{ id: 'visits', label: m.table_col_visits, width: 96, end: true },
	{ id: 'travel', label: m.table_col_travel, width: 96, end: true },
	{ id: 'travelChange', label: m.table_col_travel_change, width: 120, end: true, planned: true },
	{ id: 'score', label: m.table_col_score, width: 72, end: true, extra: true },
	{ id: 'reason', label: m.table_col_reason, width: 200, grow: 2, planned: true }
];

/** Columns hidden until the reader asks for them. */
export const extraColumns = columns.filter(({ extra }) => extra === true).map(({ id }) => id);

/** Columns that can be chosen now, the name first. */
export const accountColumns = (planned: boolean): { readonly id: AccountColumn; readonly label: string }[] =>
	columns.filter((column) => planned || !column.planned).map(({ id, label }) => ({ id, label: label() }));

export const isAccountColumn = (id: string): id is AccountColumn => columns.some((column) => column.id === id);

/** As the table draws them: a column to choose rows, then those that are not hidden; the name always shows. */
export function tableColumnsOf(planned: boolean, hidden: readonly string[]): TableColumn[] {
	const shown = columns.filter(
		({ id, planned: later }) => (planned || !later) && (id === 'name' || !hidden.includes(id))
	);
	return [
		{ id: 'select', label: m.table_col_select(), width: 36, sticky: true, sortable: false },
		...shown.map(({ id, label, width, grow = 0, end = false }): TableColumn => ({
			...{ id, width, grow, end },
			label: id === 'travel' && !planned ? m.table_col_travel_today() : label(),
			sticky: id === 'name'
		}))
	];
}

export const filterName: Readonly<Record<AccountFilter, () => string>> = {
	all: m.table_filter_all,
	moved: () => say(m.table_filter_moved),
	assigned: m.table_filter_assigned,
	locked: m.table_filter_locked,
	protected: m.table_filter_protected,
	unlocated: m.table_filter_unlocated,
	assumed: m.table_filter_assumed
};

/** The reader's words for states of an account, for cells and for the exported view. */
export const accountWords = (): AccountWords => ({
	lock: { data: m.table_lock_data(), rule: m.table_lock_rule(), held: m.table_lock_held() },
	stage: {
		customer: m.table_stage_customer(),
		lead: m.table_stage_lead(),
		prospect: m.table_stage_prospect()
	},
	nobody: m.nobody()
});
