import {
	Bool,
	DateDay,
	Decimal,
	Dictionary,
	Field,
	Float32,
	Float64,
	Int16,
	Int32,
	LargeUtf8,
	List,
	Table,
	tableToIPC,
	TimestampMicrosecond,
	Uint8,
	Utf8,
	vectorFromArray,
	type Vector
} from 'apache-arrow';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { geoJson, patchwork, polygon, square } from '../../fixtures/areas.ts';
import { MAPPING_VERSION } from '#engine/ingest/mapping/mapping.ts';
import { bytesOf } from './helpers.ts';
import { foreignArrow } from './raw-foreign-arrow.ts';
import { packedArrow } from './raw-packed-arrow.ts';
import { sheetXml, workbook, zipOf } from './raw-helpers.ts';

const gzipped = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes));
const times = <T>(count: number, of: (i: number) => T) => Array.from({ length: count }, (_, i) => of(i));
const names = times(12, (i) => (i % 5 === 4 ? null : `Kunde ${i % 7} & Söhne`));
const figures = times(12, (i) => i * 1.5 - 3);

const csv = [
	'id;name;umsatz;seit\r\n1;"Müller; Sohn";1.234,50;01.02.2024\r\n2;"a ""b""\nc";7,25;\r\n',
	'a,b,c\n1,2,3\n4,,6\n"x",y,"z"\n',
	'PLZ Ort\tWert\n01067 Dresden\t1\n99084 Erfurt\t2\n',
	'Kundenliste\n\nNr|Datum|ok\n1|2024-01-31|ja\n2|2024-02-29|nein\n',
	'\ufeffname;lat;lon\nÖl;48,1;9,5\nß;;\n',
	// More rows than are looked at in one piece.
	`Nr;Ort;Betrag;Tag\n${times(1100, (i) => `${i};"Ö ${i % 9}";${i % 50},5;${1 + (i % 28)}.03.2025`).join('\n')}\n`
].map(bytesOf);

const xlsx = [
	workbook({
		sheets: {
			S: sheetXml([
				['id', 'n', 'ok'],
				['a', 1, true],
				['b', -2.5, false]
			])
		}
	}),
	workbook({
		sheets: { A: sheetXml([['x'], ['y']]), 'B & C': sheetXml([['id', 'n'], ...times(6, (i) => [`k${i}`, i])]) }
	}),
	workbook({
		sheets: {
			S: sheetXml([
				['id', 'day'],
				['<c r="A2" t="s"><v>0</v></c>', '<c r="B2" s="1"><v>45000</v></c>']
			])
		},
		texts: ['eins', 'zwei & drei'],
		date1904: true
	}),
	workbook({ sheets: { S: sheetXml([['Titel'], [], ['Nr', 2024, 2025], [1, 10, 20], [2, 11, 21]]) } }),
	workbook({
		sheets: {
			S: sheetXml([
				['a', null, 'c'],
				[null, null, 3],
				['<c r="A3" t="e"><v>#N/A</v></c>', 2, null]
			])
		},
		hidden: ['S']
	})
];

const table = (columns: Record<string, Vector>) => new Table(columns as never) as Table;
const plain = table({ id: vectorFromArray(names, new Utf8()), n: vectorFromArray(figures, new Float64()) });
const coded = table({
	city: vectorFromArray(names, new Dictionary(new Utf8(), new Int32())),
	since: vectorFromArray(
		times(12, (i) => new Date(86_400_000 * i)),
		new DateDay()
	),
	ok: vectorFromArray(
		times(12, (i) => (i % 4 === 3 ? null : i % 2 === 0)),
		new Bool()
	)
});
const mixed = table({
	large: vectorFromArray(names, new LargeUtf8()),
	small: vectorFromArray(
		times(12, (i) => (i === 3 ? null : i)),
		new Int16()
	),
	price: vectorFromArray(
		times(12, (i) => Uint32Array.of(i, 0, 0, 0)),
		new Decimal(2, 18, 128)
	),
	at: vectorFromArray(
		times(12, (i) => 1e12 + i),
		new TimestampMicrosecond()
	),
	tags: vectorFromArray(
		times(12, (i) => times(i % 3, String)),
		new List(new Field('item', new Utf8(), true))
	)
});
const bytes = table({
	b: vectorFromArray(
		times(300, (i) => i % 2),
		new Uint8()
	),
	f: vectorFromArray(
		times(300, () => 1),
		new Float32()
	)
});
const arrow = [
	tableToIPC(plain, 'file'),
	tableToIPC(coded, 'stream'),
	tableToIPC(mixed, 'file'),
	packedArrow(
		table({
			id: vectorFromArray(
				times(30, (i) => `customer ${i % 3}`),
				new Utf8()
			)
		}),
		'LZ4',
		'stream'
	),
	packedArrow(bytes, 'ZSTD', 'file'),
	packedArrow(coded, 'ZSTD', 'stream'),
	foreignArrow.file,
	foreignArrow.stream
];

