import { describe, expect, it } from 'vitest';
import type { Outline } from '#engine/model/geography.ts';
import { createRandom } from '#engine/model/random.ts';
import { buildUnits } from '#engine/plan/prepare/units.ts';
import { voronoiCells } from '#engine/plan/prepare/voronoi.ts';
import { buildGraph } from '#engine/plan/prepare/graph.ts';
import { accountColumns, boxOutline, noGeography, places, type AccountRow } from '../../fixtures/dataset.ts';
import { areaOf, components } from './shapes.ts';

const town = [
	{ name: 'West', lon: 10, lat: 50, population: 10 },
	{ name: 'East', lon: 12, lat: 50, population: 20 },
	{ name: 'Middle', lon: 11, lat: 50, population: 5 },
	{ name: 'Middle', lon: 11, lat: 51, population: 5 }
];
const box = boxOutline('DE', 9, 49, 13, 52);
const geography = { places: places(town), outlines: [box] };
const accounts = (rows: readonly AccountRow[]) => accountColumns(rows);
const build = (
	rows: readonly AccountRow[],
	choice: Parameters<typeof buildUnits>[1] = 'auto',
	geo: Parameters<typeof buildUnits>[2] = geography
) => buildUnits({ accounts: accounts(rows) }, choice, geo);

describe('which basic units', () => {
	it('are the unit_id column when every located account has one', () => {
		const layer = build([
			{ lon: 10, lat: 50, unit: 'A' },
			{ lon: 10.2, lat: 50, unit: 'A' },
			{ lon: 11, lat: 50, unit: 'B' },
			{ unit: 'C' }
		]);
		expect(layer.source).toBe('unit_id');
		expect(layer.units.id).toEqual(['A', 'B']);
		expect([...layer.accountUnit]).toEqual([0, 0, 1, -1]);
	});

	it('are places otherwise, also where no account lies; accounts belong to the nearest', () => {
		const layer = build([
			{ lon: 10.1, lat: 50, unit: 'A' },
			{ lon: 11.9, lat: 50 }
		]);
		expect(layer.source).toBe('places');
		expect(layer.units.id).toEqual(['DE:West', 'DE:East', 'DE:Middle', 'DE:Middle #2']);
		expect([...layer.accountUnit]).toEqual([0, 1]);
	});

	it('fall back to postcodes, then to locations, when no places fit', () => {
		const coded = build(
			[
				{ lon: 10, lat: 50, postcode: '95444' },
				{ lon: 11, lat: 50, postcode: '95444' },
				{ lon: 12, lat: 50, postcode: '90402' }
			],
			'auto',
			noGeography
		);
		expect(coded.source).toBe('postcodes');
		expect(coded.units.id).toEqual(['95444', '90402']);
		const plain = build(
			[
				{ lon: 10, lat: 50 },
				{ lon: 10, lat: 50 },
				{ lon: 12, lat: 50 }
			],
			'auto',
			noGeography
		);
		expect(plain.source).toBe('accounts');
		expect(plain.units.count).toBe(2);
		expect(build([{ lon: -100, lat: 40 }]).source).toBe('accounts');
	});

	it('can be H3 cells that cover the country', () => {
		const small = { places: null, outlines: [boxOutline('DE', 10, 50, 11, 51)] };
		const layer = build(
			[
				{ lon: 10.5, lat: 50.5 },
				{ lon: 14, lat: 50 }
			],
			'h3',
			small
		);
		expect(layer.source).toBe('h3');
		// 1° × 1° at 50.5° N is 7,870 km²; a cell of resolution 6 has 36 km² on average, the size varies by region.
		expect(layer.units.count).toBeGreaterThan(150);
		expect(layer.units.count).toBeLessThan(300);
		expect(components(layer.graph)).toBe(1);
		const inner = layer.graph.offsets.slice(1).map((end, u) => end - layer.graph.offsets[u]!);
		expect(inner.filter((degree) => degree === 6).length).toBeGreaterThan(layer.units.count / 2);
	});

	it('lose places within a kilometre of a larger one', () => {
		const near = {
			places: places([...town, { name: 'Suburb', lon: 10.005, lat: 50, population: 1 }]),
			outlines: [box]
		};
		expect(build([{ lon: 10, lat: 50 }], 'auto', near).units.name).not.toContain('Suburb');
	});

	it('an account at sea belongs to the nearest place', () => {
		expect(
			build([
				{ lon: 10, lat: 50 },
				{ lon: 10.1, lat: 50 },
				{ lon: 25, lat: 49 }
			]).accountUnit[2]
		).toBe(1);
	});

	it('need at least one located account', () => {
		expect(() => build([])).toThrow(/ACCOUNTS_NONE/);
		expect(() => build([{ id: 'x' }])).toThrow(/ACCOUNTS_NOT_LOCATED/);
	});
});

