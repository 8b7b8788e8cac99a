import { describe, expect, it } from 'vitest';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { writeAccountsArrow } from '#engine/ingest/arrow-write.ts';
import { addSales } from '#engine/ingest/mapping/add-sales.ts';
import { applyMapping } from '#engine/ingest/mapping/apply.ts';
import type { Field, Mapping } from '#engine/ingest/mapping/mapping.ts';
import { suggestMapping } from '#engine/ingest/mapping/suggest.ts';
import { finish, rawTable, type Cell } from '../../../fixtures/raw-table.ts';
import { refusal } from '../helpers.ts';

const asOf = '2026-02-01';
const mappingOf = (fields: readonly Field[], more: Partial<Mapping> = {}): Mapping => ({
	format: 'revir-mapping',
	version: 1,
	kind: 'accounts',
	fingerprint: '0123456789abcdef',
	currency: null,
	year0: null,
	month0: null,
	fields,
	unlocked: [],
	...more
});
const apply = (columns: Record<string, readonly Cell[]>, fields: readonly Field[], more: Partial<Mapping> = {}) =>
	finish(applyMapping(rawTable(columns), mappingOf(fields, more), { asOf }));
const plain = (target: Field['target'], ...from: string[]): Field => ({ target, how: 'plain', from });
const codes = (found: { codes: Int32Array; values: readonly string[] } | null) =>
	[...found!.codes].map((code) => found!.values[code] ?? null);
const texts = (found: { length: number; at(row: number): string | null } | null) =>
	Array.from({ length: found!.length }, (_, row) => found!.at(row));

describe('a dirty German table', () => {
	const table = rawTable({
		'Kd.-Nr.': ['1', '2', '3', '4'],
		Firma: ['A GmbH', 'B AG', 'C KG', 'D AS'],
		Straße: ['Am Markt', 'Hauptstr.', null, 'Storgata'],
		'Hausnr.': ['3a', null, '7', '1'],
		'PLZ Ort': ['01067 Dresden', 'D-10115 Berlin', 'Wien 1010', '4711-x?'],
		Land: ['Deutschland', 'DE', 'Österreich', 'Norge'],
		'Umsatz 2025 (T€)': ['1.234,5', '12', 'viel', null],
		Status: ['Kunde', 'Interessent', 'Lead', 'Irgendwas'],
		Telefon: ['0351 123456', '030 1234567', '01 234567', '22 33 44 55']
	});
	const { mapping } = suggestMapping(table, { asOf });
	const { accounts, meta, notices } = finish(applyMapping(table, mapping, { asOf }));

	it('is split, joined, scaled and translated', () => {
		expect(texts(accounts.id)).toEqual(['1', '2', '3', '4']);
		expect(texts(accounts.street)).toEqual(['Am Markt 3a', 'Hauptstr.', '7', 'Storgata 1']);
		expect(codes(accounts.postcode)).toEqual(['01067', '10115', '1010', null]);
		expect(codes(accounts.city)).toEqual(['Dresden', 'Berlin', 'Wien', null]);
		expect(codes(accounts.country)).toEqual(['DE', 'DE', 'AT', 'NO']);
		expect([...accounts.revenueY0!]).toEqual([1_234_500, 12_000, NaN, NaN]);
		expect(codes(accounts.stage)).toEqual(['customer', 'prospect', 'lead', null]);
		expect(meta).toMatchObject({ currency: 'EUR', asOf, year0: 2025, month0: null });
	});

	it('cells that cannot be read are told of under the header they stand in', () => {
		const told = notices.map(({ error, count }) => [error.where?.column, error.got, count]);
		expect(told).toContainEqual(['Umsatz 2025 (T€)', '"viel"', 1]);
		expect(told).toContainEqual(['PLZ Ort', '"4711-x?"', 1]);
		expect(told).toContainEqual(['stage', '"Irgendwas"', 1]);
	});

	it('is written and read as canonical accounts', () => {
		const { accounts: again } = readAccounts(writeAccountsArrow(accounts, meta), 'accounts.arrow');
		expect(texts(again.street)).toEqual(texts(accounts.street));
		expect(again.revenueY0).toEqual(accounts.revenueY0);
	});
});