type Written = Parameters<typeof parquetWriteBuffer>[0];
const write = (columnData: unknown[], more: object = {}) =>
	new Uint8Array(parquetWriteBuffer({ columnData, statistics: false, ...more } as Written));
const parquet = [
	write(
		[
			{ name: 'id', data: names, type: 'STRING' },
			{ name: 'n', data: figures, type: 'DOUBLE' }
		],
		{ statistics: true }
	),
	write(
		[
			{ name: 'w', data: times(80, (i) => `w ${i % 4}`), type: 'STRING' },
			{ name: 'ok', data: times(80, (i) => i % 3 === 0), type: 'BOOLEAN' }
		],
		{ rowGroupSize: 30, pageSize: 40 }
	),
	write(
		[
			{ name: 'n', data: times(60, (i) => i * i), type: 'INT32', encoding: 'DELTA_BINARY_PACKED' },
			{
				name: 's',
				data: times(40, (i) => `customer ${i}`).concat(times(20, String)),
				type: 'STRING',
				encoding: 'DELTA_BYTE_ARRAY'
			}
		],
		{ codec: 'UNCOMPRESSED' }
	),
	write(
		[
			{ name: 'at', data: times(12, (i) => new Date(1e12 + i)), type: 'TIMESTAMP' },
			{ name: 'u', data: times(12, BigInt), type: 'INT64' }
		],
		{ codec: 'ZSTD', compressors: { ZSTD: (page: Uint8Array) => new Uint8Array(zstdCompressSync(page)) } }
	),
	write(
		[
			{ name: 'x', data: figures, type: 'DOUBLE', encoding: 'BYTE_STREAM_SPLIT' },
			{ name: 'l', data: names, type: 'STRING', encoding: 'DELTA_LENGTH_BYTE_ARRAY' }
		],
		{ codec: 'GZIP', compressors: { GZIP: gzipped } }
	)
];

const point = (x: number, y: number, properties: object = {}) => ({
	type: 'Feature',
	geometry: { type: 'Point', coordinates: [x, y] },
	properties
});
const ring = [
	[
		[9, 48],
		[10, 48],
		[10, 49],
		[9, 49],
		[9, 48]
	]
];
const geojson = [
	{ type: 'FeatureCollection', features: [point(9, 48, { id: 'a', n: 1 }), point(10, 49, { id: 'b', n: null })] },
	{
		type: 'FeatureCollection',
		crs: { type: 'name', properties: { name: 'EPSG:4326' } },
		features: [
			{ type: 'Feature', id: 3, geometry: { type: 'Polygon', coordinates: ring }, properties: { plz: '89073' } }
		]
	},
	{ type: 'Feature', geometry: { type: 'MultiPolygon', coordinates: [ring, ring] }, properties: null },
	{
		type: 'GeometryCollection',
		geometries: [
			{
				type: 'LineString',
				coordinates: [
					[1, 2],
					[3, 4],
					[5, 6]
				]
			},
			{
				type: 'MultiPoint',
				coordinates: [
					[0, 0],
					[1, 1]
				]
			}
		]
	},
	{
		type: 'MultiLineString',
		coordinates: [
			[
				[1, 2],
				[3, 4]
			],
			[[5, 6]]
		]
	}
].map((value, i) => bytesOf(JSON.stringify(value, null, i % 2)));

