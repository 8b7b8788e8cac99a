import { readAccounts } from '#engine/ingest/accounts.ts';
import { readReps } from '#engine/ingest/reps.ts';
import { defaultSettings } from '#engine/model/settings.ts';
import { settingsHash } from '#engine/scenario/hash.ts';
import { appendLog, writePlanFile, type PlanInput } from '#engine/scenario/plan-file.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
export const createdAt = '2026-01-02T03:04:05.000Z';
export const about = { createdAt, createdBy: 'test', engine: '0.1.0' };

/** Two reps, three accounts, two units side by side; the smallest plan that uses every part. */
export function samplePlan(): PlanInput {
	const settings = defaultSettings();
	const hash = settingsHash(settings);
	const { accounts, meta } = readAccounts(
		bytesOf('account_id,name,lon,lat,revenue_y0,owner_id\nA1,Süß,9,48,10,R1\nA2,B,9.5,48,20,R2\nA3,C,,,30,\n'),
		'a.csv'
	);
	const { reps } = readReps(bytesOf('rep_id,name,lon,lat\nR1,Ann,9,48\nR2,Bob,9.5,48\n'), 'r.csv');
	return {
		dataset: { accounts, reps, meta },
		units: {
			count: 2,
			id: ['west', 'east'],
			name: ['West', 'East'],
			lon: Float64Array.of(9, 9.5),
			lat: Float64Array.of(48, 48),
			ringStart: Uint32Array.of(0, 1, 2),
			pointStart: Uint32Array.of(0, 4, 8),
			points: Float64Array.of(8.8, 47.8, 9.2, 47.8, 9.2, 48.2, 8.8, 47.8, 9.2, 47.8, 9.7, 47.8, 9.7, 48.2, 9.2, 47.8)
		},
		graph: { offsets: Uint32Array.of(0, 1, 2), neighbours: Uint32Array.of(1, 0), kinds: Uint8Array.of(0, 0) },
		accountUnit: Int32Array.of(0, 1, -1),
		scenarios: [
			{
				id: 'plan',
				name: 'Plan',
				parent: null,
				settings,
				settingsByHash: { [hash]: settings },
				events: [],
				segments: [{ settingsHash: hash, start: 'cold', seed: 1, islands: 1, epochs: 2 }],
				labels: { west: 'R1', east: 'R2' },
				overrides: [{ accountId: 'A2', repId: 'R1', reason: 'locked' }],
				createdAt,
				note: ''
			}
		],
		log: appendLog(appendLog([], createdAt, 'planned', { seed: 1 }), createdAt, 'renamed', { name: 'Plan' })
	};
}

export const sampleBytes = () => writePlanFile(samplePlan(), about);
