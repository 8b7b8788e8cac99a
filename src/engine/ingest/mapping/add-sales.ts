import type { AccountColumns, DatasetMeta, TextColumn } from '../../model/columns.ts';
import { MONTHS } from '../../model/schema.ts';
import type { MappedAccounts } from './apply.ts';

export interface SalesAdded {
	readonly accounts: AccountColumns;
	readonly meta: DatasetMeta;
	/** Accounts that got sales, and ids with sales that no account has. */
	readonly matched: number;
	readonly unknown: readonly string[];
}

/**
 * Sales of a file of order lines put to the accounts of another file, by account id. They take the place of the columns the accounts
 * had; an account without a line bought nothing. Money and years are those of the order lines. O(accounts + order accounts).
 */
export function addSales(
	accounts: AccountColumns,
	orders: Pick<MappedAccounts, 'accounts' | 'meta'>,
	meta: DatasetMeta
): SalesAdded {
	const { accounts: sold } = orders;
	const rowOf = new Map(Array.from({ length: sold.count }, (_, row) => [sold.id.at(row)!, row]));
	const from = Int32Array.from({ length: accounts.count }, (_, row) => rowOf.get(accounts.id.at(row)!) ?? -1);
	const known = new Set(ids(accounts.id));
	const column = (values: Float64Array | null, width = 1): Float64Array | null => {
		if (values === null) return null;
		// A month that no line of the file reaches is unknown for everyone.
		const reached = Array.from({ length: width }, (_, k) =>
			values.some((value, at) => at % width === k && !Number.isNaN(value))
		);
		const out = new Float64Array(accounts.count * width);
		for (let at = 0; at < out.length; at++) {
			const row = from[Math.floor(at / width)]!;
			out[at] = row >= 0 ? values[row * width + (at % width)]! : reached[at % width] ? 0 : NaN;
		}
		return out;
	};
	const { currency, year0, month0 } = orders.meta;
	return {
		accounts: {
			...accounts,
			revenueY0: column(sold.revenueY0),
			revenueY1: column(sold.revenueY1),
			revenueY2: column(sold.revenueY2),
			revenueMonth: column(sold.revenueMonth, MONTHS)
		},
		meta: { ...meta, currency, year0, month0 },
		matched: from.filter((row) => row >= 0).length,
		unknown: ids(sold.id).filter((id) => !known.has(id))
	};
}

const ids = (column: TextColumn) => Array.from({ length: column.length }, (_, row) => column.at(row)!);
