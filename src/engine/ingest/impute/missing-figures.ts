import { share } from '../../model/steps.ts';
import { significant } from '../health/robust.ts';
import type { Estimate } from './estimator.ts';
import { estimatorByGaps } from './estimators.ts';
import type { GapInput } from './gap-input.ts';
import { gapFinding, openGap, SLICE, type GapSearch } from './gap-finding.ts';

/** Employees or visits a year of accounts that lack them. */
export function* missingFigures({ accounts, traits }: GapInput, column: 'employees' | 'visits_per_year'): GapSearch {
	const held = (column === 'employees' ? accounts.employees : accounts.visitsPerYear)!;
	const gaps: number[] = [];
	held.forEach((value, row) => {
		if (Number.isNaN(value)) gaps.push(row);
	});
	if (gaps.length === 0) return [];
	const tell = yield* share(estimatorByGaps(traits, traits.sizes[column], { sizes: [column], word: null }, gaps), 0);
	const rounded = column === 'employees' ? wholePeople : visits;
	const found = [];
	for (const row of gaps) {
		const estimate = tell?.(row) ?? null;
		found.push(estimate === null ? openGap(row, column) : estimateFinding(row, column, estimate, rounded));
		if (found.length % SLICE === 0) yield found.length / gaps.length;
	}
	return found;
}

function estimateFinding(row: number, column: string, estimate: Estimate, rounded: (value: number) => number) {
	const params = figureParams(estimate, (log) => rounded(Math.exp(log)));
	return gapFinding(
		row,
		column,
		{ value: params.value, isEstimate: true },
		{ key: 'missing.similar', params: { column, ...params } },
		estimate.confidence
	);
}

/** What the reader is told of an estimate: value, 80 % interval, how many customers, what they share. */
export function figureParams({ value, low, high, count, level }: Estimate, figure: (log: number) => number) {
	return { value: figure(value), low: figure(low), high: figure(high), count, level };
}

const wholePeople = (value: number) => Math.max(1, significant(Math.round(value), 2));
const visits = (value: number) => Math.min(366, significant(value, 2));
