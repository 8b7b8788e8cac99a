import { share } from '../../model/steps.ts';
import { columnOf } from '../health/cells.ts';
import type { FindProblems, Finding } from '../health/finding.ts';
import type { GapInput, MissingOptions } from './gap-input.ts';
import { missingFigures } from './missing-figures.ts';
import { missingRevenue } from './missing-revenue.ts';
import { missingWords } from './missing-words.ts';
import { revenueYears } from './revenue-years.ts';
import { traitsOf } from './traits.ts';

/**
 * Gaps in revenue, employees, visits, industry and segment, with what similar customers say: value, interval, how many they are and
 * what they share. Accepted estimates mark their row in `estimated`. Columns that are absent altogether are no gaps. Deterministic.
 * O(gaps × pool), pool ≤ 2,500 rows.
 */
export const findMissing: FindProblems<MissingOptions> = function* (accounts, options) {
	const input: GapInput = { accounts, traits: traitsOf(accounts), ...options };
	const searches = [
		...revenueYears.map((year) => ({ column: year as string, run: () => missingRevenue(input, year) })),
		...(['employees', 'visits_per_year'] as const).map((column) => ({
			column: column as string,
			run: () => missingFigures(input, column)
		})),
		...(['industry', 'segment'] as const).map((column) => ({
			column: column as string,
			run: () => missingWords(input, column)
		}))
	].filter(({ column }) => columnOf(accounts, column) !== null);
	const found: Finding[][] = [];
	for (const [i, { run }] of searches.entries()) {
		found.push(yield* share(run(), i / searches.length, (i + 1) / searches.length));
	}
	return found.flat();
};
