import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellColumns, type Cell } from '#engine/ingest/duplicates/cells.ts';
import { mergeRows } from '#engine/ingest/duplicates/merge.ts';
import { defaultMergeRules } from '#engine/ingest/duplicates/merge-options.ts';
import { duplicateReason } from '#engine/ingest/duplicates/reason.ts';
import { accountsOf, type Row } from './fixtures.ts';

/** The survivor's cells after the merge, by column. */
function merged(rows: readonly Row[], rules: Partial<typeof defaultMergeRules> = {}) {
	const accounts = accountsOf(rows);
	const mend = mergeRows(accounts, [...rows.keys()], { ...defaultMergeRules, ...rules });
	const survivor = [...rows.keys()].find((row) => !mend.drop.includes(row))!;
	const cells: Record<string, Cell> = {};
	for (const column of cellColumns(accounts)) cells[column.name] = column.at(survivor);
	for (const { row, column, value } of mend.changes) if (row === survivor) cells[column] = value;
	return { survivor, cells, mend };
}

describe('which row stays', () => {
	it('a locked one, then a customer, then one with owner and revenue, then the fullest, then the first', () => {
		const full: Row = { name: 'a', street: 'b 1', city: 'c', postcode: '1', industry: 'x' };
		expect(merged([full, { locked: true }]).survivor).toBe(1);
		expect(merged([{ ...full, stage: 'lead' }, { stage: 'customer' }]).survivor).toBe(1);
		expect(merged([full, { owner: 'r', revenue: 5 }]).survivor).toBe(1);
		expect(merged([{ name: 'a' }, full]).survivor).toBe(1);
		expect(merged([full, full]).survivor).toBe(0);
	});

	it('the newest where asked, and always the user’s choice', () => {
		const rows: Row[] = [{ name: 'a', owner: 'r', revenue: 5 }, { name: 'b' }];
		expect(merged(rows, { survivor: 'newest', modifiedAt: Float64Array.of(1, 2) }).survivor).toBe(1);
		expect(merged([...rows, { locked: true }], { survivor: 1 }).survivor).toBe(1);
	});
});

describe('what stays of the cells', () => {
	it('empty cells are filled, the longest name wins, lost umlauts and shouting do not', () => {
		const { cells } = merged([
			{ name: 'MUELLER MASCHINENBAU GMBH & CO. KG', industry: 'x', employees: 5, owner: 'r' },
			{ name: 'Müller Maschinenbau GmbH', unit: 'u' },
			{ name: 'Mueller Maschinenbau GmbH' }
		]);
		expect(cells).toMatchObject({
			name: 'Müller Maschinenbau GmbH',
			industry: 'x',
			employees: 5,
			owner_id: 'r',
			unit_id: 'u'
		});
	});

	it.each([
		['shouting', ['MÜLLER MASCHINENBAU GMBH', 'Müller Maschinenbau GmbH']],
		['all small', ['müller maschinenbau gmbh', 'Müller Maschinenbau GmbH']],
		['lost umlauts', ['Mueller Maschinenbau GmbH', 'Muller Maschinenbau GmbH', 'Müller Maschinenbau GmbH']],
		[
			'lost letters',
			['M\uFFFDller Maschinenbau GmbH & Co. KG', 'MÃ¼ller Maschinenbau GmbH', 'Müller Maschinenbau GmbH']
		],
		['cut', ['Müller Maschin', 'Müller Maschinenbau GmbH']],
		['abbreviated', ['Müller Masch.bau GmbH', 'Müller Maschinenbau GmbH']],
		['blanks', ['  Müller   Maschinenbau GmbH ']],
		['misspelt', ['Müller Maschienenbau GmbH', 'Müller Maschinenbau GmbH', 'Müller Maschinenbau GmbH']],
		['a receiver', ['Müller Maschinenbau GmbH Herr Schulz', 'Müller Maschinenbau GmbH']]
	])('of names the better written wins: %s', (_, names) => {
		for (const list of [names, names.toReversed()])
			expect(merged(list.map((name) => ({ name }))).cells['name']).toBe('Müller Maschinenbau GmbH');
	});

	it('short names in capitals are no shouting', () => {
		expect(merged([{ name: 'BMW AG' }, { name: 'Bmw' }]).cells['name']).toBe('BMW AG');
	});

	it('the most precise position comes whole, and the fullest address', () => {
		const { cells } = merged([
			{ owner: 'r', revenue: 1, lon: 9, lat: 48, precision: 'postcode', city: 'Ulm', unit: 'old' },
			{
				lon: 9.5,
				lat: 48.5,
				precision: 'rooftop',
				street: 'Ring 5',
				postcode: '89073',
				city: 'Ulm/Donau',
				unit: 'new'
			},
			{ precision: 'rooftop' }
		]);
		expect(cells).toMatchObject({ lon: 9.5, lat: 48.5, location_precision: 'rooftop', unit_id: 'new' });
		expect(cells).toMatchObject({ street: 'Ring 5', postcode: '89073', city: 'Ulm/Donau' });
	});

	it('keeps coordinates that were given rather than the middle of a postcode or town', () => {
		const { cells } = merged([
			{ owner: 'r', revenue: 1, lon: 9, lat: 48, precision: 'place', city: 'Ulm' },
			{ lon: 9.5, lat: 48.5 }
		]);
		expect(cells).toMatchObject({ lon: 9.5, lat: 48.5 });
	});

	it('locked if any is, protected as long as any, since the earliest of the rep who stays, whose lock it is', () => {
		const { cells } = merged(
			[
				{ owner: 'a', since: 100, until: 50 },
				{ owner: 'b', since: 300, locked: true },
				{ owner: 'b', since: 200, until: 70 }
			],
			{ survivor: 0 }
		);
		expect(cells).toMatchObject({ locked: 1, protected_until: 70, owner_id: 'b', owner_since: 200 });
	});

	it('a customer stays one, the best known potential wins, visits are the most anybody planned', () => {
		const { cells } = merged(
			[
				{ stage: 'lead', potential: 900, potentialSource: 'median', visits: 2 },
				{ stage: 'customer', potential: 400, potentialSource: 'known', visits: 6 }
			],
			{ survivor: 0 }
		);
		expect(cells).toMatchObject({ stage: 'customer', potential: 400, potential_source: 'known', visits_per_year: 6 });
	});

	it('cells the user has chosen are taken as they are', () => {
		const rows: Row[] = [
			{ name: 'Long name', city: 'Ulm', owner: 'a', since: 1 },
			{ name: 'S', owner: 'b', since: 9 }
		];
		const { cells } = merged(rows, { cells: { name: 1, city: 1, owner_id: 1 } });
		expect(cells).toMatchObject({ name: 'S', city: null, owner_id: 'b', owner_since: 9 });
	});
});

