import type { AccountColumns } from '../../model/columns.ts';
import { RevirError } from '../../model/errors.ts';
import { propertyOf } from '../arrow-write.ts';
import { MONTHS } from '../../model/schema.ts';
import { pickRows } from '../pick-rows.ts';
import { cellSpec, checkCell, monthOf, type CellValue } from './cells.ts';
import { columnDraft, monthDraft, type ColumnDraft } from './column-draft.ts';
import type { CellChange, Finding, Mend } from './finding.ts';

/** A finding whose mend the user takes. */
export type AcceptedMend = Pick<Finding, 'id' | 'rows'> & { readonly mend: Mend };

export interface LoggedChange extends CellChange {
	/** Of the finding. */
	readonly id: string;
	readonly before: CellValue;
	/** Finding whose later mend wrote the same cell or dropped the row; null = this one holds. */
	readonly overruledBy: string | null;
}

export interface MendLog {
	/** In the order in which they were made; `value` is what came after. */
	readonly changes: readonly LoggedChange[];
	/** `kept`: every other row of the finding had gone already, so this one had to stay. */
	readonly drops: readonly { readonly id: string; readonly row: number; readonly kept: boolean }[];
}

export interface Cleaned {
	readonly accounts: AccountColumns;
	readonly log: MendLog;
	/** Row in the cleaned accounts per imported row, −1 = dropped. */
	readonly newRow: Int32Array;
	/** Imported row per cleaned one. */
	readonly oldRow: Int32Array;
}

/**
 * The imported accounts with accepted mends, in their order; to take one back, apply the others. The accounts given stay as they
 * are. Where two mends write one cell the later wins and the log tells it. `estimated` follows: a mend that names it marks the
 * columns it names, any other takes the mark from the columns it writes. O(changes + cells of touched columns).
 * @param mends rows are those of `accounts`
 * @throws RevirError COLUMN_MISSING, VALUE_INVALID for a mend that does not fit the accounts
 */
export function applyMends(accounts: AccountColumns, mends: readonly AcceptedMend[]): Cleaned {
	const drafts = new Map<string, ColumnDraft>();
	let months: Float64Array | null = null;
	const draft = (column: string) => {
		const month = monthOf(column);
		if (month !== null)
			months ??= accounts.revenueMonth?.slice() ?? new Float64Array(accounts.count * MONTHS).fill(NaN);
		const known =
			drafts.get(column) ?? (month === null ? columnDraft(accounts, cellSpec(column)) : monthDraft(months!, month));
		drafts.set(column, known);
		return known;
	};
	const dropped = new Map<number, string>();
	const drops: { id: string; row: number; kept: boolean }[] = [];
	const changes: { -readonly [K in keyof LoggedChange]: LoggedChange[K] }[] = [];
	const lastOf = new Map<string, number>();
	for (const { id, rows, mend } of mends) {
		for (const { row } of mend.changes) checkRow(row, accounts.count);
		for (const change of withMarks(mend.changes, (row) => draft('estimated').get(row))) {
			const { row, column, value } = change;
			checkCell(cellSpec(column), row, value);
			const before = draft(column).get(row);
			if (column === 'estimated' && before === value) continue;
			draft(column).set(row, value);
			const key = `${row} ${column}`;
			const last = changes[lastOf.get(key) ?? -1];
			if (last !== undefined && last.id !== id && column !== 'estimated') last.overruledBy = id;
			lastOf.set(key, changes.push({ id, row, column, value, before, overruledBy: null }) - 1);
		}
		for (const row of mend.drop) {
			checkRow(row, accounts.count);
			if (dropped.has(row)) continue;
			const kept = rows.length > 1 && rows.every((other) => other === row || dropped.has(other));
			drops.push({ id, row, kept });
			if (!kept) dropped.set(row, id);
		}
	}
	for (const change of changes) change.overruledBy ??= overruling(dropped.get(change.row), change.id);
	const mended = [...drafts].map(([column, changed]) => [
		monthOf(column) === null ? propertyOf(column) : 'revenueMonth',
		changed.finish()
	]);
	const whole =
		drafts.size === 0 ? accounts : { ...accounts, ...(Object.fromEntries(mended) as Partial<AccountColumns>) };
	return { ...withoutRows(whole, dropped), log: { changes, drops } };
}

const overruling = (by: string | undefined, id: string) => (by === undefined || by === id ? null : by);

function checkRow(row: number, count: number): void {
	if (Number.isInteger(row) && row >= 0 && row < count) return;
	throw new RevirError('VALUE_INVALID', { where: { row }, got: String(row), expected: `0 … ${count - 1}` });
}

/** The changes of one mend with what becomes of the marks of their rows. */
function withMarks(changes: readonly CellChange[], markOf: (row: number) => CellValue): CellChange[] {
	const byRow = Map.groupBy(changes, ({ row }) => row);
	const out = changes.filter(({ column }) => column !== 'estimated');
	for (const [row, own] of byRow) {
		const named = own.flatMap(({ column, value }) => (column === 'estimated' ? words(value) : []));
		const kept = words(markOf(row)).filter((mark) => !own.some(({ column }) => column === mark));
		const now = [...new Set([...kept, ...named])];
		out.push({ row, column: 'estimated', value: now.length === 0 ? null : now.join(' ') });
	}
	return out;
}

const words = (value: CellValue): string[] => (typeof value === 'string' ? value.split(' ').filter(Boolean) : []);

function withoutRows(accounts: AccountColumns, dropped: ReadonlyMap<number, string>): Omit<Cleaned, 'log'> {
	const newRow = new Int32Array(accounts.count).fill(-1);
	const kept: number[] = [];
	for (let row = 0; row < accounts.count; row++) if (!dropped.has(row)) newRow[row] = kept.push(row) - 1;
	const oldRow = Int32Array.from(kept);
	return { accounts: dropped.size === 0 ? accounts : pickRows(accounts, oldRow), newRow, oldRow };
}
