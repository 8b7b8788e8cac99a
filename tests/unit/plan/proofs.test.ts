import { expect, it } from 'vitest';
import type { EpochReport } from '#engine/model/problem.ts';
import { createSolver } from '#engine/plan/solve/solver.ts';
import { evenMeasure, gridProblem } from './fixtures.ts';

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
	while (report === null || report.epoch < 3) report = solver.step() ?? report;
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
	while (report === null || report.epoch < 3) report = solver.step() ?? report;
	expect(report.broken.map(({ id, territory }) => [id, territory])).toEqual([['small', 0]]);
	expect(report.infeasible).toBe(true);
});
