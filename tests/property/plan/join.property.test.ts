import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRandom } from '#engine/model/random.ts';
import { islandProblem, ownRank, ringMasks, stateAt } from '#engine/plan/islands/island-problem.ts';
import { runJoin } from '#engine/plan/islands/join.ts';
import { runRound } from '#engine/plan/islands/round.ts';
import type { IslandPlan } from '#engine/plan/islands/task.ts';
import { ranksBefore } from '#engine/plan/solve/best-plan.ts';
import { createSolver } from '#engine/plan/solve/solver.ts';
import { bruteOutside, evenMeasure, gridProblem } from '../../unit/plan/fixtures.ts';

const finish = (slices: Generator<undefined, IslandPlan>): IslandPlan => {
	for (let slice = slices.next(); ; slice = slices.next()) if (slice.done) return slice.value;
};

it('two plans joined give a contiguous plan that keeps locks and ranks behind neither', () => {
	fc.assert(
		fc.property(fc.nat(1e6), fc.integer({ min: 6, max: 14 }), fc.boolean(), (seed, side, centred) => {
			const random = createRandom(seed);
			const units = side * side;
			const homes = [0, side - 1, units - side, units - 1];
			const amounts = () => Float64Array.from({ length: units }, () => 1 + random.below(9));
			const measures = [evenMeasure(amounts(), 4, 0.05), evenMeasure(amounts(), 4, 0.05, 'workload')];
			const fixed = new Int32Array(units).fill(-1);
			fixed[1] = 0;
			const centreUnit = centred ? Int32Array.from(homes) : new Int32Array(4).fill(-1);
			const problem = islandProblem(gridProblem(side, side, homes, { measures, fixed, centreUnit, borderWeight: 50 }));
			const masks = ringMasks(problem);
			const solver = createSolver(problem, { seed });
			let first = solver.step();
			while (first === null) first = solver.step();
			const start = { labels: first.labels, rank: ownRank(stateAt(problem, masks, first.labels), first.labels) };
			const prices = new Float64Array(8);
			const pressure = { strain: 1, margin: 0.004 };
			const round = (of: number): IslandPlan =>
				finish(
					runRound(problem, masks, {
						kind: 'round',
						priced: seed % 2 === 0,
						seed: of,
						start,
						prices,
						heat: 1,
						slices: 24,
						pressure
					})
				);
			const [a, b] = [round(seed), round(seed + 1)];
			const [better, other] = ranksBefore(b.rank, a.rank) ? [b, a] : [a, b];
			const child = finish(
				runJoin(problem, masks, { kind: 'join', priced: seed % 2 === 0, seed, better, other, prices, pressure })
			);
			expect(ranksBefore(better.rank, child.rank)).toBe(false);
			expect(ownRank(stateAt(problem, masks, child.labels), child.labels)).toEqual(child.rank);
			expect(child.labels[1]).toBe(0);
			expect(bruteOutside(problem, child.labels)).toBe(0);
		}),
		{ numRuns: 60, seed: 20261128 }
	);
});
