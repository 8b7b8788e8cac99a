import { expect, it } from 'vitest';
import { assign } from '#engine/ingest/mapping/assign.ts';
import { createRandom } from '#engine/model/random.ts';

/** Every way to give each target at most one column. */
function best(weight: readonly (readonly number[])[], target = 0, used = 0): number {
	if (target === weight.length) return 0;
	let most = best(weight, target + 1, used);
	weight[target]!.forEach((value, column) => {
		if (value > 0 && !(used & (1 << column)))
			most = Math.max(most, value + best(weight, target + 1, used | (1 << column)));
	});
	return most;
}

it('is the best of all assignments, each column once', () => {
	const random = createRandom(5);
	for (let round = 0; round < 200; round++) {
		const [targets, columns] = [1 + random.below(5), 1 + random.below(5)];
		const weight = Array.from({ length: targets }, () =>
			Array.from({ length: columns }, () => (random.below(3) === 0 ? 0 : random.below(100) / 100))
		);
		const found = assign(weight);
		const used = found.filter((column) => column >= 0);
		expect(new Set(used).size).toBe(used.length);
		const sum = found.reduce((total, column, target) => total + (column < 0 ? 0 : weight[target]![column]!), 0);
		expect(sum).toBeCloseTo(best(weight), 9);
	}
});

it('a better second column frees the first for another target', () => {
	expect(
		assign([
			[0.9, 0.8],
			[0.85, 0]
		])
	).toEqual([1, 0]);
});
