import type { Settings } from '../model/settings.ts';
import type { BrokenRule } from '../model/problem.ts';
import { buildProblem, retune, type Prepared } from '../plan/prepare/prepare.ts';
import { refutedByCounting } from '../plan/prepare/counting.ts';
import { measureLabels } from '../plan/prepare/measure-labels.ts';
import { createSolver } from '../plan/solve/solver.ts';
import { breaksOf } from './breaks.ts';
import { loosened, type Loosened } from './loosened.ts';
import { settingsWithout } from './rule-variation.ts';
import type { ChainEnd } from './session-epoch.ts';

/** What a short search under other rules came to. */
export interface RuleTrial {
	/** Whether the plan keeps all that was asked of it. */
	readonly keeps: boolean;
	/** True = sums or prices prove that no plan can. False says nothing. */
	readonly infeasible: boolean;
	readonly travelHours: number;
	/** What the plan breaks of the rules that were in force before, in their own units (tolerances: shares). */
	readonly breaks: readonly BrokenRule[];
	/** The rules in force before, given way just so far that this plan keeps them. */
	readonly loosened: Loosened;
}

export interface RuleQuestion {
	/** Ids of the rules that give way. */
	readonly without: readonly string[];
	/** Settings in which they do; absent = they are left out. */
	readonly trial?: Settings;
}

/** Enough to settle after a warm start; every trial gets as many, so that their differences mean something. */
export const TRIAL_EPOCHS = 8;

/** Ids of the accounts that the file locks and no rule releases. */
export const lockedIds = ({ locks, dataset }: Prepared): string[] =>
	locks.overrides
		.filter(({ reason }) => reason === 'locked')
		.map(({ account }) => dataset.accounts.id.at(account) ?? '');

/**
 * Plans a few epochs while some rules give way, from where a chain ended, and holds the outcome against the rules of `settings`.
 * Changes nothing. Yields between slices of 1–5 ms. O(epochs of the search). @throws RevirError as buildProblem
 */
export function* tryRules(
	prepared: Prepared,
	settings: Settings,
	{ without, trial }: RuleQuestion,
	end: Pick<ChainEnd, 'labels'>,
	epochs: number
): Generator<undefined, RuleTrial> {
	const locked = lockedIds(prepared);
	const asked = trial ?? (without.length === 0 ? settings : settingsWithout(settings, without, locked));
	const tried = retune(prepared, asked);
	const problem = buildProblem(tried, asked);
	if (refutedByCounting(problem, tried.borders)) return refused(prepared, settings, end.labels);
	const solver = createSolver(problem, { seed: asked.seed, start: { labels: end.labels, prices: null } });
	for (;;) {
		const report = solver.step();
		yield;
		if (report === null || report.epoch < epochs) continue;
		const before = retune(prepared, settings);
		const { labels } = report;
		const breaks = breaksOf(before, asked === settings ? problem : buildProblem(before, settings), labels);
		return {
			keeps: breaksOf(tried, problem, labels).length === 0,
			infeasible: report.infeasible,
			travelHours: measureLabels(tried, labels).travelHoursPerYear,
			breaks,
			loosened: loosened(before, settings, without, labels, breaks, locked)
		};
	}
}

/** Whether sums prove that no plan keeps the settings' rules without some of them. O(accounts + units · territories).
 *  @param without ids of `limitingIds` @throws RevirError as buildProblem */
export function isRefutedWithout(prepared: Prepared, without: readonly string[]): boolean {
	const settings = settingsWithout(prepared.settings, without, lockedIds(prepared));
	const tried = retune(prepared, settings);
	return refutedByCounting(buildProblem(tried, settings), tried.borders);
}

/** Nothing is searched for where there is no plan. */
const refused = (prepared: Prepared, settings: Settings, labels: Int32Array): RuleTrial => ({
	keeps: false,
	infeasible: true,
	travelHours: measureLabels(prepared, labels).travelHoursPerYear,
	breaks: [],
	loosened: { settings, changes: [] }
});
