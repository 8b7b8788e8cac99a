import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readAreas } from '#engine/ingest/areas/read-areas.ts';
import type { Areas } from '#engine/model/geography.ts';
import { createRandom } from '#engine/model/random.ts';
import { indexAreas } from '#engine/plan/prepare/area-index.ts';
import { insidePolygons, type Point } from '#engine/plan/prepare/plane.ts';
import { buildUnits, type UnitLayer } from '#engine/plan/prepare/units.ts';
import { geoJson, patchwork, polygon, square, type AreaFeature } from '../../fixtures/areas.ts';
import { accountColumns, noGeography, places, type AccountRow } from '../../fixtures/dataset.ts';
import { refusal } from '../ingest/helpers.ts';
import { components } from './shapes.ts';

const areasOf = (features: readonly AreaFeature[]) => readAreas(geoJson(features), 'a.geojson').areas;
const build = (areas: Areas, rows: readonly AccountRow[], choice: Parameters<typeof buildUnits>[1] = 'auto') =>
	buildUnits({ accounts: accountColumns(rows), areas }, choice, noGeography);

const ringsOf = ({ ringStart, pointStart, points }: Areas, area: number): Point[][] =>
	Array.from({ length: ringStart[area + 1]! - ringStart[area]! }, (_, r) => {
		const ring = ringStart[area]! + r;
		return Array.from({ length: pointStart[ring + 1]! - pointStart[ring]! }, (_, k): Point => {
			const p = pointStart[ring]! + k;
			return [points[2 * p]!, points[2 * p + 1]!];
		});
	});

/** Areas that hold a point, by looking through all of them. */
const holders = (areas: Areas, lon: number, lat: number) =>
	areas.id.flatMap((_, area) => (insidePolygons([ringsOf(areas, area)], lon, lat) ? [area] : []));

/** Neighbours as "a|b", a < b, by id. */
function neighbours({ units, graph }: UnitLayer, kind: 0 | 1): string[] {
	const found: string[] = [];
	units.id.forEach((a, u) => {
		for (let e = graph.offsets[u]!; e < graph.offsets[u + 1]!; e++) {
			const b = units.id[graph.neighbours[e]!]!;
			if (graph.kinds[e] === kind && a < b) found.push(`${a}|${b}`);
		}
	});
	return found.sort();
}

const symmetric = ({ graph, cells }: UnitLayer) => {
	const links = new Map<string, number>();
	for (let u = 0; u + 1 < graph.offsets.length; u++)
		for (let e = graph.offsets[u]!; e < graph.offsets[u + 1]!; e++)
			links.set(`${u}:${graph.neighbours[e]!}`, cells.shared[e]!);
	return [...links].every(([key, shared]) => links.get(key.split(':').reverse().join(':')) === shared);
};

/** Side by side and one above the other, not across corners. */
const patchworkPairs = (columns: number, rows: number) =>
	Array.from({ length: columns * rows }, (_, k) => [Math.floor(k / columns), k % columns] as const)
		.flatMap(([r, c]) => [
			...(c + 1 < columns ? [`${r}-${c}|${r}-${c + 1}`] : []),
			...(r + 1 < rows ? [`${r}-${c}|${r + 1}-${c}`] : [])
		])
		.sort();

