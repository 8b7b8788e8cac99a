import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EpochReport } from '#engine/model/problem.ts';
import { createSolver } from '#engine/plan/solve/solver.ts';
import { bruteOptimum, evenMeasure, gridProblem } from '../../unit/plan/fixtures.ts';

const small = fc.record({
	amounts: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 9, maxLength: 9 }),
	tolerance: fc.constantFrom(0.05, 0.2, 0.5)
});

it('never calls infeasible what brute force finds a plan for, and finds the best one nearly always', () => {
	let exist = 0;
	let inside = 0;
	let best = 0;
	fc.assert(
		fc.property(small, fc.integer(), ({ amounts, tolerance }, seed) => {
			fc.pre(amounts.some((amount) => amount > 0));
			const problem = gridProblem(3, 3, [0, 8], {
				measures: [evenMeasure(Float64Array.from(amounts), 2, tolerance)]
			});
			const solver = createSolver(problem, { seed });
			let report: EpochReport | null = null;
			while (report === null || report.epoch < 3) report = solver.step() ?? report;
			const optimum = bruteOptimum(problem);
			if (report.infeasible) expect(optimum).toBeNull();
			if (optimum === null) return;
			exist++;
			expect(report.bound).toBeLessThanOrEqual(optimum + 1e-6);
			if (report.worstDeviation > tolerance + 1e-9) return;
			inside++;
			expect(report.travel).toBeGreaterThanOrEqual(optimum);
			if (report.travel === optimum) best++;
		}),
		{ numRuns: 1000, seed: 11 }
	);
	expect(exist).toBeGreaterThan(100);
	// Nine units leave few moves that keep both territories in one piece: some balances are out of their reach.
	expect(inside / exist).toBeGreaterThan(0.95);
	expect(best / inside).toBeGreaterThan(0.99);
});

it('proves that two territories of at most a third each cannot hold everything', () => {
	const amounts = new Float64Array(36).fill(1);
	const most = new Float64Array(2).fill(12);
	const problem = gridProblem(6, 6, [0, 35], {
		rules: {
			allowed: null,
			limits: [{ id: 'small', amounts, least: new Float64Array(2), most }],
			moves: [],
			together: null
		}
	});
	const solver = createSolver(problem, { seed: 1 });
	let report: EpochReport | null = null;
	while (report === null || report.epoch < 20) report = solver.step() ?? report;
	expect(report.broken.map(({ id }) => id)).toEqual(['small', 'small']);
	expect(report.infeasible).toBe(true);
});

it('proves that locks alone exceed a limit, though the search can do nothing about it', () => {
	const amounts = new Float64Array(36).fill(1);
	const fixed = new Int32Array(36).fill(-1).fill(0, 0, 24);
	const limit = { id: 'small', amounts, least: new Float64Array(2), most: new Float64Array(2).fill(20) };
	const rules = { allowed: null, limits: [limit], moves: [], together: null };
	const measures = [evenMeasure(amounts, 2, 0.5)];
	const solver = createSolver(gridProblem(6, 6, [0, 35], { fixed, rules, measures }), { seed: 1 });
	let report: EpochReport | null = null;
	while (report === null || report.epoch < 20) report = solver.step() ?? report;
	expect(report.broken.map(({ id, territory }) => [id, territory])).toEqual([['small', 0]]);
	expect(report.infeasible).toBe(true);
});
