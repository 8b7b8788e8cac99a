import {
	Bool,
	DateDay,
	Decimal,
	Dictionary,
	Float32,
	Float64,
	Int32,
	Int64,
	LargeUtf8,
	makeVector,
	RecordBatchStreamWriter,
	Table,
	tableToIPC,
	TimestampMicrosecond,
	Utf8,
	vectorFromArray,
	type Vector
} from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { readReps } from '#engine/ingest/reps.ts';
import { bytesOf, refusal } from './helpers.ts';

const table = (columns: Record<string, Vector>) => new Table(columns as never) as Table;
const ids = (...values: string[]) => vectorFromArray(values, new Utf8());
const file = (columns: Record<string, Vector>) => tableToIPC(table(columns), 'file');

describe('Arrow accounts', () => {
	const base = {
		account_id: ids('a', 'b'),
		lon: makeVector(Float64Array.of(8, 9)),
		lat: makeVector(Float64Array.of(48, 49))
	};

	it.each(['file', 'stream'] as const)('a float64 column without gaps is the %s’s own memory', (format) => {
		const bytes = tableToIPC(table(base), format);
		const { accounts } = readAccounts(bytes, 'x.arrow');
		expect([...accounts.lon]).toEqual([8, 9]);
		expect(accounts.lon.buffer).toBe(bytes.buffer);
		expect(accounts.lat.buffer).toBe(bytes.buffer);
	});

	it('an empty cell is NaN, and only then the column is copied', () => {
		const bytes = file({ ...base, revenue_y0: vectorFromArray([5, null], new Float64()) });
		const { accounts } = readAccounts(bytes, 'x.arrow');
		expect([...accounts.revenueY0!]).toEqual([5, NaN]);
		expect(accounts.revenueY0!.buffer).not.toBe(bytes.buffer);
	});

	it('whole numbers, 32-bit floats, 64-bit integers and decimals become float64', () => {
		const { accounts } = readAccounts(
			file({
				...base,
				employees: vectorFromArray([1, null], new Int32()),
				revenue_y0: vectorFromArray([0.5, 2], new Float32()),
				revenue_y1: vectorFromArray([12n, -3n], new Int64()),
				revenue_y2: vectorFromArray(
					[Uint32Array.of(12345, 0, 0, 0), Uint32Array.of(0xffffff9c, ~0, ~0, ~0)],
					new Decimal(2, 10, 128)
				)
			}),
			'x.arrow'
		);
		expect([...accounts.employees!]).toEqual([1, NaN]);
		expect([...accounts.revenueY0!]).toEqual([0.5, 2]);
		expect([...accounts.revenueY1!]).toEqual([12, -3]);
		expect([...accounts.revenueY2!]).toEqual([123.45, -1]);
	});

	it('plain, large and dictionary text give the same codes in order of appearance', () => {
		const words = ['Chemie', null, 'Bau', 'Chemie'];
		const four = {
			account_id: ids('a', 'b', 'c', 'd'),
			industry: vectorFromArray(words, new Utf8()),
			segment: vectorFromArray(words, new LargeUtf8()),
			city: vectorFromArray(words, new Dictionary(new Utf8(), new Int32()))
		};
		const { accounts } = readAccounts(file(four), 'x.arrow');
		for (const column of [accounts.industry!, accounts.segment!, accounts.city!]) {
			expect([...column.codes]).toEqual([0, -1, 1, 0]);
			expect(column.values).toEqual(['Chemie', 'Bau']);
		}
	});

	it('codes of a clean dictionary are used without touching a string', () => {
		const owner = vectorFromArray(['R1', 'R2'], new Dictionary(new Utf8(), new Int32()));
		const bytes = file({ ...base, owner_id: owner });
		expect(readAccounts(bytes, 'x.arrow').accounts.ownerId!.codes.buffer).toBe(bytes.buffer);
	});

	it('batches with dictionaries of their own end in one list of values', () => {
		const writer = new RecordBatchStreamWriter();
		const coded = (...words: string[]) => vectorFromArray(words, new Dictionary(new Utf8(), new Int32(), 7));
		for (const part of [
			table({ account_id: ids('a'), city: coded('Ulm') }),
			table({ account_id: ids('b'), city: coded('Bonn') })
		]) {
			for (const batch of part.batches) writer.write(batch);
		}
		const { accounts } = readAccounts(writer.finish().toUint8Array(true), 'x.arrow');
		expect(Array.from(accounts.city!.codes, (code) => accounts.city!.values[code])).toEqual(['Ulm', 'Bonn']);
	});

	it('dates and times of any unit are epoch milliseconds', () => {
		const day = Date.UTC(2024, 1, 29);
		const { accounts } = readAccounts(
			file({
				...base,
				owner_since: vectorFromArray([new Date(day), null], new DateDay()),
				protected_until: vectorFromArray([day + 1500, null], new TimestampMicrosecond()),
				locked: vectorFromArray([true, null], new Bool())
			}),
			'x.arrow'
		);
		expect([...accounts.ownerSince!]).toEqual([day, NaN]);
		expect(accounts.protectedUntil![0]).toBe(day + 1500);
		expect([...accounts.locked!]).toEqual([1, 0]);
	});

	it('a wrong type is refused with column, type found and type expected', () => {
		const { code, line } = refusal(() => readAccounts(file({ ...base, potential: ids('much', 'more') }), 'x.arrow'));
		expect(code).toBe('COLUMN_TYPE');
		expect(line).toContain('column "potential"');
		expect(line).toContain('float64');
	});

	it('a missing key column is refused with what is there', () => {
		const { code, line } = refusal(() => readAccounts(file({ id: ids('a') }), 'x.arrow'));
		expect(code).toBe('COLUMN_MISSING');
		expect(line).toContain('"account_id"');
		expect(line).toContain('got id');
	});

	it('a cut file, an empty file and a file that only says it is Arrow are refused', () => {
		const bytes = file(base);
		expect(refusal(() => readAccounts(bytes.slice(0, bytes.length - 20), 'x.arrow')).code).toBe('FILE_CORRUPT');
		expect(refusal(() => readAccounts(new Uint8Array(0), 'x.arrow')).code).toBe('FILE_EMPTY');
		expect(refusal(() => readAccounts(bytesOf('hello'), 'x.arrow')).code).toBe('FILE_CORRUPT');
	});

	it('budgets of bytes, rows and columns are kept', () => {
		const bytes = file(base);
		const read = (budget: object) => refusal(() => readAccounts(bytes, 'x.arrow', { budget })).code;
		expect(read({ bytes: 100 })).toBe('FILE_TOO_LARGE');
		expect(read({ rows: 1 })).toBe('FILE_TOO_LARGE');
		expect(read({ columns: 2 })).toBe('FILE_TOO_LARGE');
	});
});

describe('Arrow reps', () => {
	it('empty "active" means active', () => {
		const bytes = file({
			rep_id: ids('R1', 'R2', 'R3'),
			name: ids('Ann', 'Bob', 'Cem'),
			active: vectorFromArray([true, null, false], new Bool())
		});
		expect([...readReps(bytes, 'r.arrow').reps.active!]).toEqual([1, 1, 0]);
	});

	it('a file in which every rep is inactive has no reps', () => {
		const bytes = file({ rep_id: ids('R1'), name: ids('Ann'), active: vectorFromArray([false], new Bool()) });
		expect(refusal(() => readReps(bytes, 'r.arrow')).code).toBe('REPS_NONE');
	});
});
