import { describe, expect, test } from 'vitest';
import { hexGrid, hexSums } from '#lib/map/hexagons.ts';
import { placeLabels, type LabelWish } from '#lib/map/label-layout.ts';
import { latOf, lonOf, worldX, worldY } from '#lib/map/line-work.ts';
import { rankOf } from '#lib/map/ranks.ts';
import { travelLines, unitCentres } from '#lib/map/travel-lines.ts';
import type { Rect } from '#lib/map/types.ts';
import { fixturePlan } from './fixtures/fixture-plan.ts';
import { mapData } from './fixtures/map-scene.ts';
import { randomFrom } from './fixtures/random.ts';

const wish = (x: number, y: number, changes: Partial<LabelWish> = {}): LabelWish => ({
	...{ x, y, halfWidth: 30, halfHeight: 8, gap: 11, centred: true },
	...changes
});
const boxOf = ([x, y]: readonly [number, number], { halfWidth, halfHeight }: LabelWish): Rect => [
	x - halfWidth,
	y - halfHeight,
	x + halfWidth,
	y + halfHeight
];
const overlap = (a: Rect, b: Rect) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

describe('names on the map', () => {
	test('a big town under a badge moves aside instead of vanishing', () => {
		const badge: Rect = [90, 90, 110, 110];
		const [spot] = placeLabels([wish(100, 100)], [badge], 400, 400);
		expect(spot).not.toBeNull();
		expect(overlap(boxOf(spot!, wish(0, 0)), badge)).toBe(false);
	});

	test('hundreds of names never cover each other, a card or the edge', () => {
		const random = randomFrom(11);
		const cards: Rect[] = [
			[0, 0, 160, 120],
			[300, 350, 400, 400]
		];
		const wishes = Array.from({ length: 400 }, () =>
			wish(400 * random(), 400 * random(), { halfWidth: 12 + 20 * random(), centred: random() < 0.7 })
		);
		const boxes = placeLabels(wishes, cards, 400, 400).flatMap((spot, k) =>
			spot === null ? [] : [boxOf(spot, wishes[k]!)]
		);
		expect(boxes.length).toBeGreaterThan(40);
		boxes.forEach((box, k) => {
			expect([...cards, ...boxes.slice(0, k)].some((other) => overlap(box, other))).toBe(false);
			expect(Math.min(box[0], box[1], 400 - box[2], 400 - box[3])).toBeGreaterThanOrEqual(0);
		});
	});

	test('the more important name wins', () => {
		const [first, second] = placeLabels([wish(50, 50), wish(52, 50)], [[0, 60, 400, 400]], 110, 62);
		expect(first).toEqual([50, 50]);
		expect(second).not.toEqual([52, 50]);
	});
});

describe('hexagons', () => {
	const view = fixturePlan(150, 800);
	const world = Float64Array.from(view.positions, (v, k) => (k % 2 === 0 ? worldX(v) : worldY(v)));

	test('every located account lies in exactly one hexagon, and sums are kept', () => {
		const grid = hexGrid(world, 6);
		expect([...grid.rows].sort((a, b) => a - b)).toEqual([...Array(800).keys()]);
		const total = hexSums(grid, view.potential).reduce((a, b) => a + b, 0);
		expect(total / view.potential.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
	});

	test('two levels closer there are more hexagons', () => {
		expect(hexGrid(world, 6).cells.length).toBeGreaterThan(1.5 * hexGrid(world, 4).cells.length);
	});

	test('close by only the accounts around the view are binned', () => {
		const [x, y] = [world[0]!, world[1]!];
		const grid = hexGrid(world, 10, [x - 0.5, y - 0.5, x + 0.5, y + 0.5]);
		expect(grid.rows).toContain(0);
		expect(grid.rows.length).toBeLessThan(400);
	});

	test('accounts without a position are left out', () => {
		expect(hexGrid(Float64Array.of(NaN, NaN, 260, 170), 6).rows).toEqual(Uint32Array.of(1));
	});

	test('degrees and world units lead back to each other', () => {
		expect(lonOf(worldX(13.4))).toBeCloseTo(13.4, 9);
		expect(latOf(worldY(52.5))).toBeCloseTo(52.5, 9);
	});
});

describe('ranks', () => {
	test('equal values share a rank, nothing has rank 0, the ends are real values', () => {
		const { rank, low, high } = rankOf(Float32Array.of(4, 0, 2, 4, -1));
		expect([...rank]).toEqual([1, 0, Float32Array.of(1 / 3)[0], 1, 0]);
		expect([low, high]).toEqual([2, 4]);
	});
});

describe('travel', () => {
	const view = fixturePlan(150, 800);
	const data = mapData(view);
	const centres = unitCentres(data);

	test('a territory in focus shows the way to each of its accounts, the others none', () => {
		const lines = travelLines(data, centres, view.todayLabels, 2);
		const own = view.accountUnit.filter((u) => view.todayLabels[u] === 2).length;
		expect(lines.map(({ starts }) => starts.length - 1)).toEqual(view.reps.map((_, t) => (t === 2 ? own : 0)));
	});

	test('without a focus every territory shows its busiest units only', () => {
		const counts = travelLines(data, centres, view.todayLabels, null).map(({ starts }) => starts.length - 1);
		expect(Math.max(...counts)).toBeLessThanOrEqual(40);
		expect(Math.min(...counts)).toBeGreaterThan(0);
	});
});
