import { describe, expect, it } from 'vitest';
import { minimalClash } from '#engine/explain/clash.ts';

const oracle =
	(sets: readonly (readonly string[])[]) =>
	(without: readonly string[]): Promise<{ keeps: boolean; infeasible: boolean }> => {
		const keeps = sets.every((set) => set.some((rule) => without.includes(rule)));
		return Promise.resolve({ keeps, infeasible: !keeps });
	};

const noSums = () => Promise.resolve(false);

describe('a minimal clash', () => {
	it('is none where all rules have a plan', async () => {
		expect(await minimalClash(['a', 'b'], oracle([]), noSums)).toBeNull();
	});

	it('names the two that clash and what leaving out either leads to', async () => {
		const clash = await minimalClash(['a', 'b', 'c'], oracle([['a', 'c']]), noSums);
		expect(clash!.rules).toEqual(['a', 'c']);
		expect([...clash!.without.values()].every(({ keeps }) => keeps)).toBe(true);
		expect(clash!.proved).toBe(true);
	});

	it('offers no single rule as a way out where there are two clashes', async () => {
		const clash = await minimalClash(['a', 'b', 'c', 'd'], oracle([['a', 'b'], ['c', 'd']]), noSums); // prettier-ignore
		expect(clash!.rules).toEqual(['c', 'd']);
		expect([...clash!.without.values()].some(({ keeps }) => keeps)).toBe(false);
	});

	it('asks sums alone where they prove the clash, and plans only for the ways out', async () => {
		const asked: string[] = [];
		const told = oracle([['a', 'c'], ['b']]); // prettier-ignore
		const clash = await minimalClash(
			['a', 'b', 'c'],
			(without) => (asked.push(without.join()), told(without)),
			async (without) => !(await oracle([['a', 'c']])(without)).keeps
		);
		expect(clash!.rules).toEqual(['a', 'c']);
		expect(clash!.proved).toBe(true);
		expect(asked).toEqual(['a', 'c']);
	});
});
