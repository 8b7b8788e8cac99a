import { describe, expect, it } from 'vitest';
import type { PlanProblem } from '#engine/model/problem.ts';
import { createRandom } from '#engine/model/random.ts';
import { BestPlan } from '#engine/plan/solve/best-plan.ts';
import { Ejection, ejectAll } from '#engine/plan/solve/eject.ts';
import { fillRingMasks } from '#engine/plan/solve/graph.ts';
import { penaltyFloor } from '#engine/plan/solve/penalty-floor.ts';
import { SearchState } from '#engine/plan/solve/search-state.ts';
import { bruteDeviation, bruteOutside, bruteTravel, evenMeasure, gridProblem } from './fixtures.ts';

function stateOf(problem: PlanProblem, labelOf: (unit: number) => number): SearchState {
	const state = new SearchState(problem);
	for (let u = 0; u < problem.units; u++) state.labels[u] = labelOf(u);
	fillRingMasks(problem.graph, state.masks, new Int32Array(problem.units), 0, problem.units);
	state.rebuild();
	return state;
}

function eject(state: SearchState): BestPlan {
	const best = new BestPlan(state);
	best.reset();
	const floor = penaltyFloor(state, new Float64Array(state.loads.length));
	for (const slice of ejectAll(state, new Ejection(state), floor, best, 24)) expect(slice).toBeUndefined();
	return best;
}

describe('ejection chains', () => {
	it('carry surplus from one end of a row of territories to the other', () => {
		// Six territories side by side, 12 wide and 4 high; the first holds 20 units too many, the last 20 too few.
		const width = 72;
		const centres = [0, 1, 2, 3, 4, 5].map((t) => width + 12 * t + 6);
		const measures = [evenMeasure(new Float64Array(width * 4).fill(1), 6, 0.03)];
		const problem = gridProblem(width, 4, centres, { measures });
		const state = stateOf(problem, (u) => Math.max(0, Math.min(5, Math.floor(((u % width) - 5) / 12))));
		expect(bruteDeviation(problem, state.labels)).toBeGreaterThan(0.4);
		const { labels } = eject(state);
		expect(bruteDeviation(problem, labels)).toBeLessThanOrEqual(0.03);
		expect(bruteOutside(problem, labels)).toBe(0);
	});

	it('keep sums in step, territories whole, and never make a plan worse, on random measures', () => {
		for (let seed = 1; seed <= 25; seed++) {
			const random = createRandom(seed);
			const amounts = (most: number) => Float64Array.from({ length: 400 }, () => 1 + random.below(most));
			const measures = [
				evenMeasure(amounts(9), 4, 0.05, 'a'),
				evenMeasure(amounts(30), 4, 0.05 + 0.01 * random.below(6), 'b')
			];
			const problem = gridProblem(20, 20, [22, 37, 362, 377], { measures });
			const cut = 4 + random.below(12);
			const state = stateOf(problem, (u) => (u % 20 < cut ? 0 : 1) + (Math.floor(u / 20) < cut ? 0 : 2));
			const before = bruteDeviation(problem, state.labels);
			const best = eject(state);
			expect(bruteOutside(problem, best.labels)).toBe(0);
			expect(bruteDeviation(problem, best.labels)).toBeLessThanOrEqual(before + 1e-12);
			best.restore();
			expect(state.cost).toBe(bruteTravel(problem, best.labels));
			const deviations = Array.from(state.loads, (_, cell) => Math.abs(state.deviation(cell)));
			expect(Math.max(...deviations)).toBeCloseTo(bruteDeviation(problem, best.labels), 12);
			for (let t = 0; t < 4; t++) {
				const listed = new Set<number>();
				for (let u = state.firstUnit[t]!; u >= 0; u = state.nextUnit[u]!) listed.add(u);
				expect(listed.size).toBe(state.sizes[t]);
			}
		}
	});

	it('let alone what must stay: locks and centres', () => {
		const measures = [evenMeasure(new Float64Array(100).fill(1), 2, 0.05)];
		const plain = gridProblem(10, 10, [0, 99], { measures });
		const fixed = plain.fixed.slice();
		for (let u = 0; u < 30; u++) fixed[u] = 0;
		const problem = { ...plain, fixed };
		const best = eject(stateOf(problem, (u) => (u < 80 ? 0 : 1)));
		expect([...best.labels.subarray(0, 30)].every((t) => t === 0)).toBe(true);
		expect(best.labels[99]).toBe(1);
		expect(bruteDeviation(problem, best.labels)).toBeLessThanOrEqual(0.05);
	});
});
