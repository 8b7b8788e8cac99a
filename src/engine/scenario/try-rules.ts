import type { MeasureId, Settings } from '../model/settings.ts';
import { buildProblem, retune, type Prepared } from '../plan/prepare/prepare.ts';
import { measureLabels } from '../plan/prepare/measure-labels.ts';
import { brokenRules } from '../plan/solve/broken-rules.ts';
import { createSolver } from '../plan/solve/solver.ts';
import { toleranceId } from './rule-variation.ts';
import { brokenMeasures, type ChainEnd } from './session-epoch.ts';

/** What a short search under other rules came to. */
export interface RuleTrial {
	/** Whether the plan keeps all that was asked of it. */
	readonly keeps: boolean;
	/** True = the prices prove that no plan can. False says nothing. */
	readonly infeasible: boolean;
	readonly travelHours: number;
	/** What the plan breaks of the rules that were in force before, in their own units (tolerances: shares). */
	readonly breaks: readonly { readonly id: string; readonly value: number; readonly limit: number }[];
}

/**
 * Plans a few epochs under `trial` from where a chain ended, and holds the outcome against the rules of `settings`. Changes
 * nothing. Yields between slices of 1–5 ms. O(epochs of the search). @throws RevirError as buildProblem
 */
export function* tryRules(
	prepared: Prepared,
	settings: Settings,
	trial: Settings,
	end: Pick<ChainEnd, 'labels'>,
	epochs: number
): Generator<undefined, RuleTrial> {
	const tried = retune(prepared, trial);
	const problem = buildProblem(tried, trial);
	const solver = createSolver(problem, { seed: trial.seed, start: { labels: end.labels, prices: null } });
	for (;;) {
		const report = solver.step();
		yield;
		if (report === null || report.epoch < epochs) continue;
		const before = trial === settings ? problem : buildProblem(retune(prepared, settings), settings);
		return {
			keeps: report.broken.length + brokenMeasures(problem, report.labels).length === 0,
			infeasible: report.infeasible,
			travelHours: measureLabels(tried, report.labels).travelHoursPerYear,
			breaks: [
				...brokenMeasures(before, report.labels).map((broken) => ({
					...broken,
					id: toleranceId(broken.id as MeasureId)
				})),
				...brokenRules(before, report.labels)
			]
		};
	}
}
