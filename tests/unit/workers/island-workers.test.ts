import { afterEach, expect, it, vi } from 'vitest';
import { createSolver } from '#engine/plan/solve/solver.ts';
import { islandWorkers } from '#workers/island-workers.ts';
import { evenMeasure, gridProblem } from '../plan/fixtures.ts';

afterEach(() => vi.unstubAllGlobals());

it('where a worker can make none of its own, this thread plans alone', () => {
	const made = vi.fn(function () {
		throw new Error('no nested workers');
	});
	vi.stubGlobal('Worker', made);
	const helpers = islandWorkers(() => new Worker('island.worker.js'), 3);
	const problem = gridProblem(4, 4, [0, 15], { measures: [evenMeasure(new Float64Array(16).fill(1), 2, 0.2)] });
	expect(helpers(problem).offer(0, {} as never)).toBe(false);
	const solver = createSolver(problem, { seed: 1, islands: 4, helpers });
	let epoch = 0;
	while (epoch < 10) epoch = solver.step()?.epoch ?? epoch;
	expect(made).toHaveBeenCalledOnce();
});
