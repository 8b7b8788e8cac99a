import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refutedByCounting } from '#engine/plan/prepare/counting.ts';
import { crossing, type ClosedBorder } from '#engine/plan/prepare/regions.ts';
import { bruteBroken, everyPlan, tinyProblems } from '../plan/brute-rules.ts';

/** Two or three regions; -1 = no region is known. */
const regions = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 7, maxLength: 7 });

it('what sums refute has no plan among all there are: 1,000 random instances with locks, rules and borders', () => {
	let [refuted, byBorder, without] = [0, 0, 0];
	fc.assert(
		fc.property(tinyProblems, regions, fc.boolean(), fc.nat(6), (instance, of, closes, seat) => {
			const { units, territories } = instance;
			const border: ClosedBorder = {
				rule: 'border',
				of: Int32Array.from(of.slice(0, units)),
				keys: ['A', 'B', 'C'],
				closed: seat % 2 === 0 ? null : Uint8Array.of(1, 0, 0)
			};
			const centre = seat % units;
			const lock = instance.fixed[centre]!;
			const home = lock >= 0 ? lock : seat % territories;
			if (instance.rules?.allowed?.[centre * territories + home] === 0) return;
			const fixed = instance.fixed.slice();
			fixed[centre] = home;
			const centreUnit = new Int32Array(territories).fill(-1);
			centreUnit[home] = centre;
			const problem = { ...instance, fixed, centreUnit };
			const borders = closes ? [border] : [];
			const keeps = (labels: Int32Array) =>
				bruteBroken(problem, labels).size === 0 &&
				borders.every((one) => crossing(one, labels, territories).length === 0);
			const exists = someOf(everyPlan(problem), keeps);
			if (refutedByCounting(problem, borders)) {
				expect(exists).toBe(false);
				refuted++;
				if (closes && !refutedByCounting(problem, [])) byBorder++;
			} else if (!exists) without++;
		}),
		{ numRuns: 1000, seed: 20261128 }
	);
	expect(refuted).toBeGreaterThan(200);
	expect(byBorder).toBeGreaterThan(30);
	// Sums need not see every clash, but most of them.
	expect(without).toBeLessThan(refuted * 2);
});

function someOf<T>(values: Iterable<T>, holds: (value: T) => boolean): boolean {
	for (const value of values) if (holds(value)) return true;
	return false;
}
