import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { readReps } from '#engine/ingest/reps.ts';
import { defaultSettings } from '#engine/model/settings.ts';
import { prepare } from '#engine/plan/prepare/prepare.ts';
import { assignmentTable, ownersTable } from '#engine/report/assignment.ts';
import { tableToCsv } from '#engine/report/csv.ts';
import { kpiTable, namedKpiTable, territoryTable } from '#engine/report/kpi-table.ts';
import { reasonText } from '#engine/report/reason-text.ts';
import { tablesToXlsx } from '#engine/report/xlsx.ts';
import { bytesOf } from '../ingest/helpers.ts';

const accounts = `account_id,name,lon,lat,unit_id,revenue_y0,owner_id,locked,city,potential
A1,=HYPERLINK(1),9.0,48.0,u1,100,R1,,Ulm,250
A2,Bauer,9.1,48.0,u1,100,R1,,Ulm,250
A3,Cohn,12.0,50.0,u2,100,R1,,Hof,250.4
A4,Dorn,12.1,50.0,u2,100,R2,yes,Hof,250
A5,Nowhere,,,,100,R2,,,250
A6,Fresh,12.0,50.1,u2,100,,,Hof,250
`;
const reps = 'rep_id,name,lon,lat\nR1,Ann,9,48\nR2,Bob,12,50\n';

function sample() {
	const read = readAccounts(bytesOf(accounts), 'a.csv');
	const dataset = { accounts: read.accounts, meta: read.meta, reps: readReps(bytesOf(reps), 'r.csv').reps };
	// Not every account has a unit, so the units are the six locations.
	return prepare(dataset, { ...defaultSettings(), units: 'accounts' }, { places: null, outlines: [] });
}

describe('assignment table', () => {
	const prepared = sample();
	const east = prepared.units.id.map((_, unit) => (prepared.units.lon[unit]! > 11 ? 1 : 0));
	const labels = Int32Array.from(east);
	const { columns, rows } = assignmentTable(prepared, labels);
	const cell = (row: number, column: string) => rows[row]![columns.indexOf(column)];

	it('has one row per account in the order of the data, and one without a position stays with the rep it has', () => {
		expect(rows.map((row) => row[0])).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6']);
		expect([cell(4, 'new_rep_id'), cell(4, 'unit_id'), cell(4, 'reason')]).toEqual(['R2', null, 'stays']);
		expect(cell(4, 'flags')).toBe('not located');
	});

	it('tells old from new rep and why', () => {
		expect([cell(0, 'old_rep_id'), cell(0, 'new_rep_id'), cell(0, 'moved'), cell(0, 'reason')]).toEqual([
			'R1',
			'R1',
			false,
			'stays'
		]);
		expect([cell(2, 'old_rep_id'), cell(2, 'new_rep_id'), cell(2, 'new_rep'), cell(2, 'moved')]).toEqual([
			'R1',
			'R2',
			'Bob',
			true
		]);
		expect(cell(2, 'reason')).toMatch(/^\d+\.\d h a year more travel for its area with Ann$/);
		expect([cell(5, 'old_rep_id'), cell(5, 'moved'), cell(5, 'reason')]).toEqual([null, false, 'had no rep']);
		expect(cell(3, 'flags')).toBe('locked');
		expect(cell(0, 'flags')).toBe('');
	});

	it('names both reps, the city and what the account is worth', () => {
		expect(['city', 'old_rep', 'new_rep', 'potential', 'revenue'].map((column) => cell(2, column))).toEqual([
			...['Hof', 'Ann', 'Bob'],
			...[250, 100]
		]);
		expect([cell(4, 'city'), cell(4, 'old_rep'), cell(4, 'new_rep'), cell(5, 'old_rep')]).toEqual([
			...[null, 'Bob', 'Bob'],
			null
		]);
	});

	it('the short table holds the assigned accounts and nothing else', () => {
		expect(tableToCsv(ownersTable(prepared, labels), false)).toBe(
			'account_id,rep_id\r\nA1,R1\r\nA2,R1\r\nA3,R2\r\nA4,R2\r\nA6,R2\r\n'
		);
	});

	it('territory and figure tables have a row per rep and a column per alignment', () => {
		const { kpis } = prepared.today;
		const territories = territoryTable(kpis, (id) => ({ name: id === 'R1' ? 'Ann' : 'Bob', home: 'antatt' }), 'nb');
		expect(territories.columns.slice(0, 4)).toEqual(['Selger-ID', 'Selger', 'Hjemsted', 'Kunder og leads']);
		expect(territories.rows.map((row) => row.slice(0, 3))).toEqual([
			['R1', 'Ann', 'antatt'],
			['R2', 'Bob', 'antatt']
		]);
		const table = kpiTable([
			{ name: 'today', kpis },
			{ name: 'none', kpis: null }
		]);
		expect(table.columns).toEqual(['figure', 'unit', 'today', 'none']);
		expect(table.rows.find((row) => row[0] === 'gini')).toEqual(['gini', '', Number(kpis.gini.toPrecision(6)), null]);
	});

	it('the workbook calls figures by the reader’s names', () => {
		const { kpis } = prepared.today;
		const table = namedKpiTable(null, kpis, 'NOK', 'de');
		expect(table.columns).toEqual(['Kennzahl', 'Einheit', 'Heute', 'Danach']);
		expect(table.rows.map((row) => row[0]).join()).not.toMatch(/_|undefined/);
		expect(table.rows.find((row) => row[0] === 'Fahrtkosten im Jahr')?.[1]).toBe('NOK');
		expect(table.rows.find((row) => row[0] === 'Abgetrennte Orte')?.slice(1)).toEqual([
			'Orte',
			null,
			kpis.outsideUnits
		]);
	});

	it('the workbook is a zip of XML in which no cell is a formula', async () => {
		const bytes = await tablesToXlsx([{ name: 'Accounts', table: { columns, rows } }]);
		const sheet = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
		expect(sheet).toContain('<sheetData>');
		expect(sheet).not.toContain('<f>');
		const everything = Object.values(unzipSync(bytes))
			.map((part) => new TextDecoder().decode(part))
			.join('');
		expect(everything).toContain('=HYPERLINK(1)');
	});
});

