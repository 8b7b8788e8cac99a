import { describe, expect, it } from 'vitest';
import { cells, column, guessOf, noticesOf, oneColumn, readCsv } from './helpers.ts';

describe('numbers', () => {
	it.each([
		['German', ['1.234,50', '-7', '0,5', '1.000.000'], [1234.5, -7, 0.5, 1_000_000]],
		['English', ['1,234.50', '-7', '.5', '1,000,000'], [1234.5, -7, 0.5, 1_000_000]],
		['Swiss', ["1'234.50", '1’000', '7'], [1234.5, 1000, 7]],
		['with no-break spaces', ['1\u00a0234,50', '1\u202f000\u202f000', '7,5'], [1234.5, 1_000_000, 7.5]],
		['with currencies', ['€ 1.200', '1.200,50 EUR', 'kr 300', '1.200,- €', '-5 CHF'], [1200, 1200.5, 300, 1200, -5]],
		['percent', ['12 %', '7,5%', '100 %'], [0.12, 0.075, 1]],
		[
			'negative in brackets or with the minus behind',
			['(1.234,50)', '12,5-', '−3,5', '(5)'],
			[-1234.5, -12.5, -3.5, -5]
		],
		['with exponents', ['1.5E+05', '2e-7', '1.25e3'], [150_000, 2e-7, 1250]],
		[
			'of seventeen digits',
			['0.30000000000000004', '48.123456789012345', '1.5'],
			[0.30000000000000004, Number('48.123456789012345'), 1.5]
		]
	])('%s', (_, written, values) => {
		expect(cells(oneColumn(written), 'Wert')).toEqual(values);
	});

	it.each([
		[
			'postcodes with a leading zero, however few',
			[...Array.from({ length: 99 }, (_, i) => String(70_000 + i)), '01067'],
			'Wert'
		],
		['ids', ['1001', '1002'], 'Kunden-Nr.'],
		['postcodes without a leading zero', ['70173', '80331'], 'PLZ'],
		['phone numbers', ['+497111234567', '+491711234567'], 'Wert'],
		['more digits than a double holds', ['12345678901234567', '12345678901234568'], 'Wert'],
		['version numbers', ['1.2.3', '1.12.4'], 'Wert'],
		['product codes', ['5E12', '7E3'], 'Wert'],
		['thousands in wrong groups', ['1.23.456', '12.34.567'], 'Wert']
	])('%s stay text', (_, written, header) => {
		expect(cells(oneColumn(written, header), header)).toEqual(written);
	});

	it('a figure about ids is a figure', () => {
		expect(column(oneColumn(['5', '7'], 'Number of employees'), 'Number of employees').kind).toBe('number');
	});

	it('placeholders count as empty, not as unreadable', () => {
		const table = oneColumn(['12', '-', 'n/a', 'k.A.', '#NV', '#N/A', 'NULL', 'unbekannt', '']);
		expect(cells(table, 'Wert')).toEqual([12, ...Array.from({ length: 8 }, () => null)]);
		expect(noticesOf(table)).toEqual([]);
	});

	it('1.234 alone is a guess: by the other columns, else by the separator; and changeable', () => {
		const written = ['1.234', '5.678', '950'];
		const semicolons = oneColumn(written);
		expect(cells(semicolons, 'Wert')).toEqual([1234, 5678, 950]);
		expect(guessOf(semicolons, 'decimal', 'Wert')).toMatchObject({ value: ',', confidence: 0.7, others: ['.'] });
		expect(cells(oneColumn(written, 'Wert', { decimal: { Wert: '.' } }), 'Wert')).toEqual([1.234, 5.678, 950]);
		const beside = readCsv('A;B;C\n1.234;2.5;x\n5.678;3.75;y\n');
		expect([cells(beside, 'A'), guessOf(beside, 'decimal', 'A')!.confidence]).toEqual([[1.234, 5.678], 0.9]);
	});
	it('1.234 beside a plain 5678, or as a latitude, has decimals', () => {
		expect(cells(oneColumn(['1.234', '5678']), 'Wert')).toEqual([1.234, 5678]);
		expect(cells(oneColumn(['48.137', '49.452'], 'Latitude'), 'Latitude')).toEqual([48.137, 49.452]);
	});
	it('a column is one kind as a whole: a cell that contradicts the rest is reported, not read its own way', () => {
		const table = oneColumn([...Array.from({ length: 99 }, (_, i) => `${i},5`), '3.75']);
		expect([cells(table, 'Wert')[99], noticesOf(table)]).toEqual([null, [['VALUE_INVALID', 101, '"3.75"', 1]]]);
	});
	it('what decides may stand in the last of many rows', () => {
		const rows = Array.from({ length: 3000 }, (_, i) => `1.${String(100 + (i % 900))}`);
		expect(cells(oneColumn([...rows, '0.5']), 'Wert')[0]).toBe(1.1);
		expect(cells(oneColumn([...rows, '0,5']), 'Wert')[0]).toBe(1100);
	});
});

