import type { AccountColumns } from '../../model/columns.ts';
import { cellColumns } from './cells.ts';
import type { MergeRules } from './merge-options.ts';

/**
 * Rows of one company, the one that stays first. The user's choice, else a locked row (it must not lose its rep), then a customer,
 * then one with owner and revenue, then the fullest or the newest, then the first in the file. O(rows × columns).
 */
export function rankRows(accounts: AccountColumns, rows: readonly number[], rules: MergeRules): number[] {
	const { survivor, modifiedAt } = rules;
	const changed = (row: number) => (modifiedAt?.[row] === modifiedAt?.[row] ? (modifiedAt?.[row] ?? 0) : 0);
	const marks = new Map(
		[...new Set(rows)].map((row) => {
			const used = [
				row === survivor,
				accounts.locked?.[row] === 1,
				isCustomer(accounts, row),
				(accounts.ownerId?.codes[row] ?? -1) >= 0 && (accounts.revenueY0?.[row] ?? 0) > 0
			];
			const filled = cellColumns(accounts).reduce((sum, { at }) => sum + (at(row) === null ? 0 : 1), 0);
			const order = survivor === 'newest' ? [changed(row), filled] : [filled, changed(row)];
			return [row, [...used.map(Number), ...order]] as const;
		})
	);
	// A newest row wins over what is used most, as its user asked for; only choice and lock come before.
	const keys = survivor === 'newest' ? [0, 1, 4, 2, 3, 5] : [0, 1, 2, 3, 4, 5];
	return [...marks.keys()].sort((a, b) => {
		for (const key of keys) {
			const difference = marks.get(b)![key]! - marks.get(a)![key]!;
			if (difference !== 0) return difference;
		}
		return a - b;
	});
}

export const isCustomer = ({ stage }: AccountColumns, row: number) => stage?.values[stage.codes[row]!] === 'customer';
