import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceRules, rulePrices } from '#engine/scenario/rule-prices.ts';

const all = { keeps: true, travelHours: 1000 };
const without = (id: string, travelHours: number, keeps = true) => ({ id, travelHours, keeps });

describe('prices of rules', () => {
	it('are differences of searches, dearest first', () => {
		const { prices, noiseHours } = rulePrices(all, [without('a', 980), without('b', 900)]);
		expect(noiseHours).toBe(5);
		expect(prices).toEqual([
			{ id: 'b', kind: 'hours', hours: 100 },
			{ id: 'a', kind: 'hours', hours: 20 }
		]);
	});

	it('are about zero up to what the searches of the same study err by', () => {
		const { prices, noiseHours } = rulePrices(all, [without('less', 1031), without('a', 971), without('b', 968)]);
		expect(noiseHours).toBe(31);
		expect(prices).toEqual([
			{ id: 'b', kind: 'hours', hours: 32 },
			{ id: 'less', kind: 'about-zero' },
			{ id: 'a', kind: 'about-zero' }
		]);
	});

	it('are unknown where a plan breaks rules, and such a plan tells nothing of the noise', () => {
		const { prices, noiseHours } = rulePrices(all, [without('a', 5000, false), without('b', 990)]);
		expect(noiseHours).toBe(5);
		expect(prices).toEqual([
			{ id: 'b', kind: 'hours', hours: 10 },
			{ id: 'a', kind: 'unknown', why: 'rest-broken' }
		]);
		expect(rulePrices({ ...all, keeps: false }, [without('b', 990)]).prices).toEqual([
			{ id: 'b', kind: 'unknown', why: 'all-broken' }
		]);
	});

	it('are never negative', () => {
		const trial = fc.record({ keeps: fc.boolean(), travelHours: fc.double({ min: 0, max: 1e6, noNaN: true }) });
		fc.assert(
			fc.property(trial, fc.array(trial), (one, others) => {
				const { prices, noiseHours } = rulePrices(
					one,
					others.map((other, k) => ({ ...other, id: String(k) }))
				);
				expect(prices.length).toBe(others.length);
				for (const price of prices) if (price.kind === 'hours') expect(price.hours).toBeGreaterThan(noiseHours);
				expect(noiseHours).toBeGreaterThanOrEqual(0);
			})
		);
	});

	it('take one search under all rules and one without each', async () => {
		const asked: string[] = [];
		await priceRules(['a', 'b'], async (ids) => {
			asked.push(ids.join());
			return all;
		});
		expect(asked).toEqual(['', 'a', 'b']);
	});
});
