import { describe, expect, it } from 'vitest';
import { openRaw } from '#engine/ingest/raw/open-raw.ts';
import { bytesOf } from './helpers.ts';
import { cellsOf, kindsOf, rawRefusal } from './raw-helpers.ts';

const read = (text: string, options = {}, budget = {}) => openRaw(bytesOf(text), 'a.json', budget, options);
const json = (value: unknown) => read(JSON.stringify(value));
const square = (x: number, y: number, size: number) => [
	[x, y],
	[x + size, y],
	[x + size, y + size],
	[x, y + size],
	[x, y]
];
const feature = (geometry: unknown, properties: object = {}) => ({ type: 'Feature', geometry, properties });
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

describe('JSON lines', () => {
	it('keys become columns in order of first appearance, typed by all their values', async () => {
		const table = await read(
			'{"id":"a","n":1}\r\n\r\n{"n":null,"ok":true,"id":"b"}\n{"n":2.5,"mixed":1}\n{"mixed":"x"}'
		);
		expect(kindsOf(table)).toEqual({ id: 'text', n: 'number', ok: 'flag', mixed: 'text' });
		expect([table.format, table.count, cellsOf(table, 'n'), cellsOf(table, 'ok'), cellsOf(table, 'mixed')]).toEqual([
			'jsonl',
			4,
			[1, null, 2.5, null],
			[null, true, null, null],
			[null, null, '1', 'x']
		]);
		expect([0, 1, 2].map(table.rowNumber)).toEqual([1, 3, 4]);
	});

	it('a list of objects, a wrapped list and a single object are read as well', async () => {
		expect(cellsOf(await json([{ a: 1 }, { a: 2 }]), 'a')).toEqual([1, 2]);
		expect(cellsOf(await json({ '@odata.context': 'x', value: [{ a: 1 }, { a: 2 }] }), 'a')).toEqual([1, 2]);
		expect(cellsOf(await json({ a: 1 }), 'a')).toEqual([1]);
		expect(cellsOf(await read('[\n {\n "a": 1\n },\n {\n "a": 3\n }\n]'), 'a')).toEqual([1, 3]);
	});

	it('__proto__ and constructor are columns like any other', async () => {
		const table = await read('{"__proto__":"x","constructor":1}\n{"__proto__":"y","constructor":2}');
		expect(cellsOf(table, '__proto__')).toEqual(['x', 'y']);
		expect(cellsOf(table, 'constructor')).toEqual([1, 2]);
		expect(({} as Record<string, unknown>)['x']).toBeUndefined();
	});

	it('nested values are left out and broken lines counted, with the first row', async () => {
		const table = await read('{"a":1,"tags":[1]}\n{"a":2,"tags":{"x":1}}\nnot json\n{"a":3\n{"a":4}');
		expect([table.count, table.columns.map(({ name }) => name)]).toEqual([3, ['a']]);
		expect(table.notices.list().map(({ error, count }) => [error.code, error.where?.row, count])).toEqual([
			['COLUMN_TYPE', 1, 2],
			['ROW_UNREADABLE', 3, 2]
		]);
	});

	it('of lines of features and lines of records most stay, the others are counted with their line', async () => {
		const point = JSON.stringify(feature({ type: 'Point', coordinates: [1, 2] }, { n: 7 }));
		const told = (table: Awaited<ReturnType<typeof read>>) =>
			table.notices
				.list()
				.map(({ error, count }) => [error.code, error.where?.row, error.got ?? error.expected, count]);
		const features = await read([point, '{"n":[1]}', 'broken', '', point, '{"n":3}', point].join('\n'));
		expect([features.format, cellsOf(features, 'n'), [0, 1, 2].map(features.rowNumber)]).toEqual([
			'geojson',
			[7, 7, 7],
			[1, 5, 7]
		]);
		expect(told(features)).toEqual([
			['ROW_UNREADABLE', 3, 'a JSON object', 1],
			['ROW_UNREADABLE', 2, 'a GeoJSON feature', 2]
		]);
		const records = await read(['{"n":1}', point, 'broken', '{"n":2}'].join('\n'));
		expect([records.format, cellsOf(records, 'n'), records.rowNumber(1)]).toEqual(['jsonl', [1, 2], 4]);
		expect(told(records)).toEqual([
			['ROW_UNREADABLE', 3, 'a JSON object', 1],
			['ROW_UNREADABLE', 2, 'a GeoJSON feature', 1]
		]);
	});

	it('a file that is mostly broken, cut off or without rows is refused', async () => {
		expect((await rawRefusal(read('{"a":1}\nx\ny'))).code).toBe('FILE_CORRUPT');
		expect((await rawRefusal(read('[{"a":1},{"a"'))).code).toBe('FILE_CORRUPT');
		expect((await rawRefusal(read('[]'))).code).toBe('FILE_EMPTY');
		expect((await rawRefusal(openRaw(Uint8Array.of(0x7b, 0x22, 0xe4, 0x22, 0x3a, 0x31, 0x7d), 'a.json'))).code).toBe(
			'FILE_ENCODING'
		);
	});

	it('limits of rows, columns and cells are kept', async () => {
		for (const budget of [{ rows: 1 }, { columns: 1 }, { cell: 3 }])
			expect((await rawRefusal(read('{"a":1,"b":"long"}\n{"a":2}', {}, budget))).code).toBe('FILE_TOO_LARGE');
	});
});

