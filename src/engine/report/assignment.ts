import { accountReasons } from '../explain/account-reason.ts';
import type { Language } from '../model/error-texts.ts';
import { estimatedTest } from '../model/estimated.ts';
import { ownerOfAccounts, type Prepared } from '../plan/prepare/prepare.ts';
import { reasonText } from './reason-text.ts';

export type Cell = string | number | boolean | null;

/** A table with named columns; exporters only differ in how they write it. */
export interface ReportTable {
	readonly columns: readonly string[];
	readonly rows: readonly (readonly Cell[])[];
}

const assignmentColumns = [
	'account_id',
	'name',
	'city',
	'unit_id',
	'unit',
	'old_rep_id',
	'old_rep',
	'new_rep_id',
	'new_rep',
	'moved',
	'potential',
	'revenue',
	'reason',
	'flags'
] as const;

/**
 * Who serves every account before and after, in dataset order. Unassigned accounts keep an empty new rep.
 * `old_rep_id` is the owner as it stands in the data, also when that rep is not active; only such an account counts as moved.
 * @param labels rep index per unit, −1 = nobody. O(accounts).
 */
export function assignmentTable(prepared: Prepared, labels: Int32Array, language: Language = 'en'): ReportTable {
	const { dataset, reps, units, accountUnit, filled } = prepared;
	const { accounts } = dataset;
	const after = ownerOfAccounts(prepared, labels);
	const reasons = accountReasons(prepared, labels, after);
	const repId = (rep: number) => reps.id[rep] ?? '';
	// Also reps who are not active: an account may still stand in their name.
	const names = new Map<string, string | null>();
	for (let r = 0; r < dataset.reps.count; r++) names.set(dataset.reps.id.at(r) ?? '', dataset.reps.name.at(r));
	const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
	const repName = (rep: number) => reps.name[rep] ?? '';
	const isEstimate = estimatedTest(accounts, 'revenue_y0');
	const rows = Array.from({ length: accounts.count }, (_, i): Cell[] => {
		const now = after[i]!;
		const unit = accountUnit[i]!;
		const oldId = accounts.ownerId?.values[accounts.ownerId.codes[i]!] ?? null;
		// An account without a position is in no territory: it stays with the rep it has.
		const newId = unit < 0 ? oldId : now < 0 ? null : repId(now);
		const flags = [
			unit < 0 ? 'not located' : '',
			unit >= 0 && now >= 0 && now !== labels[unit]! ? 'override' : '',
			accounts.locked?.[i] === 1 ? 'locked' : '',
			filled.isProtected[i] === 1 ? 'protected' : '',
			isEstimate(i) ? 'revenue estimated' : ''
		].filter((flag) => flag !== '');
		return [
			accounts.id.at(i),
			accounts.name?.at(i) ?? null,
			accounts.city?.values[accounts.city.codes[i]!] ?? null,
			unit < 0 ? null : units.id[unit]!,
			unit < 0 ? null : units.name[unit]!,
			oldId,
			nameOf(oldId),
			newId,
			nameOf(newId),
			oldId !== null && newId !== null && oldId !== newId,
			wholeMoney(filled.potential[i]!),
			wholeMoney(filled.revenue[i]!),
			reasonText(reasons.reason(i), repName, language),
			flags.join(', ')
		];
	});
	return { columns: assignmentColumns, rows };
}

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