describe('revenue', () => {
	const booked: Row[] = [
		{ revenue: 1000, revenueBefore: 800 },
		{ revenue: 500 },
		{ revenue: 1004, revenueBefore: 800 },
		{ revenue: 0 }
	];
	it('different figures are two customer numbers and add up; copies count once', () => {
		const { cells } = merged(booked);
		expect([cells['revenue_y0'], cells['revenue_y1']]).toEqual([1504, 800]);
	});
	it('max takes the row that sold most, whole', () => {
		const { cells } = merged(
			[
				{ revenue: 1000, revenueBefore: 10 },
				{ revenue: 500, revenueBefore: 900 }
			],
			{ revenue: 'max' }
		);
		expect([cells['revenue_y0'], cells['revenue_y1']]).toEqual([1000, 10]);
	});
	it('months add up as the years do', () => {
		const months = (value: number) => new Array<number>(36).fill(value);
		const { cells } = merged([
			{ revenue: 12, months: months(1) },
			{ revenue: 36, months: months(3) },
			{ revenue: 36, months: months(3) }
		]);
		expect([cells['revenue_y0'], cells['revenue_month_01'], cells['revenue_month_36']]).toEqual([48, 4, 4]);
	});
	it('equal months without years are copies, which count once; what only one of them has stays; others add up', () => {
		const series = (from: number, to: number, value: number) =>
			Array.from({ length: 36 }, (_, month) => (month >= from && month < to ? value + month : NaN));
		const { cells } = merged([{ months: series(0, 24, 100) }, { months: series(12, 30, 100) }]);
		expect(
			[0, 11, 12, 23, 24, 29, 30].map((month) => cells[`revenue_month_${String(month + 1).padStart(2, '0')}`])
		).toEqual([100, 111, 112, 123, 124, 129, null]);
		const other = merged([{ months: series(0, 36, 100) }, { months: series(0, 36, 100).with(7, 300) }]);
		expect([other.cells['revenue_month_01'], other.cells['revenue_month_08']]).toEqual([200, 407]);
	});
	it('copies are told', () => {
		const months = new Array<number>(36).fill(4);
		const accounts = accountsOf([{ months }, { months }, { months: months.with(0, 9) }, {}]);
		const cluster = { rows: [0, 1, 2, 3], pairs: [], confidence: 1, sure: true };
		const params = (rules: typeof defaultMergeRules) => duplicateReason(accounts, cluster, rules).params;
		expect(params(defaultMergeRules)).toMatchObject({ booked: 2, copies: 1 });
		expect(params({ ...defaultMergeRules, revenue: 'max' })).toMatchObject({ booked: 1, copies: 0 });
	});
	it('an entry with some months only keeps them, also where the first is empty', () => {
		const late = new Array<number>(36).fill(NaN).with(1, 5);
		const { cells } = merged([{ revenue: 12, months: new Array<number>(36).fill(1) }, { months: late }]);
		expect([cells['revenue_month_01'], cells['revenue_month_02']]).toEqual([1, 6]);
	});
	it('nobody’s revenue stays unknown, not 0', () => {
		expect(merged([{ name: 'a' }, { name: 'b' }]).cells['revenue_y0']).toBe(null);
	});
});

