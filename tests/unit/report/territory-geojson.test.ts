import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalAreaAround } from '#engine/measure/sphere.ts';
import type { Units } from '#engine/model/geography.ts';
import { readAreas } from '#engine/ingest/areas/read-areas.ts';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import { measureLabels } from '#engine/plan/prepare/measure-labels.ts';
import { prepare } from '#engine/plan/prepare/prepare.ts';
import { dissolve, type MultiPolygonRings } from '#engine/report/dissolve.ts';
import { territoryGeoJson } from '#engine/report/territory-geojson.ts';
import { settingsHash } from '#engine/scenario/hash.ts';
import { geoJson, patchwork, polygon, type AreaFeature } from '../../fixtures/areas.ts';
import { boxOutline, dataset, noGeography } from '../../fixtures/dataset.ts';

type Ring = MultiPolygonRings[number][number];

const doubledArea = (ring: Ring) =>
	ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0);
const flatArea = (polygons: MultiPolygonRings) => polygons.flat().reduce((sum, ring) => sum + doubledArea(ring) / 2, 0);

/** What RFC 7946 and Simple Features ask of a MultiPolygon. */
function expectValid(polygons: MultiPolygonRings): void {
	for (const rings of polygons)
		rings.forEach((ring, k) => {
			expect(ring.length).toBeGreaterThanOrEqual(4);
			expect(ring.at(-1)).toEqual(ring[0]);
			const corners = ring.slice(1).map(String);
			expect(new Set(corners).size).toBe(corners.length);
			if (k === 0) expect(doubledArea(ring)).toBeGreaterThan(0);
			else expect(doubledArea(ring)).toBeLessThan(0);
			for (const text of corners) expect(text).toMatch(/^-?\d+(\.\d{1,6})?,-?\d+(\.\d{1,6})?$/);
		});
}

/** Squares of one degree at these places; `shift` stands for rounding error between neighbours. */
function squares(places: readonly (readonly [number, number])[], shift = (_unit: number) => 0): Units {
	const points = places.flatMap(([x, y], u) => {
		const d = shift(u);
		return [x + d, y + d, x + 1 + d, y + d, x + 1 + d, y + 1 + d, x + d, y + 1 + d];
	});
	return {
		count: places.length,
		id: places.map(String),
		name: places.map(String),
		lon: Float64Array.from(places, ([x]) => x + 0.5),
		lat: Float64Array.from(places, ([, y]) => y + 0.5),
		ringStart: Uint32Array.from({ length: places.length + 1 }, (_, u) => u),
		pointStart: Uint32Array.from({ length: places.length + 1 }, (_, u) => 4 * u),
		points: Float64Array.from(points)
	};
}
const grid = Array.from({ length: 36 }, (_, u) => [u % 6, Math.floor(u / 6)] as const);

describe('cells of one group become one outline', () => {
	it('without the borders inside, and with a hole where another group lies', () => {
		const ring = grid.map(([x, y]) => (x > 2 || y > 2 ? -1 : x === 1 && y === 1 ? 1 : 0));
		const [around, inside] = dissolve(squares(grid), ring, 2);
		expect(around!.map((rings) => rings.map(({ length }) => length))).toEqual([[13, 5]]);
		expect([flatArea(around!), flatArea(inside!)]).toEqual([8, 1]);
	});

	it('cells that touch at a corner only are two polygons; a hole may touch its shell', () => {
		const [two] = dissolve(
			squares([
				[0, 0],
				[1, 1]
			]),
			[0, 0],
			1
		);
		expect(two!.length).toBe(2);
		const holes = grid.map(([x, y]) => (x > 2 || y > 2 || (x === 0 && y === 0) || (x === 1 && y === 1) ? -1 : 0));
		const [touching] = dissolve(squares(grid), holes, 1);
		expect(touching!.map((rings) => rings.length)).toEqual([2]);
		expectValid(touching!);
	});

	it('rounding error between neighbours leaves no slivers, also where it straddles a rounding edge', () => {
		const off = grid.map(([x, y]) => [x + 0.0000005, y + 0.0000005] as const);
		const [all] = dissolve(
			squares(off, (u) => (u % 2 === 0 ? 4e-8 : -4e-8)),
			new Int32Array(36),
			1
		);
		expect(all!.map((rings) => rings.length)).toEqual([1]);
		expect(flatArea(all!)).toBeCloseTo(36, 4);
	});

	it('any grouping gives valid rings whose areas add up to the cells', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 36, maxLength: 36 }), (groups) => {
				const outlines = dissolve(squares(grid), groups, 3);
				outlines.forEach((polygons, group) => {
					expectValid(polygons);
					expect(flatArea(polygons)).toBe(groups.filter((g) => g === group).length);
				});
			}),
			{ numRuns: 60 }
		);
	});

	it('areas that draw their borders apart stay whole: valid rings, areas that add up, nothing joined that does not fit', () => {
		const size = { columns: 6, rows: 5, seed: 4 };
		const exact = patchwork(size);
		/** Some areas draw their own borders, some leave corners out that their neighbours have. */
		const mixed = patchwork({ ...size, noise: 0.0003 }).map((own, k): AreaFeature => {
			const ring = (exact[k]!.geometry.coordinates as (readonly [number, number])[][])[0]!;
			if (k % 3 === 0) return own;
			return polygon(own.properties, k % 3 === 1 ? ring : ring.filter((_, corner) => corner === 0 || corner % 4 !== 2));
		});
		for (const features of [exact, mixed]) {
			const { areas } = readAreas(geoJson(features), 'a.geojson');
			const groups = areas.id.map((_, area) => area % 4);
			const each = dissolve(
				areas,
				Int32Array.from(areas.id, (_, area) => area),
				areas.count
			).map(flatArea);
			dissolve(areas, groups, 4).forEach((polygons, group) => {
				expectValid(polygons);
				const wanted = each.reduce((sum, own, area) => sum + (groups[area] === group ? own : 0), 0);
				expect(flatArea(polygons)).toBeCloseTo(wanted, 9);
			});
		}
		const { areas } = readAreas(geoJson(exact), 'a.geojson');
		const [whole] = dissolve(areas, new Int32Array(areas.count), 1);
		expect(whole!.map((rings) => rings.length)).toEqual([1]);
	});

	it('cells all over the world keep their outlines', () => {
		const far = [
			[-180, -90],
			[-179, -90],
			[179, 89]
		] as const;
		const [all] = dissolve(squares(far), [0, 0, 0], 1);
		expect(all!.map((rings) => rings[0]!.length)).toEqual([7, 5]);
	});
});

