import { describe, expect, it } from 'vitest';
import type { Language } from '#engine/model/error-texts.ts';
import { findingText } from '#engine/report/finding-text.ts';
import { guessText } from '#engine/report/guess-text.ts';
import { mappingText } from '#engine/report/mapping-text.ts';
import { importStreet, type Imported } from '../../../bench/import/street.ts';
import type { DirtyFile } from '../../fixtures/dirty/entry.ts';
import { germanExport } from '../../fixtures/dirty/german.ts';
import { norwegianExport } from '../../fixtures/dirty/norwegian.ts';
import { germanReps, norwegianReps } from '../../fixtures/dirty/rep-sheets.ts';

const german = germanExport(240, 7);
const norwegian = norwegianExport(120, 7);
const deReps = { file: 'aussendienst.xlsx', bytes: await germanReps(german.homes) };
const noReps = { file: 'selgere.csv', bytes: norwegianReps(norwegian.homes) };
const cases: readonly (readonly [string, DirtyFile, Imported])[] = [
	['CSV', german.csv, await importStreet(german.csv, deReps)],
	['workbook', await german.xlsx(), await importStreet(await german.xlsx(), deReps)],
	['Norwegian CSV', norwegian.csv, await importStreet(norwegian.csv, noReps)]
];
const gap = /[{}[\]]|undefined|NaN|\bnull\b/;

describe('dirty exports', () => {
	it('are equal for equal seeds, in the encodings they claim, and as damaged as described', () => {
		expect(germanExport(240, 7).csv.bytes).toEqual(german.csv.bytes);
		expect(germanExport(240, 8).csv.bytes).not.toEqual(german.csv.bytes);
		const text = new TextDecoder('windows-1252').decode(german.csv.bytes);
		expect(text).toMatch(/^Kundenliste .*\r\n.*\r\n\r\nKd-Nr\.;Firmenname;.*Straße\/Nr\.;PLZ Ort;.*\(T€\)/);
		expect(text.trimEnd().split('\r\n').at(-1)).toMatch(/^;Summe;/);
		expect(text).toMatch(/;[1-9]\d{3} \p{L}/u);
		expect([...norwegian.csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		const entities = new Set(german.csv.truth.map(({ entity }) => entity));
		expect(1 - entities.size / german.csv.truth.length).toBeCloseTo(0.15, 2);
	});

	it.each(cases)('%s: every column goes where it belongs, personal ones nowhere', (_, { targets }, { suggested }) => {
		const found = suggested.columns.map(({ column, targets: to, blocked }) => [
			column,
			blocked === null ? [...to].sort().join(' ') : 'blocked'
		]);
		const wanted = Object.entries(targets).map(([column, to]) => [column, to.split(' ').sort().join(' ')]);
		expect(found).toEqual(wanted);
	});

	it.each(cases)('%s: every record is read and nothing else, in the right currency', (_, file, { mapped, table }) => {
		expect(mapped.accounts.count).toBe(file.truth.length);
		expect(mapped.meta.currency).toBe(file.currency);
		const footers = table.notices.list().filter(({ error }) => error.code === 'ROW_FOOTER');
		expect(footers).toHaveLength(file.country === 'DE' ? 1 : 0);
	});

	it.each(cases)('%s: sure mends put zeros, swapped coordinates and second entries right', (_, file, done) => {
		const { accounts, oldRow } = done.cleaned;
		const truthOf = (row: number) => file.truth[done.mapped.source[oldRow[row]!]!]!;
		for (let row = 0; row < accounts.count; row++) {
			const code = accounts.postcode!.values[accounts.postcode!.codes[row]!];
			if (code !== undefined) expect(code).toBe(truthOf(row).postcode);
			if (Number.isNaN(accounts.lat[row]!)) continue;
			expect(Math.abs(accounts.lat[row]! - truthOf(row).lat)).toBeLessThan(1);
			expect(Math.abs(accounts.lon[row]! - truthOf(row).lon)).toBeLessThan(1);
		}
		const entities = new Set(file.truth.map(({ entity }) => entity)).size;
		expect(accounts.count).toBeGreaterThanOrEqual(entities);
		expect(accounts.count - entities).toBeLessThan(0.2 * (file.truth.length - entities));
	});

	it.each(cases)('%s: all that is found can be told', (_, __, { findings, suggested, table }) => {
		expect(findings.length).toBeGreaterThan(20);
		for (const language of ['en', 'nb', 'de'] satisfies Language[]) {
			for (const { reason } of findings) expect(findingText(reason, language), reason.key).not.toMatch(gap);
			for (const { reason } of suggested.columns) expect(mappingText(reason, language)).not.toMatch(gap);
			for (const guess of table.guesses) expect(guessText(guess, language)).not.toMatch(gap);
		}
	});
});
