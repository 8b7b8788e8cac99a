import { describe, expect, test } from 'vitest';
import { openTable } from '#engine/ingest/open-table.ts';
import { describeError } from '#engine/model/describe-error.ts';
import { RevirError } from '#engine/model/errors.ts';
import { factIn } from '#engine/model/error-facts.ts';

const refused = (text: string | Uint8Array, file: string): RevirError => {
	try {
		openTable(typeof text === 'string' ? new TextEncoder().encode(text) : text, file, { rows: 2 });
	} catch (error) {
		if (error instanceof RevirError) return error;
	}
	throw new Error('was not refused');
};

describe('what was found and expected is said in the language of the reader', () => {
	test('a picture renamed to .csv', () => {
		const error = refused(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4]), 'kunden.csv');
		expect(describeError(error.toPlain(), 'de')).toContain('gefunden ein PNG-Bild');
		expect(describeError(error.toPlain(), 'nb')).toContain('fikk et PNG-bilde');
		expect(describeError(error.toPlain(), 'en')).toContain('got a PNG picture');
	});

	test('figures are kept', () => {
		const error = refused('account_id;name\n1;a\n2;b\n3;c\n', 'kunden.csv');
		expect(describeError(error.toPlain(), 'de')).toMatch(/mehr als 2 Zeilen.*höchstens 2 Zeilen/);
	});

	test('a name with words in it stays whole', () => {
		expect(factIn('no home and no located account of Anna at most Berg', 'nb')).toBe(
			'intet hjemsted og ingen stedfestet kunde for Anna at most Berg'
		);
		expect(factIn('36 columns revenue_01 … revenue_36', 'de')).toBe('36 Spalten revenue_01 … revenue_36');
	});

	test('values of the file pass through', () => {
		for (const value of ['"a number of things"', '12 … 40', 'Tools, Retail']) expect(factIn(value, 'de')).toBe(value);
	});
});
