import { describe, expect, it } from 'vitest';
import { refusal } from '../helpers.ts';
import { cells, noticesOf, readCsv } from './helpers.ts';

describe('damaged rows', () => {
	it('short rows are filled up, and the first is named with their number', () => {
		const table = readCsv('Name;Ort;Umsatz\nA;Ulm;1\nB\nC;Bern;3\nD;Graz\n');
		expect(cells(table, 'Umsatz')).toEqual([1, null, 3, null]);
		expect(cells(table, 'Ort')).toEqual(['Ulm', null, 'Bern', 'Graz']);
		expect(noticesOf(table)).toEqual([['ROW_SHORT', 3, '1 cells', 2]]);
	});
	it('empty cells beyond the last column do not matter; filled ones are reported and shift nothing', () => {
		const table = readCsv('Name;Ort;Umsatz\nA;Ulm;1;;;\nB;Müller; Sohn;2\nC;Bern;3\nD;Graz;4\n');
		expect([cells(table, 'Ort'), cells(table, 'Name')]).toEqual([
			['Ulm', 'Müller', 'Bern', 'Graz'],
			['A', 'B', 'C', 'D']
		]);
		expect(noticesOf(table)).toContainEqual(['ROW_LENGTH', 3, '4 cells', 1]);
		expect(table.columns).toHaveLength(3);
	});
	it('rows of nothing but separators are no records', () => {
		const table = readCsv('Name;Ort\nA;Ulm\n;\n"";""\nB;Bern\n;\n');
		expect([table.count, table.rowNumber(1)]).toEqual([2, 5]);
	});
	it('sums and remarks at the end are left out and reported', () => {
		const table = readCsv('Name;Ort;Umsatz\nA;Ulm;1\nTotal;Graz;2\n\nSumme:;;3\nStand: 01.02.2026;;\n');
		expect(cells(table, 'Name')).toEqual(['A', 'Total']);
		expect(noticesOf(table)).toEqual([['ROW_FOOTER', 6, '"Stand: 01.02.2026"', 2]]);
	});
	it('up to 2 % unreadable cells do not make text of figures: they become empty and are counted', () => {
		const rows = Array.from({ length: 100 }, (_, i) => `K${i};${i === 40 || i === 70 ? 'unklar' : `${i},5`};x`);
		const few = readCsv(`Name;Umsatz;Ort\n${rows.join('\n')}\n`);
		expect([cells(few, 'Umsatz')[40], cells(few, 'Umsatz')[41]]).toEqual([null, 41.5]);
		expect(noticesOf(few)).toEqual([['VALUE_INVALID', 42, '"unklar"', 2]]);
		rows[3] = 'K3;offen;x';
		const many = readCsv(`Name;Umsatz;Ort\n${rows.join('\n')}\n`);
		expect([cells(many, 'Umsatz')[40], cells(many, 'Umsatz')[41], noticesOf(many)]).toEqual(['unklar', '41,5', []]);
	});
	it('text that once was protected from spreadsheets is itself again', () => {
		expect(cells(readCsv("Name;Ort\n'=SUM(A1);Ulm\n't Hooft;Ulm\n"), 'Name')).toEqual(['=SUM(A1)', "'t Hooft"]);
	});
});

describe('files that cannot be read say why', () => {
	it.each([
		['0 bytes', '', 'FILE_EMPTY'],
		['blank lines', '\n\r\n  \n', 'FILE_EMPTY'],
		['a byte order mark alone', '\ufeff', 'FILE_EMPTY'],
		['a header alone', 'Name;Ort;Umsatz\r\n', 'ROWS_NONE'],
		['a header and blank rows', 'Name;Ort\n;\n;\n', 'ROWS_NONE'],
		['zero bytes', `Name;Ort\nA;${'\0'}\n`, 'FILE_KIND'],
		['control characters', `Name;Ort\n${'\u0001\u0002'.repeat(20)};x\n`, 'FILE_KIND']
	])('%s', (_, text, code) => {
		expect(refusal(() => readCsv(text)).code).toBe(code);
	});
	it('a picture', () => {
		const picture = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82];
		expect(refusal(() => readCsv(Uint8Array.from(picture))).code).toBe('FILE_KIND');
	});
	it('a quote that never closes, with the row where it opens', () => {
		const { code, line } = refusal(() => readCsv('Name;Ort\nA;Ulm\nB;"offen\nC;x\n'));
		expect([code, line.includes('row 3')]).toEqual(['FILE_CORRUPT', true]);
		expect(refusal(() => readCsv('"Name;Ort\nA;Ulm\n')).code).toBe('FILE_CORRUPT');
		expect(refusal(() => readCsv(`Name;Ort\n${'A;Ulm\n'.repeat(30_000)}"x;y`)).line).toContain('row 30002');
	});
	it('a header row beyond the end', () => {
		expect(refusal(() => readCsv('Name;Ort\nA;Ulm\n', { headerRow: 9 })).code).toBe('ROWS_NONE');
		expect(refusal(() => readCsv('Name;Ort\nA;Ulm\n', { headerRow: 2 })).code).toBe('ROWS_NONE');
	});
});

describe('budgets', () => {
	const wide = (columns: number) =>
		`${Array.from({ length: columns }, (_, i) => `c${i}`).join(',')}\n${Array.from({ length: columns }, (_, i) => i).join(',')}\n`;
	it('300 columns are read, more than 500 are not', () => {
		expect(readCsv(wide(300)).columns).toHaveLength(300);
		expect(refusal(() => readCsv(wide(501))).code).toBe('FILE_TOO_LARGE');
	});
	it('empty columns to the right do not count', () => {
		expect(readCsv(`Name,Ort${','.repeat(2000)}\nA,Ulm${','.repeat(2000)}\n`).columns).toHaveLength(2);
	});
	it('a row of a million separators', () => {
		expect(refusal(() => readCsv(`Name,Ort\nA,Ulm\n${','.repeat(1_000_000)}x\n`)).code).toBe('FILE_TOO_LARGE');
	});
	it('bytes, rows and cells', () => {
		expect(refusal(() => readCsv('Name;Ort\nA;Ulm\n', {}, { bytes: 10 })).code).toBe('FILE_TOO_LARGE');
		expect(refusal(() => readCsv('Name;Ort\nA;Ulm\nB;Bern\n', {}, { rows: 1 })).line).toContain('more than 1 rows');
		expect(refusal(() => readCsv(`Name;Ort\nA;${'x'.repeat(101)}\n`, {}, { cell: 100 })).line).toContain(
			'a cell of 101 characters'
		);
		expect(readCsv(`Name;Ort\nA;"${'ü'.repeat(100)}"\n`, {}, { cell: 100 }).count).toBe(1);
	});
});
