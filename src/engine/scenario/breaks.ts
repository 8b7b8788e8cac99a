import type { BalanceMeasure, BrokenRule, PlanProblem } from '../model/problem.ts';
import type { MeasureId } from '../model/settings.ts';
import { buildProblem, type Prepared } from '../plan/prepare/prepare.ts';
import { crossing } from '../plan/prepare/regions.ts';
import { brokenRules } from '../plan/solve/broken-rules.ts';
import { toleranceId } from '../model/rule-ids.ts';

/** A rule that a plan breaks, and where. */
export interface RuleBroken {
	/** As in `limitingIds`. */
	readonly id: string;
	/** In ascending order; −1 = all together. */
	readonly territories: readonly number[];
}

/** Largest |load / target − 1| of a measure. O(units + territories). */
function widestDeviation({ amounts, targets }: BalanceMeasure, labels: Int32Array): number {
	const held = new Float64Array(targets.length);
	let total = 0;
	for (let u = 0; u < amounts.length; u++) {
		total += amounts[u]!;
		if (labels[u]! >= 0) held[labels[u]!]! += amounts[u]!;
	}
	return held.reduce((most, load, t) => Math.max(most, Math.abs(load / (targets[t]! * total) - 1)), 0);
}

/** The measures whose deviation exceeds their own tolerance. O(units × measures). */
export const brokenMeasures = (
	{ measures }: Pick<PlanProblem, 'measures'>,
	labels: Int32Array
): { id: string; value: number; limit: number }[] =>
	measures
		.map((measure) => ({ id: measure.id, value: widestDeviation(measure, labels), limit: measure.tolerance }))
		.filter(({ value, limit }) => value > limit + 1e-9);

/** Tolerances, limits and closed borders that a plan breaks; the territory is −1 where all together do.
 *  @param limits size and move limits that it breaks, where they are known */
export function breaksOf(
	prepared: Prepared,
	problem: PlanProblem,
	labels: Int32Array,
	limits: readonly BrokenRule[] = brokenRules(problem, labels)
): BrokenRule[] {
	const { borders, reps } = prepared;
	return [
		...brokenMeasures(problem, labels).map((broken) => ({
			...broken,
			id: toleranceId(broken.id as MeasureId),
			territory: -1
		})),
		...limits,
		...borders.flatMap((border) =>
			crossing(border, labels, reps.count).map((territory) => ({ id: border.rule, territory, value: 1, limit: 0 }))
		)
	];
}

/** The same under the settings that it was prepared for, whoever made the plan. Sums over territories speak of nothing where units
 *  have none: null. O(units × (reps + measures)). */
export const breaksUnder = (prepared: Prepared, labels: Int32Array): BrokenRule[] | null =>
	labels.includes(-1) ? null : breaksOf(prepared, buildProblem(prepared, prepared.settings), labels);

/** The same, one entry per rule. @param aside ids of rules that nobody asked the plan to keep: broken all together */
export function rulesBroken(breaks: readonly BrokenRule[], aside: readonly string[] = []): RuleBroken[] {
	const found = new Map<string, Set<number>>();
	for (const { id, territory } of breaks) found.set(id, (found.get(id) ?? new Set()).add(territory));
	for (const id of aside) if (!found.has(id)) found.set(id, new Set([-1]));
	return [...found].map(([id, territories]) => ({ id, territories: [...territories].sort((a, b) => a - b) }));
}
