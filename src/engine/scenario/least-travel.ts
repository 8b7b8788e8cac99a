import type { Settings } from '../model/settings.ts';
import { refutedByCounting } from '../plan/prepare/counting.ts';
import { measureLabels } from '../plan/prepare/measure-labels.ts';
import { buildProblem, retune, type Prepared } from '../plan/prepare/prepare.ts';
import { createSolver } from '../plan/solve/solver.ts';
import { breaksOf } from './breaks.ts';
import { settingsWithout } from './rule-variation.ts';
import { lockedIds } from './try-rules.ts';

/** The plan with the least travel that a search found while some rules are left out. */
export interface LeastTravel {
	/** Rep index per unit. */
	readonly labels: Int32Array;
	/** Rules left out or broken: the plan answers every question that leaves all of these out. */
	readonly missing: readonly string[];
	/** A year. */
	readonly travelHours: number;
	/** No plan without the rules left out has less travel; null without a bound (free centres, no plan at all). */
	readonly boundHours: number | null;
}

/** Enough to settle after a warm start; all get as many, so that their differences mean something. */
export const PRICE_EPOCHS = 8;

/** Nearer to the bound than this nobody needs to search. */
const CLOSE_ENOUGH = 0.0005;

/**
 * Searches for least travel alone: without the other goals, whose gains would hide what a rule costs on the road. Starts from
 * `labels`, ends after `epochs` or where the bound is reached. Changes nothing. Yields between slices of 1–5 ms. O(epochs of the
 * search). @param without ids of `limitingIds` @throws RevirError as buildProblem
 */
export function* leastTravel(
	prepared: Prepared,
	without: readonly string[],
	labels: Int32Array,
	epochs: number
): Generator<undefined, LeastTravel> {
	const { settings } = prepared;
	const asked = without.length === 0 ? settings : settingsWithout(settings, without, lockedIds(prepared));
	const tried = retune(prepared, asked);
	const problem = travelOnly(tried, asked);
	const hopeless = refutedByCounting(problem, tried.borders);
	const solver = createSolver(problem, { seed: asked.seed, start: { labels, prices: null } });
	for (;;) {
		const report = solver.step();
		yield;
		if (report === null) continue;
		const { travel, bound } = report;
		const close = bound !== null && travel - bound <= CLOSE_ENOUGH * bound;
		const broken = breaksOf(tried, problem, report.labels, report.broken);
		if (!hopeless && report.epoch < epochs && !(close && broken.length === 0)) continue;
		const travelHours = measureLabels(tried, report.labels).travelHoursPerYear;
		const proved = bound !== null && !hopeless && !report.infeasible;
		return {
			labels: report.labels,
			missing: [...new Set([...without, ...broken.map(({ id }) => id)])],
			travelHours,
			boundHours: proved ? travelHours - (travel - bound) / 3600 : null
		};
	}
}

const travelOnly = (prepared: Prepared, settings: Settings) => ({
	...buildProblem(prepared, settings),
	extra: null,
	fairnessWeight: 0,
	coverage: null,
	borderWeight: 0
});