describe.each<Settings['units']>(['accounts', 'h3'])('territories of units from %s as GeoJSON', (units) => {
	const rows = Array.from({ length: 60 }, (_, i) => ({
		lon: 8 + ((i * 37) % 60) / 12,
		lat: 47 + ((i * 23) % 60) / 15,
		revenue: 100,
		owner: i % 2 === 0 ? 'R1' : 'R2'
	}));
	const data = dataset(rows, [
		{ id: 'R1', lon: 9, lat: 48 },
		{ id: 'R2', lon: 12, lat: 50 },
		{ id: 'R3', lon: 12, lat: 48 }
	]);
	const geography = { ...noGeography, outlines: [boxOutline('XX', 7.9, 46.9, 13.1, 51.1)] };
	const prepared = prepare(data, { ...defaultSettings(), units }, geography);
	const labels = Int32Array.from(prepared.units.lon, (lon, u) => (u === 0 ? -1 : lon > 10.5 ? 1 : 0));
	const kpis = measureLabels(prepared, labels);
	const text = territoryGeoJson(prepared, labels, kpis, { date: '2026-11-28', withUnits: true });
	const file = JSON.parse(text) as {
		revir: Record<string, unknown>;
		features: {
			id: string;
			properties: Record<string, unknown>;
			geometry: { coordinates: MultiPolygonRings } | null;
		}[];
	};
	const of = (kind: string) => file.features.filter(({ properties }) => properties['kind'] === kind);

	it('has a feature per rep with its figures, also for one without an area, and one for what nobody serves', () => {
		expect(of('territory').map(({ properties }) => properties['rep_id'])).toEqual(['R1', 'R2', 'R3', null]);
		expect(of('territory')[2]!.geometry).toBeNull();
		expect(of('territory')[0]!.properties).toMatchObject({
			rep: 'R1',
			accounts: kpis.territories[0]!.accounts,
			units: kpis.territories[0]!.units
		});
		expect(of('unit').length).toBe(prepared.units.count);
		expect(of('unit')[0]!.properties).toMatchObject({ unit_id: prepared.units.id[0], rep_id: null });
	});

	it('has closed rings, shells counter-clockwise, and areas that add up to those of the units', () => {
		const project = equalAreaAround(10.5, 49);
		const square = (polygons: MultiPolygonRings) =>
			flatArea(polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => project(x, y)))));
		for (const { geometry } of file.features) if (geometry !== null) expectValid(geometry.coordinates);
		const areas = of('territory').map(({ geometry }) => (geometry === null ? 0 : square(geometry.coordinates)));
		const wanted = [0, 0, 0, 0];
		labels.forEach((rep, u) => (wanted[rep < 0 ? 3 : rep]! += prepared.cells.area[u]!));
		areas.forEach((area, t) => expect(Math.abs(area - wanted[t]!)).toBeLessThan(1e-5 * wanted[t]! + 0.01));
	});

	it('says under which settings and from what it was made, and is the same every time', () => {
		expect(file.revir).toEqual({
			date: '2026-11-28',
			settings_hash: settingsHash(prepared.settings),
			currency: 'EUR',
			units: prepared.unitSource,
			assumed: prepared.assumed
		});
		expect(territoryGeoJson(prepared, labels, kpis, { date: '2026-11-28', withUnits: true })).toBe(text);
	});
});