const jsonl = [
	'{"id":"a","n":1,"ok":true}\n{"id":"b","n":null}\n{"id":"c","tags":[1,2]}\n',
	'[{"a":1,"b":"x"},{"b":"y","c":-2.5e3}]',
	'{"@odata.context":"x","value":[{"name":"Öl","n":1},{"name":"ß"}]}',
	'[\n  {\n    "__proto__": "x",\n    "n": 1\n  }\n]',
	`${JSON.stringify(point(1, 2))}\n${JSON.stringify(point(3, 4, { n: 1 }))}\n`
].map(bytesOf);

const geonames = [
	'DE\t01067\tDresden\tSachsen\tSN\t\t00\tDresden\t14612\t51.06\t13.72\t4\nDE\t99084\tErfurt\t\t\t\t\t\t\t50.98\t11.03\t\n',
	'NO\t0150\tOslo "S"\tOslo\t03\tOslo\t0301\t\t\t59.91\t10.75\t4\r\nNO\t8622\tMo i Rana\t\t\t\t\t\t\t66.31\t14.14\t1\r\n',
	'country_code,zipcode,place,latitude,longitude\nAT,1010,Wien,48.21,16.37\nCH,8001,"Zürich, Kreis 1",47.37,8.54\n'
].map(bytesOf);
const postcodes = [...geonames, gzipped(geonames[0]!), zipOf({ 'readme.txt': 'x', 'NO.txt': geonames[1]! })];

const fields = [
	{ target: 'account_id', how: 'plain', from: ['Nr'], words: { a: 'b' }, digits: 5 },
	{ target: 'city', how: 'split', from: ['PLZ Ort'], pattern: 'postcode-place', part: 'city' },
	{ target: 'name', how: 'join', from: ['Firma', 'Zusatz'], separator: ' ' },
	{ target: 'revenue_y0', how: 'sum', from: ['Q1', 'Q2'], scale: 1000 },
	{ target: 'revenue_month', how: 'months', from: ['Jan', 'Feb'], months: ['2025-01', '2025-02'] },
	{ target: 'country', how: 'constant', value: 'NO' }
];
const mappingOf = (more: object) => ({
	...{ format: 'revir-mapping', version: MAPPING_VERSION, kind: 'accounts', fingerprint: '0123456789abcdef' },
	...{ currency: 'EUR', year0: 2025, month0: '2023-01', fields, unlocked: [], ...more }
});
const mapping = [
	mappingOf({}),
	mappingOf({ fields: fields.slice(0, 1), currency: null }),
	mappingOf({ fields: [], unlocked: [{ column: 'E-Mail', reason: 'agreed with the works council '.repeat(30) }] }),
	mappingOf({
		kind: 'orders',
		fields: [fields[0], { target: 'revenue_month', how: 'orders', date: 'Datum', amount: 'Betrag', times: 'Menge' }]
	}),
	mappingOf({ kind: 'reps', fields: [{ target: 'rep_id', how: 'plain', from: ['ADM'] }] })
].map((value) => bytesOf(JSON.stringify(value, null, '\t')));

/** Neighbours, a hole, two parts, numbers as ids, a single feature. */
const areas = [
	geoJson(patchwork({ columns: 3, rows: 2, seed: 1 })),
	geoJson([polygon({ plz: '01067', name: 'Dresden' }, square(13, 51, 1), square(13.2, 51.2, 0.3).reverse())]),
	geoJson([
		polygon({ id: 1 }, square(9, 48, 1)),
		polygon({ id: 1 }, square(11, 48, 1)),
		polygon({ id: 2 }, square(10, 48, 1))
	]),
	geoJson(patchwork({ columns: 2, rows: 2, seed: 2 }).slice(1)),
	bytesOf(JSON.stringify(polygon({ code: 'A' }, square(9, 48, 1))))
];

/** Small files of every format, at least five each. */
export const fuzzSeeds = { csv, xlsx, arrow, parquet, geojson, jsonl, postcodes, mapping, areas } as const;
