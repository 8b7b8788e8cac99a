import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanProblem } from '#engine/model/problem.ts';
import { createSolver } from '#engine/plan/solve/solver.ts';
import {
	bruteDeviation,
	bruteOutside,
	bruteTravel,
	evenMeasure,
	graphOf,
	problemWith
} from '../../unit/plan/fixtures.ts';

/** A connected random graph (random tree plus chords) with random costs, amounts, centres and locks. */
const problems = fc
	.record({
		units: fc.integer({ min: 1, max: 40 }),
		territories: fc.integer({ min: 1, max: 5 }),
		measures: fc.integer({ min: 1, max: 3 }),
		tolerance: fc.constantFrom(0.05, 0.2, 0.6),
		centred: fc.boolean(),
		locks: fc.integer({ min: 0, max: 3 }),
		numbers: fc.infiniteStream(fc.nat({ max: 9999 }))
	})
	.map(({ units, territories, measures, tolerance, centred, locks, numbers }): PlanProblem => {
		const below = (bound: number): number => (numbers.next().value as number) % bound;
		const pairs = new Map<number, [number, number]>();
		for (let u = 1; u < units; u++) {
			for (let chord = 0; chord < 2; chord++) {
				const other = below(u);
				pairs.set(other * units + u, [other, u]);
			}
		}
		const fixed = new Int32Array(units).fill(-1);
		const centreUnit = new Int32Array(territories).fill(-1);
		if (centred) for (let t = 0; t < territories; t++) centreUnit[t] = below(units);
		for (let k = 0; k < locks; k++) fixed[below(units)] = below(territories);
		return problemWith({
			units,
			territories,
			graph: graphOf(units, [...pairs.values()]),
			travel: Float64Array.from({ length: units * territories }, () => below(5000)),
			measures: Array.from({ length: measures }, (_, m) =>
				evenMeasure(
					Float64Array.from({ length: units }, (__, u) => (u === 0 ? 1 : below(4))),
					territories,
					tolerance,
					`m${m}`
				)
			),
			fixed,
			centreUnit
		});
	});

const distinctCentres = ({ centreUnit, fixed }: PlanProblem): boolean => {
	const set = Array.from(centreUnit).filter((u) => u >= 0);
	return (
		new Set(set).size === set.length && Array.from(centreUnit).every((u, t) => u < 0 || fixed[u]! < 0 || fixed[u] === t)
	);
};

describe('solver on random graphs', () => {
	it('labels every unit, keeps locks, is contiguous, and no plan beats the bound', () => {
		fc.assert(
			fc.property(problems, fc.integer(), (problem, seed) => {
				const solver = createSolver(problem, { seed });
				for (let epochs = 0; epochs < (seed % 4 === 0 ? 2 : 1);) {
					const report = solver.step();
					if (report === null) continue;
					epochs++;
					const { labels } = report;
					expect(labels.length).toBe(problem.units);
					for (let u = 0; u < problem.units; u++) {
						expect(labels[u]! >= 0 && labels[u]! < problem.territories).toBe(true);
						if (problem.fixed[u]! >= 0) expect(labels[u]).toBe(problem.fixed[u]);
					}
					const locked = problem.fixed.some((t) => t >= 0);
					if (!locked && distinctCentres(problem)) expect(bruteOutside(problem, labels)).toBe(0);
					expect(report.travel).toBe(bruteTravel(problem, labels));
					expect(report.worstDeviation).toBeCloseTo(bruteDeviation(problem, labels), 9);
					const inside = report.worstDeviation <= problem.measures[0]!.tolerance + 1e-9;
					if (inside) expect(report.bound).toBeLessThanOrEqual(report.travel * (1 + 1e-9) + 1e-6);
				}
			}),
			{ numRuns: 1000, seed: 20261123 }
		);
	});
});
