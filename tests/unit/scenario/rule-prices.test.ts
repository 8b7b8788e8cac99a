import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastTravel, type LeastTravel } from '#engine/scenario/least-travel.ts';
import { mostTrials, priceRules, type RulePrices } from '#engine/scenario/rule-prices.ts';
import { base, runTo, session, withRules } from './market.ts';

const plan = (missing: readonly string[], travelHours: number, boundHours: number | null = null): LeastTravel => ({
	labels: new Int32Array([travelHours]),
	missing,
	travelHours,
	boundHours
});
/** Every search finds the same, wherever it starts. */
const priced = (found: Record<string, LeastTravel>) =>
	priceRules(
		Object.keys(found).filter((id) => id !== ''),
		(ids) => Promise.resolve(found[ids.join()]!)
	);

describe('prices of rules', () => {
	it('are differences of searches, dearest first, with the limit that the bound proves', async () => {
		const { prices, noiseHours } = await priced({ '': plan([], 1000), a: plan(['a'], 980, 970), b: plan(['b'], 900) });
		expect(noiseHours).toBe(2.5);
		expect(prices).toEqual([
			{ id: 'b', kind: 'hours', hours: 100, mostHours: null },
			{ id: 'a', kind: 'hours', hours: 20, mostHours: 30 }
		]);
	});

	it('are about zero where leaving the rule out helps nobody, though the search without it went astray', async () => {
		const { prices } = await priced({ '': plan([], 1000), a: plan(['a'], 1100, 990), b: plan(['b'], 999) });
		expect(prices).toEqual([
			{ id: 'a', kind: 'about-zero', mostHours: 10 },
			{ id: 'b', kind: 'about-zero', mostHours: null }
		]);
	});

	it('are unknown where no plan keeps the rules', async () => {
		const broken = await priced({ '': plan([], 1000), a: plan(['a', 'b'], 5), b: plan(['b'], 900) });
		expect(broken.prices).toEqual([
			{ id: 'b', kind: 'hours', hours: 100, mostHours: null },
			{ id: 'a', kind: 'unknown', why: 'rest-broken' }
		]);
		expect((await priced({ '': plan(['a'], 1000), a: plan(['a'], 900) })).prices).toEqual([
			{ id: 'a', kind: 'unknown', why: 'all-broken' }
		]);
	});

	it('start each search from the best plan of the other question, and go round again only when that paid', async () => {
		const asked: [string, number | null][] = [];
		let all = 1000;
		await priceRules(['a'], (ids, from) => {
			asked.push([ids.join(), from?.[0] ?? null]);
			return Promise.resolve(ids.length > 0 ? plan(['a'], all - 100) : plan([], (all -= 10)));
		});
		expect(asked).toEqual([
			['', null],
			['a', 990],
			['', 890],
			['a', 980],
			['', 880]
		]);
		expect(asked.length).toBe(mostTrials(1));
	});

	it('are never negative, never above what the bound proves, whatever the searches find', async () => {
		const hours = fc.double({ min: 1000, max: 2000, noNaN: true });
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(hours, fc.subarray(['a', 'b', 'c'])), { minLength: 15 }), async (found) => {
				let k = 0;
				const { prices, noiseHours } = await priceRules(['a', 'b', 'c'], (ids) => {
					const [travel, broken] = found[k++ % found.length]!;
					return Promise.resolve(plan([...new Set([...ids, ...broken])], travel, 1000));
				});
				expect(prices.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
				for (const price of prices) {
					if (price.kind === 'hours') expect(price.hours).toBeGreaterThan(noiseHours);
					if (price.kind === 'hours') expect(price.hours).toBeLessThanOrEqual(price.mostHours!);
				}
			})
		);
	});

	it('do not depend on the plan they start from, but for the noise that is told', async () => {
		const units = session(base).prepared.units.id.filter((_, i) => i % 16 === 3);
		const settings = withRules([{ id: 'far', type: 'keep-units', hard: true, params: { repId: 'r0', units } }]);
		const from = async (seed: number, epochs: number): Promise<RulePrices> => {
			const market = session(settings);
			market.begin('cold', settings, seed);
			const { labels } = runTo(market, epochs);
			return priceRules(['tolerance:potential', 'far'], (without, start) => {
				const slices = leastTravel(market.prepared, without, start ?? labels, 3);
				for (;;) {
					const { done, value } = slices.next();
					if (done) return Promise.resolve(value);
				}
			});
		};
		const [one, other] = [await from(1, 1), await from(2, 4)];
		const hours = ({ prices }: RulePrices) =>
			new Map(prices.map((price) => [price.id, price.kind === 'hours' ? price.hours : 0]));
		for (const [id, value] of hours(other))
			expect(Math.abs(value - hours(one).get(id)!)).toBeLessThanOrEqual(one.noiseHours + other.noiseHours);
		expect(one.prices[0]).toMatchObject({ id: 'far', kind: 'hours' });
	});
});
