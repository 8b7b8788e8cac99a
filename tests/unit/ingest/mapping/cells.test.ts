import { describe, expect, it } from 'vitest';
import { parseDate, parseNumber } from '#engine/ingest/mapping/cells.ts';

describe('cells of text columns', () => {
	it('the other sign parts thousands in groups of three; elsewhere the cell is no number', () => {
		expect(['1,234.5', '-1,234,567', '12.12', '.5', '1.5e3'].map((text) => parseNumber(text, '.'))).toEqual([
			...[1234.5, -1_234_567, 12.12, 0.5, 1500]
		]);
		expect(['1.234,5 €', '1.234.567', '12,12'].map((text) => parseNumber(text, ','))).toEqual([
			1234.5, 1_234_567, 12.12
		]);
		for (const text of ['12,12', '1,2345', '1234,567', '1.234,5', '1,']) expect(parseNumber(text, '.')).toBeNaN();
		for (const text of ['12.12', '1,234.5', '1.5e3', '1,2,3']) expect(parseNumber(text, ',')).toBeNaN();
	});

	it('two-digit years are those of 1950 to 2049', () => {
		const days = ['31.12.98', '1.2.26', '01.01.50', '31.12.49'].map((text) => new Date(parseDate(text)).toISOString());
		expect(days.map((day) => day.slice(0, 10))).toEqual(['1998-12-31', '2026-02-01', '1950-01-01', '2049-12-31']);
	});
});