describe('CSV', () => {
	it('text a spreadsheet would run gets an apostrophe, numbers stay numbers, separators are quoted', () => {
		const csv = tableToCsv({
			columns: ['a', 'b', 'c'],
			rows: [
				['=1+1', -2.5, 'x,"y"'],
				['+49', null, true]
			]
		});
		expect(csv).toBe(`a,b,c\r\n'=1+1,-2.5,"x,""y"""\r\n'+49,,true\r\n`);
	});
});

describe('reasons', () => {
	it('are words in three languages', () => {
		const names = (rep: number) => `R${rep}`;
		const shared = { from: 0, to: 1, hours: -2.34 } as const;
		const full = { kind: 'full', measure: 'potential', deviation: 0.1234, limit: 0.1, ...shared } as const;
		expect(reasonText(full, names, 'en')).toBe(
			'if it stayed, R0 would be at 112.3 % of target in potential (±10.0 % allowed)'
		);
		expect(reasonText(full, names, 'de')).toBe(
			'bliebe er, läge R0 bei 112,3 % des Ziels für Potenzial (±10,0 % erlaubt)'
		);
		expect(reasonText({ ...full, kind: 'short', deviation: -0.2 }, names, 'nb')).toBe(
			'om den ble, ville R1 ligge på 80,0 % av målet for potensial (±10,0 % er tillatt)'
		);
		expect(reasonText({ ...shared, kind: 'nearer', hours: 3.27 }, names, 'nb')).toBe(
			'3,3 t mer reise i året for området med R0'
		);
		expect(reasonText({ ...shared, kind: 'goals', goal: 'fairness', worse: 5 }, names, 'en')).toBe(
			'staying would cost as much as 5.0 h a year of travel, mostly fairness'
		);
		expect(reasonText({ ...shared, kind: 'rule', type: 'barrier', rule: 'r' }, names, 'de')).toBe(
			'eine Sperre liegt dazwischen'
		);
	});
});
