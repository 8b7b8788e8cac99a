import { describe, expect, it } from 'vitest';
import type { PlanProblem } from '#engine/model/problem.ts';
import { createRandom } from '#engine/model/random.ts';
import { BestPlan } from '#engine/plan/solve/best-plan.ts';
import { fillRingMasks } from '#engine/plan/solve/graph.ts';
import { reheatWorst } from '#engine/plan/solve/reheat.ts';
import { resplitAll, spreading } from '#engine/plan/solve/resplit.ts';
import { SearchState } from '#engine/plan/solve/search-state.ts';
import { SubtreeExchange } from '#engine/plan/solve/subtree-exchange.ts';
import { bruteDeviation, bruteOutside, bruteTravel, evenMeasure, gridProblem } from './fixtures.ts';

function stateOf(problem: PlanProblem, labelOf: (unit: number) => number): SearchState {
	const state = new SearchState(problem);
	for (let u = 0; u < problem.units; u++) state.labels[u] = labelOf(u);
	fillRingMasks(problem.graph, state.masks, new Int32Array(problem.units), 0, problem.units);
	state.rebuild();
	return state;
}

/** Four territories on a 20 × 20 grid with two measures of random amounts. */
function quarters(seed: number): { problem: PlanProblem; state: SearchState } {
	const random = createRandom(seed);
	const amounts = (most: number) => Float64Array.from({ length: 400 }, () => 1 + random.below(most));
	const measures = [evenMeasure(amounts(9), 4, 0.05, 'a'), evenMeasure(amounts(30), 4, 0.05, 'b')];
	const problem = gridProblem(20, 20, [22, 37, 362, 377], { measures });
	const cut = 4 + random.below(12);
	return { problem, state: stateOf(problem, (u) => (u % 20 < cut ? 0 : 1) + (Math.floor(u / 20) < cut ? 0 : 2)) };
}

const penalised = (state: SearchState): number => {
	let sum = state.objective;
	for (let cell = 0; cell < state.slope.length; cell++) sum += state.slope[cell]! * state.deviation(cell);
	for (let cell = 0; cell < state.penalty.length; cell++)
		sum += state.penalty[cell]! * Math.max(0, Math.abs(state.deviation(cell)) - state.limit(cell));
	return sum;
};

describe('an exchange of subtrees', () => {
	it('keeps territories whole and centres at home, and lowers objective plus penalties each time', () => {
		let made = 0;
		for (let seed = 1; seed <= 60; seed++) {
			const { problem, state } = quarters(seed);
			state.penalty.fill(state.cost);
			// Every other plan also with prices of deviations.
			const random = createRandom(seed);
			if (seed % 2 === 0) state.slope.forEach((_, cell) => (state.slope[cell] = (random.unit() - 0.5) * state.cost));
			state.rebuild();
			const exchange = new SubtreeExchange(state, random);
			for (const [a, b] of [
				[0, 1],
				[0, 2],
				[1, 3],
				[2, 3]
			] as const) {
				const before = penalised(state);
				if (!exchange.improve(a, b, -1e-6, 64)) {
					expect(penalised(state)).toBeCloseTo(before, 2);
					continue;
				}
				made++;
				expect(penalised(state)).toBeLessThan(before);
				expect(bruteOutside(problem, state.labels)).toBe(0);
				expect([22, 37, 362, 377].map((unit) => state.labels[unit])).toEqual([0, 1, 2, 3]);
				expect(state.cost).toBe(bruteTravel(problem, state.labels));
			}
		}
		expect(made).toBeGreaterThan(60);
	});

	it('leaves locks and forbidden pairs alone', () => {
		for (let seed = 1; seed <= 30; seed++) {
			const { problem: open } = quarters(seed);
			const random = createRandom(seed);
			const fixed = new Int32Array(400).fill(-1);
			const allowed = new Uint8Array(1600).fill(1);
			for (let k = 0; k < 40; k++) {
				const unit = random.below(400);
				const home = (unit % 20 < 10 ? 0 : 1) + (unit < 200 ? 0 : 2);
				if (k < 20) fixed[unit] = home;
				else for (let t = 0; t < 4; t++) allowed[unit * 4 + t] = t === home ? 1 : 0;
			}
			const problem = { ...open, fixed, rules: { allowed, limits: [], moves: [], together: null } };
			const state = stateOf(problem, (u) => (u % 20 < 10 ? 0 : 1) + (u < 200 ? 0 : 2));
			state.penalty.fill(state.cost);
			state.rebuild();
			const exchange = new SubtreeExchange(state, random);
			for (let round = 0; round < 10; round++) for (const b of [1, 2]) exchange.improve(0, b, state.cost, 64);
			for (let u = 0; u < 400; u++) {
				if (fixed[u]! >= 0) expect(state.labels[u]).toBe(fixed[u]);
				expect(allowed[u * 4 + state.labels[u]!]).toBe(1);
			}
			expect(bruteOutside(problem, state.labels)).toBe(0);
		}
	});
});