describe('areas as basic units', () => {
	it('any patchwork: accounts are where their area is, borders are found, also where each area draws its own', () => {
		for (let seed = 0; seed < 12; seed++) {
			const random = createRandom(seed);
			const [columns, rows] = [2 + random.below(5), 2 + random.below(4)];
			const noise = [0, 0.0001, 0.0003][seed % 3]!;
			const areas = areasOf(patchwork({ columns, rows, seed, noise }));
			const accounts = Array.from({ length: 150 }, () => ({
				lon: 7.9 + random.unit() * (0.1 * columns + 0.2),
				lat: 49.9 + random.unit() * (0.1 * rows + 0.2)
			}));
			const layer = build(areas, accounts);
			expect(layer.units).toBe(areas);
			expect(neighbours(layer, 0), `seed ${seed}`).toEqual(patchworkPairs(columns, rows));
			expect(neighbours(layer, 1)).toEqual([]);
			expect(symmetric(layer)).toBe(true);
			// Every side that has no partner knows what lies across, but for a few at corners.
			const inner = [...layer.across!].filter((unit) => unit >= 0).length;
			const drawn = 8 * patchworkPairs(columns, rows).length;
			expect(inner).toBeGreaterThanOrEqual(noise === 0 ? 0 : 0.8 * drawn);
			expect(inner).toBeLessThanOrEqual(noise === 0 ? 0 : drawn);
			let outside = 0;
			accounts.forEach(({ lon, lat }, row) => {
				const holding = holders(areas, lon, lat);
				if (holding.length === 0) outside++;
				else expect(layer.accountUnit[row]).toBe(holding.at(-1));
				expect(layer.accountUnit[row]).toBeGreaterThanOrEqual(0);
			});
			expect(layer.outside).toBe(outside);
		}
	});

	it('borders are as long as they are, drawn apart or not, and sizes are true', () => {
		const features = [polygon({ id: 'A' }, square(8, 0, 0.1)), polygon({ id: 'B' }, square(8.1, 0, 0.1))];
		const apart = [features[0]!, polygon({ id: 'B' }, square(8.1003, 0, 0.1))];
		for (const areas of [features, apart].map(areasOf)) {
			const { cells } = build(areas, [{ lon: 8.05, lat: 0.05 }]);
			expect(cells.shared[0]).toBeCloseTo(11.12, 1);
			expect(cells.area[0]).toBeCloseTo(123.6, 0);
			expect(cells.perimeter[0]).toBeCloseTo(44.5, 0);
		}
	});

	it('an enclave takes its accounts, with or without a hole around it; islands are reached by ferry', () => {
		const town = polygon({ id: 'town' }, square(8.4, 50.4, 0.2));
		const island = polygon({ id: 'island' }, square(12, 50, 0.1));
		const inTown = { lon: 8.5, lat: 50.5 };
		const hole = areasOf([town, polygon({ id: 'land' }, square(8, 50, 1), square(8.4, 50.4, 0.2)), island]);
		const layer = build(hole, [inTown, { lon: 8.1, lat: 50.1 }, { lon: 12.2, lat: 50.05 }]);
		expect([...layer.accountUnit].map((unit) => hole.id[unit])).toEqual(['town', 'land', 'island']);
		expect(layer.outside).toBe(1);
		expect([neighbours(layer, 0), neighbours(layer, 1)]).toEqual([['land|town'], ['island|town']]);
		const over = areasOf([town, polygon({ id: 'land' }, square(8, 50, 1))]);
		expect(over.id[build(over, [inTown]).accountUnit[0]!]).toBe('town');
	});

	it('pieces of one id are one unit, without the border between them', () => {
		const areas = areasOf([polygon({ id: 'A' }, square(8, 0, 0.1)), polygon({ id: 'A' }, square(8.1, 0, 0.1))]);
		const { cells, graph } = build(areas, [{ lon: 8.05, lat: 0.05 }]);
		expect([graph.neighbours.length, areas.count]).toEqual([0, 1]);
		expect(cells.perimeter[0]).toBeCloseTo(66.7, 0);
	});

	it('the nearest area is nearest to its border, however far away', () => {
		const areas = areasOf(patchwork({ columns: 5, rows: 4, seed: 3 }));
		const { nearest } = indexAreas(areas);
		const random = createRandom(3);
		const apart = (area: number, x: number, y: number) => {
			let least = Infinity;
			const scale = Math.cos((50.2 * Math.PI) / 180);
			for (const ring of ringsOf(areas, area))
				ring.forEach(([bx, by], i) => {
					const [ax, ay] = ring[(i + ring.length - 1) % ring.length]!;
					const [dx, dy, ox, oy] = [(bx - ax) * scale, by - ay, (x - ax) * scale, y - ay];
					const along = Math.max(0, Math.min(1, (ox * dx + oy * dy) / (dx * dx + dy * dy)));
					least = Math.min(least, Math.hypot(ox - along * dx, oy - along * dy));
				});
			return least;
		};
		for (let k = 0; k < 60; k++) {
			const reach = k % 3 === 0 ? 20 : 0.3;
			const [x, y] = [8.25 + (random.unit() - 0.5) * 2 * reach, 50.2 + (random.unit() - 0.5) * 2 * reach];
			const least = Math.min(...areas.id.map((_, area) => apart(area, x, y)));
			expect(apart(nearest(x, y), x, y)).toBeLessThan(least * 1.01 + 1e-6);
		}
	});

	it('are used where they came with the data, unless other units are chosen; areas elsewhere are refused', () => {
		const areas = areasOf(patchwork({ columns: 2, rows: 2, seed: 1 }));
		const rows = [{ lon: 8.05, lat: 50.05, postcode: '95444' }];
		expect(build(areas, rows, 'areas').source).toBe('areas');
		expect(build(areas, rows, 'postcodes').source).toBe('postcodes');
		const geography = { places: places([{ name: 'Bayreuth', lon: 8, lat: 50 }]), outlines: [] };
		expect(buildUnits({ accounts: accountColumns(rows) }, 'areas', geography).source).toBe('places');
		expect(refusal(() => build(areas, [{ lon: 20, lat: 40 }]))).toMatchObject({ code: 'AREAS_ELSEWHERE' });
	});
});

const boundaries = '../shared/data/boundaries/norway_2024_Kommuner-S.geojson';
const postcodes = '../shared/data/geonames_postal/no.csv.gz';
it.skipIf(!existsSync(boundaries) || !existsSync(postcodes))('the postcodes of Norway in its municipalities', () => {
	const { areas } = readAreas(readFileSync(boundaries), 'no');
	const lines = strFromU8(gunzipSync(readFileSync(postcodes)))
		.trimEnd()
		.split('\n');
	const cells = lines
		.slice(1)
		.map((line) => line.split(','))
		.filter((row) => row.length === 11);
	const rows = cells.map((row) => ({ lon: Number(row[10]), lat: Number(row[9]) }));
	const layer = build(areas, rows);
	expect(components(layer.graph)).toBe(1);
	expect(symmetric(layer)).toBe(true);
	const oslo = layer.accountUnit[cells.findIndex((row) => row[1] === '0150')]!;
	expect(areas.name[oslo]).toBe('Oslo');
	expect(neighbours(layer, 0)).toContain('0301|3201');
	const sample = rows.filter((_, k) => k % 40 === 0);
	sample.forEach(({ lon, lat }, k) => {
		const holding = holders(areas, lon, lat);
		if (holding.length > 0) expect(layer.accountUnit[40 * k]).toBe(holding.at(-1));
	});
	// Positions of postcodes are rough, and municipalities end at the coast.
	expect(layer.outside).toBeLessThan(rows.length / 10);
});
