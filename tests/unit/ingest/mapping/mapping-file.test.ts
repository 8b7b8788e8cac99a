import { describe, expect, it } from 'vitest';
import { fingerprint, fits } from '#engine/ingest/mapping/fingerprint.ts';
import { readMapping } from '#engine/ingest/mapping/mapping-file.ts';
import { writeMapping } from '#engine/ingest/mapping/write-mapping.ts';
import { suggestMapping } from '#engine/ingest/mapping/suggest.ts';
import { headerSets } from '../../../fixtures/header-sets.ts';
import { rawTable, type Cell } from '../../../fixtures/raw-table.ts';
import { refusal } from '../helpers.ts';

const asOf = '2026-02-01';
const cells: Record<string, readonly Cell[]> = {
	Kundennr: ['1', '2'],
	Firma: ['Alt AG', 'Berg KG'],
	'Umsatz 2025': [1, 2]
};
const table = rawTable(cells);
const { mapping } = suggestMapping(table, { asOf });

it.each(headerSets.map((set) => [set.name, set] as const))('a saved mapping reads back: %s', (_, { columns }) => {
	const found = suggestMapping(rawTable(Object.fromEntries(columns.map(([name, , list]) => [name, list]))), { asOf });
	const text = writeMapping(found.mapping);
	expect(writeMapping(readMapping(text, 'm.json'))).toBe(text);
});

describe('what is not a mapping is refused with what is wrong', () => {
	const changed = (change: object) => JSON.stringify({ ...mapping, ...change });
	it.each([
		['no JSON', '{', 'unreadable JSON'],
		['a list', '[]', 'expected'],
		['a later version', changed({ version: 2 }), 'version 2'],
		['a target we lack', changed({ fields: [{ target: 'shoe_size', how: 'plain', from: ['A'] }] }), 'shoe_size'],
		['a target twice', changed({ fields: [...mapping.fields, mapping.fields[0]] }), 'twice'],
		['an unlocking without reason', changed({ unlocked: [{ column: 'E-Mail', reason: '   ' }] }), 'unlocked'],
		['a scale of nothing', changed({ fields: [{ target: 'margin', how: 'plain', from: ['A'], scale: 0 }] }), 'scale'],
		[
			'a target of reps',
			changed({ fields: [{ target: 'capacity_hours', how: 'plain', from: ['A'] }] }),
			'capacity_hours'
		],
		['sums of text', changed({ fields: [{ target: 'city', how: 'sum', from: ['A'] }] }), 'city']
	])('%s', (_, text, told) => {
		const { code, line } = refusal(() => readMapping(text, 'm.json'));
		expect(code).toBe('MAPPING_FILE');
		expect(line).toContain(told);
	});
});

describe('a mapping is remembered by the shape of the table', () => {
	it('in any order of columns and with any contents, not with other headers or kinds', () => {
		const turned = rawTable({ 'Umsatz 2025': [7], Firma: ['Z'], Kundennr: ['9'] }, { file: 'other.csv' });
		expect(fingerprint(turned)).toBe(fingerprint(table));
		expect(fingerprint(rawTable({ ...cells, Ort: ['x', 'y'] }))).not.toBe(fingerprint(table));
		expect(fingerprint(rawTable({ ...cells, Firma: [1, 2] }))).not.toBe(fingerprint(table));
	});

	it('what no longer fits is named', () => {
		expect(fits(mapping, table)).toEqual({ fits: true, missing: [], unreadable: [], fresh: [] });
		const later = rawTable({ Kundennr: ['1'], 'Umsatz 2025': ['viel'], Umsatz: [1] });
		expect(fits(mapping, later)).toEqual({
			fits: false,
			missing: ['Firma'],
			unreadable: ['Umsatz 2025'],
			fresh: ['Umsatz']
		});
	});
});
