import { describe, expect, it } from 'vitest';
import { openRaw } from '#engine/ingest/raw/open-raw.ts';
import { rawPreview } from '#engine/ingest/raw/preview.ts';
import { RawFile } from '#workers/raw-files.ts';
import { bytesOf } from './helpers.ts';
import { rawRefusal, sheetXml, workbook } from './raw-helpers.ts';

const book = workbook({
	sheets: {
		A: sheetXml([
			['id', 'n', 'day', 'ok'],
			['x', 1.5, '<c r="C2" s="1"><v>45000</v></c>', true],
			['y', null, null, false],
			['z', null, '<c r="C4" s="1"><v>45000.5</v></c>', null]
		]),
		B: sheetXml([['only'], ['b']])
	}
});

describe('preview of a file', () => {
	it('is text, row by row, and survives cloning', async () => {
		const preview = rawPreview(await openRaw(book, 'a.xlsx'), 3);
		expect(structuredClone(preview)).toEqual(preview);
		expect(preview.rows).toEqual([
			{ number: 2, cells: ['x', '1.5', '2023-03-15', 'true'] },
			{ number: 3, cells: ['y', null, null, 'false'] },
			{ number: 4, cells: ['z', null, '2023-03-15T12:00:00', null] }
		]);
		expect([preview.count, preview.sheet, preview.sheets, preview.hasAreas]).toEqual([3, 'A', ['A', 'B'], false]);
	});

	it('other options read the bytes again; a file that fails leaves the one before', async () => {
		const file = new RawFile();
		await expect(async () => file.reopen({}, () => {})).rejects.toMatchObject({ code: 'COMPUTE_STOPPED' });
		const shares: number[] = [];
		expect((await file.open(book, 'a.xlsx', {}, (share) => void shares.push(share))).sheet).toBe('A');
		expect(shares.at(-1)).toBe(1);
		expect((await file.reopen({ sheet: 'B' }, () => {})).rows).toEqual([{ number: 2, cells: ['b'] }]);
		expect((await rawRefusal(file.open(bytesOf('%PDF-1.7'), 'b.pdf', {}, () => {}))).code).toBe('FILE_KIND');
		expect(file.table.sheet).toBe('B');
	});
});