describe('dates', () => {
	it.each([
		['dd.mm.yyyy', ['31.12.2024', '1.2.2023'], ['2024-12-31', '2023-02-01']],
		['dd/mm/yyyy', ['13/02/2024', '01/02/2023'], ['2024-02-13', '2023-02-01']],
		['mm/dd/yyyy', ['02/13/2024', '01/02/2023'], ['2024-02-13', '2023-01-02']],
		['yyyy-mm-dd', ['2024-02-13', '2023-01-02'], ['2024-02-13', '2023-01-02']],
		['two-digit years', ['31.12.99', '01.02.26'], ['1999-12-31', '2026-02-01']],
		['times', ['31.12.2024 08:30', '01.02.2023 23:59:30'], ['2024-12-31T08:30:00.000Z', '2023-02-01T23:59:30.000Z']],
		[
			'twelve hours',
			['12/31/2024 12:05 AM', '2/13/2024 1:05 PM'],
			['2024-12-31T00:05:00.000Z', '2024-02-13T13:05:00.000Z']
		],
		['zones', ['2024-12-31T23:00:00+01:00', '2024-01-01T00:00:00Z'], ['2024-12-31T22:00:00.000Z', '2024-01-01']],
		['month and year', ['01.2026', '12.2025'], ['2026-01-01', '2025-12-01']],
		['named months', ['Jan 2026', 'Dezember 2025', 'Mär 24'], ['2026-01-01', '2025-12-01', '2024-03-01']],
		[
			'days with named months',
			['15. Oktober 2025', '3-Mar-2024', 'Feb 5, 2024'],
			['2025-10-15', '2024-03-03', '2024-02-05']
		]
	])('%s', (_, written, days) => {
		expect(cells(oneColumn(written), 'Wert')).toEqual(days);
	});

	it('eight digits are dates under such a header only', () => {
		const written = ['20260131', '20251224'];
		expect(cells(oneColumn(written, 'Angelegt am'), 'Angelegt am')).toEqual(['2026-01-31', '2025-12-24']);
		expect(column(oneColumn(written), 'Wert').kind).toBe('number');
	});
	it('days that do not exist are none', () => {
		expect(column(oneColumn(['30.02.2024', '31.04.2024']), 'Wert').kind).toBe('text');
	});
	it('03/04 alone is a guess: by another column where there is one, and changeable', () => {
		const unsure = oneColumn(['03/04/2024', '05/06/2024']);
		expect(guessOf(unsure, 'dates', 'Wert')).toMatchObject({ value: 'dmy', confidence: 0.6, others: ['mdy'] });
		expect(cells(oneColumn(['03/04/2024', '05/06/2024'], 'Wert', { dates: { Wert: 'mdy' } }), 'Wert')[0]).toBe(
			'2024-03-04'
		);
		const beside = readCsv('A,B,C\n03/04/2024,12/31/2024,x\n05/06/2024,01/02/2024,y\n');
		expect(cells(beside, 'A')).toEqual(['2024-03-04', '2024-05-06']);
	});
	it('an order that shows up late counts for the rows before', () => {
		const rows = Array.from({ length: 2000 }, (_, i) => `0${1 + (i % 9)}/02/2024`);
		expect(cells(oneColumn([...rows, '02/28/2024']), 'Wert').slice(0, 2)).toEqual(['2024-01-02', '2024-02-02']);
	});
});

describe('flags', () => {
	it.each([
		[['ja', 'nein', '']],
		[['WAHR', 'FALSCH', '-']],
		[['Yes', 'No', 'n/a']],
		[['J', 'N', '']],
		[['true', 'false', '']]
	])('%j', (written) => {
		expect(cells(oneColumn(written), 'Wert')).toEqual([true, false, null]);
	});
	it('an x is a mark', () => expect(cells(oneColumn(['x', '', 'X']), 'Wert')).toEqual([true, null, true]));
	it('nothing but NO is Norway, N is north, and X beside Y are classes', () => {
		for (const written of [
			['NO', 'NO'],
			['N', 'N'],
			['X', 'Y']
		])
			expect(cells(oneColumn(written), 'Wert')).toEqual(written);
	});
	it('1 and 0 are numbers until the user says otherwise', () => {
		expect(cells(oneColumn(['1', '0']), 'Wert')).toEqual([1, 0]);
		expect(cells(oneColumn(['1', '0'], 'Wert', { kinds: { Wert: 'flag' } }), 'Wert')).toEqual([true, false]);
	});
});

it('the kind a user says is read whatever it costs, and what it costs is counted', () => {
	const written = ['007', 'unklar', '12'];
	const table = oneColumn(written, 'Wert', { kinds: { Wert: 'number' } });
	expect([cells(table, 'Wert'), noticesOf(table)]).toEqual([[7, null, 12], [['VALUE_INVALID', 3, '"unklar"', 1]]]);
	expect(cells(oneColumn(['1,5', '2,5'], 'Wert', { kinds: { Wert: 'text' } }), 'Wert')).toEqual(['1,5', '2,5']);
});
