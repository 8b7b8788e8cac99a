import { describe, expect, it } from 'vitest';
import { createRandom } from '#engine/model/random.ts';
import { defaultSettings } from '#engine/model/settings.ts';
import { fillAccounts } from '#engine/score/fill.ts';
import { computeScore, indexAmounts, prepareFactors, scoreBreakdown, updateScore } from '#engine/score/score.ts';
import { dataset } from '../../fixtures/dataset.ts';

const settings = defaultSettings();
const random = createRandom(3);
const rows = Array.from({ length: 300 }, () => ({
	potential: random.below(1000),
	revenue: random.below(500),
	revenueBefore: random.below(500),
	stage: random.below(2) === 0 ? ('lead' as const) : ('customer' as const),
	winRate: random.unit()
}));
const filled = fillAccounts(dataset(rows, [{ id: 'r' }]), settings.travel);
const factors = prepareFactors(filled);
const weights = (change: Record<string, number>) =>
	settings.factors.map((factor) => ({ ...factor, weight: change[factor.id] ?? factor.weight }));

describe('score', () => {
	it('is the weighted mean of factors scaled to their 1 % and 99 % quantiles: hand-computed', () => {
		const two = fillAccounts(
			dataset(
				[
					{ potential: 0, revenue: 0 },
					{ potential: 100, revenue: 50 },
					{ potential: 50, revenue: 50 }
				],
				[{ id: 'r' }]
			),
			settings.travel
		);
		const scored = computeScore(prepareFactors(two), [
			{ id: 'potential', weight: 60, norm: 'minmax', direction: 1 },
			{ id: 'revenue', weight: 20, norm: 'minmax', direction: -1 }
		]);
		expect([...scored.score]).toEqual([25, 75, 37.5]);
	});

	it('stays between 0 and 100 and is 0 when every weight is 0', () => {
		const { score } = computeScore(factors, settings.factors);
		expect(Math.min(...score)).toBeGreaterThanOrEqual(0);
		expect(Math.max(...score)).toBeLessThanOrEqual(100);
		const none = weights({ potential: 0, revenue: 0, white_space: 0, win_rate: 0, growth: 0 });
		expect(Math.max(...computeScore(factors, none).score)).toBe(0);
	});

	it('moving one slider gives the score of a full pass', () => {
		const before = computeScore(factors, settings.factors);
		const moved = weights({ revenue: 77, growth: 0 });
		const quick = updateScore(factors, before, moved).score;
		const full = computeScore(factors, moved).score;
		quick.forEach((value, i) => expect(Math.abs(value - full[i]!)).toBeLessThan(1e-3));
	});

	it('the breakdown adds up to the score', () => {
		const { score } = computeScore(factors, settings.factors);
		for (let i = 0; i < 300; i += 17) {
			const points = Object.values(scoreBreakdown(factors, settings.factors, i)).reduce((sum, value) => sum + value, 0);
			expect(points).toBeCloseTo(score[i]!, 3);
		}
	});

	it('histograms hold every account in 24 bins', () => {
		for (const bins of Object.values(factors.histogram)) {
			expect(bins.length).toBe(24);
			expect(bins.reduce((sum, count) => sum + count, 0)).toBe(300);
		}
	});
});

describe('index', () => {
	it('hand-computed: 3 parts potential, 1 part revenue', () => {
		const two = fillAccounts(
			dataset(
				[
					{ potential: 10, revenue: 9 },
					{ potential: 30, revenue: 1 }
				],
				[{ id: 'r' }]
			),
			settings.travel
		);
		const index = indexAmounts(two, [
			{ id: 'potential', weight: 30, norm: 'minmax', direction: 1 },
			{ id: 'revenue', weight: 10, norm: 'minmax', direction: 1 },
			{ id: 'win_rate', weight: 50, norm: 'minmax', direction: 1 }
		]);
		expect(index[0]).toBeCloseTo(0.75 * 0.25 + 0.25 * 0.9, 12);
		expect(index[1]).toBeCloseTo(0.75 * 0.75 + 0.25 * 0.1, 12);
	});

	it('sums to 1 whatever the weights, also when none is left', () => {
		for (const change of [{}, { potential: 0 }, { potential: 0, revenue: 0, white_space: 0, growth: 0 }])
			expect(indexAmounts(filled, weights(change)).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
	});
});