describe('ids', () => {
	it('a missing id is made from the row number, a repeated one kept apart, an equal row left out', () => {
		const found = apply({ Id: ['7', null, '7', '7', null], Name: ['A', 'B', 'C', 'A', 'B'] }, [
			plain('account_id', 'Id'),
			plain('name', 'Name')
		]);
		expect(texts(found.accounts.id)).toEqual(['7', 'row-3', '7~2', 'row-6']);
		expect([...found.repeatOf]).toEqual([-1, -1, 0, -1]);
		expect([...found.source]).toEqual([0, 1, 2, 4]);
		expect(found.notices.map(({ error, count }) => [error.code, error.where?.row, count])).toEqual([
			['ID_MADE', 3, 2],
			['ID_REPEATED', 4, 1],
			['ROW_REPEATED', 5, 1]
		]);
	});

	it('one id in every row gets suffixes that pass over given ones', () => {
		const Id = Array.from({ length: 60_000 }, (_, row) => (row === 0 ? 'K1~3' : 'K1'));
		const { accounts } = apply({ Id, N: Id.map((_, row) => `n${row}`) }, [
			plain('account_id', 'Id'),
			plain('name', 'N')
		]);
		const ids = texts(accounts.id);
		expect(ids.slice(0, 4)).toEqual(['K1~3', 'K1', 'K1~2', 'K1~4']);
		expect([ids.at(-1), new Set(ids).size]).toEqual(['K1~60000', 60_000]);
	});

	it('a made id never meets a given one', () => {
		const { accounts } = apply({ Id: ['row-3', null, '7', '7~2', '7'], N: ['a', 'b', 'c', 'd', 'e'] }, [
			plain('account_id', 'Id'),
			plain('name', 'N')
		]);
		const ids = texts(accounts.id);
		expect(new Set(ids).size).toBe(5);
		expect(ids[0]).toBe('row-3');
	});

	it('a table without rows is refused', () => {
		expect(refusal(() => apply({ Id: [] }, [plain('account_id', 'Id')])).code).toBe('ACCOUNTS_NONE');
	});
});

it('the first filled of several columns counts; constants fill every row', () => {
	const { accounts } = apply({ A: [null, 'x'], B: ['y', 'z'] }, [
		plain('segment', 'A', 'B'),
		{ target: 'country', how: 'constant', value: 'DE' }
	]);
	expect(codes(accounts.segment)).toEqual(['y', 'x']);
	expect(codes(accounts.country)).toEqual(['DE', 'DE']);
});

it('zeros of a postcode come back by the country of the row', () => {
	const { accounts } = apply({ PLZ: [1067, 1010, 150], Land: ['DE', 'AT', 'NO'] }, [
		{ target: 'postcode', how: 'plain', from: ['PLZ'], digits: 5 },
		plain('country', 'Land')
	]);
	expect(codes(accounts.postcode)).toEqual(['01067', '1010', '0150']);
});

