import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planAlignment, todayAlignment } from '#engine/explain/alignment.ts';
import { findings } from '#engine/explain/findings.ts';
import { neighbourhood } from '#engine/explain/neighbourhood.ts';
import { territoryDetail } from '#engine/explain/territory.ts';
import { defaultSettings } from '#engine/model/settings.ts';
import { measureLabels } from '#engine/plan/prepare/measure-labels.ts';
import { prepare } from '#engine/plan/prepare/prepare.ts';
import { createSession } from '#engine/scenario/session.ts';
import { dataset, noGeography } from '../../fixtures/dataset.ts';

const settings = { ...defaultSettings(), units: 'accounts' as const };
const reps = [
	{ id: 'r0', lon: 7, lat: 48 },
	{ id: 'r1', lon: 13, lat: 50 },
	{ id: 'r2', lon: 10, lat: 57 }
];
const account = fc.record(
	{
		lon: fc.double({ min: 5, max: 15, noNaN: true }),
		lat: fc.double({ min: 45, max: 60, noNaN: true }),
		potential: fc.integer({ min: 1, max: 1000 }),
		revenue: fc.integer({ min: 0, max: 1000 }),
		visits: fc.integer({ min: 0, max: 12 }),
		industry: fc.constantFrom('x', 'y'),
		owner: fc.constantFrom('r0', 'r1', 'r2')
	},
	{ requiredKeys: ['lon', 'lat', 'potential'] }
);
const rows = fc.array(account, { minLength: 2, maxLength: 40 });
const open = (list: readonly { owner?: string | undefined }[]) =>
	prepare(dataset(list as Parameters<typeof dataset>[0], reps), settings, noGeography);

it('every finding points at what it counts, once, and its share is no more than the whole', () => {
	fc.assert(
		fc.property(rows, (list) => {
			const prepared = open(list);
			const alignment = todayAlignment(prepared);
			for (const found of findings(prepared, alignment, neighbourhood(prepared.places.sphere))) {
				const about = found.id === 'overlap' ? found.units : found.reps.length > 0 ? found.reps : found.accounts;
				expect(about.length).toBe(found.count);
				expect(new Set(about).size).toBe(found.count);
				expect(found.amount).toBeGreaterThanOrEqual(0);
				if (found.unit === 'money') expect(found.share).toBeLessThanOrEqual(1 + 1e-12);
				if (found.around !== null) {
					expect(found.around.length).toBe(found.accounts.length);
					found.accounts.forEach((row, k) => expect(found.around![k]).not.toBe(alignment.accountOwner[row]));
				}
			}
		}),
		{ numRuns: 60 }
	);
});

it('a plan the solver calls connected has nothing cut off, no overlap and no hole', () => {
	fc.assert(
		fc.property(rows, (list) => {
			const session = createSession({ dataset: open(list).dataset, settings, geography: noGeography });
			session.begin('cold', settings, 1);
			let epoch = null;
			while (epoch === null) epoch = session.step();
			if (epoch.report.outside > 0) return;
			const plan = planAlignment(epoch.prepared, epoch.labels, epoch.kpis);
			const found = findings(epoch.prepared, plan, neighbourhood(epoch.prepared.places.sphere));
			const ids = found.map(({ id }) => id);
			for (const id of ['cut-off', 'overlap', 'holes']) expect(ids).not.toContain(id);
		}),
		{ numRuns: 12 }
	);
});

it('a territory’s parts add up to its figures, whatever the plan', () => {
	fc.assert(
		fc.property(rows, fc.integer({ min: 0, max: 50 }), (list, seed) => {
			const prepared = open(list);
			const labels = Int32Array.from({ length: prepared.units.count }, (_, u) => (u * 7 + seed) % 3);
			const today = todayAlignment(prepared);
			const plan = planAlignment(prepared, labels, measureLabels(prepared, labels));
			let lost = 0;
			let gained = 0;
			for (let rep = 0; rep < 3; rep++) {
				const detail = territoryDetail(prepared, rep, plan, today, plan);
				const figures = plan.kpis.territories[rep]!;
				const { industry, stage, size } = detail.composition;
				for (const slices of [industry, stage, size]) {
					expect(slices.reduce((sum, slice) => sum + slice.accounts, 0)).toBe(figures.accounts);
					expect(slices.reduce((sum, slice) => sum + slice.potential, 0)).toBeCloseTo(figures.potential, 6);
				}
				const count = (exchanges: typeof detail.gained) => exchanges.reduce((sum, { accounts }) => sum + accounts, 0);
				expect(count(detail.gained)).toBe(figures.gained);
				expect(count(detail.lost)).toBe(figures.lost);
				expect(detail.gainedReasons.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(figures.gained);
				expect(detail.ranking.map(({ potential }) => potential)).toEqual(
					[...detail.ranking.map(({ potential }) => potential)].sort((a, b) => b - a)
				);
				gained += figures.gained;
				lost += figures.lost;
			}
			const newly = prepared.today.accountOwner.filter((t) => t < 0).length;
			expect(gained).toBe(lost + newly);
		}),
		{ numRuns: 40 }
	);
});
