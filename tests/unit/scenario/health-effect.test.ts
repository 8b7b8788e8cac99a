import { describe, expect, it } from 'vitest';
import { applyMends } from '#engine/ingest/health/apply-mends.ts';
import { defaultSettings } from '#engine/model/settings.ts';
import { healthEffect } from '#engine/scenario/health-effect.ts';
import { dataset, noGeography, type AccountRow } from '../../fixtures/dataset.ts';
import { drained } from '../ingest/health/drained.ts';

/** Forty customers along a line, two reps; one revenue is a thousand times too large. */
const rows = Array.from({ length: 40 }, (_, i): AccountRow => ({
	id: `A${i}`,
	unit: `u${i}`,
	lon: 9 + 0.05 * i,
	lat: 48 + 0.01 * (i % 3),
	stage: 'customer',
	revenue: i === 0 ? 20_000_000 : 20_000,
	owner: i < 20 ? 'R1' : 'R2'
}));
const { accounts, ...rest } = dataset(rows, [
	{ id: 'R1', lon: 9.3, lat: 48 },
	{ id: 'R2', lon: 10.7, lat: 48 }
]);
const mended = applyMends(accounts, [
	{ id: 'm', rows: [0], mend: { changes: [{ row: 0, column: 'revenue_y0', value: 20_000 }], drop: [] } }
]).accounts;
const out = applyMends(accounts, [{ id: 'o', rows: [], mend: { changes: [], drop: [0] } }]).accounts;
const settings = {
	...defaultSettings(),
	rules: [{ id: 'a', type: 'assign' as const, hard: true as const, params: { repId: 'R1', accounts: ['A0'] } }],
	exclude: { reps: [], accounts: ['A0'] }
};
const effect = (variants: Parameters<typeof healthEffect>[0]['variants'], from = defaultSettings()) =>
	drained(healthEffect({ variants, dataset: rest, settings: from, geography: noGeography, epochs: 2, seed: 1 }));

describe('what doubtful records do to the plan', () => {
	it('at a glance tells the same of today, without plans', () => {
		const variants = { in: accounts, out, mended };
		const input = { variants, dataset: rest, settings: defaultSettings(), geography: noGeography };
		const glance = drained(healthEffect({ ...input, depth: 'glance' }));
		expect(glance.today).toEqual(effect(variants).today);
		expect(glance).toMatchObject({ variants: { in: { plan: null }, out: null, mended: { plan: null } }, plan: null });
	});

	it('mending an error of a factor of a thousand evens out today, and the three ways are counted', () => {
		const { variants, today, plan } = effect({ in: accounts, out, mended });
		expect([variants.in!.accounts, variants.out!.accounts, variants.mended!.accounts]).toEqual([40, 39, 40]);
		expect(variants.in!.today!.spread).toBeGreaterThan(0.9);
		expect(variants.mended!.today!.spread).toBeLessThan(0.01);
		expect(today!.spread).toBeCloseTo(variants.mended!.today!.spread - variants.in!.today!.spread, 12);
		expect(plan!.spread).toBeLessThan(-0.5);
	});

	it('rules and exclusions that name accounts do not stand in the way of a variant without them', () => {
		const { variants } = effect({ in: accounts, out, mended: null }, settings);
		expect([variants.in!.accounts, variants.out!.accounts, variants.mended]).toEqual([39, 39, null]);
		// The same accounts take part, so the figures are the same to the last bit.
		expect(variants.out!.plan).toEqual(variants.in!.plan);
	});

	it('a variant that cannot be planned is told as none', () => {
		const nowhere = { ...accounts, lon: accounts.lon.map(() => NaN) };
		expect(effect({ in: nowhere, out: null, mended })).toMatchObject({
			variants: { in: null, out: null },
			today: null,
			plan: null
		});
	});
});
