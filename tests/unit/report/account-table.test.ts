import { describe, expect, it } from 'vitest';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { readReps } from '#engine/ingest/reps.ts';
import type { Exclusion, Rule } from '#engine/model/rules.ts';
import { defaultSettings } from '#engine/model/settings.ts';
import { prepare } from '#engine/plan/prepare/prepare.ts';
import { accountViewTable } from '#engine/report/account-export.ts';
import { accountFacts } from '#engine/report/account-facts.ts';
import { accountIndex } from '#engine/report/account-index.ts';
import { accountOrder, type AccountColumn, type AccountQuery } from '#engine/report/account-order.ts';
import { accountRecords } from '#engine/report/account-records.ts';
import { tableToCsv } from '#engine/report/csv.ts';
import { bytesOf } from '../ingest/helpers.ts';

const accounts = `account_id,name,lon,lat,city,postcode,country,industry,stage,revenue_y0,potential,visits_per_year,owner_id,locked,protected_until
A1,=HYPERLINK(1),9.0,48.0,Tübingen,72070,DE,Tools,customer,100,900,4,R1,,
A2,Müller,9.1,48.0,Stuttgart,70173,DE,Tools,customer,300,,4,R1,yes,
A3,Cohn,12.0,50.0,Hof,95028,DE,Pumps,lead,200,700,2,R1,,
A4,Dorn,12.1,50.0,Hof,95028,DE,Pumps,customer,100,100,,R2,yes,
A5,Nowhere,,,,,DE,,customer,100,50,1,R9,,
A6,Fresh,12.0,50.1,Plauen,08523,DE,Valves,prospect,,300,3,,,2099-01-01
A10,Ärzte AG,9.0,48.1,Reutlingen,72764,DE,Valves,customer,50,60,1,R1,,
`;
const reps = 'rep_id,name,lon,lat,active\nR1,Zoe,9,48,yes\nR2,Bob,12,50,yes\nR9,Old Hand,9,48,no\n';

function sample(rules: readonly Rule[] = [], exclude?: Exclusion, text = accounts) {
	const read = readAccounts(bytesOf(text), 'a.csv');
	const dataset = { accounts: read.accounts, meta: read.meta, reps: readReps(bytesOf(reps), 'r.csv').reps };
	const settings = { ...defaultSettings(), units: 'accounts' as const, rules, ...(exclude && { exclude }) };
	const prepared = prepare(dataset, settings, { places: null, outlines: [] });
	const labels = Int32Array.from(prepared.units.id, (_, unit) =>
		prepared.units.lon[unit]! > 11 ? prepared.reps.count - 1 : 0
	);
	const index = accountIndex(dataset.accounts, 'en');
	return { facts: accountFacts(prepared, labels), index, prepared };
}
const everything: AccountQuery = { text: '', rep: null, only: 'all', rows: null, sort: null };
const { facts, index, prepared } = sample();
const ids = (query: Partial<AccountQuery>, from = { facts, index }) =>
	Array.from(accountOrder(from.facts, from.index, { ...everything, ...query }).rows, (row) =>
		prepared.dataset.accounts.id.at(row)
	);
const by = (column: AccountColumn, down = false) => ({ sort: { column, down } });

describe('order of the account table', () => {
	it('is that of the data until a column is chosen', () => {
		expect(ids({})).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A10']);
	});

	it('sorts numbers by value and texts alphabetically, accents aside, digits in text by value', () => {
		expect(ids(by('revenue', true)).slice(0, 3)).toEqual(['A2', 'A3', 'A1']);
		expect(ids(by('name'))).toEqual(['A1', 'A10', 'A3', 'A4', 'A6', 'A2', 'A5']);
		expect(ids(by('id', true))[0]).toBe('A10');
		expect(ids(by('rep'))[0]).toBe('A3'); // Bob before Old Hand before Zoe
	});

	it('puts what is missing last in either direction', () => {
		expect(ids(by('city')).at(-1)).toBe('A5');
		expect(ids(by('city', true)).at(-1)).toBe('A5');
		expect(ids(by('repToday', true)).at(-1)).toBe('A6');
	});

	it('finds every word, with or without accents, in name, id, city, postcode and industry', () => {
		expect(ids({ text: 'muller' })).toEqual(['A2']);
		expect(ids({ text: 'hof PUMPS' })).toEqual(['A3', 'A4']);
		expect(ids({ text: '7207' })).toEqual(['A1']);
		expect(ids({ text: 'a10' })).toEqual(['A10']);
		expect(ids({ text: 'hof stuttgart' })).toEqual([]);
	});

	it('filters by rep, state and chosen rows; counts say what each filter would leave', () => {
		expect(ids({ rep: 1 })).toEqual(['A3', 'A4', 'A6']);
		expect(ids({ only: 'moved' })).toEqual(['A3']);
		expect(ids({ only: 'locked' })).toEqual(['A2', 'A4']);
		expect(ids({ only: 'unlocated' })).toEqual(['A5']);
		expect(ids({ only: 'protected' })).toEqual(['A6']);
		expect(ids({ only: 'assumed' })).toEqual(['A2']);
		expect(ids({ rows: [6, 1, 2, 99] })).toEqual(['A2', 'A3', 'A10']);
		expect(accountOrder(facts, index, { ...everything, rep: 1, only: 'moved' }).counts).toEqual({
			all: 3,
			moved: 1,
			assigned: 0,
			locked: 1,
			protected: 1,
			unlocated: 0,
			assumed: 0
		});
	});

	it('tells locks of rules from locks of the data, and released ones from both', () => {
		const rules: Rule[] = [
			{ id: 'assign-R2', type: 'assign', hard: true, params: { repId: 'R2', accounts: ['A1'] } },
			{ id: 'release', type: 'release', hard: true, params: { accounts: ['A4'] } }
		];
		const ruled = sample(rules);
		expect(ids({ only: 'locked' }, ruled)).toEqual(['A1', 'A2']);
		expect(ids({ only: 'assigned' }, ruled)).toEqual(['A1']);
		expect(accountRecords(ruled.facts, [0, 1, 3]).map(({ lock }) => lock)).toEqual(['rule', 'data', null]);
	});
});

