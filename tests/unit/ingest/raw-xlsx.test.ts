import { describe, expect, it } from 'vitest';
import writeXlsxFile, { type SheetData } from 'write-excel-file/universal';
import { openRaw } from '#engine/ingest/raw/open-raw.ts';
import { isDateFormat } from '#engine/ingest/raw/xlsx-context.ts';
import { cellsOf, kindsOf, rawRefusal, sheetXml, workbook, workbookParts, zipOf } from './raw-helpers.ts';

const rows = (count: number) => Array.from({ length: count }, (_, i) => [`K${i}`, i]);
const read = (bytes: Uint8Array, options = {}, budget = {}) => openRaw(bytes, 'a.xlsx', budget, options);

describe('Excel workbooks', () => {
	it('text, numbers, dates, flags and text of figures keep their kinds; gaps are empty', async () => {
		const data: SheetData = [
			['Kunde', 'PLZ', 'Umsatz', 'seit', 'aktiv'].map((value) => ({ value, type: String })),
			[
				{ value: 'Müller & Söhne', type: String },
				{ value: '01067', type: String },
				{ value: 12.5, type: Number },
				{ value: new Date('2024-02-29T00:00:00Z'), type: Date, format: 'dd.mm.yyyy' },
				{ value: true, type: Boolean }
			],
			[{ value: ' Öl AG ', type: String }, null, { value: -3, type: Number }, null, { value: false, type: Boolean }]
		];
		const blob = await writeXlsxFile(data).toBlob();
		const table = await read(new Uint8Array(await blob.arrayBuffer()));
		expect(kindsOf(table)).toEqual({ Kunde: 'text', PLZ: 'text', Umsatz: 'number', seit: 'date', aktiv: 'flag' });
		expect(cellsOf(table, 'Kunde')).toEqual(['Müller & Söhne', 'Öl AG']);
		expect(cellsOf(table, 'PLZ')).toEqual(['01067', null]);
		expect(cellsOf(table, 'Umsatz')).toEqual([12.5, -3]);
		expect(cellsOf(table, 'seit')).toEqual(['2024-02-29', null]);
		expect(cellsOf(table, 'aktiv')).toEqual([true, false]);
		expect([table.count, table.rowNumber(0), table.format]).toEqual([2, 2, 'xlsx']);
	});

	it('of several sheets the fullest is read in small steps', async () => {
		const sheets = { A: sheetXml(rows(40_000)), B: sheetXml(rows(30_000)) };
		const shares: number[] = [];
		const table = await openRaw(workbook({ sheets }), 'a.xlsx', {}, {}, (share) => void shares.push(share));
		expect([table.sheet, table.count]).toEqual(['A', 40_000]);
		const steps = shares.map((share, i) => share - (shares[i - 1] ?? 0));
		expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
		expect(Math.max(...steps)).toBeLessThan(0.2);
		expect(shares.at(-1)).toBe(1);
	});

	it('titles above the headers are skipped and said so; rows keep the numbers of the sheet, blank ones are left out', async () => {
		const sheet = sheetXml([
			['Kundenliste 2026'],
			[],
			['Nr', 'Name', 2024, 2025],
			[1, 'A', 10, 20],
			[],
			[2, 'B', 11, 21]
		]);
		const table = await read(workbook({ sheets: { Liste: sheet } }));
		expect(table.columns.map(({ name }) => name)).toEqual(['Nr', 'Name', '2024', '2025']);
		expect([table.count, table.rowNumber(0), table.rowNumber(1)]).toEqual([2, 4, 6]);
		expect(table.guesses).toContainEqual({ what: 'headerRow', value: '3', confidence: 0.95, others: ['0'] });
		const overruled = await read(workbook({ sheets: { Liste: sheet } }), { headerRow: 0 });
		expect([overruled.count, overruled.columns[0]!.name, overruled.rowNumber(0)]).toEqual([4, 'Column 1', 1]);
	});

	it('a sum under the last record is left out, though its row ends before the others', async () => {
		const rows = [['Nr', 'Umsatz', 'Name', 'Ort'], ...[1, 2, 3].map((i) => [i, 10 * i, `K${i}`, 'Ulm']), ['Summe', 60]];
		const table = await read(workbook({ sheets: { S: sheetXml(rows) } }));
		expect([table.count, table.notices.list().map(({ error }) => [error.code, error.where?.row])]).toEqual([
			3,
			[['ROW_FOOTER', 5]]
		]);
	});

	it('a table without headers gets numbered columns', async () => {
		const table = await read(
			workbook({
				sheets: {
					S: sheetXml([
						[1, 2, 'x'],
						[3, 4, 'y'],
						[5, 6, 'z']
					])
				}
			})
		);
		expect([table.count, table.columns.map(({ name }) => name)]).toEqual([3, ['Column 1', 'Column 2', 'Column 3']]);
	});

	it('the visible sheet with most cells is taken, all are named, another can be asked for', async () => {
		const sheets = {
			'Info & Hilfe': sheetXml([
				['text', 'x'],
				['a', 1]
			]),
			Kunden: sheetXml([['id', 'n'], ...rows(5)]),
			Alt: sheetXml([['id', 'n'], ...rows(9)])
		};
		const bytes = workbook({ sheets, hidden: ['Alt'] });
		const table = await read(bytes);
		expect([table.sheet, table.count, table.sheets]).toEqual(['Kunden', 5, ['Info & Hilfe', 'Kunden', 'Alt']]);
		expect(table.guesses.find(({ what }) => what === 'sheet')?.others).toEqual(['Info & Hilfe', 'Alt']);
		expect((await read(bytes, { sheet: 'Alt' })).count).toBe(9);
		const missing = await rawRefusal(read(bytes, { sheet: 'Neu' }));
		expect([missing.code, missing.line.includes('"Kunden"')]).toEqual(['SHEET_MISSING', true]);
	});

	it('days count from 1900 or from 1904, as the workbook says', async () => {
		const sheet = sheetXml([
			['id', 'day'],
			['a', '<c r="B2" s="1"><v>45000</v></c>']
		]);
		expect(cellsOf(await read(workbook({ sheets: { S: sheet } })), 'day')).toEqual(['2023-03-15']);
		expect(cellsOf(await read(workbook({ sheets: { S: sheet }, date1904: true })), 'day')).toEqual(['2027-03-16']);
	});

	it('mixed cells become text, errors are empty, shared texts and repeated or missing headers are fine', async () => {
		const sheet = sheetXml([
			['Wert', 'Wert', 'id', null],
			['n/a', 5, '<c r="C2" t="s"><v>1</v></c>', 7],
			[1.5, '<c r="B3" t="e"><v>#DIV/0!</v></c>', 'x', 8],
			['<c r="A4" s="1"><v>45000</v></c>', 6, 'y', 9]
		]);
		const table = await read(workbook({ sheets: { S: sheet }, texts: ['null', 'eins'] }));
		expect(kindsOf(table)).toEqual({ Wert: 'text', 'Wert (2)': 'number', id: 'text', 'Column 4': 'number' });
		expect(cellsOf(table, 'Wert')).toEqual([null, '1.5', '2023-03-15']);
		expect(cellsOf(table, 'Wert (2)')).toEqual([5, null, 6]);
		expect(cellsOf(table, 'id')).toEqual(['eins', 'x', 'y']);
	});

	it('rich text is joined without its phonetics; addresses may be left out; prefixes and literal text are fine', async () => {
		const rich = '<is><r><t>Mül</t></r><r><t xml:space="preserve">ler </t></r><rPh sb="0" eb="1"><t>x</t></rPh></is>';
		const xml = `<?xml version="1.0"?><!-- made by hand --><x:worksheet xmlns:x="y"><x:sheetData><x:row><x:c t="str"><x:v>id</x:v></x:c><x:c t="str"><x:f>A1&amp;"b"</x:f><x:v>na_x006D_e</x:v></x:c></x:row><x:row><x:c><x:v>7</x:v></x:c><x:c t="inlineStr">${rich}</x:c></x:row><x:row><x:c t="d"><x:v>2024-02-29T00:00:00.000</x:v></x:c><x:c t="str"><x:v><![CDATA[a<b]]></x:v></x:c></x:row></x:sheetData></x:worksheet>`;
		const table = await read(workbook({ sheets: { S: xml } }));
		expect([cellsOf(table, 'id'), cellsOf(table, 'name')]).toEqual([
			['7', '2024-02-29'],
			['Müller', 'a<b']
		]);
	});

	it('a format shows days by its letters, not by words in quotes or conditions', () => {
		for (const code of ['dd.mm.yyyy', '[$-407]d. mmmm yyyy;@', 'hh:mm', '[h]:mm', 'yyyy\\-mm\\-dd'])
			expect(isDateFormat(code), code).toBe(true);
		for (const code of [
			'General',
			'0.00',
			'#,##0.00 "days"',
			'[Red]0',
			'0.00E+00',
			'\\d0',
			'0%',
			'@',
			'#,##0\\ [$€-407]'
		])
			expect(isDateFormat(code), code).toBe(false);
	});

	it('headers alone and an empty sheet are refused, each in its own words', async () => {
		const { code, line } = await rawRefusal(read(workbook({ sheets: { S: sheetXml([['id', 'name']]) } })));
		expect([code, line.includes('a header but no records')]).toEqual(['ROWS_NONE', true]);
		expect((await rawRefusal(read(workbook({ sheets: { S: sheetXml([]) } })))).code).toBe('FILE_EMPTY');
	});

	it('columns asked for as text are text', async () => {
		const sheets = {
			S: sheetXml([
				['id', 'plz'],
				['a', 1067]
			])
		};
		expect(cellsOf(await read(workbook({ sheets }), { kinds: { plz: 'text' } }), 'plz')).toEqual(['1067']);
	});

	it('300 columns are read; limits of columns, rows and cells are kept', async () => {
		const wide = workbook({
			sheets: {
				S: sheetXml([Array.from({ length: 300 }, (_, i) => `c${i}`), Array.from({ length: 300 }, (_, i) => i)])
			}
		});
		expect((await read(wide)).columns).toHaveLength(300);
		const { code, line } = await rawRefusal(read(wide, {}, { columns: 250 }));
		expect([code, line.includes('at most 250 columns')]).toEqual(['FILE_TOO_LARGE', true]);
		const long = workbook({ sheets: { S: sheetXml([['id', 'n'], ...rows(30)]) } });
		expect((await rawRefusal(read(long, {}, { rows: 20 }))).code).toBe('FILE_TOO_LARGE');
		expect(
			(
				await rawRefusal(
					read(
						workbook({
							sheets: {
								S: sheetXml([
									['a', 'b'],
									['x'.repeat(50), 1]
								])
							}
						}),
						{},
						{ cell: 40 }
					)
				)
			).code
		).toBe('FILE_TOO_LARGE');
	});
});

