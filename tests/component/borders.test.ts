import { describe, expect, test } from 'vitest';
import { cellSides, territoryLines } from '#lib/map/borders.ts';
import { buildCells } from '#lib/map/cells.ts';
import { HitTest } from '#lib/map/hit-test.ts';
import { clipPolygon, labelsIn, landIn, type Basemap } from '#lib/map/basemap.ts';
import { densityRank } from '#lib/map/ranks.ts';
import type { MapData } from '#lib/map/types.ts';

/** Two unit squares side by side; the right one's shared corners are off by rounding error. */
const squares: MapData = {
	count: 2,
	names: ['A', 'B'],
	accounts: Uint32Array.of(1, 1),
	visits: Float32Array.of(4, 8),
	potential: Float32Array.of(10, 30),
	area: Float32Array.of(1, 1),
	points: Float64Array.of(0, 0, 1, 0, 1, 1, 0, 1, 1 + 1e-9, 0, 2, 0, 2, 1, 1 - 1e-9, 1),
	pointStart: Uint32Array.of(0, 4, 8),
	ringStart: Uint32Array.of(0, 1, 2),
	edges: Uint32Array.of(0, 1),
	accountPositions: Float32Array.of(0.5, 0.5, 1.5, 0.5, NaN, NaN),
	accountPotential: Float32Array.of(1, 2, 3),
	accountUnit: Int32Array.of(0, 1, -1),
	homes: []
};

describe('borders', () => {
	test('cells that touch share one side', () => {
		const sides = cellSides(squares);
		expect(sides.count).toBe(7);
		expect([...sides.right].filter((unit) => unit >= 0)).toEqual([1]);
	});

	test('neighbours that draw their border apart still have one between them', () => {
		const apart = { ...squares, points: squares.points.map((value, k) => (k < 8 ? value : value + 0.01)) };
		const across = Int32Array.of(-1, 1, -1, -1, -1, -1, -1, 0);
		expect(cellSides(apart).right).toEqual(new Int32Array(8).fill(-1));
		expect(cellSides({ ...apart, across }).right).toEqual(across);
	});

	test('between two territories there is a border, within one only the outline', () => {
		const sides = cellSides(squares);
		const length = (lines: [number, number][][]) => lines.reduce((sum, line) => sum + line.length - 1, 0);
		expect(length(territoryLines(sides, Int32Array.of(0, 1)))).toBe(7);
		expect(length(territoryLines(sides, Int32Array.of(0, 0)))).toBe(6);
		expect(territoryLines(sides, Int32Array.of(0, 0))).toHaveLength(1);
	});
});

describe('cells', () => {
	test('rings are closed and know their unit', () => {
		const cells = buildCells(squares);
		expect([...cells.startIndices]).toEqual([0, 5, 10]);
		expect([...cells.ringUnit]).toEqual([0, 1]);
	});

	test('density ranks run from 0 to 1, units without potential stay at 0', () => {
		const one = Float32Array.of(1, 1, 1);
		const { rank, low, high } = densityRank(Float32Array.of(5, 0, 50), one, new Uint32Array());
		expect([...rank]).toEqual([0.5, 0, 1]);
		expect([low, high]).toEqual([5, 50]);
	});
});

describe('heat', () => {
	test('a unit without accounts between rich ones is warmer than one far away', () => {
		const amount = Float32Array.of(50, 0, 50, 0, 0, 0);
		const path = Uint32Array.of(0, 1, 1, 2, 2, 3, 3, 4, 4, 5);
		const { rank } = densityRank(amount, new Float32Array(6).fill(1), path);
		expect(rank[1]).toBeGreaterThan(rank[3]!);
		expect(rank[5]).toBe(0);
	});
});

describe('pointing at the map', () => {
	test('finds the unit under the pointer and nothing outside', () => {
		const hit = new HitTest(squares);
		expect(hit.unitAt(0.4, 0.6)).toBe(0);
		expect(hit.unitAt(1.6, 0.2)).toBe(1);
		expect(hit.unitAt(2.5, 0.5)).toBe(-1);
	});

	test('finds the nearest account within reach', () => {
		const hit = new HitTest(squares);
		expect(hit.accountAt(1.49, 0.5, 0.05)).toBe(1);
		expect(hit.accountAt(1.2, 0.5, 0.05)).toBeNull();
	});
});

describe('base map', () => {
	test('land is cut at the box', () => {
		const square: [number, number][] = [
			[-5, -5],
			[-5, 5],
			[5, 5],
			[5, -5],
			[-5, -5]
		];
		const [[ring] = [], ...others] = clipPolygon([square], [0, 0, 10, 10]);
		expect(others).toEqual([]);
		expect(new Set(ring?.map(String))).toEqual(new Set(['5,0', '5,5', '0,5', '0,0']));
	});

	test('a bay cut off by the box leaves two pieces of land', () => {
		const horseshoe: [number, number][] = [
			[0, -5],
			[0, 5],
			[2, 5],
			[2, -3],
			[4, -3],
			[4, 5],
			[6, 5],
			[6, -5],
			[0, -5]
		];
		expect(clipPolygon([horseshoe], [-1, 0, 10, 10])).toHaveLength(2);
	});

	test('land across the date line does not smear over the rest of the world', () => {
		const strait: [number, number][] = [
			[170, 60],
			[170, 70],
			[180, 70],
			[-180, 70],
			[-170, 65],
			[-180, 60],
			[180, 60],
			[170, 60]
		];
		const base: Basemap = {
			land: { polygons: [[strait]] },
			borders: { paths: [] },
			regions: { paths: [] },
			labels: { name: [], lon: [], lat: [], population: [], minZoom: [] }
		};
		expect(landIn(base, [-20, 55, 40, 72])).toEqual([]);
		expect(landIn(base, [160, 55, 200, 72])).toHaveLength(1);
		expect(landIn(base, [-190, 55, -160, 72])).toHaveLength(1);
	});

	test('names appear from their zoom on', () => {
		const labels = { name: ['A', 'B'], lon: [1, 2], lat: [1, 2], population: [9, 5], minZoom: [3, 6] };
		const base: Basemap = { land: { polygons: [] }, borders: { paths: [] }, regions: { paths: [] }, labels };
		expect(labelsIn(base, [0, 0, 9, 9], 4).map(({ name }) => name)).toEqual(['A']);
		expect(labelsIn(base, [0, 0, 9, 9], 6)).toHaveLength(2);
	});
});
