import fc from 'fast-check';
import type { PlanProblem, PlanRules } from '#engine/model/problem.ts';
import {
	bruteDeviation,
	bruteOutside,
	bruteTravel,
	evenMeasure,
	graphOf,
	problemWith
} from '../../unit/plan/fixtures.ts';

/** A connected random graph small enough that all its plans can be looked at, with rules that may clash. */
export const tinyProblems = fc
	.record({
		units: fc.integer({ min: 2, max: 7 }),
		territories: fc.integer({ min: 2, max: 3 }),
		numbers: fc.infiniteStream(fc.nat({ max: 9999 }))
	})
	.map(({ units, territories, numbers }): PlanProblem => {
		const below = (bound: number): number => (numbers.next().value as number) % bound;
		const links = new Map<number, [number, number]>();
		for (let u = 1; u < units; u++)
			for (let chord = 0; chord < 2; chord++) {
				const other = below(u);
				links.set(other * units + u, [other, u]);
			}
		const fixed = new Int32Array(units).fill(-1);
		if (below(3) === 0) fixed[below(units)] = below(territories);
		const allowed = Uint8Array.from({ length: units * territories }, () => (below(4) > 0 ? 1 : 0));
		for (let u = 0; u < units; u++) allowed[u * territories + (fixed[u]! >= 0 ? fixed[u]! : below(territories))] = 1;
		const together = new Int32Array(units).fill(-1);
		const pair = [below(units), below(units)] as const;
		const meets = Array.from({ length: territories }, (_, t) => t).some(
			(t) => allowed[pair[0] * territories + t] === 1 && allowed[pair[1] * territories + t] === 1
		);
		if (below(2) === 0 && meets && fixed[pair[0]] === fixed[pair[1]]) for (const u of pair) together[u] = 0;
		const amounts = Float64Array.from({ length: units }, () => 1 + below(4));
		const held = Float64Array.from({ length: units * territories }, () => (below(3) === 0 ? 1 + below(3) : 0));
		const bounds = (bound: number) => Float64Array.from({ length: territories }, () => below(bound));
		const rules: PlanRules = {
			allowed: below(2) === 0 ? allowed : null,
			limits:
				below(2) === 0 ? [{ id: 'size', amounts, least: bounds(3), most: bounds(10).map((value) => value + 3) }] : [],
			moves:
				below(2) === 0
					? [
							{
								id: 'moved',
								held,
								most: 2 + below(12),
								mostLost: bounds(8).map((v) => v + 1),
								mostGained: bounds(8).map((v) => v + 1)
							}
						]
					: [],
			together: together.includes(0) ? together : null
		};
		return problemWith({
			units,
			territories,
			graph: graphOf(units, [...links.values()]),
			travel: Float64Array.from({ length: units * territories }, () => below(5000)),
			measures: [
				evenMeasure(
					Float64Array.from({ length: units }, () => 1 + below(3)),
					territories,
					[0.2, 0.5, 1][below(3)]!
				)
			],
			fixed,
			rules
		});
	});

/** Every plan that there is: labels are reused, do not keep them. */
export function* everyPlan({ units, territories }: PlanProblem): Generator<Int32Array> {
	const labels = new Int32Array(units);
	for (let n = 0; n < territories ** units; n++) {
		for (let u = 0, rest = n; u < units; u++, rest = Math.floor(rest / territories)) labels[u] = rest % territories;
		yield labels;
	}
}

/** What a plan breaks, by plain sums: locks, pairs, groups, tolerances and limits each under a name of their own. */
export function bruteBroken(problem: PlanProblem, labels: Int32Array): Set<string> {
	const { units, territories, rules, fixed } = problem;
	const broken = new Set<string>();
	const together = new Map<number, number>();
	labels.forEach((t, u) => {
		if (fixed[u]! >= 0 && fixed[u] !== t) broken.add('locks');
		if (rules?.allowed && rules.allowed[u * territories + t] === 0) broken.add('allowed');
		const group = rules?.together?.[u] ?? -1;
		if (group < 0) return;
		if ((together.get(group) ?? t) !== t) broken.add('together');
		together.set(group, t);
	});
	if (bruteDeviation(problem, labels) > problem.measures[0]!.tolerance + 1e-9) broken.add('tolerance');
	for (const { id, amounts, least, most } of rules?.limits ?? [])
		for (let t = 0; t < territories; t++) {
			const sum = amounts.reduce((all, amount, u) => all + (labels[u] === t ? amount : 0), 0);
			if (sum > most[t]! + 1e-9 || sum < least[t]! - 1e-9) broken.add(id);
		}
	for (const { id, held, most, mostLost, mostGained } of rules?.moves ?? []) {
		const [lost, gained] = [new Float64Array(territories), new Float64Array(territories)];
		for (let u = 0; u < units; u++)
			for (let from = 0; from < territories; from++) {
				if (labels[u] === from) continue;
				lost[from]! += held[u * territories + from]!;
				gained[labels[u]!]! += held[u * territories + from]!;
			}
		const all = lost.reduce((sum, value) => sum + value, 0);
		if (all > most || lost.some((v, t) => v > mostLost[t]!) || gained.some((v, t) => v > mostGained[t]!))
			broken.add(id);
	}
	return broken;
}

/** Least travel of every plan that keeps all of it; in one piece each, or wherever the bound may look. null = there is none. */
export function bruteBest(problem: PlanProblem, pieces: 'whole' | 'any'): number | null {
	let best: number | null = null;
	for (const labels of everyPlan(problem)) {
		const travel = bruteTravel(problem, labels);
		if (best !== null && travel >= best) continue;
		if (bruteBroken(problem, labels).size > 0) continue;
		if (pieces === 'whole' && bruteOutside(problem, labels) > 0) continue;
		best = travel;
	}
	return best;
}
