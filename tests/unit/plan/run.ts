import type { EpochReport, PlanProblem, WarmStart } from '#engine/model/problem.ts';
import { createSolver } from '#engine/plan/solve/solver.ts';

/** Reports of the first `epochs` epochs. */
export function solve(problem: PlanProblem, seed: number, epochs: number, start?: WarmStart): EpochReport[] {
	const solver = createSolver(problem, start === undefined ? { seed } : { seed, start });
	const reports: EpochReport[] = [];
	for (let steps = 0; reports.length < epochs; steps++) {
		if (steps > 200_000) throw new Error('The solver does not complete its epochs.');
		const report = solver.step();
		if (report !== null) reports.push(report);
	}
	return reports;
}

export function lastOf(problem: PlanProblem, seed: number, epochs: number, start?: WarmStart): EpochReport {
	return solve(problem, seed, epochs, start).at(-1)!;
}
