import {
	Bool,
	DateDay,
	Decimal,
	Dictionary,
	Field,
	Float64,
	Int32,
	Int64,
	List,
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
import { openRaw } from '#engine/ingest/raw/open-raw.ts';
import { foreignArrow } from './raw-foreign-arrow.ts';
import { packedArrow } from './raw-packed-arrow.ts';
import { cellsOf, kindsOf, rawRefusal } from './raw-helpers.ts';

const columns = (): Record<string, Vector> => ({
	account_id: vectorFromArray(['a', ' b ', ''], new Utf8()),
	city: vectorFromArray(['Ulm', null, 'Ulm'], new Dictionary(new Utf8(), new Int32())),
	n: vectorFromArray([1n, null, -3n], new Int64()),
	price: vectorFromArray(
		[Uint32Array.of(125, 0, 0, 0), null, Uint32Array.of(0xffffff9c, ~0, ~0, ~0)],
		new Decimal(2, 18, 128)
	),
	since: vectorFromArray([new Date('2024-02-29'), null, null], new DateDay()),
	at: vectorFromArray([Date.UTC(2025, 0, 1), null, null], new TimestampMicrosecond()),
	ok: vectorFromArray([true, null, false], new Bool()),
	tags: vectorFromArray([['x'], [], null], new List(new Field('item', new Utf8(), true)))
});
const table = (all = columns()) => new Table(all as never) as Table;
const read = (bytes: Uint8Array, options = {}, budget = {}) => openRaw(bytes, 'a.arrow', budget, options);

describe('Arrow files', () => {
	it.each(['file', 'stream'] as const)(
		'every plain type of a %s is read, nested ones are left out with a notice',
		async (format) => {
			const raw = await read(tableToIPC(table(), format));
			expect(kindsOf(raw)).toEqual({
				account_id: 'text',
				city: 'text',
				n: 'number',
				price: 'number',
				since: 'date',
				at: 'date',
				ok: 'flag'
			});
			expect(['account_id', 'city', 'n', 'price', 'since', 'at', 'ok'].map((name) => cellsOf(raw, name))).toEqual([
				['a', 'b', null],
				['Ulm', null, 'Ulm'],
				[1, null, -3],
				[1.25, null, -1],
				['2024-02-29', null, null],
				['2025-01-01', null, null],
				[true, null, false]
			]);
			expect(raw.notices.list().map(({ error }) => [error.code, error.where?.column])).toEqual([
				['COLUMN_TYPE', 'tags']
			]);
			expect([raw.count, raw.rowNumber(0)]).toEqual([3, 1]);
		}
	);

	it('columns asked for as text are text', async () => {
		const raw = await read(tableToIPC(table(), 'file'), { kinds: { n: 'text', since: 'text', ok: 'text' } });
		expect([cellsOf(raw, 'n'), cellsOf(raw, 'since'), cellsOf(raw, 'ok')]).toEqual([
			['1', null, '-3'],
			['2024-02-29', null, null],
			['true', null, 'false']
		]);
	});

	it.each([
		['LZ4', 'file'],
		['LZ4', 'stream'],
		['ZSTD', 'file'],
		['ZSTD', 'stream']
	] as const)('%s bodies of a %s are unpacked, by the reader of accounts too', async (codec, format) => {
		const names = Array.from({ length: 40 }, (_, i) => `customer ${i}`);
		const flags = names.map((_, i) => i % 3 === 0);
		const packed = packedArrow(
			table({
				account_id: vectorFromArray(names, new Utf8()),
				city: vectorFromArray(
					names.map((_, i) => ['Ulm', null, 'Bonn'][i % 3]),
					new Dictionary(new Utf8(), new Int32())
				),
				lon: vectorFromArray(
					names.map((_, i) => 8 + i / 100),
					new Float64()
				),
				lat: vectorFromArray(
					names.map(() => 48),
					new Float64()
				),
				locked: vectorFromArray(flags, new Bool())
			}),
			codec,
			format
		);
		const raw = await read(packed);
		expect([cellsOf(raw, 'account_id'), cellsOf(raw, 'locked'), cellsOf(raw, 'city').slice(0, 4)]).toEqual([
			names,
			flags,
			['Ulm', null, 'Bonn', 'Ulm']
		]);
		expect(readAccounts(packed, 'x.arrow').accounts.lon[39]).toBe(8.39);
		expect((await rawRefusal(read(packed, {}, { inflated: 100 }))).code).toBe('FILE_TOO_LARGE');
	});

	it.each(['LZ4', 'ZSTD'] as const)(
		'a packed column that gives more or less than it claims is refused (%s)',
		async (codec) => {
			const length = 80_000;
			const bytes = packedArrow(
				table({ n: vectorFromArray(new Array<number>(length / 8).fill(0), new Float64()) }),
				codec,
				'stream'
			);
			expect(bytes.length).toBeLessThan(2000);
			const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
			const at = Array.from({ length: bytes.length - 8 }, (_, i) => i).find(
				(i) => view.getBigInt64(i, true) === BigInt(length)
			)!;
			for (const claim of [8000, 160_000]) {
				view.setBigInt64(at, BigInt(claim), true);
				expect((await rawRefusal(read(bytes))).code).toBe('FILE_CORRUPT');
			}
			view.setBigInt64(at, 1n << 40n, true);
			expect((await rawRefusal(read(bytes))).code).toBe('FILE_TOO_LARGE');
		}
	);

	it('batches with dictionaries of their own end in one column', async () => {
		const writer = new RecordBatchStreamWriter();
		for (const word of ['Ulm', 'Bonn']) {
			const part = table({ city: vectorFromArray([word], new Dictionary(new Utf8(), new Int32(), 7)) });
			for (const batch of part.batches) writer.write(batch);
		}
		expect(cellsOf(await read(writer.finish().toUint8Array(true)), 'city')).toEqual(['Ulm', 'Bonn']);
	});

	it('limits of rows and columns are kept; a cut file is refused', async () => {
		const bytes = tableToIPC(table(), 'file');
		expect((await rawRefusal(read(bytes, {}, { rows: 2 }))).code).toBe('FILE_TOO_LARGE');
		expect((await rawRefusal(read(bytes, {}, { columns: 3 }))).code).toBe('FILE_TOO_LARGE');
		expect((await rawRefusal(read(bytes.slice(0, -30)))).code).toBe('FILE_CORRUPT');
	});
});

describe('columns of types that the library does not know', () => {
	it.each(['file', 'stream'] as const)('are left out of a %s and named, the others are read', async (kind) => {
		const given = foreignArrow[kind].slice();
		const raw = await read(given);
		expect(raw.columns.map(({ name }) => [name, cellsOf(raw, name)])).toEqual([
			['id', ['K1', 'K2', 'K3']],
			['town', ['Oslo', 'Mo i Rana, Nordland fylke', null]],
			['n', [1.5, null, 3]]
		]);
		const left = raw.notices.list().map(({ error: { code, where, got } }) => [code, where?.column, got]);
		expect(left).toEqual([
			['COLUMN_TYPE', 'tags', 'ListView'],
			['COLUMN_TYPE', 'region', 'RunEndEncoded'],
			['COLUMN_TYPE', 'inner', 'LargeListView']
		]);
		expect(given).toEqual(foreignArrow[kind]);
	});

	it('with a dictionary in them the file is refused by name', async () => {
		const { code, line } = await rawRefusal(read(foreignArrow.coded));
		expect([code, line.includes('RunEndEncoded')]).toEqual(['FILE_KIND', true]);
	});
});