describe('an account that a rule holds', () => {
	const lockOf = (...rules: Rule[]) =>
		accountRecords(sample(rules).facts, [0, 1, 2, 3, 4, 5, 6]).map(({ lock }) => lock);

	it('is neither free nor locked by hand', () => {
		const owned = accounts.replace('3,,,2099', '3,R1,,2099');
		const held = sample([{ id: 'p', type: 'protected', hard: true, params: {} }], undefined, owned);
		expect(accountRecords(held.facts, [1, 2, 5]).map(({ lock }) => lock)).toEqual(['data', null, 'held']);
		expect(ids({ only: 'locked' }, held)).toEqual(['A2', 'A4', 'A6']);
		expect(ids({ only: 'assigned' }, held)).toEqual([]);
	});

	it('is free where the rule holds nothing: no position, an open deal without an owner', () => {
		const none = [null, 'data', null, 'data', null, null, null];
		expect(lockOf({ id: 'p', type: 'protected', hard: true, params: {} })).toEqual(none);
		expect(lockOf({ id: 'a', type: 'assign', hard: true, params: { repId: 'R1', accounts: ['A5'] } })).toEqual(none);
	});

	it('is free where an assignment names a rep who is left out', () => {
		const rule: Rule = { id: 'a', type: 'assign', hard: true, params: { repId: 'R2', accounts: ['A1'] } };
		const left = sample([rule], { reps: ['R2'], accounts: [] });
		expect(accountRecords(left.facts, [0]).map(({ lock }) => lock)).toEqual([null]);
	});
});

describe('a record of the account table', () => {
	const [first, , third, , nowhere] = accountRecords(facts, [0, 1, 2, 3, 4, 1000]);

	it('says who serves the account today and under the plan, and what that does to travel', () => {
		expect(first).toMatchObject({ id: 'A1', repName: 'Zoe', repTodayName: 'Zoe', moved: false, travelChange: 0 });
		expect(third).toMatchObject({ repName: 'Bob', repTodayName: 'Zoe', moved: true, reason: { kind: 'nearer' } });
		expect(third!.travelChange).toBeLessThan(0);
	});

	it('keeps the rep of the data for an account without a position, also one who is not active', () => {
		expect(nowhere).toMatchObject({ located: false, rep: -1, repName: 'Old Hand', repTodayName: 'Old Hand' });
		expect(nowhere!.travel).toBeNaN();
	});

	it('before the first plan nobody has moved', () => {
		const today = accountFacts(prepared, null);
		expect(accountOrder(today, index, everything).counts.moved).toBe(0);
	});
});

describe('export of the view', () => {
	it('holds the rows, order and columns of the view under the headings of the reader, and nothing runs as a formula', () => {
		const rows = accountOrder(facts, index, { ...everything, text: 'tools', ...by('revenue', true) }).rows;
		const table = accountViewTable(facts, {
			rows,
			columns: [
				{ id: 'name', heading: 'Navn' },
				{ id: 'revenue', heading: 'Omsetning' },
				{ id: 'rep', heading: 'Selger' },
				{ id: 'lock', heading: 'Lås' },
				{ id: 'stage', heading: 'Status' },
				{ id: 'reason', heading: 'Grunn' }
			],
			words: {
				lock: { data: 'i dataene', rule: 'for hånd', held: 'av regel' },
				stage: { customer: 'kunde' },
				nobody: 'ingen'
			},
			language: 'nb'
		});
		expect(tableToCsv(table)).toBe(
			'Navn,Omsetning,Selger,Lås,Status,Grunn\r\n' +
				'Müller,300,Zoe,i dataene,kunde,blir\r\n' +
				"'=HYPERLINK(1),100,Zoe,,kunde,blir\r\n"
		);
	});
});
