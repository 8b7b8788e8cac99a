import { accountReasons } from '../explain/account-reason.ts';
import type { CodedColumn } from '../model/columns.ts';
import type { Language } from '../model/error-texts.ts';
import { ownerOfAccounts, type Prepared } from '../plan/prepare/prepare.ts';
import { flagText } from './account-flag-text.ts';
import { accountFlags } from './account-flags.ts';
import { reasonText } from './reason-text.ts';
import { assignmentColumns } from './result-words.ts';

export type Cell = string | number | boolean | null;

/** A table with named columns; exporters only differ in how they write it. */
export interface ReportTable {
	readonly columns: readonly string[];
	readonly rows: readonly (readonly Cell[])[];
}

/**
 * Who serves every account before and after, in dataset order. Unassigned accounts keep an empty new rep.
 * `old_rep_id` is the owner as it stands in the data, also when that rep is not active; only such an account counts as moved.
 * Reasons and flags are in the reader's language, columns carry the names that programs use.
 * @param labels rep index per unit, −1 = nobody. O(accounts).
 */
export function assignmentTable(prepared: Prepared, labels: Int32Array, language: Language = 'en'): ReportTable {
	const { dataset, reps, units, accountUnit, filled } = prepared;
	const { accounts } = dataset;
	const after = ownerOfAccounts(prepared, labels);
	const reasons = accountReasons(prepared, labels, after);
	const flags = accountFlags(prepared, labels, after);
	const text = (column: CodedColumn | null, row: number) => column?.values[column.codes[row]!] ?? null;
	const repId = (rep: number) => reps.id[rep] ?? '';
	// Also reps who are not active: an account may still stand in their name.
	const names = new Map<string, string | null>();
	for (let r = 0; r < dataset.reps.count; r++) names.set(dataset.reps.id.at(r) ?? '', dataset.reps.name.at(r));
	const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
	const repName = (rep: number) => reps.name[rep] ?? '';
	const rows = Array.from({ length: accounts.count }, (_, i): Cell[] => {
		const now = after[i]!;
		const unit = accountUnit[i]!;
		const oldId = text(accounts.ownerId, i);
		// An account without a position is in no territory: it stays with the rep it has.
		const newId = unit < 0 ? oldId : now < 0 ? null : repId(now);
		return [
			accounts.id.at(i),
			accounts.name?.at(i) ?? null,
			text(accounts.country, i),
			text(accounts.postcode, i),
			text(accounts.city, i),
			unit < 0 ? null : units.id[unit]!,
			unit < 0 ? null : units.name[unit]!,
			oldId,
			nameOf(oldId),
			newId,
			nameOf(newId),
			oldId !== null && newId !== null && oldId !== newId,
			wholeMoney(filled.potential[i]!),
			wholeMoney(accounts.revenueY0?.[i] ?? NaN),
			reasonText(reasons.reason(i), repName, language),
			flags(i)
				.map((flag) => flagText(flag, language))
				.join(', ')
		];
	});
	return { columns: assignmentColumns, rows };
}

/** The same columns in other words. @param names by column */
export const renamed = (table: ReportTable, names: Readonly<Record<string, string>>): ReportTable => ({
	...table,
	columns: table.columns.map((column) => names[column] ?? column)
});

const wholeMoney = (value: number) => (Number.isFinite(value) ? Math.round(value) : null);

/** `account_id, rep_id` of every assigned account, nothing else. */
export function ownersTable(prepared: Prepared, labels: Int32Array): ReportTable {
	const after = ownerOfAccounts(prepared, labels);
	const rows: Cell[][] = [];
	for (let i = 0; i < after.length; i++) {
		if (after[i]! >= 0) rows.push([prepared.dataset.accounts.id.at(i), prepared.reps.id[after[i]!]!]);
	}
	return { columns: ['account_id', 'rep_id'], rows };
}
