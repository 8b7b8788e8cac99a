import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { PostcodePoints } from '#engine/model/postcodes.ts';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import { prepare } from '#engine/plan/prepare/prepare.ts';
import { unitAt } from '#engine/plan/prepare/unit-at.ts';
import { postcodeTable } from '#engine/report/postcode-table.ts';
import { boxOutline, dataset, noGeography, type AccountRow } from '../../fixtures/dataset.ts';

const reps = [
	{ id: 'R1', lon: 9, lat: 48 },
	{ id: 'R2', lon: 12, lat: 48 }
];
const points = (country: string, ...rows: readonly (readonly [string, number, number])[]): PostcodePoints => ({
	country,
	count: rows.length,
	codes: rows.map(([code]) => code),
	lon: Float64Array.from(rows, ([, lon]) => lon),
	lat: Float64Array.from(rows, ([, , lat]) => lat)
});

/** West of 10.5° is served by R1, the rest by R2. */
function answers(
	rows: readonly AccountRow[],
	tables: readonly PostcodePoints[] = [],
	units: Settings['units'] = 'accounts'
) {
	const geography = units === 'h3' ? { ...noGeography, outlines: [boxOutline('DE', 8, 47, 13, 49)] } : noGeography;
	const prepared = prepare(dataset(rows, reps), { ...defaultSettings(), units }, geography);
	const labels = Int32Array.from(prepared.units.lon, (lon) => (lon > 10.5 ? 1 : 0));
	const { columns, rows: table } = postcodeTable(prepared, labels, tables);
	return table.map((row) => Object.fromEntries(columns.map((column, k) => [column, row[k]])));
}
const west = { country: 'DE', postcode: '70173', lon: 9.1, lat: 48, owner: 'R1' };
const east = { country: 'DE', postcode: '80331', lon: 11.5, lat: 48, owner: 'R2' };

