import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultSettings } from '#engine/model/settings.ts';
import { prepare } from '#engine/plan/prepare/prepare.ts';
import { accountFacts } from '#engine/report/account-facts.ts';
import { accountIndex } from '#engine/report/account-index.ts';
import { accountFilters, accountOrder, type AccountColumn } from '#engine/report/account-order.ts';
import { accountRecords, type AccountRecord } from '#engine/report/account-records.ts';
import { sortKey, textRanks } from '#engine/report/text-order.ts';
import { dataset, noGeography, type AccountRow } from '../../fixtures/dataset.ts';

const cities = ['Hof', 'Åre', 'aachen', 'Öhringen', 'Zell 9', 'Zell 10', undefined];
const row = fc.record({
	lon: fc.constantFrom(9, 9.5, 12, NaN),
	lat: fc.constantFrom(48, 50),
	potential: fc.constantFrom(undefined, 0, 5, 5, 900),
	revenue: fc.constantFrom(undefined, 1, 2, 300),
	visits: fc.constantFrom(0, 1, 4),
	owner: fc.constantFrom('R1', 'R2', undefined),
	industry: fc.constantFrom(...cities),
	locked: fc.boolean()
}) as fc.Arbitrary<AccountRow>;

/** The same order, found the slow and obvious way. */
function naive(records: readonly AccountRecord[], column: AccountColumn, down: boolean): number[] {
	const key = (record: AccountRecord): number | string => {
		if (column === 'lock') return record.lock === null ? 0 : record.lock === 'data' ? 1 : 2;
		if (column === 'rep') return sortKey(record.repName, 'en');
		if (column === 'moved') return record.moved ? 1 : 0;
		const value = record[column as 'industry' | 'potential' | 'travel' | 'travelChange' | 'id'];
		return typeof value === 'string' ? sortKey(value, 'en') : value;
	};
	const missing = (record: AccountRecord) => key(record) === '' || Number.isNaN(key(record));
	const rest = records.filter((record) => !missing(record));
	rest.sort((a, b) => {
		const [x, y] = [key(a), key(b)];
		return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1) || a.row - b.row;
	});
	return [...rest, ...records.filter(missing)].map((record) => record.row);
}

it('filters and sorts like a naive sort of all records', () => {
	fc.assert(
		fc.property(
			fc.array(row, { minLength: 3, maxLength: 60 }),
			fc.constantFrom<AccountColumn>('id', 'industry', 'rep', 'moved', 'lock', 'potential', 'travel', 'travelChange'),
			fc.boolean(),
			fc.constantFrom(...accountFilters),
			(rows, column, down, only) => {
				const data = dataset(
					[{ lon: 9, lat: 48, owner: 'R1', potential: 3, revenue: 1 }, ...rows],
					[
						{ id: 'R1', lon: 9, lat: 48 },
						{ id: 'R2', lon: 12, lat: 50 }
					]
				);
				const prepared = prepare(data, { ...defaultSettings(), units: 'accounts' }, noGeography);
				const labels = Int32Array.from(prepared.units.lon, (lon) => (lon > 11 ? 1 : 0));
				const index = accountIndex(data.accounts, 'en');
				const facts = accountFacts(prepared, labels);
				const order = accountOrder(facts, index, { text: '', rep: null, only, rows: null, sort: { column, down } });
				const all = accountRecords(
					facts,
					Array.from({ length: data.accounts.count }, (_, i) => i)
				);
				const kept = all.filter(
					(record) =>
						({
							all: true,
							moved: record.moved,
							assigned: record.lock === 'rule',
							locked: record.lock !== null,
							protected: record.isProtected,
							unlocated: !record.located,
							assumed: record.potentialAssumed
						})[only]
				);
				expect([...order.rows]).toEqual(naive(kept, column, down));
				expect(order.counts[only]).toBe(kept.length);
			}
		),
		{ numRuns: 150 }
	);
});

it('text ranks follow the reader’s alphabet: Norwegian å after z, German ä with a, numbers by value', () => {
	const order = (texts: string[], language: 'nb' | 'de') => {
		const ranks = textRanks(texts, language);
		return texts
			.map((text, i) => ({ text, rank: ranks[i]! }))
			.sort((a, b) => a.rank - b.rank)
			.map(({ text }) => text);
	};
	expect(order(['Ålesund', 'Zell', 'Ærø', 'Østby', 'Ås', 'aas'], 'nb')).toEqual([
		'aas',
		'Zell',
		'Ærø',
		'Østby',
		'Ålesund',
		'Ås'
	]);
	expect(order(['Zell', 'Ärzte', 'Aal', 'Baum', 'Straße 10', 'Strasse 9'], 'de')).toEqual([
		'Aal',
		'Ärzte',
		'Baum',
		'Strasse 9',
		'Straße 10',
		'Zell'
	]);
	expect([...textRanks(['b', null, 'B', ''], 'en')]).toEqual([1, NaN, 1, NaN]);
});

it('long common beginnings and letters beyond Latin still sort', () => {
	fc.assert(
		fc.property(
			fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '0', '9', 'ж', 'z'), minLength: 1, maxLength: 12 })),
			(texts) => {
				const ranks = textRanks(texts, 'en');
				texts.forEach((text, i) =>
					texts.forEach((other, j) => {
						const [x, y] = [sortKey(text, 'en'), sortKey(other, 'en')];
						expect(Math.sign(ranks[i]! - ranks[j]!)).toBe(x < y ? -1 : x > y ? 1 : 0);
					})
				);
			}
		),
		{ numRuns: 100 }
	);
});
