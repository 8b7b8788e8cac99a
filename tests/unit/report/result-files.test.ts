import { describe, expect, it } from 'vitest';
import readSheets from 'read-excel-file/node';
import { unzipSync } from 'fflate';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { readReps } from '#engine/ingest/reps.ts';
import type { Language } from '#engine/model/error-texts.ts';
import type { PostcodePoints } from '#engine/model/postcodes.ts';
import { defaultSettings } from '#engine/model/settings.ts';
import { measureLabels } from '#engine/plan/prepare/measure-labels.ts';
import { prepare } from '#engine/plan/prepare/prepare.ts';
import { planCsv, planWorkbook, postcodeCsv, postcodeWorkbook } from '#engine/report/workbook.ts';
import { settingsHash } from '#engine/scenario/hash.ts';
import { bytesOf } from '../ingest/helpers.ts';

const accounts = `account_id,name,lon,lat,country,postcode,city,location_precision,revenue_y0,potential,potential_source,owner_id,locked,protected_until
A1,=HYPERLINK(1),9.0,48.0,DE,08523,"Ulm, Süd",rooftop,100,250,known,R1,,
A2,'+Bauer,9.1,48.0,DE,72070,Ulm,postcode,100,,,R1,,
A3,@Cohn,12.0,50.0,DE,95028,Hof,place,,250,similar,R1,,
A4,Dorn,12.1,50.0,DE,95028,Hof,,100,250,,R1,yes,2099-01-01
A5,Nowhere,,,DE,95030,,none,100,250,,R2,,
`;
const reps = 'rep_id,name,lon,lat\nR1,Ann,9,48\nR2,Bøb,12,50\n';
const read = readAccounts(bytesOf(accounts), 'a.csv');
const dataset = { accounts: read.accounts, meta: read.meta, reps: readReps(bytesOf(reps), 'r.csv').reps };
const prepared = prepare(dataset, { ...defaultSettings(), units: 'accounts' }, { places: null, outlines: [] });
const labels = Int32Array.from(prepared.units.lon, (lon) => (lon > 11 ? 1 : 0));
const kpis = measureLabels(prepared, labels);
const table: PostcodePoints = {
	country: 'DE',
	count: 1,
	codes: ['95100'],
	lon: Float64Array.of(12.2),
	lat: Float64Array.of(50.1),
	attribution: 'Postal codes © Somebody'
};

const rowsOf = (csv: string) => csv.replace('\ufeff', '').trimEnd().split('\r\n');
const workbook = async (bytes: Uint8Array) => readSheets(Buffer.from(bytes));

