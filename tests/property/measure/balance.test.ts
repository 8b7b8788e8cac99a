import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gini, largestGap, loads, maxMinRatio, spread } from '#engine/measure/balance.ts';

const territories = fc.array(
	fc.record({ amount: fc.integer({ min: 0, max: 1_000_000 }), capacity: fc.integer({ min: 1, max: 5000 }) }),
	{
		minLength: 1,
		maxLength: 20
	}
);
const loadsOf = (rows: readonly { amount: number; capacity: number }[], scale = 1) => {
	const total = rows.reduce((sum, { capacity }) => sum + capacity, 0);
	return loads(
		Float64Array.from(rows, ({ amount }) => amount * scale),
		Float64Array.from(rows, ({ capacity }) => capacity / total)
	);
};
const figures = (load: Float64Array) => [spread(load), maxMinRatio(load), largestGap(load), gini(load)];
const same = (a: readonly number[], b: readonly number[]) =>
	a.every((value, k) => value === b[k] || Math.abs(value - b[k]!) <= 1e-9 * Math.max(1, Math.abs(value)));

it('balance does not depend on the currency', () => {
	fc.assert(
		fc.property(territories, fc.integer({ min: 1, max: 1000 }), (rows, scale) =>
			same(figures(loadsOf(rows)), figures(loadsOf(rows, scale)))
		)
	);
});

it('balance does not depend on the order of the territories', () => {
	fc.assert(fc.property(territories, (rows) => same(figures(loadsOf(rows)), figures(loadsOf([...rows].reverse())))));
});

it('loads weighted by their targets average 1', () => {
	fc.assert(
		fc.property(territories, (rows) => {
			const capacity = rows.reduce((sum, row) => sum + row.capacity, 0);
			const mean = loadsOf(rows).reduce((sum, load, t) => sum + (load * rows[t]!.capacity) / capacity, 0);
			return Math.abs(mean - 1) < 1e-9;
		})
	);
});

it('shares that follow capacity exactly are perfect in every figure', () => {
	fc.assert(
		fc.property(territories, (rows) => {
			const fair = loadsOf(rows.map(({ capacity }) => ({ amount: capacity * 3, capacity })));
			return same(figures(fair), [0, 1, 0, 0]);
		})
	);
});

it('the Gini coefficient lies between 0 and 1 − 1/n', () => {
	fc.assert(
		fc.property(territories, (rows) => {
			const g = gini(loadsOf(rows));
			expect(g).toBeGreaterThanOrEqual(0);
			expect(g).toBeLessThanOrEqual(1 - 1 / rows.length + 1e-9);
		})
	);
});