it('monthly columns lie at their month, and a whole year is summed', () => {
	const months = Array.from({ length: 12 }, (_, k) => `Umsatz ${String(k + 1).padStart(2, '0')}/2025`);
	const table = rawTable({
		Kundennummer: ['1', '2', '3'],
		...Object.fromEntries(months.map((month, k) => [month, [k + 1, k === 0 ? 5 : null, null]]))
	});
	const { mapping } = suggestMapping(table, { asOf });
	const { accounts, meta } = finish(applyMapping(table, mapping, { asOf }));
	expect(meta).toMatchObject({ year0: 2025, month0: '2023-01' });
	expect([...accounts.revenueMonth!.slice(24, 36)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
	expect(accounts.revenueMonth![23]).toBeNaN();
	expect([...accounts.revenueY0!]).toEqual([78, 5, NaN]);
});

describe('order lines', () => {
	const day = (text: string) => new Date(`${text}T00:00:00Z`);
	const table = rawTable({
		Belegdatum: [day('2024-01-03'), day('2025-01-05'), day('2025-01-20'), day('2025-12-31'), null, day('2025-03-01')],
		'Kundennr.': ['K1', 'K1', 'K2', 'K1', 'K2', null],
		Kunde: [null, 'Eins GmbH', 'Zwei AG', 'Eins GmbH', 'Zwei AG', 'Niemand'],
		'Einzelpreis (T€)': [1, 2, 3, 4, 5, 6],
		Menge: [1, 2, 1, 1, 1, 1]
	});
	const { mapping, kind } = suggestMapping(table, { asOf });
	const { accounts, meta, notices } = finish(applyMapping(table, mapping, { asOf }));

	it('are recognised and gathered by customer, with the first name that is filled', () => {
		expect(kind.kind).toBe('orders');
		expect(texts(accounts.id)).toEqual(['K1', 'K2']);
		expect(texts(accounts.name)).toEqual(['Eins GmbH', 'Zwei AG']);
	});

	it('price times quantity is summed by month and year; no line is 0, outside the data nothing is known', () => {
		expect(meta).toMatchObject({ year0: 2025, month0: '2023-01' });
		expect([...accounts.revenueY0!]).toEqual([8000, 3000]);
		expect([...accounts.revenueY1!]).toEqual([1000, 0]);
		const month = (row: number, k: number) => accounts.revenueMonth![row * 36 + k];
		expect([month(0, 11), month(0, 12), month(0, 13), month(0, 24), month(0, 35)]).toEqual([NaN, 1000, 0, 4000, 4000]);
	});

	it('lines without customer or date are counted', () => {
		const [found] = notices.filter(({ error }) => error.code === 'ORDER_UNUSABLE');
		expect(found!.count).toBe(2);
	});

	it('that name their customers only are gathered by name', () => {
		const named = rawTable({
			ORDERDATE: [day('2025-01-05'), day('2025-02-20'), day('2025-12-31')],
			CUSTOMERNAME: ['Eins GmbH', 'Zwei AG', 'Eins GmbH'],
			SALES: [10, 20, 30]
		});
		const suggested = suggestMapping(named, { asOf, kind: 'orders' });
		const found = finish(applyMapping(named, suggested.mapping, { asOf })).accounts;
		expect(texts(found.id)).toEqual(['Eins GmbH', 'Zwei AG']);
		expect([...found.revenueY0!]).toEqual([40, 20]);
	});
});

describe('personal data', () => {
	const columns = { Firma: ['A'], 'E-Mail': ['max.muster@Firma.de'], Notiz: ['ruft nicht gern zurück'] };
	const domain: Field = { target: 'domain', how: 'plain', from: ['E-Mail'], only: 'domain' };
	const reason = 'Dubletten über die Domain finden';

	it('do not come in, whatever a mapping file says, unless unlocked', () => {
		expect(refusal(() => apply(columns, [domain])).code).toBe('MAPPING_PERSONAL');
		expect(refusal(() => apply(columns, [plain('segment', 'Notiz')])).line).toContain('Notiz');
	});

	it('of an unlocked mailbox the domain comes in and nothing else', () => {
		const unlocked = [{ column: 'E-Mail', reason }];
		expect(texts(apply(columns, [domain], { unlocked }).domain)).toEqual(['firma.de']);
		expect(refusal(() => apply(columns, [plain('segment', 'E-Mail')], { unlocked })).code).toBe('MAPPING_PERSONAL');
	});

	it('mailboxes of providers are no domain of a firm', () => {
		const found = apply(
			{ Web: ['https://www.Firma.de/x?y', 'x@gmail.com', 'ohne'] },
			[{ ...domain, from: ['Web'] } as Field],
			{ unlocked: [{ column: 'Web', reason }] }
		);
		expect(texts(found.domain)).toEqual(['firma.de', null, null]);
	});
});

it('names of owners go along with their ids', () => {
	const found = apply({ 'Owner ID': ['005A', '005B'], 'Account Owner': ['Anna', 'Jens'] }, [
		plain('owner_id', 'Owner ID'),
		plain('owner_name', 'Account Owner')
	]);
	expect([...found.ownerNames]).toEqual([
		['005A', 'Anna'],
		['005B', 'Jens']
	]);
});

it('a mapping of another file or for another kind of table is refused', () => {
	expect(refusal(() => apply({ A: ['1'] }, [plain('name', 'B')])).code).toBe('MAPPING_COLUMN');
	expect(refusal(() => apply({ A: ['1'] }, [], { kind: 'reps' })).code).toBe('MAPPING_FILE');
});

it('words of an object’s inside are plain words', () => {
	const { accounts } = apply({ S: ['constructor', '__proto__'], L: ['toString', 'valueOf'] }, [
		plain('segment', 'S'),
		{ target: 'stage', how: 'plain', from: ['L'], words: { kunde: 'customer' } }
	]);
	expect(codes(accounts.segment)).toEqual(['constructor', '__proto__']);
	expect(accounts.stage === null || codes(accounts.stage).every((value) => value === null)).toBe(true);
});

it('sales of a file of order lines are put to the accounts of another by id', () => {
	const orders = apply(
		{ K: ['1', '9'], D: [new Date('2025-06-15'), new Date('2025-07-01')], B: [5, 7] },
		[
			plain('account_id', 'K'),
			{ target: 'revenue_y0', how: 'orders', date: 'D', amount: 'B', year: 2025 },
			{ target: 'revenue_month', how: 'orders', date: 'D', amount: 'B' }
		],
		{ kind: 'orders', year0: 2025, month0: '2023-01', currency: 'NOK' }
	);
	const { accounts, meta } = apply({ Id: ['2', '1'] }, [plain('account_id', 'Id')]);
	const found = addSales(accounts, orders, meta);
	expect([...found.accounts.revenueY0!]).toEqual([0, 5]);
	expect([...found.accounts.revenueMonth!.slice(28, 32)]).toEqual([NaN, 0, 0, NaN]);
	expect([...found.accounts.revenueMonth!.slice(64, 68)]).toEqual([NaN, 5, 0, NaN]);
	expect(found).toMatchObject({ matched: 1, unknown: ['9'], meta: { currency: 'NOK', month0: '2023-01' } });
});
