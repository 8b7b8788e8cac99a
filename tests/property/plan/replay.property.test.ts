import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Rule } from '#engine/model/rules.ts';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import { readPlanFile } from '#engine/scenario/plan-file.ts';
import { newestScenario } from '#engine/scenario/reached.ts';
import { replayScenario } from '#engine/scenario/replay.ts';
import { saveSession } from '#engine/scenario/save-session.ts';
import { createSession } from '#engine/scenario/session.ts';
import { dataset, noGeography } from '../../fixtures/dataset.ts';

const base: Settings = { ...defaultSettings(), units: 'accounts' };
const reps = [
	{ id: 'r0', lon: 7, lat: 48 },
	{ id: 'r1', lon: 13, lat: 50 }
];
const account = fc.record({
	lon: fc.double({ min: 5, max: 15, noNaN: true }),
	lat: fc.double({ min: 45, max: 55, noNaN: true }),
	potential: fc.integer({ min: 0, max: 1000 }),
	visits: fc.integer({ min: 0, max: 12 }),
	owner: fc.constantFrom('r0', 'r1'),
	postcode: fc.constantFrom('10', '20', '30')
});
const hard = true as const;
const rules: readonly (readonly Rule[])[] = [
	[],
	[{ id: 'b', type: 'border', hard, params: { by: 'postcode', digits: 1 } }],
	[{ id: 's', type: 'size', hard, params: { of: 'visits', max: 60 } }],
	[{ id: 'm', type: 'moves', hard, params: { of: 'accounts', percent: 20 } }],
	[{ id: 'c', type: 'keep-centre', hard, params: { repIds: ['r1'] } }]
];
const segment = fc.record({
	rules: fc.constantFrom(...rules),
	centres: fc.constantFrom<Settings['centres']>('homes', 'free'),
	tolerance: fc.constantFrom(5, 20),
	seed: fc.nat(99)
});
const cases = fc.record({
	rows: fc.array(account, { minLength: 4, maxLength: 16 }),
	segments: fc.array(segment, { minLength: 1, maxLength: 3 })
});
const details = { name: 'p', createdAt: '2026-01-01T00:00:00.000Z', createdBy: 'test', engine: '0' };

it('1,000 random plans, changed on the way, come out of their file again unit by unit', () => {
	fc.assert(
		fc.property(cases, ({ rows, segments }) => {
			const data = dataset(
				rows.map((row, i) => ({ ...row, id: `a${i}` })),
				reps
			);
			const session = createSession({ dataset: data, settings: base, geography: noGeography });
			segments.forEach(({ rules, centres, tolerance, seed }, k) => {
				const measures = base.measures.map((measure) => ({ ...measure, tolerance }));
				session.begin(k === 0 ? 'cold' : 'warm', { ...base, rules, centres, measures, seed }, seed);
				while (session.step() === null);
			});
			const plan = readPlanFile(saveSession(session, session.last!, details), 'p.revir');
			const replayed = replayScenario(plan, newestScenario(plan, 'p.revir'), noGeography, 'p.revir');
			expect(replayed).toEqual({ units: session.prepared.units.count, epochs: segments.length });
		}),
		{ numRuns: 1000, seed: 20261201, endOnFailure: true }
	);
}, 240_000);
