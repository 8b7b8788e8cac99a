import { describe, expect, it } from 'vitest';
import { createRandom } from '#engine/model/random.ts';
import { acceptanceTable, plainLog } from '#engine/plan/solve/acceptance.ts';
import { chooseAnchors } from '#engine/plan/solve/anchors.ts';
import { recursiveBisection } from '#engine/plan/solve/bisection.ts';
import { createCandidates, fillCandidates } from '#engine/plan/solve/candidates.ts';
import { createContiguityTest } from '#engine/plan/solve/contiguity.ts';
import { fillRingMasks, labelComponents } from '#engine/plan/solve/graph.ts';
import { outsideUnits } from '#engine/plan/solve/outside.ts';
import { repairContiguity } from '#engine/plan/solve/repair.ts';
import { SearchState } from '#engine/plan/solve/search-state.ts';
import { createBalanceTerms } from '#engine/plan/solve/terms.ts';
import { bruteOutside, evenMeasure, graphOf, gridGraph, gridProblem, problemWith } from './fixtures.ts';

describe('plainLog', () => {
	it('agrees with the natural logarithm', () => {
		for (const x of [1e-9, 0.001, 0.3, 0.5, 0.70710678, 1, 1.4, 2, 1000])
			expect(plainLog(x)).toBeCloseTo(Math.log(x), 12);
	});
	it('makes a falling table of positive thresholds with mean 1', () => {
		const table = acceptanceTable();
		expect(table.every((v, k) => v > 0 && (k === 0 || v < table[k - 1]!))).toBe(true);
		expect(table.reduce((a, b) => a + b) / table.length).toBeCloseTo(1, 2);
	});
});

describe('graph', () => {
	it('numbers the parts of equal label by their lowest unit', () => {
		const { of, count } = labelComponents(gridGraph(4, 1), Int32Array.from([0, 1, 0, 0]));
		expect([...of]).toEqual([0, 1, 2, 2]);
		expect(count).toBe(3);
	});
	it('masks neighbours that touch each other', () => {
		// A wheel: 0 in the middle of the ring 1-2-3-4.
		const graph = graphOf(5, [
			[0, 1],
			[0, 2],
			[0, 3],
			[0, 4],
			[1, 2],
			[2, 3],
			[3, 4],
			[4, 1]
		]);
		const masks = new Int32Array(graph.neighbours.length);
		fillRingMasks(graph, masks, new Int32Array(5), 0, 5);
		expect([...masks.subarray(0, 4)]).toEqual([0b1011, 0b0111, 0b1110, 0b1101]);
	});
});

describe('contiguity test', () => {
	const testOn = (width: number, height: number, labels: Int32Array) => {
		const graph = gridGraph(width, height);
		const masks = new Int32Array(graph.neighbours.length);
		fillRingMasks(graph, masks, new Int32Array(labels.length), 0, labels.length);
		return createContiguityTest(graph, labels, new Uint8Array(labels.length), masks);
	};
	it('forbids cutting a strip and allows its ends', () => {
		const test = testOn(5, 1, new Int32Array(5));
		expect([0, 1, 2, 3, 4].map((u) => test.canLeave(u))).toEqual([true, false, false, false, true]);
	});
	it('finds the way round a hole', () => {
		const labels = new Int32Array(9);
		labels[4] = 1;
		const test = testOn(3, 3, labels);
		expect(test.canLeave(1)).toBe(true);
		labels[7] = 1;
		expect(test.canLeave(1)).toBe(false);
	});
	it('agrees with counting parts on random grids (it may only err on the safe side)', () => {
		const random = createRandom(5);
		for (let round = 0; round < 60; round++) {
			const labels = Int32Array.from({ length: 36 }, () => random.below(2));
			const test = testOn(6, 6, labels);
			const before = labelComponents(gridGraph(6, 6), labels);
			for (let u = 0; u < 36; u++) {
				const own = labels[u]!;
				const without = labels.slice();
				without[u] = 9;
				const after = labelComponents(gridGraph(6, 6), without);
				const partsOf = (of: Int32Array): number =>
					new Set([...labels.keys()].filter((v) => v !== u && labels[v] === own).map((v) => of[v]!)).size;
				const alone = ![...labels.keys()].some((v) => v !== u && before.of[v] === before.of[u]);
				expect(test.canLeave(u)).toBe(partsOf(after.of) <= partsOf(before.of) || alone);
			}
		}
	});
});