describe('cells', () => {
	it('fill the country exactly and do not overlap', () => {
		const random = createRandom(11);
		const lon = Float64Array.from({ length: 200 }, () => 9 + 4 * random.unit());
		const lat = Float64Array.from({ length: 200 }, () => 49 + 3 * random.unit());
		const { polygons } = voronoiCells(lon, lat, [box]);
		const sum = polygons.reduce(
			(total, parts) => total + parts.reduce((part, polygon) => part + areaOf(polygon), 0),
			0
		);
		expect(sum).toBeCloseTo(12, 6);
	});

	it('end at a concave coast with a lake', () => {
		const coast: Outline = {
			country: 'X',
			polygons: [
				[
					[
						[0, 0],
						[4, 0],
						[4, 4],
						[2, 1],
						[0, 4],
						[0, 0]
					],
					[
						[0.5, 0.5],
						[0.5, 1],
						[1, 1],
						[1, 0.5],
						[0.5, 0.5]
					]
				]
			]
		};
		const random = createRandom(5);
		const lon = Float64Array.from({ length: 60 }, () => 4 * random.unit());
		const lat = Float64Array.from({ length: 60 }, () => random.unit());
		const cells = voronoiCells(lon, lat, [coast]);
		const inside = cells.polygons.reduce(
			(total, parts) => total + parts.reduce((part, polygon) => part + areaOf(polygon), 0),
			0
		);
		// Shell: 16 − triangle over (0,4) (2,1) (4,4) = 16 − 6 = 10; lake 0.25. Sites in the lake keep a small stand-in cell.
		expect(inside).toBeGreaterThan(9.75 - 1e-6);
		expect(inside).toBeLessThan(9.77);
	});

	it('exist for one site, two sites and sites in a row', () => {
		for (const count of [1, 2, 7]) {
			const lon = Float64Array.from({ length: count }, (_, i) => 9.5 + i / 3);
			const lat = new Float64Array(count).fill(50);
			const { polygons } = voronoiCells(lon, lat, [box]);
			const areas = polygons.map((parts) => parts.reduce((part, polygon) => part + areaOf(polygon), 0));
			expect(Math.min(...areas)).toBeGreaterThan(0);
			expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(12, 5);
		}
	});
});

describe('neighbours', () => {
	const graphOf = (lon: number[], lat: number[], outlines: readonly Outline[]) => {
		const x = Float64Array.from(lon);
		const y = Float64Array.from(lat);
		const { polygons, links, clipped } = voronoiCells(x, y, outlines);
		return buildGraph({ lon: x, lat: y, polygons, links, clipped });
	};

	it('share a border: a 3 × 3 lattice has 12 pairs, corners do not count', () => {
		const at = Array.from({ length: 9 }, (_, i) => [9.5 + (i % 3), 49.5 + Math.floor(i / 3)] as const);
		const { graph, cells } = graphOf(
			at.map(([x]) => x),
			at.map(([, y]) => y),
			[boxOutline('X', 9, 49, 12, 52)]
		);
		expect(graph.neighbours.length).toBe(24);
		expect([...graph.kinds].every((kind) => kind === 0)).toBe(true);
		expect(graph.offsets[5]! - graph.offsets[4]!).toBe(4);
		expect(cells.area.reduce((sum, area) => sum + area, 0)).toBeGreaterThan(0);
	});

	it('an island gets its shortest link, flagged ferry', () => {
		const islands: Outline[] = [boxOutline('X', 0, 0, 2, 1), boxOutline('Y', 3, 0, 4, 1)];
		const { graph } = graphOf([0.5, 1.5, 3.5], [0.5, 0.5, 0.5], islands);
		expect(components(graph)).toBe(1);
		expect([...graph.neighbours]).toEqual([1, 0, 2, 1]);
		expect([...graph.kinds]).toEqual([0, 0, 1, 1]);
	});

	it('a bay between two places makes them strangers', () => {
		const bay: Outline = {
			country: 'X',
			polygons: [
				[
					[
						[0, 0],
						[3, 0],
						[3, 2],
						[2, 2],
						[2, 0.9],
						[1, 0.9],
						[1, 2],
						[0, 2],
						[0, 0]
					]
				]
			]
		};
		const { graph } = graphOf([0.5, 2.5, 1.5], [1.5, 1.5, 0.4], [bay]);
		const pairs = [...graph.neighbours].map(
			(v, e) => `${graph.offsets.findIndex((end, u) => u > 0 && end > e) - 1}-${v}`
		);
		expect(pairs).not.toContain('0-1');
		expect(components(graph)).toBe(1);
	});

	it('the graph is symmetric and connected for one, two, collinear and clustered sites', () => {
		for (const lon of [[10], [10, 11], [9, 9.5, 10, 10.5], [9.1, 10, 10.00002, 10.00004, 12.9]]) {
			const { graph } = graphOf(
				lon,
				lon.map(() => 50),
				[]
			);
			expect(components(graph)).toBe(1);
			for (let u = 0; u < lon.length; u++)
				for (const v of graph.neighbours.slice(graph.offsets[u]!, graph.offsets[u + 1]!)) {
					expect(v).not.toBe(u);
					expect([...graph.neighbours.slice(graph.offsets[v]!, graph.offsets[v + 1]!)]).toContain(u);
				}
		}
	});
});
