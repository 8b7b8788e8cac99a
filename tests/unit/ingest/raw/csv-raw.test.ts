import { describe, expect, it } from 'vitest';
import { openCsvRaw } from '#engine/ingest/raw/csv-raw.ts';
import { defaultBudget } from '#engine/ingest/table.ts';
import { customers, customersCsv, encoded, type Encoding } from '../../../fixtures/csv-files.ts';
import { cells, guessOf, noticesOf, readCsv } from './helpers.ts';

const same = (values: readonly number[]) => values.map((value) => (Number.isNaN(value) ? null : value));

describe.each(['de', 'nb', 'en', 'ch'] as const)('customers as exported in %s', (locale) => {
	describe.each([
		['comma', ','],
		['semicolon', ';'],
		['tab', '\t'],
		['bar', '|']
	])('parted by %s', (_, delimiter) => {
		it.each([
			['utf-8', false],
			['utf-8', true],
			['utf-16le', true],
			['utf-16le', false],
			['utf-16be', true],
			['windows-1252', false]
		] as [Encoding, boolean][])('in %s, byte order mark: %s', (encoding, mark) => {
			const text = customersCsv({ delimiter, locale, lineEnd: locale === 'nb' ? '\n' : '\r\n' });
			// The minus sign of Norwegian is not in Windows-1252.
			const table = readCsv(
				encoded(encoding === 'windows-1252' ? text.replaceAll('\u2212', '-') : text, encoding, mark)
			);
			expect(guessOf(table, 'encoding')!.value).toBe(encoding);
			expect(guessOf(table, 'delimiter')!.value).toBe(delimiter);
			expect(guessOf(table, 'headerRow')!.value).toBe('1');
			expect(cells(table, 'Name')).toEqual(customers.names);
			expect(cells(table, 'PLZ')).toEqual(customers.postcodes);
			expect(cells(table, 'Umsatz')).toEqual(same(customers.money));
			expect(cells(table, 'Rabatt')).toEqual(customers.share);
			expect(cells(table, 'Seit')).toEqual(customers.dates);
			expect(cells(table, 'Aktiv')).toEqual(customers.flags.map((flag) => flag === 1));
			expect(noticesOf(table)).toEqual([]);
		});
	});
});

describe('encoding', () => {
	it('a user overrules the guess', () => {
		const bytes = encoded('Name;Ort\nŁukasz;Łódź\nÆ;Ø\n'.replace('Æ;Ø', 'č;ř'), 'iso-8859-2');
		expect(guessOf(readCsv(bytes), 'encoding')).toMatchObject({
			value: 'windows-1252',
			others: ['iso-8859-2', 'iso-8859-15']
		});
		const table = readCsv(bytes, { encoding: 'iso-8859-2' });
		expect(cells(table, 'Ort')).toEqual(['Łódź', 'ř']);
		expect(guessOf(table, 'encoding')).toBeUndefined();
	});

	it('one broken character among many good ones leaves the file UTF-8', () => {
		const good = encoded(`Name;Ort\n${'Müller;Köln\n'.repeat(30)}`, 'utf-8');
		const table = readCsv(Uint8Array.from([...good, 0x4d, 0xfc, 0x3b, 0x55, 0x6c, 0x6d, 10]));
		expect([guessOf(table, 'encoding')!.value, cells(table, 'Name')[0], cells(table, 'Name')[30]]).toEqual([
			'utf-8',
			'Müller',
			'M\ufffd'
		]);
	});

	it.each([[[0xc3, 0x28]], [[0xc0, 0xaf]], [[0xed, 0xa0, 0x80]], [[0xf4, 0x90, 0x80, 0x80]], [[0xe2, 0x82]]])(
		'bytes %j are no UTF-8',
		(bytes) => {
			const table = readCsv(Uint8Array.from([...encoded('Name;Ort\nA;', 'utf-8'), ...bytes, 10, 66, 59, 67]));
			expect(guessOf(table, 'encoding')!.value).toBe('windows-1252');
		}
	);

	it.each([0, 1, 2, 3])('a view that starts %i bytes into its buffer is read alike', (offset) => {
		const bytes = encoded('Name;Umsatz\nMüller;12\nMeier;13\n', 'utf-8');
		const buffer = new Uint8Array(bytes.length + offset + 5);
		buffer.set(bytes, offset);
		expect(cells(readCsv(buffer.subarray(offset, offset + bytes.length)), 'Umsatz')).toEqual([12, 13]);
	});
});

