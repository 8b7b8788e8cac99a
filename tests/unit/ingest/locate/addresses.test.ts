import { describe, expect, it } from 'vitest';
import { lookUpAddresses } from '#engine/ingest/locate/account-addresses.ts';
import { addressFindings } from '#engine/ingest/locate/address-findings.ts';
import { createGazetteer } from '#engine/ingest/locate/gazetteer.ts';
import { createPostcodeTable } from '#engine/ingest/locate/postcode-table.ts';
import { accountsOf, finish, germanCodes, shippedPlaces, withoutTable, withTable, type Row } from './market.ts';

const austrian = createPostcodeTable('AT', [{ code: '1010', place: 'Wien', lon: 16.37, lat: 48.21 }], {
	attribution: '',
	exact: true
});
const both = createGazetteer(shippedPlaces, [germanCodes, austrian]);

const find = (rows: readonly Row[], gazetteer = withTable) =>
	addressFindings(finish(lookUpAddresses(accountsOf(rows), gazetteer, null)));
const doubts = (rows: readonly Row[], gazetteer = withTable) =>
	find(rows, gazetteer).map(({ reason, mend, rows: members }) => ({
		key: reason.key.replace('address.', ''),
		rows: members,
		cells:
			mend?.changes.filter(({ row }) => row === members[0]).map(({ column, value }) => `${column} ${value}`) ?? null
	}));
const doubt = (country: string | null, postcode: string, city: string | null, gazetteer = withTable) => {
	const [found] = doubts([{ country, postcode, city }], gazetteer);
	return found === undefined ? null : [found.key, found.cells];
};

describe('postcodes in doubt', () => {
	it.each([
		['right', '10115', 'Berlin', null],
		['a part of the town', '50823', 'Köln-Ehrenfeld', null],
		['another spelling', '50823', 'Koeln', null],
		['a name nobody knows', '10115', 'Irgendwo', null],
		['no town', '10115', null, null],
		['a neighbouring town', '97292', 'Würzburg', null],
		['leading zero lost', '1067', 'Dresden', ['postcode-leading-zero', ['postcode 01067']]],
		['prefix', 'D-10115', 'Berlin', ['postcode-prefix', ['postcode 10115']]],
		['a number column', '10115.0', 'Berlin', ['postcode-decimals', ['postcode 10115']]],
		['digits swapped into another town', '05667', 'Köln', ['postcode-swapped', ['postcode 50667']]],
		['digits swapped into nothing', '12034', 'Berlin', ['postcode-swapped', ['postcode 12043']]],
		['a digit wrong', '90331', 'München', ['postcode-digit', ['postcode 80331']]],
		['a digit lost', '8033', 'München', ['postcode-short', ['postcode 80331']]],
		['the town has one code only', '10115', 'München', ['postcode-of-place', ['postcode 80331']]],
		['the town has many', '80331', 'Berlin', ['postcode-contradicts-place', null]],
		['unknown, town unknown', '44135', 'Irgendwo', ['postcode-unknown', null]],
		['no postcode at all', 'unbekannt', 'Berlin', ['postcode-invalid', null]]
	])('%s: %s %s', (_, postcode, city, expected) => {
		expect(doubt('DE', postcode, city)).toEqual(expected);
	});

	it('an address that fits another country and not its own', () => {
		expect(doubt('DE', '1010', 'Wien', both)).toEqual(['other-country', ['country AT']]);
		expect(doubt('DE', 'A-1010', 'Wien', both)).toEqual(['other-country', ['country AT', 'postcode 1010']]);
		expect(doubt('AT', '1010', 'Wien', both)).toBeNull();
	});

	it('without a table only what contradicts the whole region is doubted', () => {
		const known = [59.9, 59.91, 59.92].map((lat) => ({
			country: 'NO',
			postcode: '0150',
			city: 'Oslo',
			lon: 10.7,
			lat
		}));
		const tromso = { country: 'NO', postcode: '0155', city: 'Tromsø' };
		const found = doubts([...known, tromso, { ...tromso, city: 'Oslo' }], withoutTable);
		expect(found).toEqual([{ key: 'postcode-contradicts-place', rows: [3], cells: null }]);
	});

	it('rows of one address are one finding, whose id stays the same', () => {
		const rows = ['1067', '01067', '1067'].map((postcode) => ({ country: 'DE', postcode, city: 'Dresden' }));
		const findings = find(rows);
		expect(findings.map(({ rows: members }) => members)).toEqual([[0, 2]]);
		expect(findings[0]!.mend!.changes).toEqual([
			{ row: 0, column: 'postcode', value: '01067' },
			{ row: 2, column: 'postcode', value: '01067' }
		]);
		const again = find(rows);
		expect(again).toEqual(findings);
		const other = find([rows[1]!, ...rows]);
		expect(other[0]!.id).not.toBe(findings[0]!.id);
	});
});