describe('families', () => {
	it('children of a row that goes get the survivor, and nobody is his own parent', () => {
		const accounts = accountsOf([
			{ id: 'A', owner: 'r', revenue: 5, parent: 'B' },
			{ id: 'B', parent: 'H' },
			{ id: 'C', parent: 'B' },
			{ id: 'D', parent: 'X' }
		]);
		expect(mergeRows(accounts, [1, 0])).toEqual({
			changes: [
				{ row: 0, column: 'parent_id', value: 'H' },
				{ row: 2, column: 'parent_id', value: 'A' }
			],
			drop: [1]
		});
	});
});

describe('a merge as a mend', () => {
	const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
	const row = fc
		.record({
			name: optional(fc.constantFrom('Müller', 'MUELLER GMBH', 'Mueller GmbH')),
			city: optional(fc.constantFrom('Ulm', 'Hof')),
			street: optional(fc.constantFrom('Ring 5', 'Ring 7')),
			lon: optional(fc.constantFrom(9, 10)),
			lat: optional(fc.constantFrom(48, 49)),
			precision: optional(fc.constantFrom('rooftop', 'place')),
			stage: optional(fc.constantFrom('customer', 'lead')),
			revenue: optional(fc.integer({ min: -5, max: 500 })),
			revenueBefore: optional(fc.integer({ min: 0, max: 500 })),
			potential: optional(fc.integer({ min: 0, max: 500 })),
			owner: optional(fc.constantFrom('a', 'b')),
			since: optional(fc.integer({ min: 0, max: 9 })),
			parent: optional(fc.constantFrom('A0', 'A1', 'H')),
			locked: fc.boolean()
		})
		.map((value) => value as Row);

	it('does not depend on the order of rows, touches the survivor and parents only, and undone gives the original', () => {
		fc.assert(
			fc.property(fc.array(row, { minLength: 2, maxLength: 5 }), fc.nat(), fc.boolean(), (rows, seed, sum) => {
				const accounts = accountsOf([...rows, { parent: 'A0' }, { parent: 'H' }]);
				const columns = cellColumns(accounts);
				const table = () =>
					Array.from({ length: accounts.count }, (_, r) =>
						Object.fromEntries(columns.map(({ name, at }) => [name, at(r)]))
					);
				const before = table();
				const rules = { survivor: seed % rows.length, revenue: sum ? ('sum' as const) : ('max' as const) };
				const all = [...rows.keys()];
				const mend = mergeRows(accounts, all, rules);
				expect(mergeRows(accounts, [...all].reverse(), rules)).toEqual(mend);
				expect([...mend.drop, rules.survivor].sort()).toEqual(all);

				const after = table();
				expect(after).toEqual(before);
				const undo = mend.changes.map((change) => ({ ...change, value: before[change.row]![change.column]! }));
				for (const { row: at, column, value } of mend.changes) {
					expect(at === rules.survivor || (at >= rows.length && column === 'parent_id')).toBe(true);
					if (!['lon', 'lat', 'location_precision'].includes(column)) expect(value).not.toBe(after[at]![column]);
					after[at]![column] = value;
				}
				expect(after[rules.survivor]!['parent_id']).not.toBe(`A${rules.survivor}`);
				for (const { row: at, column, value } of undo) after[at]![column] = value;
				expect(after).toEqual(before);
			}),
			{ numRuns: 150, seed: 11 }
		);
	});
});
