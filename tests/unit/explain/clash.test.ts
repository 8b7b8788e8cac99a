import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimalClash } from '#engine/explain/clash.ts';

const oracle =
	(sets: readonly (readonly string[])[]) =>
	(without: readonly string[]): Promise<{ keeps: boolean; infeasible: boolean }> => {
		const keeps = sets.every((set) => set.some((rule) => without.includes(rule)));
		return Promise.resolve({ keeps, infeasible: !keeps });
	};

describe('a minimal clash', () => {
	it('is none where all rules have a plan', async () => {
		expect(await minimalClash(['a', 'b'], oracle([]))).toBeNull();
	});

	it('names the two that clash and what leaving out either leads to', async () => {
		const clash = await minimalClash(['a', 'b', 'c'], oracle([['a', 'c']]));
		expect(clash!.rules).toEqual(['a', 'c']);
		expect([...clash!.without.values()].every(({ keeps }) => keeps)).toBe(true);
		expect(clash!.proved).toBe(true);
	});

	it('offers no single rule as a way out where there are two clashes', async () => {
		const clash = await minimalClash(['a', 'b', 'c', 'd'], oracle([['a', 'b'], ['c', 'd']])); // prettier-ignore
		expect(clash!.rules).toEqual(['c', 'd']);
		expect([...clash!.without.values()].some(({ keeps }) => keeps)).toBe(false);
	});

	it('is one of the clashes and no subset of it, whatever they are', async () => {
		const rules = ['a', 'b', 'c', 'd', 'e', 'f'];
		const sets = fc.array(fc.subarray(rules, { minLength: 1 }), { minLength: 1, maxLength: 5 });
		await fc.assert(
			fc.asyncProperty(sets, async (clashes) => {
				let trials = 0;
				const told = oracle(clashes);
				const found = await minimalClash(rules, (without) => (trials++, told(without)));
				const within = (set: readonly string[], inside: readonly string[]) =>
					set.every((rule) => inside.includes(rule));
				expect(clashes.some((set) => within(set, found!.rules))).toBe(true);
				for (const rule of found!.rules)
					expect(
						clashes.some((set) =>
							within(
								set,
								found!.rules.filter((other) => other !== rule)
							)
						)
					).toBe(false);
				expect(trials).toBeLessThanOrEqual(1 + 2 * rules.length);
			}),
			{ numRuns: 1000, seed: 4 }
		);
	});
});
