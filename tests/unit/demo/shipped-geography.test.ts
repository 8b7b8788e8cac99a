import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parseOutline, parsePlaces } from '#engine/ingest/geography.ts';
import { readGeo } from './fixtures.ts';

interface Index {
	readonly countries: readonly { country: string; places: number; bbox: [number, number, number, number] }[];
}

describe('shipped places and outlines', () => {
	test('every country of the index can be read, and its places lie in its box', () => {
		const { countries } = readGeo('geo/index.json') as Index;
		expect(countries.map(({ country }) => country)).toEqual(
			expect.arrayContaining(['DE', 'NO', 'FR', 'GB', 'US', 'CA'])
		);
		for (const { country, places: count, bbox } of countries) {
			const places = parsePlaces([readGeo(`geo/places-${country}.json`)]);
			expect(places.count, country).toBe(count);
			expect(Math.min(...places.lon)).toBe(bbox[0]);
			expect(Math.max(...places.lat)).toBe(bbox[3]);
		}
	});

	test('no two places of a country share a point, because a unit needs an area', () => {
		for (const country of ['DE', 'NO', 'US']) {
			const { count, lon, lat } = parsePlaces([readGeo(`geo/places-${country}.json`)]);
			expect(new Set(Array.from(lon, (x, i) => `${x} ${lat[i]}`)).size).toBe(count);
		}
	});

	test('Germany has Berlin as its largest place and close to 7,000 places, parts of towns left out', () => {
		const places = parsePlaces([readGeo('geo/places-DE.json')]);
		expect(places.name[0]).toBe('Berlin');
		expect(places.count).toBeGreaterThan(6900);
		expect(places.count).toBeLessThan(7000);
	});

	test('outlines are closed rings; Norway ends at the North Cape, France in Corsica', () => {
		const norway = parseOutline(readGeo('geo/outline-NO.json'));
		const france = parseOutline(readGeo('geo/outline-FR.json'));
		for (const ring of [...norway.polygons, ...france.polygons].flat()) expect(ring.at(-1)).toEqual(ring[0]);
		const lats = (outline: typeof norway) => outline.polygons.flat(2).map(([, lat]) => lat);
		expect(Math.max(...lats(norway))).toBeLessThan(72);
		expect(Math.min(...lats(france))).toBeGreaterThan(41);
	});

	test('several countries merge in the given order', () => {
		const one = { country: 'DE', name: ['A'], lon: [1], lat: [2], population: [3] };
		const two = { country: 'NO', name: ['B', 'C'], lon: [4, 5], lat: [6, 7], population: [0, 8] };
		const merged = parsePlaces([one, two]);
		expect(merged.name).toEqual(['A', 'B', 'C']);
		expect(merged.country).toEqual(['DE', 'NO', 'NO']);
		expect([...merged.lon]).toEqual([1, 4, 5]);
		expect([...merged.population]).toEqual([3, 0, 8]);
	});

	test('a damaged file is named, with the column and what was expected', () => {
		const short = { country: 'DE', name: ['A', 'B'], lon: [1], lat: [2, 3], population: [0, 0] };
		expect(() => parsePlaces([short], 'places-DE.json')).toThrow(/places-DE\.json.*"lon".*2 numbers/);
		expect(() => parsePlaces([null])).toThrow(/FILE_CORRUPT/);
		expect(() => parseOutline({ country: 'DE', polygons: [[[[0, 0]]]] }, 'o.json')).toThrow(/o\.json.*polygons/);
	});
});

describe('German postcodes', () => {
	const names = (readGeo('geo/places-DE.json') as { name: string[] }).name;
	const { postcodes, licence } = readGeo('geo/postcodes-DE.json') as { postcodes: string[][]; licence: string };

	test('every place has one, five digits, as text', () => {
		expect(postcodes).toHaveLength(names.length);
		for (const codes of postcodes) expect(codes.every((code) => /^\d{5}$/.test(code)) && codes.length > 0).toBe(true);
	});

	test.each([
		['Hamburg', '20'],
		['München', '80'],
		['Köln', '50'],
		['Dresden', '01'],
		['Stuttgart', '70']
	])('%s starts with %s', (name, prefix) => {
		expect(postcodes[names.indexOf(name)]![0]).toMatch(new RegExp(`^${prefix}`));
	});

	test('they stay in a file of their own under the ODbL', () => {
		expect(licence).toBe('ODbL-1.0');
		expect(readGeo('geo/places-DE.json')).not.toHaveProperty('postcode');
	});
});

describe('offline base map', () => {
	test.each([
		['land', 260],
		['borders', 120],
		['admin1', 120],
		['labels', 60]
	])('%s stays below %i kB compressed', (name, limit) => {
		const bytes = gzipSync(JSON.stringify(readGeo(`basemap/${name}.json`))).length;
		expect(bytes / 1000).toBeLessThan(limit);
	});

	test('labels come most populous first, and big cities show before small towns', () => {
		const labels = readGeo('basemap/labels.json') as { name: string[]; population: number[]; minZoom: number[] };
		expect(labels.name).toHaveLength(3000);
		expect([...labels.population].sort((a, b) => b - a)).toEqual(labels.population);
		const zoomOf = (isMeant: (population: number) => boolean) => {
			const zooms = labels.minZoom.filter((_, i) => isMeant(labels.population[i]!));
			return zooms.reduce((sum, zoom) => sum + zoom, 0) / zooms.length;
		};
		expect(labels.minZoom[labels.name.indexOf('Berlin')]).toBeLessThan(4);
		expect(zoomOf((population) => population > 1e6) + 0.5).toBeLessThan(zoomOf((population) => population < 5e4));
	});
});
