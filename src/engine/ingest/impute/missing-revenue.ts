import { share } from '../../model/steps.ts';
import type { AccountColumns } from '../../model/columns.ts';
import { significant } from '../health/robust.ts';
import type { Estimate, Estimator } from './estimator.ts';
import { estimatorByGaps } from './estimators.ts';
import type { GapInput } from './gap-input.ts';
import { gapFinding, openGap, SLICE, type GapSearch } from './gap-finding.ts';
import { figureParams } from './missing-figures.ts';
import { isCustomer, nearYears, revenueOfMonths, revenueYears, type RevenueYear } from './revenue-years.ts';

const columns = { revenue_y0: 'revenueY0', revenue_y1: 'revenueY1', revenue_y2: 'revenueY2' } as const;
const yearOf = (accounts: AccountColumns, year: RevenueYear) => accounts[columns[year]];

/** One way to tell the revenue of a year: from another year by the trend of similar customers, or from their level. */
interface Way {
	readonly from: RevenueYear | null;
	readonly tell: Estimator;
}

/** Revenue of customers who lack a year: the sum of its months, else the trend from the nearest known year, else the level of
 *  similar customers. */
export function* missingRevenue(input: GapInput, year: RevenueYear): GapSearch {
	const { accounts, meta } = input;
	const held = yearOf(accounts, year)!;
	const gaps: number[] = [];
	let customers = 0;
	for (let row = 0; row < accounts.count; row++) {
		if (!isCustomer(accounts, row)) continue;
		customers++;
		if (Number.isNaN(held[row]!)) gaps.push(row);
	}
	if (gaps.length === 0) return [];
	const ways = yield* waysTo(input, year, gaps);
	// Where most customers lack a year it may be none that is missing, but one in which they did not buy yet.
	const filled = 1 - gaps.length / customers;
	const found = [];
	for (const [i, row] of gaps.entries()) {
		const sum = revenueOfMonths(accounts, meta, year, row);
		found.push(Number.isNaN(sum) ? fromSimilar(row, year, ways, accounts, filled) : fromMonths(row, year, sum));
		if (i % SLICE === 0) yield i / gaps.length;
	}
	return found;
}

function* waysTo({ accounts, traits }: GapInput, year: RevenueYear, gaps: readonly number[]): Generator<number, Way[]> {
	const target = traits.sizes[year];
	const ways: Way[] = [];
	let rest = gaps;
	for (const from of nearYears[year]) {
		const base = traits.sizes[from];
		if (yearOf(accounts, from) === null) continue;
		const trend = target.map((value, row) => value - base[row]!);
		const own = rest.filter((row) => !Number.isNaN(base[row]!));
		rest = rest.filter((row) => Number.isNaN(base[row]!));
		if (own.length === 0) continue;
		const tell = yield* share(estimatorByGaps(traits, trend, { sizes: [year], word: null }, own), 0);
		if (tell !== null) ways.push({ from, tell: (row) => shifted(tell(row), base[row]!) });
	}
	if (rest.length === 0) return ways;
	const tell = yield* share(estimatorByGaps(traits, target, { sizes: revenueYears, word: null }, rest), 0);
	if (tell !== null) ways.push({ from: null, tell });
	return ways;
}

const shifted = (estimate: Estimate | null, by: number): Estimate | null =>
	estimate === null || Number.isNaN(by)
		? null
		: { ...estimate, value: estimate.value + by, low: estimate.low + by, high: estimate.high + by };

const fromMonths = (row: number, year: RevenueYear, sum: number) =>
	gapFinding(
		row,
		year,
		{ value: sum, isEstimate: false },
		{ key: 'missing.revenue.months', params: { column: year, value: significant(sum, 6) } },
		0.99
	);

function fromSimilar(row: number, year: RevenueYear, ways: readonly Way[], accounts: AccountColumns, filled: number) {
	for (const { from, tell } of ways) {
		const estimate = tell(row);
		if (estimate === null) continue;
		const params = { column: year, ...figureParams(estimate, (log) => significant(Math.exp(log))) };
		const reason =
			from === null
				? { key: 'missing.similar', params }
				: {
						key: 'missing.revenue.trend',
						params: { ...params, from, base: significant(yearOf(accounts, from)![row]!) }
					};
		return gapFinding(row, year, { value: params.value, isEstimate: true }, reason, estimate.confidence * filled);
	}
	return openGap(row, year);
}