describe('accounts as CSV', () => {
	const csv = planCsv(prepared, labels, 'de');

	it('come back letter by letter through our own reader, leading zeros and formula texts included', () => {
		const { accounts: back } = readAccounts(new TextEncoder().encode(csv), 'out.csv');
		const code = (column: typeof back.postcode, row: number) => column?.values[column.codes[row]!] ?? null;
		for (let row = 0; row < back.count; row++) {
			expect(back.id.at(row)).toBe(dataset.accounts.id.at(row));
			expect(back.name?.at(row)).toBe(dataset.accounts.name?.at(row));
			expect(code(back.postcode, row)).toBe(code(dataset.accounts.postcode, row));
			expect(code(back.city, row)).toBe(code(dataset.accounts.city, row));
		}
		expect([...back.potential!]).toEqual([250, 250, 250, 250, 250]);
	});

	it('runs nothing in a spreadsheet, and names its columns the same in every language', () => {
		for (const row of rowsOf(csv)) expect(row).not.toMatch(/(^|,)"?[=+@-]/);
		const header = (language: Language) => rowsOf(planCsv(prepared, labels, language))[0];
		expect(header('de')).toBe(header('nb'));
	});

	it.each([
		['en', '', 'position of its postcode, potential assumed', 'position of its town, potential estimated'],
		['nb', '', 'postnummerets posisjon, potensial antatt', 'stedets posisjon, potensial anslått'],
		['de', '', 'Lage der Postleitzahl, Potenzial angenommen', 'Lage des Ortes, Potenzial geschätzt']
	] as const)('flags what to know of an account in %s', (language, ...flags) => {
		const rows = rowsOf(planCsv(prepared, labels, language)).slice(1);
		flags.forEach((flag, row) => expect(rows[row]!.endsWith(flag.includes(',') ? `"${flag}"` : `,${flag}`)).toBe(true));
	});

	it('flags an override that is locked and protected, and one without a position', () => {
		const rows = rowsOf(planCsv(prepared, labels, 'en')).slice(1);
		expect(rows[3]).toMatch(/,"override, locked, protected"$/);
		expect(rows[4]).toMatch(/,not located$/);
	});

	it('names every figure that was estimated, and what is assumed here though other accounts have it', () => {
		const { accounts } = dataset;
		const estimated = { codes: Int32Array.of(0, -1, -1, -1, -1), values: ['revenue_y0 employees industry'] };
		const visitsPerYear = Float64Array.of(4, 4, NaN, 4, 4);
		const more = { ...dataset, accounts: { ...accounts, estimated, visitsPerYear } };
		const told = prepare(more, { ...defaultSettings(), units: 'accounts' }, { places: null, outlines: [] });
		const flags = (language: Language) => rowsOf(planCsv(told, labels, language)).slice(1);
		expect(flags('en')[0]).toMatch(/revenue estimated, employees estimated, industry estimated"$/);
		expect(flags('de')[0]).toMatch(/Umsatz geschätzt, .* geschätzt, Branche geschätzt"$/);
		expect(flags('en')[2]).toMatch(/visits per year assumed"$/);
		expect(flags('en')[1]).not.toMatch(/visits per year/);
	});

	it('shows no revenue where the data have none', () => {
		const [header, , , third] = rowsOf(planCsv(prepared, labels)).map((row) => row.split(','));
		expect(third![header!.indexOf('revenue')]).toBe('');
	});
});

describe('the workbook, opened by another reader', async () => {
	const sheets = await workbook(await planWorkbook(prepared, labels, kpis, '2026-11-28', 'nb'));

	it('has typed cells under headings of the reader’s language', () => {
		expect(sheets.map(({ sheet }) => sheet)).toEqual(['Kunder', 'Distrikter', 'Sammendrag']);
		const [header, first, , third] = sheets[0]!.data;
		const at = (heading: string) => header!.indexOf(heading);
		expect([first![at('Postnummer')], first![at('Navn')], first![at('Potensial')]]).toEqual([
			...['08523', '=HYPERLINK(1)', 250]
		]);
		expect([first![at('Flyttet')], third![at('Flyttet')], third![at('Selger nå')]]).toEqual([false, true, 'Bøb']);
		expect(header!.every((heading) => typeof heading === 'string' && !String(heading).includes('_'))).toBe(true);
	});

	it('sums up the figures before and after, the settings, the date and what is assumed', () => {
		const rows = sheets[2]!.data;
		const row = (name: string) => rows.find(([first]) => first === name)!;
		expect(rows[0]).toEqual(['Nøkkeltall', 'Enhet', 'I dag', 'Etter']);
		expect(row('Kunder som bytter selger')[3]).toBeCloseTo(100 * kpis.movedAccounts, 3);
		expect(row('Planens dato')[3]).toBe('2026-11-28');
		expect(row('Innstillinger (SHA-256)')[3]).toBe(settingsHash(prepared.settings));
		expect(row('Antatt: potensial').slice(1)).toEqual(['%', null, 20]);
		expect(row('Kunder uten posisjon')[3]).toBe(1);
	});

	it('fixes the header row and gives columns their widths', async () => {
		const parts = unzipSync(await planWorkbook(prepared, labels, kpis, '2026-11-28'));
		const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
		expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
		expect(sheet).toMatch(/<col [^>]*width="\d+/);
		expect(sheet).not.toContain('<f>');
	});
});

describe('postcodes as files', () => {
	it('the CSV has the names that programs use, the workbook those of people and the sources', async () => {
		expect(rowsOf(postcodeCsv(prepared, labels, [table], 'en'))).toEqual([
			'country,postcode,rep_id,rep,share_pct,also,accounts,basis',
			'DE,08523,R1,Ann,100,,1,its accounts',
			'DE,72070,R1,Ann,100,,1,its accounts',
			'DE,95028,R2,Bøb,100,,2,its accounts',
			'DE,95030,,,,,1,not located',
			'DE,95100,R2,Bøb,100,,0,its position'
		]);
		const [postcodes, sources] = await workbook(await postcodeWorkbook(prepared, labels, [table], 'de'));
		expect(postcodes!.data[0]!.slice(0, 4)).toEqual(['Land', 'PLZ', 'Vertriebler-Nummer', 'Vertriebler']);
		expect(postcodes!.data[1]!.slice(0, 5)).toEqual(['DE', '08523', 'R1', 'Ann', 100]);
		expect(sources!.data).toEqual([['Quelle'], ['Postal codes © Somebody']]);
	});
});
