import type { AccountColumns, DatasetMeta } from '../../model/columns.ts';
import { MONTHS } from '../../model/schema.ts';

export const revenueYears = ['revenue_y0', 'revenue_y1', 'revenue_y2'] as const;
export type RevenueYear = (typeof revenueYears)[number];

/** Years from which a missing one is told best, nearest first. */
export const nearYears: Readonly<Record<RevenueYear, readonly RevenueYear[]>> = {
	revenue_y0: ['revenue_y1', 'revenue_y2'],
	revenue_y1: ['revenue_y0', 'revenue_y2'],
	revenue_y2: ['revenue_y1', 'revenue_y0']
};

/** Revenue of a whole calendar year from its twelve months; NaN where one is missing. O(1). */
export function revenueOfMonths(accounts: AccountColumns, meta: DatasetMeta, year: RevenueYear, row: number): number {
	const { revenueMonth } = accounts;
	if (revenueMonth === null || meta.month0 === null) return NaN;
	const [firstYear, firstMonth] = meta.month0.split('-').map(Number) as [number, number];
	const start = 12 * (meta.year0 - revenueYears.indexOf(year) - firstYear) - (firstMonth - 1);
	if (start < 0 || start + 12 > MONTHS) return NaN;
	let sum = 0;
	for (let month = 0; month < 12; month++) sum += revenueMonth[row * MONTHS + start + month]!;
	return sum;
}

/**
 * Whether a missing revenue is a gap at all: customers have one, leads and prospects do not. Where a file says nothing about
 * stages all are taken for customers; where it leaves some out, those who had revenue in another year.
 */
export function isCustomer({ stage, ...accounts }: AccountColumns, row: number): boolean {
	const known = stage?.values[stage.codes[row]!];
	if (known !== undefined) return known === 'customer';
	if (stage === null) return true;
	return [accounts.revenueY0, accounts.revenueY1, accounts.revenueY2].some((year) => (year?.[row] ?? NaN) > 0);
}
