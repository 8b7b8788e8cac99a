import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readPostcodes } from '#engine/ingest/locate/postcode-file.ts';
import { createPostcodeTable, type PostcodeTable } from '#engine/ingest/locate/postcode-table.ts';
import { parsePostcodes, postcodesOfPlaces, servePostcodes } from '#engine/ingest/locate/served-table.ts';
import { bytesOf, refusal } from '../helpers.ts';
import { germanCodes } from './market.ts';

const tabs = (...rows: readonly (readonly [string, string, string, string, string])[]) =>
	rows
		.map(([country, code, place, lat, lon]) => `${country}\t${code}\t${place}\tS\t01\tK\t011\tG\t01\t${lat}\t${lon}\t4`)
		.join('\n');
const text = tabs(
	['DE', '97070', 'Würzburg', '49.80', '9.93'],
	['DE', '97292', 'Uettingen', '49.79', '9.73'],
	['DE', '97292', 'Holzkirchen "am Bach"', '49.77', '9.69'],
	['NO', '0150', 'Oslo', '59.91', '10.75'],
	['DE', '99999', 'Nowhere', '', '9']
);
const csv =
	'country_code,zipcode,place,state,latitude,longitude\nDE,97070,"Würzburg, Stadt",BY,49.8,9.93\nDE,97292,Uettingen,BY,49.79,9.73\n';

const namesOfCode = ({ names, nameStart, nameAt }: PostcodeTable, c: number) =>
	Array.from(nameAt.subarray(nameStart[c]!, nameStart[c + 1]!), (at) => names[at]!);

describe('GeoNames postcodes', () => {
	it('tab-separated rows, several countries, quotes are quotes, rows without a position are counted', () => {
		const { tables, rows, skipped } = readPostcodes(bytesOf(text), 'all.txt');
		expect([rows, skipped, [...tables.keys()]]).toEqual([5, 1, ['DE', 'NO']]);
		const table = tables.get('DE')!;
		expect(table.codes).toEqual(['97070', '97292']);
		expect(namesOfCode(table, 1)).toEqual(['Uettingen', 'Holzkirchen "am Bach"']);
		expect([table.lat[1], table.lon[1]]).toEqual([49.78, 9.71]);
	});

	it('a zip with a readme, a gzip and a plain file are the same', () => {
		const plain = readPostcodes(bytesOf(text), 'all.txt');
		const zip = zipSync({ 'readme.txt': bytesOf('x'.repeat(9999)), 'DE.txt': bytesOf(text) });
		expect(readPostcodes(zip, 'DE.zip')).toEqual(plain);
		expect(readPostcodes(gzipSync(bytesOf(text)), 'all.txt.gz')).toEqual(plain);
	});

	it('a CSV with a header', () => {
		const table = readPostcodes(bytesOf(csv), 'de.csv').tables.get('DE')!;
		expect([table.count, namesOfCode(table, 0)]).toEqual([2, ['Würzburg, Stadt']]);
	});

	it('what is no table is refused with a reason', () => {
		const codeOf = (bytes: Uint8Array, limits = {}) => refusal(() => readPostcodes(bytes, 'x', limits)).code;
		expect(codeOf(new Uint8Array())).toBe('FILE_EMPTY');
		expect(codeOf(bytesOf('hello\nworld'))).toBe('FILE_CORRUPT');
		expect(codeOf(bytesOf('postal_code,latitude\n1,2'))).toBe('COLUMN_MISSING');
		expect(codeOf(bytesOf(text).fill(0xff))).toBe('FILE_ENCODING');
		expect(codeOf(zipSync({ 'a.exe': bytesOf('MZ') }))).toBe('FILE_CORRUPT');
		expect(codeOf(zipSync({ 'DE.txt': bytesOf(text) }).subarray(0, 90))).toBe('FILE_CORRUPT');
		expect(codeOf(gzipSync(bytesOf(text)).subarray(0, 40))).toMatch(/^FILE_(CORRUPT|TOO_LARGE)$/);
		expect(codeOf(bytesOf(text), { rows: 3 })).toBe('FILE_TOO_LARGE');
		expect(codeOf(bytesOf(text), { bytes: 100 })).toBe('FILE_TOO_LARGE');
		expect(codeOf(zipSync({ 'DE.txt': new Uint8Array(1e6) }), { unpacked: 1e5 })).toBe('FILE_TOO_LARGE');
		expect(codeOf(gzipSync(new Uint8Array(1e6)), { unpacked: 1e5 })).toBe('FILE_TOO_LARGE');
	});
});

describe('one centroid per code', () => {
	const point = (lon: number, lat: number) => ({ code: '1000', place: `${lon}`, lon, lat });

	it('a wild row does not pull the centroid away, nor does it widen the area', () => {
		const rows = [point(10, 60), point(10.01, 60.01), point(10.02, 60), point(10.01, 60), point(30, 70)];
		const table = createPostcodeTable('NO', rows, { attribution: '', exact: true });
		expect([table.lon[0], table.lat[0]]).toEqual([10.01, 60]);
		const neighbours = [60.05, 60.06].map((lat, n) => ({ ...point(10.01, lat), code: `100${n + 1}` }));
		expect(createPostcodeTable('NO', [...rows, ...neighbours], table).spreadKm[0]).toBeCloseTo(6.7, 1);
	});

	it('an area reaches at least as far as its second neighbour, far north too', () => {
		const rows = [point(25, 70), { ...point(26, 70), code: '1001' }, { ...point(24, 70.1), code: '1002' }];
		const { spreadKm } = createPostcodeTable('NO', rows, { attribution: '', exact: true });
		expect(spreadKm[0]).toBeCloseTo(39.5, 1);
	});
});

describe('the served file', () => {
	it('holds the table', () => {
		const text = servePostcodes(germanCodes);
		expect(parsePostcodes(JSON.parse(text))).toEqual(germanCodes);
		expect((JSON.parse(text) as { attribution: string }).attribution).toBe('made by hand');
	});

	it.each([
		['format', 'other'],
		['country', 1],
		['codes', '2 1'],
		['lon', [1]],
		['spread', [null]],
		['names', [1]],
		['nameAt', [[99_999]]]
	])('is refused where %s is damaged', (column, value) => {
		const damaged = { ...(JSON.parse(servePostcodes(germanCodes)) as object), [column]: value };
		expect(refusal(() => parsePostcodes(damaged, 'DE.json')).line).toMatch(`DE.json, column "${column}"`);
	});

	it('bundled codes of places are a table that is not exact', () => {
		const places = { name: ['A', 'B'], lon: [1, 2], lat: [3, 4] };
		const table = postcodesOfPlaces(
			{ country: 'DE', attribution: 'x', postcodes: [['10115', '10117'], ['20095']] },
			places
		);
		expect([table.exact, table.codes, [...table.lon]]).toEqual([false, ['10115', '10117', '20095'], [1, 1, 2]]);
		expect(refusal(() => postcodesOfPlaces({ country: 'DE', postcodes: [[]] }, places)).code).toBe('FILE_CORRUPT');
	});
});
