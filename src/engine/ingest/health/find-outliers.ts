import type { AccountColumns } from '../../model/columns.ts';
import { isCustomer } from '../impute/revenue-years.ts';
import { traitsOf } from '../impute/traits.ts';
import type { FindProblems } from './finding.ts';
import { medianOf, significant, spreadOf } from './robust.ts';
import { cellFinding, runRowChecks, type RowCheck } from './row-checks.ts';
import { sizeChecks } from './size-outliers.ts';
import { share } from '../../model/steps.ts';

/** Nobody is visited more often than three times a week, or for longer than ten hours. */
const MOST_VISITS = 156;
const LONGEST_VISIT = 10;
/** Deviations from the median, and at least a tenth of revenue away, before a margin is told. */
const FAR = 6;
const LEAST_MARGIN_GAP = 0.1;

/**
 * Figures far from what is usual in the industry and size band, by median and median deviation on a log scale: errors by a factor
 * of a thousand with the corrected figure, others without; revenue that is negative or nothing although the customer is visited;
 * margins and visits out of all proportion. O(n log n).
 */
export const findOutliers: FindProblems<undefined> = function* (accounts) {
	const traits = traitsOf(accounts);
	const sizes = yield* share(sizeChecks(accounts, traits), 0.2);
	yield 0.4;
	const checks = [...sizes, revenueCheck(accounts), marginCheck(accounts), ...visitChecks(accounts)];
	return yield* runRowChecks(accounts.count, checks, 0.4, 1);
};

function revenueCheck(accounts: AccountColumns): RowCheck {
	const { revenueY0, visitsPerYear } = accounts;
	return (row) => {
		const value = revenueY0?.[row] ?? NaN;
		const visits = visitsPerYear?.[row] ?? 0;
		if (!(value <= 0) || (value === 0 && !(visits >= 1)) || !isCustomer(accounts, row)) return null;
		const key = value < 0 ? 'outlier.revenue.negative' : 'outlier.revenue.none';
		const params = { column: 'revenue_y0', value, visits: Number.isNaN(visits) ? 0 : visits };
		return cellFinding('outlier', row, 'revenue_y0', value, { key, params }, 0.6);
	};
}

function marginCheck({ margin }: AccountColumns): RowCheck {
	if (margin === null) return () => null;
	const { median, deviation } = spreadOf(margin.filter((value) => !Number.isNaN(value)));
	const reach = Math.max(LEAST_MARGIN_GAP, FAR * deviation);
	return (row) => {
		const value = margin[row]!;
		if (!(Math.abs(value - median) > reach)) return null;
		const params = { column: 'margin', value: significant(value), usual: significant(median) };
		return cellFinding('outlier', row, 'margin', value, { key: 'outlier.margin', params }, 0.6);
	};
}

function visitChecks({ visitsPerYear, visitHours }: AccountColumns): RowCheck[] {
	const above = (column: string, values: Float64Array | null, most: number): RowCheck[] => {
		if (values === null) return [];
		const usual = medianOf(values.filter((value) => value > 0));
		return [
			(row) => {
				const value = values[row]!;
				if (!(value > most)) return null;
				const params = { column, value, most, usual: significant(usual) };
				return cellFinding('outlier', row, column, value, { key: 'outlier.visits', params }, 0.7);
			}
		];
	};
	return [...above('visits_per_year', visitsPerYear, MOST_VISITS), ...above('visit_hours', visitHours, LONGEST_VISIT)];
}