describe('separator and quote', () => {
	it('decimal commas do not make a comma file of one with semicolons', () => {
		expect(guessOf(readCsv('Id;X;Y\nA;1,5;2,5\nB;3,5;4,5\n'), 'delimiter')!.value).toBe(';');
	});
	it('a header with commas in it does not mislead', () => {
		expect(readCsv('Name;Ort, Land, Region, Kreis\nA;Ulm\nB;Bern\n').columns).toHaveLength(2);
	});
	it('one column stays one', () => {
		const table = readCsv('PLZ\n70173\n01067\n10115\n');
		expect([table.columns.length, cells(table, 'PLZ')[1]]).toEqual([1, '01067']);
		expect(cells(readCsv('Name\nMüller, Sohn\nMeier\nAB\n'), 'Name')).toEqual(['Müller, Sohn', 'Meier', 'AB']);
	});
	it('sep=; on the first line is obeyed and is no row of data', () => {
		const table = readCsv('sep=|\r\na,b|c,d\r\n1|x,y\r\n');
		expect([table.columns.map(({ name }) => name), cells(table, 'c,d'), table.rowNumber(0)]).toEqual([
			['a,b', 'c,d'],
			['x,y'],
			3
		]);
	});
	it('behind sep=; only what stands above the header is kept as preamble', () => {
		expect(readCsv('sep=;\nname;n\na;1\nb;2\n').metadata.size).toBe(0);
		const titled = readCsv('sep=;\nKundenliste\nname;n\na;1\nb;2\n');
		expect([titled.metadata.get('preamble'), cells(titled, 'n')]).toEqual(['Kundenliste', [1, 2]]);
	});
	it('single quotes are found', () => {
		const table = readCsv("id,name,ort\n1,'Müller, Sohn','Ulm'\n2,'O''Hara','Bern'\n3,'x, y, z','Graz'\n");
		expect([guessOf(table, 'quote')!.value, cells(table, 'name')]).toEqual([
			"'",
			['Müller, Sohn', "O'Hara", 'x, y, z']
		]);
	});
	it('a quote in the middle of a cell is a character, and what follows a closed one is kept', () => {
		expect(cells(readCsv('Name;Ort\nRohr 5" lang;Ulm\n"Müller" GmbH;Bern\n'), 'Name')).toEqual([
			'Rohr 5" lang',
			'Müller GmbH'
		]);
	});
	it('what the user set for some columns says nothing of one called constructor', () => {
		const table = readCsv('constructor;toString;n\n1,5;2026-01-31;2\n2,5;2026-02-28;3\n', {
			...{ kinds: { n: 'text' }, dates: { n: 'dmy' }, decimal: { n: ',' } }
		});
		expect(cells(table, 'constructor')).toEqual([1.5, 2.5]);
		expect(cells(table, 'toString')).toEqual(['2026-01-31', '2026-02-28']);
		expect(cells(table, 'n')).toEqual(['2', '3']);
		expect(guessOf(table, 'dates', 'toString')?.value).toBe('ymd');
	});

	it('separator and quote are the user’s where given', () => {
		expect(readCsv('a;b,c;d\n1;2,3;4\n', { delimiter: ',' }).columns.map(({ name }) => name)).toEqual(['a;b', 'c;d']);
		expect(cells(readCsv('a;b\n"x";y\n', { quote: "'" }), 'a')).toEqual(['"x"']);
	});
});

describe('header', () => {
	it('titles, remarks and blank lines above it are passed over and kept for the reader', () => {
		const table = readCsv('Kundenliste Süd\n"Stand: 01.02.2026";;\n\nName;Umsatz;Ort\nA;12,5;Ulm\n\nB;3,5;Bern\n');
		expect(guessOf(table, 'headerRow')).toMatchObject({ value: '4' });
		expect(table.metadata.get('preamble')).toBe('Kundenliste Süd\nStand: 01.02.2026');
		expect([table.rowNumber(0), table.rowNumber(1)]).toEqual([5, 7]);
		expect(cells(table, 'Umsatz')).toEqual([12.5, 3.5]);
	});
	it('a file without one gets numbered columns', () => {
		const table = readCsv('Müller;70173;12,5\nMeier;80331;3,5\n');
		expect([table.columns.map(({ name }) => name), table.count, guessOf(table, 'headerRow')!.value]).toEqual([
			['Column 1', 'Column 2', 'Column 3'],
			2,
			'0'
		]);
	});
	it('years are headers too', () => {
		expect(readCsv('Kunde;2024;2025\nA;100;120\nB;50;70\n').columns.map(({ name }) => name)).toEqual([
			'Kunde',
			'2024',
			'2025'
		]);
	});
	it('the user’s row counts, also none', () => {
		const text = 'Name;Ort\nA;Ulm\nB;Bern\n';
		expect(readCsv(text, { headerRow: 2 }).columns.map(({ name }) => name)).toEqual(['A', 'Ulm']);
		expect(cells(readCsv(text, { headerRow: 0 }), 'Column 1')).toEqual(['Name', 'A', 'B']);
	});
	it('months may be headers as numbers; a word for nothing above figures is no header', () => {
		const months = readCsv('Kunde;Ort;Gebiet;1;2;3\nA;Ulm;4;5;6;7\nB;Bern;3;8;9;7\n');
		expect(months.columns.map(({ name }) => name)).toEqual(['Kunde', 'Ort', 'Gebiet', '1', '2', '3']);
		expect(readCsv('A;Ulm;n/a;12\nB;Bern;7;13\nC;Graz;8;14\n').count).toBe(3);
	});
	it('names are unique, trimmed and on one line; a nameless column has its number', () => {
		const table = readCsv('Name; Umsatz ;"Umsatz";Umsatz (2);;\nA;1;2;3;x\n');
		// The file's own "Umsatz (2)" keeps its name.
		expect(table.columns.map(({ name }) => name)).toEqual(['Name', 'Umsatz', 'Umsatz (3)', 'Umsatz (2)', 'Column 5']);
	});
});

it('progress grows from 0 to 1 in small steps, and any of them may be the last', () => {
	const bytes = encoded(`Name;Umsatz;Ort\n${'Müller;1.234,50;Köln\n'.repeat(60_000)}`, 'windows-1252');
	const shares = [...openCsvRaw(bytes, 'a.csv', defaultBudget, {})];
	expect(shares.length).toBeGreaterThan(5);
	expect(shares.every((share, i) => share >= (shares[i - 1] ?? 0) && share <= 1)).toBe(true);
});