describe('candidates', () => {
	it('are the cheapest at the prices, and the sum is the least priced cost over all territories', () => {
		const problem = gridProblem(6, 6, [0, 5, 30, 35]);
		const terms = createBalanceTerms(problem);
		const prices = Float64Array.from([900, 0, -400, 50]);
		const candidates = createCandidates(36, 4, 2);
		const sum = fillCandidates(candidates, problem.travel, terms, prices, problem, 0, 36);
		let expected = 0;
		for (let u = 0; u < 36; u++) {
			const priced = [0, 1, 2, 3].map((t) => problem.travel[u * 4 + t]! + terms.amounts[u]! * prices[t]!);
			expected += Math.min(...priced);
			expect(candidates.territory[u * 2]).toBe(priced.indexOf(Math.min(...priced)));
		}
		expect(sum).toBeCloseTo(expected, 6);
	});
	it('of a locked unit is its territory alone', () => {
		const fixed = new Int32Array(36).fill(-1);
		fixed[0] = 3;
		const problem = gridProblem(6, 6, [0, 5, 30, 35], { fixed });
		const candidates = createCandidates(36, 4, 3);
		fillCandidates(candidates, problem.travel, createBalanceTerms(problem), new Float64Array(4), { fixed }, 0, 36);
		expect([...candidates.territory.subarray(0, 3)]).toEqual([3, -1, -1]);
	});
});

describe('anchors', () => {
	it('give way to the nearest free unit where two share one or a lock forbids it', () => {
		expect([...chooseAnchors(gridProblem(3, 1, [1, 1]))]).toEqual([1, 0]);
		const fixed = Int32Array.from([1, -1, -1]);
		expect([...chooseAnchors(gridProblem(3, 1, [0, 2], { fixed }))]).toEqual([1, 2]);
	});
});

describe('repair', () => {
	it('keeps the part with the anchor and hands islands to the neighbour', () => {
		const problem = gridProblem(6, 1, [0, 5]);
		const state = new SearchState(problem);
		state.labels.set([0, 1, 0, 1, 0, 1]);
		repairContiguity(state, (u, t) => problem.travel[u * 2 + t]!);
		expect(bruteOutside(problem, state.labels)).toBe(0);
		expect(outsideUnits(problem, state.labels, state.anchors)).toBe(0);
		expect([...state.labels]).toEqual([0, 0, 0, 1, 1, 1]);
	});
	it('fills an empty territory also after one that no unit may go to', () => {
		const allowed = Uint8Array.from([1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1]);
		const problem = problemWith({
			units: 4,
			territories: 3,
			graph: gridGraph(4, 1),
			travel: new Float64Array(12),
			rules: { allowed, limits: [], moves: [], together: null }
		});
		const state = new SearchState(problem);
		state.labels.fill(0);
		repairContiguity(state, (_, t) => t);
		expect([...state.sizes]).toEqual([3, 0, 1]);
	});
	it('makes any labels contiguous', () => {
		const random = createRandom(11);
		for (let round = 0; round < 40; round++) {
			const problem = gridProblem(8, 8, [0, 7, 56, 63]);
			const state = new SearchState(problem);
			for (let u = 0; u < 64; u++) state.labels[u] = random.below(5) - 1;
			repairContiguity(state, (u, t) => problem.travel[u * 4 + t]!);
			expect(bruteOutside(problem, state.labels)).toBe(0);
		}
	});
});

