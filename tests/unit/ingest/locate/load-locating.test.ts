import { describe, expect, it } from 'vitest';
import { loadLocating } from '#engine/ingest/locate/load-locating.ts';
import { createPostcodeTable } from '#engine/ingest/locate/postcode-table.ts';
import { accountsOf } from './market.ts';

const places = (country: string, names: readonly (readonly [string, number, number])[]) => ({
	country,
	name: names.map(([name]) => name),
	lon: names.map(([, lon]) => lon),
	lat: names.map(([, , lat]) => lat),
	population: names.map(() => 1000),
	region: names.map(() => ''),
	regions: {}
});
const square = (w: number, s: number, e: number, n: number) => [
	[
		[w, s],
		[e, s],
		[e, n],
		[w, n],
		[w, s]
	]
];
const shipped: Record<string, unknown> = {
	'geo/index.json': {
		countries: [
			{ country: 'DE', outline: true, bbox: [6, 47, 15, 55] },
			{ country: 'NO', outline: true, bbox: [5, 58, 31, 71] }
		]
	},
	'geo/places-DE.json': places('DE', [
		['Hamburg', 10, 53.5],
		['Bergen', 9.97, 52.8]
	]),
	'geo/places-NO.json': places('NO', [
		['Bergen', 5.3, 60.4],
		['Oslo', 10.7, 59.9],
		['Tromsø', 18.9, 69.6]
	]),
	'geo/outline-DE.json': { country: 'DE', polygons: [square(6, 47, 15, 55)] },
	'geo/outline-NO.json': { country: 'NO', polygons: [square(5, 58, 31, 71)] },
	'basemap/land.json': {
		polygons: [
			square(0, 40, 40, 72),
			[
				[
					[1, 1],
					[1, 1],
					[1, 1]
				]
			]
		]
	}
};
const read = (name: string) => Promise.resolve(shipped[name] ?? null);
const load = (
	rows: Parameters<typeof accountsOf>[0],
	country: string | null = null,
	own: Parameters<typeof loadLocating>[3] = []
) => loadLocating(accountsOf(rows), country, read, own);

describe('what accounts are located by', () => {
	it('is of the countries they name, in whatever words', async () => {
		const { country, outlines, gazetteer } = await load([
			{ country: 'Norwegen', city: 'Bergen' },
			{ country: 'Norge', city: 'Oslo' }
		]);
		expect([country, outlines.map((outline) => outline.country), [...gazetteer.postcodes.keys()]]).toEqual([
			'NO',
			['NO'],
			[]
		]);
	});

	it('is of the country in which their addresses are found, where they name none', async () => {
		expect((await load([{ city: 'Bergen' }, { city: 'Tromsø' }, { city: 'Oslo' }])).country).toBe('NO');
		expect((await load([{ city: 'Bergen' }, { city: 'Hamburg' }])).country).toBe('DE');
		expect((await load([{ city: 'Nirgendwo' }])).country).toBeNull();
	});

	it('knows several countries at once, and takes none for granted then', async () => {
		const { country, outlines } = await load([
			{ country: 'DE', city: 'Hamburg' },
			{ country: 'NO', city: 'Oslo' }
		]);
		expect([country, outlines.length]).toEqual([null, 2]);
		expect((await load([{ country: 'NO', city: 'Oslo' }, { city: 'Hamburg' }], 'DE')).country).toBe('DE');
	});

	it('is of the country whose outline their positions lie in, not of a neighbour whose bounding box is the smaller', async () => {
		const boxes = [
			{ country: 'DE', outline: true, bbox: [6, 47, 15, 55] },
			{ country: 'CZ', outline: true, bbox: [12, 48, 15, 51] }
		];
		const files: Record<string, unknown> = {
			...shipped,
			'geo/index.json': { countries: boxes },
			'geo/places-CZ.json': places('CZ', []),
			'geo/outline-CZ.json': { country: 'CZ', polygons: [square(14, 48, 15, 51)] },
			'geo/outline-DE.json': { country: 'DE', polygons: [square(6, 47, 14, 55)] }
		};
		const rows = [{ lon: 10, lat: 53 }, { lon: 13, lat: 50 }, { city: 'Hamburg' }];
		const of = async (more: typeof rows) => {
			const found = await loadLocating(accountsOf([...rows, ...more]), null, (name) =>
				Promise.resolve(files[name] ?? null)
			);
			return [found.country, found.outlines.length];
		};
		expect(await of([])).toEqual(['DE', 1]);
		expect(await of([{ lon: 14.5, lat: 50 }])).toEqual([null, 2]);
	});

	it('takes the postcodes of the reader before its own, and their country where nothing else tells', async () => {
		const table = createPostcodeTable('SE', [{ code: '11120', place: 'Stockholm', lon: 18.06, lat: 59.33 }], {
			attribution: '',
			exact: true
		});
		const { country, gazetteer } = await load([{ postcode: '111 20' }], null, [table]);
		expect([country, [...gazetteer.postcodes.keys()]]).toEqual(['SE', ['SE']]);
	});

	it('does without what is not shipped', async () => {
		const {
			places: none,
			outlines,
			land,
			country
		} = await loadLocating(accountsOf([{ city: 'Oslo' }]), 'NO', () => Promise.resolve(null));
		expect([none, outlines, land, country]).toEqual([null, [], null, 'NO']);
	});
});