describe('re-splits sweep by sweep', () => {
	it('carry a mix out of a region whose territories border on nothing but each other', () => {
		// A disc rich in `a` around the middle of the grid, with half of the centres inside: small moves find no way out for them.
		const width = 36;
		const rich = (u: number): boolean => ((u % width) - 17.5) ** 2 + (Math.floor(u / width) - 17.5) ** 2 < 100;
		const a = Float64Array.from({ length: width * width }, (_, u) => (rich(u) ? 3 : 1));
		const b = new Float64Array(width * width).fill(1);
		const centres = [width * 14 + 14, width * 14 + 21, width * 21 + 14, width * 21 + 21, width * 4 + 4, width * 4 + 31];
		centres.push(width * 31 + 4, width * 31 + 31);
		const measures = [evenMeasure(a, 8, 0.05, 'a'), evenMeasure(b, 8, 0.05, 'b')];
		const problem = gridProblem(width, width, centres, { measures });
		const nearest = (u: number): number => {
			let best = 0;
			for (let t = 1; t < 8; t++) if (problem.travel[u * 8 + t]! < problem.travel[u * 8 + best]!) best = t;
			return best;
		};
		const state = stateOf(problem, nearest);
		const before = bruteDeviation(problem, state.labels);
		const best = new BestPlan(state);
		best.reset();
		const exchange = new SubtreeExchange(state, createRandom(1));
		for (const slice of resplitAll(state, exchange, best, { ...spreading(problem.units), sweeps: 60 }))
			expect(slice).toBeUndefined();
		expect(before).toBeGreaterThan(0.25);
		expect(bruteDeviation(problem, best.labels)).toBeLessThan(0.08);
		expect(bruteOutside(problem, best.labels)).toBe(0);
	});

	it('end as they began for the same seed', () => {
		const labels = [1, 1, 2].map((seed) => {
			const { state } = quarters(8);
			const best = new BestPlan(state);
			best.reset();
			const sweeps = { ...spreading(400), sweeps: 12 };
			for (const slice of resplitAll(state, new SubtreeExchange(state, createRandom(seed)), best, sweeps))
				expect(slice).toBeUndefined();
			return Array.from(state.labels).join('');
		});
		expect(labels[0]).toBe(labels[1]);
		expect(labels[0]).not.toBe(labels[2]);
	});
});

describe('re-splits around the worst territory', () => {
	it('never leave a plan with a larger excess, and mostly one with a smaller', () => {
		let smaller = 0;
		for (let seed = 1; seed <= 20; seed++) {
			const { problem, state } = quarters(seed);
			const best = new BestPlan(state);
			best.reset();
			const before = best.rank.excess;
			const random = createRandom(seed);
			let epochs = 0;
			for (const slice of reheatWorst(state, new SubtreeExchange(state, random), best, random))
				if (slice === 'epoch' && ++epochs === 3) break;
			expect(best.rank.excess).toBeLessThanOrEqual(before);
			if (best.rank.excess < before) smaller++;
			expect(bruteOutside(problem, best.labels)).toBe(0);
		}
		expect(smaller).toBeGreaterThan(15);
	});
});
