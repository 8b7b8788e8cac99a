import type { PlanProblem } from '../model/problem.ts';
import { goalScales, referenceOf } from '../plan/prepare/goals.ts';
import { buildProblem, type Prepared } from '../plan/prepare/prepare.ts';

export type GoalPart = 'travel' | 'fairness' | 'coverage' | 'stability' | 'growth' | 'borders';

/** What one move adds to the objective, in hours of travel a year; negative = the move would be better. */
export interface GoalShift {
	readonly total: number;
	readonly parts: Readonly<Record<GoalPart, number>>;
}

/** Objective after moving a unit minus before, from the labels it was made for. O(degree + measures). */
export type GoalShifts = (unit: number, to: number) => GoalShift;

/**
 * The objective of the search (docs/formats/measures.md, "Goals in seconds") without its penalties: tolerances are told apart.
 * Centres stay where the labels put them. O(accounts + units × reps). @param labels rep per unit, −1 nowhere near the move
 */
export function goalShifts(prepared: Prepared, labels: Int32Array): GoalShifts {
	const problem = buildProblem(prepared, prepared.settings);
	problem.recentre?.(labels);
	const { travel, extra, measures, graph, territories: p } = problem;
	const scales = goalScales(prepared.settings, referenceOf(prepared, measures));
	const held = measures.map(({ amounts }) => sumsOf(amounts, labels, p));
	const wholes = measures.map(({ amounts }) => amounts.reduce((sum, amount) => sum + amount, 0));
	const uncovered = coverageShift(problem, labels);
	return (unit, to) => {
		const from = labels[unit]!;
		const [a, b] = [unit * p + from, unit * p + to];
		let fairness = 0;
		measures.forEach(({ amounts, targets }, m) => {
			const squared = (t: number, amount: number) => {
				const due = targets[t]! * wholes[m]!;
				return due > 0 ? (amount / due - 1) ** 2 : amount > 0 ? Infinity : 0;
			};
			const [give, take, moved] = [held[m]![from]!, held[m]![to]!, amounts[unit]!];
			fairness = added(fairness, change(squared(from, give - moved), squared(from, give)));
			fairness = added(fairness, change(squared(to, take + moved), squared(to, take)));
		});
		let cuts = 0;
		for (let e = graph.offsets[unit]!; e < graph.offsets[unit + 1]!; e++) {
			const t = labels[graph.neighbours[e]!];
			cuts += t === from ? 1 : t === to ? -1 : 0;
		}
		const besides = extra === null ? 0 : extra[b]! - extra[a]!;
		const stability = scales.stability * (prepared.unitStay[a]! - prepared.unitStay[b]!);
		const seconds: Record<GoalPart, number> = {
			travel: travel[b]! - travel[a]!,
			fairness: problem.fairnessWeight === 0 ? 0 : problem.fairnessWeight * fairness,
			coverage: uncovered(unit, from, to),
			stability,
			growth: besides - stability,
			borders: problem.borderWeight * cuts
		};
		const parts = Object.fromEntries(Object.entries(seconds).map(([part, value]) => [part, value / 3600]));
		return {
			total: Object.values(seconds).reduce((sum, value) => sum + value, 0) / 3600,
			parts: parts as Record<GoalPart, number>
		};
	};
}

/** Whoever is due nothing and holds something is infinitely far off: no nearer and no farther by what else they hold. */
const change = (after: number, before: number): number => (after === before ? 0 : after - before);
const added = (a: number, b: number): number => (a === -b ? 0 : a + b);

function sumsOf(amounts: Float64Array, labels: Int32Array, territories: number): Float64Array {
	const sums = new Float64Array(territories);
	labels.forEach((t, u) => {
		if (t >= 0) sums[t]! += amounts[u]!;
	});
	return sums;
}

function coverageShift({ coverage, territories }: PlanProblem, labels: Int32Array) {
	if (coverage === null) return () => 0;
	const { workload, potential, capacity, weight } = coverage;
	const [hours, worth] = [sumsOf(workload, labels, territories), sumsOf(potential, labels, territories)];
	const whole = potential.reduce((sum, value) => sum + value, 0);
	const left = (t: number, sign: number, unit: number): number => {
		const need = hours[t]! + sign * workload[unit]!;
		return need > capacity[t]! ? (worth[t]! + sign * potential[unit]!) * (1 - capacity[t]! / need) : 0;
	};
	return (unit: number, from: number, to: number): number =>
		whole > 0
			? (weight / whole) * (left(from, -1, unit) - left(from, 0, unit) + left(to, 1, unit) - left(to, 0, unit))
			: 0;
}
