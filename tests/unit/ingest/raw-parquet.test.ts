import { parquetWriteBuffer } from 'hyparquet-writer';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openRaw } from '#engine/ingest/raw/open-raw.ts';
import { unpackSnappy } from '#engine/ingest/raw/snappy.ts';
import { ParquetError } from '#engine/ingest/raw/thrift-check.ts';
import { cellsOf, kindsOf, rawRefusal } from './raw-helpers.ts';

type Written = Parameters<typeof parquetWriteBuffer>[0];
const write = (options: Written) => new Uint8Array(parquetWriteBuffer(options));
const read = (bytes: Uint8Array, options = {}, budget = {}, progress?: (share: number) => void) =>
	openRaw(bytes, 'a.parquet', budget, options, progress);
const column = (name: string, data: unknown[], more: object = {}) =>
	({ name, data, ...more }) as Written['columnData'][number];

describe('Parquet files', () => {
	it('every plain type is read', async () => {
		const raw = await read(
			write({
				columnData: [
					column('id', ['a', ' b ', null], { type: 'STRING' }),
					column('n', [1n, null, -3n], { type: 'INT64' }),
					column('small', [1, 2, 3], { type: 'INT32', nullable: false }),
					column('x', [0.5, null, NaN], { type: 'DOUBLE' }),
					column('ok', [true, null, false], { type: 'BOOLEAN' }),
					column('at', [new Date('2024-02-29'), null, null], { type: 'TIMESTAMP' }),
					column('note', [{ a: 1 }, null, [1]], { type: 'JSON' })
				],
				kvMetadata: [{ key: 'currency', value: 'EUR' }]
			})
		);
		expect(kindsOf(raw)).toEqual({
			id: 'text',
			n: 'number',
			small: 'number',
			x: 'number',
			ok: 'flag',
			at: 'date',
			note: 'text'
		});
		expect(['id', 'n', 'small', 'x', 'ok', 'at', 'note'].map((name) => cellsOf(raw, name))).toEqual([
			['a', 'b', null],
			[1, null, -3],
			[1, 2, 3],
			[0.5, null, null],
			[true, null, false],
			['2024-02-29', null, null],
			['{"a":1}', null, '[1]']
		]);
		expect([raw.count, raw.metadata.get('currency')]).toEqual([3, 'EUR']);
	});

	it('decimals are scaled, days and 32-bit counts without sign are themselves', async () => {
		const raw = await read(
			write({
				columnData: [
					column('price', [1.25, -3]),
					column('day', [new Date('2024-02-29'), null]),
					column('u', [4294967295, 1])
				],
				schema: [
					{ name: 'root', num_children: 3 },
					{
						name: 'price',
						type: 'INT32',
						converted_type: 'DECIMAL',
						scale: 2,
						precision: 9,
						repetition_type: 'OPTIONAL'
					},
					{ name: 'day', type: 'INT32', converted_type: 'DATE', repetition_type: 'OPTIONAL' },
					{ name: 'u', type: 'INT32', converted_type: 'UINT_32', repetition_type: 'REQUIRED' }
				]
			} as Written)
		);
		expect([cellsOf(raw, 'price'), cellsOf(raw, 'day'), cellsOf(raw, 'u')]).toEqual([
			[1.25, -3],
			['2024-02-29', null],
			[4294967295, 1]
		]);
	});

	it('nested columns, times of day and raw bytes are left out with a notice', async () => {
		const raw = await read(
			write({
				columnData: [
					column('id', [1, 2]),
					column('tags', [['x', 'y'], []]),
					column('raw', [Uint8Array.of(1, 2), Uint8Array.of(3, 4)]),
					column('time', [1, 2])
				],
				schema: [
					{ name: 'root', num_children: 4 },
					{ name: 'id', type: 'INT32', repetition_type: 'REQUIRED' },
					{ name: 'tags', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
					{ name: 'list', repetition_type: 'REPEATED', num_children: 1 },
					{ name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
					{ name: 'raw', type: 'FIXED_LEN_BYTE_ARRAY', type_length: 2, repetition_type: 'REQUIRED' },
					{ name: 'time', type: 'INT32', converted_type: 'TIME_MILLIS', repetition_type: 'REQUIRED' }
				]
			} as Written)
		);
		expect([cellsOf(raw, 'id'), raw.columns.length]).toEqual([[1, 2], 1]);
		expect(raw.notices.list().map(({ error }) => [error.code, error.where?.column, error.got])).toEqual([
			['COLUMN_TYPE', 'tags', 'a list'],
			['COLUMN_TYPE', 'raw', 'FIXED_LEN_BYTE_ARRAY'],
			['COLUMN_TYPE', 'time', 'TIME_MILLIS']
		]);
	});

	const words = Array.from({ length: 600 }, (_, i) => (i % 7 === 0 ? null : `customer ${i % 50}`));
	const figures = Array.from({ length: 600 }, (_, i) => i * i);
	const packers = {
		UNCOMPRESSED: (bytes: Uint8Array) => bytes,
		SNAPPY: undefined,
		GZIP: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)),
		BROTLI: (bytes: Uint8Array) => new Uint8Array(brotliCompressSync(bytes)),
		ZSTD: (bytes: Uint8Array) => new Uint8Array(zstdCompressSync(bytes))
	} as const;
	it.each(Object.keys(packers) as (keyof typeof packers)[])(
		'%s pages in several row groups are read, with progress',
		async (codec) => {
			const packer = packers[codec];
			const bytes = write({
				columnData: [column('w', words, { type: 'STRING' }), column('n', figures, { type: 'INT32' })],
				codec,
				rowGroupSize: 200,
				pageSize: 300,
				...(packer ? { compressors: { [codec]: packer } } : {})
			} as Written);
			const shares: number[] = [];
			const raw = await read(bytes, {}, {}, (share) => void shares.push(share));
			expect([cellsOf(raw, 'w'), cellsOf(raw, 'n')]).toEqual([words, figures]);
			// Column by column of every group.
			expect(shares.map((share) => Math.round(6 * share))).toEqual([1, 2, 3, 4, 5, 6, 6]);
		}
	);

	it.each([
		['n', 'DELTA_BINARY_PACKED', { type: 'INT32' }, figures],
		['n', 'DELTA_BINARY_PACKED', { type: 'INT64' }, figures.map(BigInt)],
		['n', 'BYTE_STREAM_SPLIT', { type: 'DOUBLE' }, figures],
		['w', 'DELTA_LENGTH_BYTE_ARRAY', { type: 'STRING' }, words],
		['w', 'DELTA_BYTE_ARRAY', { type: 'STRING' }, words],
		['w', 'PLAIN', { type: 'STRING' }, words],
		['b', 'RLE', { type: 'BOOLEAN' }, figures.map((n) => n % 3 === 0)]
	] as const)('column %s with encoding %s is read', async (name, encoding, type, data) => {
		const raw = await read(write({ columnData: [column(name, [...data], { ...type, encoding })] }));
		expect(cellsOf(raw, name)).toEqual(data.map((value) => (typeof value === 'bigint' ? Number(value) : value)));
	});

	it('limits of rows, columns and unpacked bytes are kept, and a cut file is refused', async () => {
		const bytes = write({ columnData: [column('w', words, { type: 'STRING' }), column('n', figures)] });
		for (const budget of [{ rows: 599 }, { columns: 1 }, { inflated: 500 }])
			expect((await rawRefusal(read(bytes, {}, budget))).code).toBe('FILE_TOO_LARGE');
		expect((await rawRefusal(read(bytes.slice(0, -9)))).code).toBe('FILE_CORRUPT');
	});

	it('a Snappy page whose literal claims 2 GiB is refused at once', () => {
		// Length 4, then a literal with a length of four bytes: 0xfffffff0 + 1.
		const page = Uint8Array.of(4, 0xfc, 0xf0, 0xff, 0xff, 0xff, 1, 2, 3, 4);
		expect(() => unpackSnappy(page, 4)).toThrow(ParquetError);
		expect([...unpackSnappy(Uint8Array.of(7, 0x04, 1, 2, 0x05, 2), 7)]).toEqual([1, 2, 1, 2, 1, 2, 1]);
	});

	it('a number in the footer that never ends is refused at once', async () => {
		const bytes = new Uint8Array(2_000_000).fill(0x80);
		bytes.set([0x50, 0x41, 0x52, 0x31]);
		// Field 3 (rows, 64 bits) starts, and its number goes on to the end.
		bytes[4] = 0x36;
		bytes.set([0x50, 0x41, 0x52, 0x31], bytes.length - 4);
		new DataView(bytes.buffer).setUint32(bytes.length - 8, bytes.length - 12, true);
		const { code, line } = await rawRefusal(read(bytes));
		expect([code, line.includes('never ends')]).toEqual(['FILE_CORRUPT', true]);
	});
});
