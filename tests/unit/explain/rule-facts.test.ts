import { describe, expect, it } from 'vitest';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { readReps } from '#engine/ingest/reps.ts';
import { ruleFacts } from '#engine/explain/rule-facts.ts';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import { measureLabels } from '#engine/plan/prepare/measure-labels.ts';
import { prepare } from '#engine/plan/prepare/prepare.ts';
import { bytesOf } from '../ingest/helpers.ts';

const accounts = `account_id,lon,lat,revenue_y0,visits_per_year,owner_id,locked
A1,9.0,48.0,100,6,R1,
A2,9.1,48.0,100,6,R1,
A3,12.0,50.0,100,6,R1,yes
A4,12.1,50.0,100,6,R2,
`;
const reps = 'rep_id,name,lon,lat\nR1,Ann,9,48\nR2,Bob,12,50\n';

function facts(rules: Settings['rules']) {
	const read = readAccounts(bytesOf(accounts), 'a.csv');
	const dataset = { accounts: read.accounts, meta: read.meta, reps: readReps(bytesOf(reps), 'r.csv').reps };
	const settings: Settings = { ...defaultSettings(), units: 'accounts', rules };
	const prepared = prepare(dataset, settings, { places: null, outlines: [] });
	const labels = Int32Array.from(prepared.units.lon, (lon) => (lon > 11 ? 1 : 0));
	return { facts: ruleFacts(prepared, labels), hours: measureLabels(prepared, labels).travelHoursPerYear };
}

describe('what rules hold and cost', () => {
	it('locks of the data cost what their rep drives more than the rep of the area', () => {
		const held = facts([]);
		const free = facts([{ id: 'release', type: 'release', hard: true, params: { accounts: ['A3'] } }]);
		expect(held.facts.map(({ id }) => id)).toEqual(['data']);
		expect([...held.facts[0]!.accounts]).toEqual([2]);
		expect(free.facts.map(({ id }) => id)).toEqual(['release']);
		expect(held.facts[0]!.hours).toBeCloseTo(held.hours - free.hours, 6);
	});

	it('an assignment costs the same way, and is not counted as a lock of the data as well', () => {
		const free = facts([{ id: 'release', type: 'release', hard: true, params: { accounts: ['A3'] } }]);
		const held = facts([
			{ id: 'release', type: 'release', hard: true, params: { accounts: ['A3'] } },
			{ id: 'assign-R2', type: 'assign', hard: true, params: { repId: 'R2', accounts: ['A1'] } }
		]);
		const fact = held.facts.find(({ id }) => id === 'assign-R2')!;
		expect([...fact.accounts]).toEqual([0]);
		expect(fact.hours).toBeCloseTo(held.hours - free.hours, 6);
		expect(fact.hours).toBeGreaterThan(1);
	});

	it('a barrier has no price before planning again', () => {
		const barrier = { name: 'Elbe', line: [[10, 47] as [number, number], [10, 52] as [number, number]] };
		const { facts: found } = facts([{ id: 'barrier-1', type: 'barrier', hard: true, params: barrier }]);
		expect(found.find(({ id }) => id === 'barrier-1')).toMatchObject({ hours: null });
	});
});