describe('search state', () => {
	it('keeps sums, border and deltas in step with random moves', () => {
		const ones = new Float64Array(64).fill(1);
		const ramp = Float64Array.from({ length: 64 }, (_, u) => u % 7);
		const problem = gridProblem(8, 8, [0, 7, 56, 63], {
			measures: [evenMeasure(ones, 4, 0.1, 'a'), evenMeasure(ramp, 4, 0.1, 'b')],
			fairnessWeight: 5000,
			coverage: { workload: ones, potential: ramp, capacity: Float64Array.from([10, 12, 16, 40]), weight: 9000 }
		});
		const state = new SearchState(problem);
		const random = createRandom(3);
		for (let u = 0; u < 64; u++) state.labels[u] = random.below(4);
		state.penalty.fill(700);
		state.margin = 0;
		state.rebuild();
		for (let k = 0; k < 300; k++) {
			const unit = random.below(64);
			const to = random.below(4);
			const from = state.labels[unit]!;
			if (to === from) continue;
			const penalised = (): number => {
				let sum = state.objective;
				for (let cell = 0; cell < 8; cell++) sum += 700 * Math.max(0, Math.abs(state.deviation(cell)) - 0.1 - 1e-10);
				return sum;
			};
			const before = penalised();
			const delta = state.moveDelta(unit, from, to);
			state.move(unit, to);
			expect(penalised() - before).toBeCloseTo(delta, 5);
		}
		const kept = {
			cost: state.cost,
			fairness: state.fairness,
			violations: state.violations,
			border: [...state.border.subarray(0, state.borderCount)].sort()
		};
		state.rebuild();
		expect(state.cost).toBe(kept.cost);
		expect(state.fairness).toBeCloseTo(kept.fairness, 6);
		expect(state.violations).toBe(kept.violations);
		expect([...state.border.subarray(0, state.borderCount)].sort()).toEqual(kept.border);
	});
	it('prices a chain and a swap as the two moves together', () => {
		const ramp = Float64Array.from({ length: 64 }, (_, u) => 1 + (u % 5));
		const problem = gridProblem(8, 8, [0, 7, 56], {
			measures: [evenMeasure(ramp, 3, 0.02)],
			fairnessWeight: 900,
			coverage: { workload: ramp, potential: ramp, capacity: new Float64Array(3).fill(30), weight: 4000 }
		});
		const state = new SearchState(problem);
		const random = createRandom(9);
		for (let u = 0; u < 64; u++) state.labels[u] = random.below(3);
		state.penalty.fill(300);
		state.rebuild();
		for (let k = 0; k < 200; k++) {
			const unit = random.below(64);
			const next = random.below(64);
			const from = state.labels[unit]!;
			const via = state.labels[next]!;
			const to = random.below(3);
			if (from === via || to === via) continue;
			const together = state.chainDelta(unit, from, via, next, to);
			let sum = state.moveDelta(unit, from, via);
			state.move(unit, via);
			sum += state.moveDelta(next, via, to);
			state.move(next, to);
			expect(together).toBeCloseTo(sum, 5);
		}
	});
});

describe('recursive bisection', () => {
	it('gives every territory about its share and differs by seed', () => {
		const random = createRandom(2);
		const x = Float64Array.from({ length: 500 }, () => random.unit());
		const y = Float64Array.from({ length: 500 }, () => random.unit());
		const weight = new Float64Array(500).fill(1);
		const labels = recursiveBisection(x, y, weight, 7, 1);
		const sizes = new Int32Array(7);
		for (const t of labels) sizes[t] = sizes[t]! + 1;
		for (const size of sizes) expect(Math.abs(size - 500 / 7)).toBeLessThan(3);
		expect(recursiveBisection(x, y, weight, 7, 1)).toEqual(labels);
		expect(recursiveBisection(x, y, weight, 7, 2)).not.toEqual(labels);
	});
	it('copes with fewer points than territories and with equal points', () => {
		expect(recursiveBisection(new Float64Array(2), new Float64Array(2), new Float64Array(2), 5, 1).length).toBe(2);
		const labels = recursiveBisection(new Float64Array(40), new Float64Array(40), new Float64Array(40), 4, 1);
		expect(new Set(labels).size).toBe(4);
	});
});
