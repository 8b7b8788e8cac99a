import { describe, expect, it } from 'vitest';
import type { Mapping } from '#engine/ingest/mapping/mapping.ts';
import { suggestMapping } from '#engine/ingest/mapping/suggest.ts';
import { keepFields, wantedOf } from '#engine/ingest/mapping/wanted.ts';
import { defaultBudget } from '#engine/ingest/table.ts';
import { parseCsvRaw } from '#engine/ingest/raw/csv-raw.ts';

const table = parseCsvRaw(
	new TextEncoder().encode(
		[
			'Kundennr;Firma;PLZ Ort;Betreuer;E-Mail;Umsatz 2024;Umsatz 2025;Bonus',
			...Array.from(
				{ length: 30 },
				(_, k) => `K${k};Firma ${k} GmbH;0106${k % 10} Dresden;Rep ${k % 3};a${k}@b.de;${k};${k * 2};7`
			)
		].join('\n')
	),
	'kunden.csv',
	defaultBudget
);
const suggest = (wanted: Record<string, string | null>, unlocked: Mapping['unlocked'] = []) =>
	suggestMapping(table, { asOf: '2026-03-01', wanted, unlocked });
const sources = ({ fields }: Mapping) =>
	Object.fromEntries(fields.map((field) => [field.target, 'from' in field ? field.from.join('+') : field.how]));

describe('what the user decides about columns', () => {
	it('goes before every guess, and the column that had the place is left out', () => {
		const { mapping, columns } = suggest({ Bonus: 'revenue_y0', Betreuer: null });
		expect(sources(mapping)).toEqual({
			...{ account_id: 'Kundennr', name: 'Firma', postcode: 'PLZ Ort', city: 'PLZ Ort' },
			...{ revenue_y0: 'Bonus', revenue_y1: 'Umsatz 2024' }
		});
		expect(columns.find(({ column }) => column === 'Bonus')!.reason.key).toBe('mapping_by_user');
	});

	it('never lets more than the domain of a mailbox in', () => {
		const unlocked = [{ column: 'E-Mail', reason: 'to find the firm behind it' }];
		expect(sources(suggest({ 'E-Mail': 'segment' }, unlocked).mapping)['segment']).toBeUndefined();
		expect(sources(suggest({ 'E-Mail': 'segment' }, unlocked).mapping)['domain']).toBe('E-Mail');
	});

	it('is found again in a mapping: suggesting by it leads to the same mapping', () => {
		const { mapping } = suggest({ Bonus: 'potential', Firma: null });
		const again = suggest(
			wantedOf(
				mapping,
				table.columns.map(({ name }) => name)
			)
		).mapping;
		expect(sources(again)).toEqual(sources(mapping));
	});

	it('constructor and __proto__ are headers like any other', () => {
		const { mapping } = suggest({});
		const fields: Mapping['fields'] = [{ target: 'name', how: 'plain', from: ['constructor'] }];
		const wanted = wantedOf({ ...mapping, fields }, ['constructor', '__proto__']);
		expect(Object.entries(wanted).toSorted()).toEqual([
			['__proto__', null],
			['constructor', 'name']
		]);
	});

	it('keeps what was set by hand in a mapping for columns that stay', () => {
		const { mapping } = suggest({});
		const byHand = {
			...mapping,
			currency: 'NOK',
			fields: mapping.fields.map((field) => (field.target === 'name' ? { ...field, words: { x: 'y' } } : field))
		} as Mapping;
		const kept = keepFields(byHand, suggest({ Bonus: 'potential' }).mapping);
		expect(kept.currency).toBe('NOK');
		expect(kept.fields.find(({ target }) => target === 'name')).toMatchObject({ words: { x: 'y' } });
		expect(sources(kept)['potential']).toBe('Bonus');
	});

	it('lets another country take the place of the one that was set', () => {
		const of = (country: string) => suggestMapping(table, { asOf: '2026-03-01', country }).mapping;
		const kept = keepFields(of('DE'), of('NO'));
		expect(kept.fields.find(({ target }) => target === 'country')).toMatchObject({ value: 'NO' });
		expect(kept.currency).toBe('NOK');
	});
});