describe('GeoJSON', () => {
	it('points become rows with lon, lat, id and properties; impossible ones are kept for data health', async () => {
		const table = await json(
			collection(
				{ ...feature({ type: 'Point', coordinates: [9.5, 48.2, 300] }, { name: 'A', lon: 'own' }), id: 7 },
				feature({ type: 'Point', coordinates: [480, 9] }, { name: 'B' }),
				feature(null, { name: 'C' })
			)
		);
		expect(table.columns.map(({ name }) => name)).toEqual(['lon', 'lat', 'id', 'name', 'lon (2)']);
		expect([cellsOf(table, 'lon'), cellsOf(table, 'lat')]).toEqual([
			[9.5, 480, null],
			[48.2, 9, null]
		]);
		expect([table.format, table.polygons, table.notices.list()]).toEqual(['geojson', undefined, []]);
	});

	it('areas are handed on, with a point inside them, also when the centre is a hole', async () => {
		const ring = { type: 'Polygon', coordinates: [square(0, 0, 10), square(1, 1, 8).reverse()] };
		const islands = { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(20, 20, 4)]] };
		const table = await json(
			collection(feature(ring, { name: 'ring' }), feature(islands), feature({ type: 'Point', coordinates: [1, 2] }))
		);
		expect([cellsOf(table, 'lon')[0], cellsOf(table, 'lat')[0]]).toEqual([0.5, 5]);
		expect([cellsOf(table, 'lon')[1], cellsOf(table, 'lat')[1]]).toEqual([22, 22]);
		expect(table.polygons).toEqual([ring, islands, null]);
	});

	it('lines, several points, a bare geometry, collections of geometries and lines of features are read', async () => {
		expect(
			cellsOf(
				await json(
					feature({
						type: 'LineString',
						coordinates: [
							[0, 0],
							[1, 5],
							[2, 0]
						]
					})
				),
				'lat'
			)
		).toEqual([5]);
		expect(
			cellsOf(
				await json({
					type: 'MultiPoint',
					coordinates: [
						[0, 0],
						[4, 2]
					]
				}),
				'lon'
			)
		).toEqual([2]);
		const geometries = [
			{ type: 'Point', coordinates: [1, 1] },
			{ type: 'MultiLineString', coordinates: [[[3, 3]]] }
		];
		expect(cellsOf(await json({ type: 'GeometryCollection', geometries }), 'lon')).toEqual([1, 3]);
		const lines = [1, 2].map((x) => JSON.stringify(feature({ type: 'Point', coordinates: [x, 0] }))).join('\n');
		expect(cellsOf(await read(lines), 'lon')).toEqual([1, 2]);
	});

	it('damaged geometries are counted, the rows stay', async () => {
		const table = await json(
			collection(
				feature({ type: 'Point', coordinates: ['9', 48] }),
				feature({ type: 'Polygon', coordinates: [[[0, 0]]] }),
				feature({ type: 'Circle' }),
				'nonsense'
			)
		);
		expect([table.count, table.rowNumber(2)]).toEqual([3, 3]);
		expect(table.notices.list().map(({ error, count }) => [error.code, count])).toEqual([
			['VALUE_INVALID', 3],
			['ROW_UNREADABLE', 1]
		]);
	});

	it('another reference system is refused by its name; WGS 84 by any name is read', async () => {
		const point = feature({ type: 'Point', coordinates: [500000, 5500000] });
		const named = (name: string) => json({ ...collection(point), crs: { type: 'name', properties: { name } } });
		const { code, line } = await rawRefusal(named('urn:ogc:def:crs:EPSG::25832'));
		expect([code, line.includes('25832'), line.includes('WGS 84')]).toEqual(['FILE_CRS', true, true]);
		for (const name of ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4326'])
			expect((await named(name)).count).toBe(1);
	});
});
