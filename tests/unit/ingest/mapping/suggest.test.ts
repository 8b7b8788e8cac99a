import { describe, expect, it } from 'vitest';
import { headersOf } from '#engine/ingest/mapping/mapping.ts';
import { parseMapping } from '#engine/ingest/mapping/mapping-file.ts';
import { periodOf, shiftMonth } from '#engine/ingest/mapping/periods.ts';
import { suggestMapping } from '#engine/ingest/mapping/suggest.ts';
import type { HeaderSet } from '../../../fixtures/header-cells.ts';
import { foundSets, headerSets } from '../../../fixtures/header-sets.ts';
import { rawTable, type Cell } from '../../../fixtures/raw-table.ts';

const asOf = '2026-02-01';
const tableOf = ({ columns }: HeaderSet) =>
	rawTable(Object.fromEntries(columns.map(([header, , cells]) => [header, cells])));
const sorted = (list: readonly string[]) => [...list].sort().join(' ');

describe('headers of CRMs, ERPs and spreadsheets fill the expected columns, personal ones stay out', () => {
	it.each([...headerSets, ...foundSets].map((set) => [set.name, set] as const))('%s', (_, set) => {
		const { mapping, kind, columns } = suggestMapping(tableOf(set), { asOf });
		const found = columns.map(({ column, targets, blocked }) => [column, blocked ? 'blocked' : sorted(targets)]);
		expect(found).toEqual(set.columns.map(([header, expected]) => [header, sorted(expected.split(' '))]));
		expect(kind.kind).toBe(set.kind);
		expect(parseMapping(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
	});
});

const suggest = (columns: Record<string, readonly Cell[]>, more = {}) =>
	suggestMapping(rawTable(columns), { asOf, kind: 'accounts', ...more });
const field = (columns: Record<string, readonly Cell[]>, target: string) =>
	suggest(columns).mapping.fields.find((one) => one.target === target);
const column = (columns: Record<string, readonly Cell[]>, name: string) =>
	suggest(columns).columns.find((one) => one.column === name)!;

it('a year is over on its last day', () => {
	const yearOn = (day: string) =>
		suggest({ Firma: ['A GmbH'], 'Umsatz 2024': ['1'], 'Umsatz 2025': ['2'] }, { asOf: day }).mapping.year0;
	expect([yearOn('2025-12-30'), yearOn('2025-12-31')]).toEqual([2024, 2025]);
});

describe('units, words and values', () => {
	it('thousands, percent, months and minutes become scales, the currency is the header’s', () => {
		const { mapping } = suggest({
			Kunde: ['A GmbH', 'B AG'],
			'Umsatz 2025 (T€)': [12, 30],
			'DB %': [12.5, 30],
			'Besuche pro Monat': [1, 2],
			'Besuchsdauer (min)': [60, 90],
			'Win rate': [40, 55]
		});
		const scales = Object.fromEntries(mapping.fields.map((one) => [one.target, 'scale' in one ? one.scale : 1]));
		expect(scales).toMatchObject({
			revenue_y0: 1000,
			margin: 0.01,
			visits_per_year: 12,
			visit_hours: 1 / 60,
			win_rate: 0.01
		});
		expect(mapping).toMatchObject({ currency: 'EUR', year0: 2025 });
	});

	it('shares are percent points where their typical cells say so, whatever the header or a single cell', () => {
		const wins = [...Array.from({ length: 30 }, (_, i) => 0.3 + i / 100), 40];
		const scale = (header: string, cells: readonly Cell[], target: string) => {
			const found = field({ Kunde: cells.map((_, i) => `K${i}`), [header]: cells }, target)!;
			return 'scale' in found ? found.scale : 1;
		};
		expect(scale('DB %', [0.1, 0.125, 0.3], 'margin')).toBe(1);
		expect(scale('DB %', ['10 %', '12,5 %', '30 %'], 'margin')).toBe(0.01);
		expect(scale('Win rate', wins, 'win_rate')).toBe(1);
		expect(scale('Marge', [0.1, 0.125, 0.3, 0.2, 12], 'margin')).toBe(1);
		expect(scale('Marge', [0, 0, 0.8, 12, 30], 'margin')).toBe(0.01);
	});

	it('words for where an account stands are translated, unknown ones are named', () => {
		const cells = { 'Kd-Nr': ['1', '2', '3'], Status: ['Bestandskunde', 'Interessent', 'Vielleicht'] };
		expect(field(cells, 'stage')).toMatchObject({ words: { bestandskunde: 'customer', interessent: 'prospect' } });
		expect(column(cells, 'Status').unknownWords).toEqual(['vielleicht']);
	});

	it('a postcode that a spreadsheet made a number gets its zeros back', () => {
		expect(field({ PLZ: [1067, 10115, 80331] }, 'postcode')).toMatchObject({ digits: 5 });
		expect(field({ Postnr: [150, 5003, 7010] }, 'postcode')).toMatchObject({ digits: 4 });
	});

	it('a firm’s own turnover is offered, not taken as what it buys from us', () => {
		const found = column({ 'Account Name': ['A', 'B'], 'Annual Revenue': [1e6, 2e6] }, 'Annual Revenue');
		expect(found).toMatchObject({ targets: [], reason: { key: 'mapping_company_turnover' } });
		expect(found.alternatives[0]!.target).toBe('revenue_y0');
	});

	it('budgets, quantities and the year that is not over are no revenue', () => {
		const one = [1, 2];
		const { mapping } = suggest({
			Kunde: ['A GmbH', 'B AG'],
			'Umsatz 2026': one,
			'Umsatz 2025': one,
			'Umsatz 2024': one,
			'Budget 2023': one,
			'Menge 2022': one
		});
		const years = mapping.fields.filter(({ target }) => target.startsWith('revenue')).map((one) => headersOf(one)[0]);
		expect(years).toEqual(['Umsatz 2025', 'Umsatz 2024']);
	});
});

describe('what cells say', () => {
	const many = <T extends Cell>(make: (k: number) => T) => Array.from({ length: 12 }, (_, k) => make(k));

	it('headers that say nothing are read by their cells', () => {
		const { mapping } = suggest({
			'Column 1': many((k) => `K-${k}`),
			'Column 2': many((k) => `Nord ${k} GmbH`),
			'Column 3': many((k) => `${10115 + k} Berlin`),
			'Column 4': many((k) => `52.5${k}1, 13.4${k}2`),
			'Column 5': many(() => 'DE')
		});
		expect(mapping.fields.map(({ target }) => target).sort()).toEqual(
			['account_id', 'city', 'country', 'lat', 'lon', 'name', 'postcode'].sort()
		);
	});

	it('"13.4, 52.5" is longitude first', () => {
		const found = field({ Koordinaten: many((k) => `13.4${k}1, 52.5${k}2`) }, 'lat');
		expect(found).toMatchObject({ pattern: 'lon-lat' });
	});

	it('a header about customers does not make cells of another kind a number', () => {
		expect(field({ 'Umsatz 2025': ['viel', 'wenig'] }, 'revenue_y0')).toBeUndefined();
	});

	it('e-mail in a column of another name is found', () => {
		expect(column({ Kontaktweg: many((k) => `a${k}@b.de`) }, 'Kontaktweg')).toMatchObject({
			blocked: 'email',
			reason: { key: 'mapping_personal', params: { what: 'email' } }
		});
	});
});

it('of an unlocked mailbox only the firm’s domain is proposed', () => {
	const unlocked = [{ column: 'E-Mail', reason: 'Dubletten über die Domain finden' }];
	const { mapping, columns } = suggest({ Kunde: ['A GmbH'], 'E-Mail': ['a@firma.de'] }, { unlocked });
	expect(mapping.fields).toContainEqual({ target: 'domain', how: 'plain', from: ['E-Mail'], only: 'domain' });
	expect(mapping.unlocked).toEqual(unlocked);
	expect(columns[1]!.blocked).toBeNull();
});

it('an empty table and a table without columns are proposals without fields', () => {
	expect(suggest({}).mapping.fields).toEqual([]);
	expect(suggest({ Kundennummer: [], Firma: [] }).mapping.fields).toEqual([]);
});

it.each([
	['Umsatz 01/2025', 2025, 1, 'umsatz'],
	['2025-01', 2025, 1, ''],
	['202512', 2025, 12, ''],
	['Jan 25', 2025, 1, ''],
	['Mrz. 2024', 2024, 3, ''],
	['Omsetning des 24', 2024, 12, 'omsetning'],
	['M03 2025', 2025, 3, ''],
	['Umsatz2025', 2025, null, 'umsatz'],
	['Revenue 2024', 2024, null, 'revenue']
])('%s names a period', (header, year, month, rest) => {
	expect(periodOf(header)).toEqual({ year, month, rest });
});

it.each(['Umsatz Q1 2025', 'KW 12 2025', 'Umsatz 1234', 'Umsatz', 'Raum 25'])('%s names none', (header) => {
	expect(periodOf(header)).toBeNull();
});

it('months are moved over the year', () => {
	expect(shiftMonth('2025-12', 1)).toBe('2026-01');
	expect(shiftMonth('2025-12', -35)).toBe('2023-01');
});

it('endless cells and headers cost no endless time', () => {
	const evil = [' ', ',', 'a@', '1,', 'a ', '(', '.a', ' 1'].map((piece) => `x${piece.repeat(32_000 / piece.length)}`);
	const header = 'Jan '.repeat(8000);
	const table = rawTable({ 'PLZ Ort': evil, Anschrift: evil, Umsatz: evil, Web: evil, [header]: evil });
	expect(suggestMapping(table, { asOf, kind: 'accounts' }).mapping.fields.map(({ target }) => target)).not.toContain(
		'postcode'
	);
});

describe('positions under German words', () => {
	const count = 80;
	const cells = (of: (k: number) => Cell) => Array.from({ length: count }, (_, k) => of(k));
	const degrees = (from: number, k: number) => (from + ((k * 37) % 41) / 6).toFixed(4).replace('.', ',');
	/** Every second row has one, every twentieth of them is swapped. */
	const position = (k: number, from: number, other: number): Cell =>
		k % 2 === 1 ? null : degrees(k % 40 === 6 ? other : from, k);
	const targets = (lat: string, lon: string, kind: 'accounts' | 'reps', cellsOf: typeof position) => {
		const { columns } = suggest(
			{
				Nr: cells((k) => `K${k}`),
				Name: cells((k) => `Firma ${k}`),
				[lat]: cells((k) => cellsOf(k, 47.5, 6.5)),
				[lon]: cells((k) => cellsOf(k, 6.5, 47.5))
			},
			{ kind }
		);
		return columns.slice(2).map((one) => one.targets.join(' '));
	};

	it.each([
		['Breite', 'Länge'],
		['Breite (WGS84)', 'Länge (WGS84)'],
		['geogr. Breite', 'geogr. Länge'],
		['Geo-Breite', 'Geo-Länge']
	])('%s and %s are latitude and longitude', (lat, lon) => {
		for (const kind of ['accounts', 'reps'] as const) expect(targets(lat, lon, kind, position)).toEqual(['lat', 'lon']);
	});

	it('width and length of things are none', () => {
		expect(targets('Breite', 'Länge', 'accounts', (k) => 40 + (k % 9) / 2)).toEqual(['', '']);
		// Metres with three decimals look like a longitude, and half a position is none.
		const metres = (k: number) => `${k % 3},${100 + ((k * 7) % 900)}`;
		expect(targets('Breite', 'Länge', 'accounts', metres)).toEqual(['', '']);
	});
});