describe('postcode → rep', () => {
	it('has every postcode of the accounts once, in order, with the rep of its territory', () => {
		expect(answers([east, west, { ...west, lon: 9.2 }])).toEqual([
			{
				...{ country: 'DE', postcode: '70173', rep_id: 'R1', rep: 'R1', share_pct: 100, also: null },
				...{ accounts: 2, basis: 'its accounts' }
			},
			{
				...{ country: 'DE', postcode: '80331', rep_id: 'R2', rep: 'R2', share_pct: 100, also: null },
				...{ accounts: 1, basis: 'its accounts' }
			}
		]);
	});

	it.each(['accounts', 'h3'] as const)('answers postcodes without accounts by where they lie (units: %s)', (units) => {
		const table = points('DE', ['70173', 9.1, 48], ['72070', 9, 48.5], ['81000', 12.4, 47.5]);
		const found = answers([west, east], [table], units);
		expect(found.map(({ postcode, rep_id: rep, accounts, basis }) => [postcode, rep, accounts, basis])).toEqual([
			['70173', 'R1', 1, 'its accounts'],
			['72070', 'R1', 0, 'its position'],
			['80331', 'R2', 1, 'its accounts'],
			['81000', 'R2', 0, 'its position']
		]);
	});

	it('a split postcode has the rep of most of its accounts and names the others with their shares', () => {
		const split = [9, 9.2, 12].map((lon) => ({ ...west, lon }));
		expect(answers([...split, east])[0]).toMatchObject({ rep_id: 'R1', share_pct: 67, also: 'R2 R2 33 %' });
		const even = [9, 12].map((lon) => ({ ...west, lon }));
		expect(answers(even)[0]).toMatchObject({ rep_id: 'R1', also: 'R2 R2 50 %' });
		expect(answers(even, [points('DE', ['70173', 11.9, 48])])[0]).toMatchObject({ rep_id: 'R2', also: 'R1 R1 50 %' });
	});

	it('an account held by a rep from outside its territory does not give away its postcode', () => {
		const rows = [
			west,
			{ ...west, lon: 9.11, owner: 'R2', locked: true },
			{ ...west, lon: 9.12, owner: 'R2', locked: true }
		];
		expect(answers([...rows, east])[0]).toMatchObject({ rep_id: 'R1', also: null, accounts: 3 });
	});

	it('accounts without a position are counted, and located by the table where it knows their postcode', () => {
		const lost = { country: 'DE', postcode: '99999', owner: 'R1' };
		expect(answers([west, east, lost]).at(-1)).toMatchObject({ rep_id: null, accounts: 1, basis: 'not located' });
		expect(answers([west, east, lost], [points('DE', ['99999', 12, 48])]).at(-1)).toMatchObject({
			rep_id: 'R2',
			accounts: 1,
			basis: 'its position'
		});
		const guessed = { ...points('DE', ['99999', 12, 48]), exact: false };
		expect(answers([west, east, lost], [guessed]).at(-1)).toMatchObject({ basis: 'its place, approximate' });
	});

	it('where units are postcodes, a postcode is answered by its own unit', () => {
		const found = answers([west, east], [points('DE', ['70173', 12, 48], ['70174', 9, 48])], 'postcodes');
		expect(found.map(({ postcode, rep_id: rep, basis }) => [postcode, rep, basis])).toEqual([
			['70173', 'R1', 'its own area'],
			['70174', 'R1', 'its position'],
			['80331', 'R2', 'its own area']
		]);
	});

	it('codes of other units that look like postcodes are not taken for them', () => {
		const rows = [
			{ ...west, unit: '80331' },
			{ ...east, unit: '70173' }
		];
		expect(answers(rows, [], 'auto').map(({ rep_id: rep, basis }) => [rep, basis])).toEqual([
			['R1', 'its accounts'],
			['R2', 'its accounts']
		]);
	});

	it('spaces and case do not make another postcode; one code in two countries are two', () => {
		const rows = [
			{ ...west, country: 'GB', postcode: 'SW1A 1AA' },
			{ ...west, country: 'GB', postcode: 'sw1a1aa' },
			{ ...east, country: 'AT', postcode: '1010' },
			{ ...east, country: 'NO', postcode: '1010' }
		];
		expect(answers(rows).map(({ country, postcode, accounts }) => [country, postcode, accounts])).toEqual([
			['AT', '1010', 1],
			['GB', 'SW1A 1AA', 2],
			['NO', '1010', 1]
		]);
	});

	it('an account without a country takes that of the tables; countries without accounts are left out', () => {
		const nowhere = { lon: east.lon, lat: east.lat, owner: east.owner, postcode: '1010' };
		const tables = [
			points('AT', ['1010', 11.6, 48], ['1020', 11.7, 48]),
			points('NO', ['1010', 10, 60], ['0150', 10.7, 60])
		];
		expect(answers([nowhere, nowhere], tables).map(({ country, postcode }) => [country, postcode])).toEqual([
			['AT', '1010'],
			['AT', '1020']
		]);
	});
});

it('the unit of a point is the one that holds it, for sites and hexagons alike', () => {
	const rows = Array.from({ length: 40 }, (_, i) => ({ lon: 8 + ((i * 7) % 40) / 10, lat: 47 + i / 20, owner: 'R1' }));
	for (const units of ['accounts', 'h3'] as const) {
		const prepared = prepare(dataset(rows, reps), { ...defaultSettings(), units }, noGeography);
		const unitOf = unitAt(prepared.layer);
		rows.forEach(({ lon, lat }, row) => expect(unitOf(lon, lat)).toBe(prepared.accountUnit[row]));
		expect(unitOf(40, 40)).toBeGreaterThanOrEqual(0);
	}
});

const norway = '../shared/data/geonames_postal/no.csv.gz';
it.skipIf(!existsSync(norway))('every postcode of Norway gets a rep from a hundred accounts (shared data)', () => {
	const lines = strFromU8(gunzipSync(readFileSync(norway)))
		.trimEnd()
		.split('\n')
		.slice(1);
	const cells = lines.map((line) => line.split(',')).filter((row) => row.length === 11);
	const table = points('NO', ...cells.map((row) => [row[1]!, Number(row[10]), Number(row[9])] as const));
	const rows = Array.from({ length: 100 }, (_, k): AccountRow => {
		const at = Math.floor((k * table.count) / 100);
		return { country: 'NO', postcode: table.codes[at]!, lon: table.lon[at]!, lat: table.lat[at]!, owner: 'R1' };
	});
	const found = answers(rows, [table]);
	expect(found.length).toBe(new Set(table.codes).size);
	expect(found.every(({ rep_id: rep }) => rep === 'R1' || rep === 'R2')).toBe(true);
});
