import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultSettings } from '#engine/model/settings.ts';
import { measureLabels } from '#engine/plan/prepare/measure-labels.ts';
import { buildProblem, prepare } from '#engine/plan/prepare/prepare.ts';
import { dataset, noGeography } from '../../fixtures/dataset.ts';
import { components } from '../../unit/prepare/shapes.ts';

const settings = { ...defaultSettings(), units: 'accounts' as const };
const account = fc.record({
	lon: fc.double({ min: 5, max: 15, noNaN: true }),
	lat: fc.double({ min: 45, max: 60, noNaN: true }),
	potential: fc.integer({ min: 0, max: 1000 }),
	revenue: fc.integer({ min: 0, max: 1000 }),
	visits: fc.integer({ min: 0, max: 12 }),
	owner: fc.constantFrom('r0', 'r1', 'r2', undefined)
});
const reps = [
	{ id: 'r0', lon: 7, lat: 48 },
	{ id: 'r1', lon: 13, lat: 50 },
	{ id: 'r2', lon: 10, lat: 57 }
];
const cases = fc.record({
	rows: fc.array(account, { minLength: 1, maxLength: 40 }),
	seed: fc.integer({ min: 0, max: 1000 })
});
const prepared = (rows: readonly { owner?: string | undefined }[]) =>
	prepare(
		dataset(
			rows.map(({ owner, ...row }) => (owner === undefined ? row : { ...row, owner })),
			reps
		),
		settings,
		noGeography
	);
const labelsFor = (units: number, seed: number) =>
	Int32Array.from({ length: units }, (_, u) => ((u * 7 + seed) % 4) - 1);

it('territories and the unassigned together are the whole', () => {
	fc.assert(
		fc.property(cases, ({ rows, seed }) => {
			const plan = prepared(rows);
			const kpis = measureLabels(plan, labelsFor(plan.units.count, seed));
			const held = kpis.territories.reduce((sum, t) => sum + t.accounts, 0) + kpis.unassignedAccounts;
			expect(held).toBe(rows.length);
			expect(kpis.territories.reduce((sum, t) => sum + t.travelHours, 0)).toBeCloseTo(kpis.travelHoursPerYear, 6);
			expect(kpis.coverage).toBeLessThanOrEqual(1 + 1e-12);
			expect(kpis.movedAccounts).toBeLessThanOrEqual(1);
			expect(kpis.territories.reduce((sum, t) => sum + t.outsideUnits, 0)).toBe(kpis.outsideUnits);
		}),
		{ numRuns: 40 }
	);
});

it('the order of the accounts changes no figure', () => {
	fc.assert(
		fc.property(cases, ({ rows }) => {
			const [a, b] = [prepared(rows).today.kpis, prepared([...rows].reverse()).today.kpis];
			for (const key of [
				'potentialSpread',
				'travelHoursPerYear',
				'coverage',
				'gini',
				'growth',
				'unassignedAccounts'
			] as const)
				expect(b[key]).toBeCloseTo(a[key], 6);
		}),
		{ numRuns: 40 }
	);
});

it('the graph is connected and the problem whole-numbered, whatever the accounts', () => {
	fc.assert(
		fc.property(cases, ({ rows }) => {
			const plan = prepared(rows);
			const problem = buildProblem(plan, settings);
			return (
				components(problem.graph) === 1 &&
				problem.travel.every(Number.isInteger) &&
				problem.extra!.every((cost) => Number.isInteger(cost) && cost >= 0) &&
				Number.isFinite(problem.fairnessWeight)
			);
		}),
		{ numRuns: 40 }
	);
});
