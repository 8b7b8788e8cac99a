import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readPlanFile } from '#engine/scenario/plan-file.ts';
import { geoJson, polygon, square } from '../../fixtures/areas.ts';
import { goodAccounts, goodReps, header, revir, scratch } from './run-cli.ts';

const file = scratch();
/** One account stands a little off the areas. */
const accounts = file('accounts.csv', `${goodAccounts}A40,Harbour,7.68,49.5,900,R0\n`);
const reps = file('reps.csv', goodReps);
/** 3 × 3 areas around the 8 × 5 accounts, the last without any. */
const districts = Array.from({ length: 9 }, (_, k) =>
	polygon({ AGS: `0${k}`, GEN: `District ${k}` }, square(7.7 + 0.95 * (k % 3), 48.85 + 0.7 * Math.floor(k / 3), 0.95))
);
const areas = file('districts.geojson', geoJson(districts));
const out = file('x.revir');

describe('revir plan --areas', () => {
	const territories = file('t.geojson');
	const postcodes = file('p.csv');
	const {
		code,
		last,
		err,
		out: told
	} = revir(
		...['plan', '--accounts', accounts, '--reps', reps, '--areas', areas, '--epochs', '2', '--seed', '7', '--out', out],
		...['--geojson', territories, '--geojson-units', '--postcodes', postcodes, '--json']
	);

	it('plans in these areas, and tells what was guessed and who stands outside', () => {
		expect(code, last).toBe(0);
		expect(JSON.parse(told)).toMatchObject({ units: 9, located: 41, unassigned: 0, outside: 0 });
		expect(err).toMatch(/9 areas from districts\.geojson as basic units; id: AGS, name: GEN/);
		expect(err).toMatch(/accounts lie outside all areas/);
		const { features, revir: about } = JSON.parse(readFileSync(territories, 'utf8'));
		expect(about.units).toBe('areas');
		const units = features.filter(({ properties }: { properties: { kind: string } }) => properties.kind === 'unit');
		expect(units.map(({ properties }: { properties: { unit: string } }) => properties.unit).sort()).toEqual(
			districts.map(({ properties }) => properties['GEN'])
		);
	});

	it('the plan file brings its areas along: it replays, is measured and reported without the file they came from', () => {
		expect(Object.keys(unzipSync(readFileSync(out)))).toContain('areas.geojson');
		const { dataset, unitIds } = readPlanFile(readFileSync(out), 'x.revir');
		expect(dataset.areas?.id).toEqual(unitIds);
		expect(JSON.parse(revir('replay', out, '--json').out)).toMatchObject({ equal: true, units: 9 });
		const again = file('again.geojson');
		expect(revir('report', out, '--geojson', again, '--geojson-units').code).toBe(0);
		expect(readFileSync(again)).toEqual(readFileSync(territories));
	});
});

it('revir import --areas says how accounts and areas go together; areas alone are no accounts', () => {
	const bare = file('bare.csv', header + 'A1,Inside,8,49,1,R0\nA2,Outside,7.6,49,1,R1\n');
	const told = revir('import', bare, '--out', file('a.arrow'), '--areas', areas, '--area-id', 'GEN', '--json');
	expect(JSON.parse(told.out).areas).toEqual({ count: 9, id: 'GEN', name: null, outside: 1 });
	const refused = revir('import', areas, '--out', file('b.arrow'));
	expect(refused.code).toBe(2);
	expect(refused.last).toMatch(/expected --areas districts\.geojson/);
});
