import { expect, it } from 'vitest';
import { readAreas } from '#engine/ingest/areas/read-areas.ts';
import { createRandom } from '#engine/model/random.ts';
import { defaultSettings } from '#engine/model/settings.ts';
import { readPlanFile } from '#engine/scenario/plan-file.ts';
import { newestScenario } from '#engine/scenario/reached.ts';
import { replayScenario } from '#engine/scenario/replay.ts';
import { saveSession } from '#engine/scenario/save-session.ts';
import { createSession } from '#engine/scenario/session.ts';
import { geoJson, patchwork, polygon, square } from '../../fixtures/areas.ts';
import { dataset, noGeography } from '../../fixtures/dataset.ts';

/** Areas that draw their borders apart, and an island. */
const { areas } = readAreas(
	geoJson([
		...patchwork({ columns: 6, rows: 5, seed: 2, noise: 0.0003 }),
		polygon({ id: 'isle' }, square(9, 50, 0.05))
	]),
	'a.geojson'
);
const random = createRandom(8);
const rows = Array.from({ length: 200 }, () => ({
	lon: 8 + 0.6 * random.unit(),
	lat: 50 + 0.5 * random.unit(),
	revenue: 1 + random.below(9)
}));
const reps = [
	{ id: 'R1', lon: 8.1, lat: 50.1 },
	{ id: 'R2', lon: 8.5, lat: 50.1 },
	{ id: 'R3', lon: 8.3, lat: 50.4 }
];

it('plans over areas are in one piece, the same every time, and replay from their file', () => {
	const plan = () => {
		const session = createSession({
			dataset: { ...dataset(rows, reps), areas },
			settings: defaultSettings(),
			geography: noGeography
		});
		session.begin('cold', defaultSettings(), 1);
		let last = session.step();
		while (last === null || last.epoch < 2) last = session.step() ?? last;
		return { session, last };
	};
	const { session, last } = plan();
	expect(session.prepared.unitSource).toBe('areas');
	expect(last.kpis.outsideUnits).toBe(0);
	expect(new Set(last.labels)).toEqual(new Set([0, 1, 2]));
	expect(plan().last.labels).toEqual(last.labels);

	const about = { name: 'Plan', createdAt: '2026-01-02T03:04:05.000Z', createdBy: 'test', engine: '0' };
	const stored = readPlanFile(saveSession(session, last, about), 'x.revir');
	expect(stored.dataset.areas).toEqual(areas);
	expect(replayScenario(stored, newestScenario(stored, 'x'), noGeography, 'x')).toEqual({ units: 31, epochs: 2 });
	// Without its areas the plan rests on other units, and is refused.
	const { accounts, reps: own, meta } = stored.dataset;
	const bare = { accounts, reps: own, meta };
	expect(() => replayScenario({ ...stored, dataset: bare }, newestScenario(stored, 'x'), noGeography, 'x')).toThrow(
		/PLAN_UNITS/
	);
});