describe('hostile workbooks', () => {
	const parts = workbookParts({ sheets: { S: sheetXml([['id', 'n'], ...rows(3)]) } });
	const with_ = (name: string, text: string) => zipOf({ ...parts, [name]: text });
	const refused = async (bytes: Uint8Array) => (await rawRefusal(read(bytes))).code;

	/** Sets the unpacked size that the directory gives for the first sheet. */
	function claim(bytes: Uint8Array, size: number): Uint8Array {
		const view = new DataView(bytes.buffer);
		const name = 'xl/worksheets/sheet0.xml';
		for (let at = 0; at < bytes.length - 46 - name.length; at++)
			if (
				view.getUint32(at, true) === 0x02014b50 &&
				new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + 24)) === name
			)
				view.setUint32(at + 24, size, true);
		return bytes;
	}

	it('a bomb is refused by its directory, before anything is unpacked', async () => {
		const bomb = claim(zipOf(parts), 250 * 1024 * 1024);
		const { code, line } = await rawRefusal(read(bomb));
		expect([code, line.includes('at most 200 MiB; a sheet saved as CSV')]).toEqual(['FILE_TOO_LARGE', true]);
		const dense = zipOf({ ...parts, 'xl/worksheets/sheet0.xml': new Uint8Array(5 * 1024 * 1024) });
		expect(dense.length).toBeLessThan(10_000);
		expect((await rawRefusal(read(dense))).line).toContain('packed beyond reason');
	});

	it('a bomb whose directory lies is stopped while it unpacks', async () => {
		const bytes = zipOf({ ...parts, 'xl/worksheets/sheet0.xml': new Uint8Array(16 * 1024 * 1024) });
		expect(await refused(claim(bytes, 5000))).toBe('FILE_CORRUPT');
	});

	it.each(['../xl/styles.xml', '/etc/passwd', 'C:\\x', 'xl\\styles.xml', 'a/./b'])(
		'the part name %s is refused',
		async (name) => expect(await refused(with_(name, 'x'))).toBe('FILE_CORRUPT')
	);

	it('too many parts, overlapping parts and a name twice are refused', async () => {
		const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`p${i}`, 'x']));
		expect((await rawRefusal(read(zipOf({ ...parts, ...many }), {}, { entries: 50 }))).code).toBe('FILE_TOO_LARGE');
		const bytes = zipOf({ 'a.xml': 'same length', 'b.xml': 'same length' }, 0);
		const view = new DataView(bytes.buffer);
		const entries = Array.from({ length: bytes.length - 46 }, (_, at) => at).filter(
			(at) => view.getUint32(at, true) === 0x02014b50
		);
		const overlap = bytes.slice();
		new DataView(overlap.buffer).setUint32(entries[1]! + 42, 0, true);
		expect((await rawRefusal(read(overlap))).line).toContain('overlap');
		const twice = bytes.slice();
		twice[entries[1]! + 46] = 'a'.charCodeAt(0);
		expect((await rawRefusal(read(twice))).line).toContain('odd part names');
	});

	it.each([
		['a row far beyond', '<row r="900000000"><c r="A900000000"><v>1</v></c></row>'],
		['an endless row number', '<row r="Infinity"></row>'],
		['two row numbers', '<row x:r="1000000000" r="1"></row>'],
		['a cell in a column that does not exist', '<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>'],
		['a cell outside its row', '<row r="1"><c r="A900000000"><v>1</v></c></row>'],
		['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><row r="1"></row>'],
		['a tag that never ends', '<row r="1"><c r="A1'],
		['an unknown shared text', '<row r="1"><c r="A1" t="s"><v>99</v></c></row>'],
		['a figure that is none', '<row r="1"><c r="A1"><v>1e999</v></c></row>'],
		['a row above the one before', '<row r="2"></row><row r="1"></row>'],
		['a cell twice', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>']
	])('%s is refused', async (_, xml) => {
		expect(
			await refused(with_('xl/worksheets/sheet0.xml', `<worksheet><sheetData>${xml}</sheetData></worksheet>`))
		).toBe('FILE_CORRUPT');
	});

	it('two cells far apart take no more than two', async () => {
		const xml = '<row r="1"><c r="ALL1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>';
		const bytes = with_('xl/worksheets/sheet0.xml', `<worksheet><sheetData>${xml}</sheetData></worksheet>`);
		const table = await openRaw(bytes, 'a.xlsx', { columns: 1000 });
		expect([table.count, table.columns.length, table.rowNumber(1)]).toEqual([2, 2, 1_048_576]);
		expect(await refused(bytes)).toBe('FILE_TOO_LARGE');
	});

	it('one flipped bit in a cell is found', async () => {
		const bytes = zipOf(parts, 0);
		const at = new TextDecoder('latin1').decode(bytes).indexOf('<t>K1');
		bytes[at + 3]! ^= 1;
		expect(await refused(bytes)).toBe('FILE_CORRUPT');
	});

	it.each([
		['a binary workbook', { 'xl/workbook.bin': 'x' }, 'saved as .xlsx'],
		['a text document', { 'word/document.xml': 'x' }, 'a text document'],
		['an OpenDocument table', { 'content.xml': 'x' }, 'saved as .xlsx'],
		['any other zip', { 'data.csv': 'x' }, 'the unpacked file']
	])('%s is named', async (_, content, words) => {
		const { code, line } = await rawRefusal(read(zipOf(content)));
		expect([code, line.includes(words)]).toEqual(['FILE_KIND', true]);
	});
});
