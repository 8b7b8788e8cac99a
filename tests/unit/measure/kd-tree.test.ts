import { expect, it } from 'vitest';
import { createRandom } from '#engine/model/random.ts';
import { createKdTree } from '#engine/measure/kd-tree.ts';

const bruteForce = (points: Float64Array, q: readonly number[], k: number, except: number) =>
	Array.from({ length: points.length / 3 }, (_, i) => ({
		i,
		d: [0, 1, 2].reduce((sum, c) => sum + (points[i * 3 + c]! - q[c]!) ** 2, 0)
	}))
		.filter(({ i }) => i !== except)
		.sort((a, b) => a.d - b.d)
		.slice(0, k)
		.map(({ d }) => d);

it.each([
	['in space', (unit: () => number) => [unit(), unit(), unit()]],
	['in a plane', (unit: () => number) => [unit(), unit(), 0]],
	[
		'on a coarse lattice with many equal points',
		(unit: () => number) => [Math.floor(unit() * 4), Math.floor(unit() * 4), 0]
	]
] as const)('finds the same neighbours as looking at all points, %s', (_, make) => {
	const random = createRandom(7);
	const points = Float64Array.from(Array.from({ length: 500 }, () => [...make(() => random.unit())]).flat());
	const tree = createKdTree(points);
	const indices = new Int32Array(8);
	const squared = new Float64Array(8);
	for (let i = 0; i < 500; i += 7) {
		const q = [points[i * 3]!, points[i * 3 + 1]!, points[i * 3 + 2]!] as const;
		expect(tree.knn(...q, 8, i, indices, squared)).toBe(8);
		expect([...squared]).toEqual(bruteForce(points, q, 8, i));
	}
});

it('leaves out points without a place, and answers when there are none', () => {
	const tree = createKdTree(Float64Array.of(NaN, NaN, NaN, 1, 0, 0));
	expect(tree.size).toBe(1);
	expect(tree.nearest(9, 9, 9)).toBe(1);
	expect(createKdTree(new Float64Array(0)).nearest(0, 0, 0)).toBe(-1);
});
