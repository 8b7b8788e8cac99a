import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MOST_AREAS, readAreas } from '#engine/ingest/areas/read-areas.ts';
import { writeAreas } from '#engine/ingest/areas/write-areas.ts';
import type { Areas } from '#engine/model/geography.ts';
import { geoJson, patchwork, polygon, square, type Position } from '../../fixtures/areas.ts';
import { bytesOf, refusal } from './helpers.ts';

const read = (features: readonly unknown[], wanted = {}) => readAreas(geoJson(features), 'a.geojson', wanted);
const told = (features: readonly unknown[]) =>
	read(features).notices.map(({ error, count }) => `${error.code} ${count}`);
const rings = ({ ringStart, pointStart }: Areas, area: number) =>
	Array.from({ length: ringStart[area + 1]! - ringStart[area]! }, (_, r) => {
		const ring = ringStart[area]! + r;
		return pointStart[ring + 1]! - pointStart[ring]!;
	});
const cell = (id: unknown, west: number, side = 1) => polygon({ id }, square(west, 50, side));

describe('areas of a GeoJSON file', () => {
	it('are listed largest first, with a label inside and open rings', () => {
		const { areas, notices } = read([cell('small', 8, 0.5), cell('large', 9, 2)]);
		expect(areas.id).toEqual(['large', 'small']);
		expect(rings(areas, 0)).toEqual([4]);
		expect([areas.lon[1], areas.lat[1]]).toEqual([8.25, 50.25]);
		expect(notices).toEqual([]);
	});

	it('keep holes and pieces, whichever way their rings run', () => {
		const backwards = [...square(10, 50, 1)].reverse();
		const { areas } = read([
			{
				type: 'Feature',
				properties: { id: 'A' },
				geometry: { type: 'MultiPolygon', coordinates: [[backwards, square(10.2, 50.2, 0.2)], [square(12, 50, 0.3)]] }
			}
		]);
		const signs = [0, 1, 2].map((ring) => {
			const at = (k: number) => areas.points.subarray(2 * (areas.pointStart[ring]! + k));
			return Math.sign(
				(at(1)[0]! - at(0)[0]!) * (at(2)[1]! - at(1)[1]!) - (at(1)[1]! - at(0)[1]!) * (at(2)[0]! - at(1)[0]!)
			);
		});
		expect(signs).toEqual([1, -1, 1]);
	});

	it('with the same id become one, which is told', () => {
		const features = [cell('80331', 8), cell('80331', 12), cell('80333', 10)];
		expect(read(features).areas.count).toBe(2);
		expect(told(features)).toEqual(['AREA_MERGED 1']);
	});

	it('have each polygon once, though the file has it per town of a postcode', () => {
		const holed = polygon({ id: 'A' }, square(8, 50, 1), square(8.2, 50.2, 0.2));
		const features = [holed, holed, cell('A', 12), cell('B', 14)];
		expect(rings(read(features).areas, 0)).toEqual([4, 4, 4]);
		expect(told(features)).toEqual(['AREA_MERGED 2']);
	});

	it('are cut where a border touches itself; what encloses nothing or is no area is left out and told', () => {
		const eight: Position[] = [
			[8, 50],
			[9, 51],
			[10, 50],
			[10, 52],
			[9, 51],
			[8, 52],
			[8, 50]
		];
		const { areas } = read([polygon({ id: 'eight' }, eight)]);
		expect(rings(areas, 0)).toEqual([3, 3]);
		const flat: Position[] = [
			[8, 50],
			[9, 50],
			[8, 50],
			[8, 50]
		];
		const point = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [8, 50] } };
		expect(told([cell('A', 8), polygon({ id: 'B' }, flat), polygon({ id: 'C' }), point, null])).toEqual([
			'AREA_SKIPPED 4',
			'AREA_RING 2'
		]);
	});

	it('have the postcode or id that tells them apart as id, and what is called a name as name', () => {
		const named = (...properties: object[]) =>
			read(properties.map((own, k) => polygon({ ...own }, square(8 + k, 50, 1)))).properties;
		expect(named({ id: 1, plz: '01067', note: 'x' }, { id: 2, plz: '01069', note: 'y' }).id).toBe('plz');
		expect(named({ land: 'DE', AGS: '01', GEN: 'Kiel' }, { land: 'DE', AGS: '02', GEN: 'Ulm' })).toMatchObject({
			id: 'AGS',
			name: 'GEN'
		});
		expect(
			named({ kommunenummer: '0301', kommunenavn: 'Oslo' }, { kommunenummer: '1103', kommunenavn: 'x' })
		).toMatchObject({ id: 'kommunenummer', name: 'kommunenavn' });
		// Where an id is missing somewhere it does not serve.
		expect(named({ code: 'A', label: 'x' }, { label: 'y' })).toMatchObject({ id: 'label', name: null });
		const chosen = read([cell('A', 8), polygon({ id: 'B', key: 'k' }, square(9, 50, 2))], { id: 'key', name: 'id' });
		expect(chosen.areas).toMatchObject({ id: ['k', '#1'], name: ['B', 'A'] });
		expect(refusal(() => read([cell('A', 8)], { id: 'plz' }))).toMatchObject({ code: 'AREA_PROPERTY' });
	});

	it('refuse what cannot serve', () => {
		const codeOf = (bytes: Uint8Array) => refusal(() => readAreas(bytes, 'a')).code;
		expect(codeOf(geoJson([{ type: 'Feature', geometry: { type: 'Point', coordinates: [1, 2] } }]))).toBe('AREAS_NONE');
		expect(codeOf(bytesOf('[{"name":"no geometry"}]'))).toBe('AREAS_NONE');
		expect(codeOf(bytesOf('account_id,name\n1,A'))).toBe('FILE_CORRUPT');
		expect(codeOf(bytesOf(''))).toBe('FILE_EMPTY');
		expect(codeOf(geoJson([polygon({ id: 'utm' }, square(598_000, 6_643_000, 500))]))).toBe('FILE_CRS');
		const many = Array.from({ length: MOST_AREAS + 1 }, (_, k) => cell(k, (k % 300) / 2, 0.1));
		expect(codeOf(geoJson(many))).toBe('AREAS_TOO_LARGE');
	});

	it('come back as they were from the file they are written to', () => {
		const { areas } = read([
			...patchwork({ columns: 4, rows: 3, seed: 5 }),
			polygon({ id: '__proto__', name: 'Ring "x"' }, square(20, 50, 2), square(20.5, 50.5, 0.5).reverse())
		]);
		const again = readAreas(writeAreas(areas), 'b', { id: 'id', name: 'name' });
		expect(again.areas).toEqual(areas);
		expect(again.notices).toEqual([]);
	});
});

const folder = '../shared/data/boundaries';
it.skipIf(!existsSync(folder))('the municipalities and counties of Norway (shared data)', () => {
	const real = (name: string) => readAreas(readFileSync(`${folder}/norway_2024_${name}-S.geojson`), name);
	const municipalities = real('Kommuner');
	expect(municipalities.areas.count).toBe(357);
	expect(municipalities.notices).toEqual([]);
	expect(municipalities.areas.name[municipalities.areas.id.indexOf('4216')]).toBe('Birkenes');
	expect(real('Fylker').areas.count).toBe(15);
});
