import { describe, expect, it } from 'vitest';
import type { UnitGraph } from '#engine/model/problem.ts';
import { gridGraph, gridProblem } from './fixtures.ts';
import { lastOf } from './run.ts';

const width = 20;
/** A 20 × 20 grid without the links between columns `left` − 1 and `left`. */
function tornAt(left: number): UnitGraph {
	const graph = gridGraph(width, width);
	const offsets = new Uint32Array(graph.offsets.length);
	const neighbours: number[] = [];
	for (let u = 0; u + 1 < graph.offsets.length; u++) {
		for (const v of graph.neighbours.subarray(graph.offsets[u], graph.offsets[u + 1]))
			if (u % width < left === v % width < left) neighbours.push(v);
		offsets[u + 1] = neighbours.length;
	}
	return { offsets, neighbours: Uint32Array.from(neighbours), kinds: new Uint8Array(neighbours.length) };
}
const at = (x: number, y: number) => y * width + x;
const homes = [at(4, 4), at(4, 15), at(15, 4), at(15, 15)];
const isWest = (unit: number, left: number) => unit % width < left;

describe('a graph that a barrier tears apart', () => {
	it('no territory reaches across where both sides have homes', () => {
		const problem = gridProblem(width, width, homes, { graph: tornAt(10) });
		const { labels, outside, worstDeviation } = lastOf(problem, 1, 12);
		labels.forEach((rep, unit) => expect(isWest(homes[rep]!, 10)).toBe(isWest(unit, 10)));
		expect(outside).toBe(0);
		expect(worstDeviation).toBeLessThanOrEqual(0.05 + 1e-9);
	});

	it('sides of unequal size miss the tolerance honestly', () => {
		const problem = gridProblem(width, width, homes, { graph: tornAt(6) });
		const { labels, outside, worstDeviation } = lastOf(problem, 1, 12);
		labels.forEach((rep, unit) => expect(isWest(homes[rep]!, 6)).toBe(isWest(unit, 6)));
		expect(outside).toBe(0);
		expect(worstDeviation).toBeCloseTo(0.4, 9);
	});

	it('an area without a home is served from across, inside the tolerance, and counted as outside', () => {
		const east = [at(12, 4), at(12, 15), at(17, 4), at(17, 15)];
		const problem = gridProblem(width, width, east, { graph: tornAt(8) });
		const { labels, outside, worstDeviation } = lastOf(problem, 1, 6);
		expect(labels.every((rep) => rep >= 0 && rep < 4)).toBe(true);
		expect(outside).toBe(8 * width);
		expect(worstDeviation).toBeLessThanOrEqual(0.05 + 1e-9);
	});

	it('a unit on its own, kept by a rep across the line, stays with that rep', () => {
		const graph = tornAt(1);
		const fixed = new Int32Array(width * width).fill(-1);
		fixed[at(0, 3)] = 3;
		const { labels, outside } = lastOf(gridProblem(width, width, homes, { graph, fixed }), 1, 6);
		expect(labels[at(0, 3)]).toBe(3);
		expect(outside).toBe(width);
	});
});
