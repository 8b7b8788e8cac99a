import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeckMap } from '#lib/map/deck-map.ts';
import type { Basemap } from '#lib/map/basemap.ts';
import { composePicture } from '#lib/map/picture.ts';
import type { HeatScale, MapMoved } from '#lib/map/types.ts';
import { fixturePlan } from './fixtures/fixture-plan.ts';
import { mapData, mapScene } from './fixtures/map-scene.ts';

const base: Basemap = {
	land: {
		polygons: [
			[
				[
					[0, 45],
					[20, 45],
					[20, 57],
					[0, 57],
					[0, 45]
				]
			]
		]
	},
	borders: {
		paths: [
			[
				[6, 48],
				[14, 54]
			]
		]
	},
	regions: { paths: [] },
	labels: { name: ['Somewhere'], lon: [10], lat: [51], population: [600_000], minZoom: [2] }
};
const view = fixturePlan(150, 300);
let container: HTMLDivElement;
let map: DeckMap;
let moved: MapMoved[];
let scales: (HeatScale | null)[];

beforeEach(() => {
	container = document.createElement('div');
	container.style.cssText = 'position:relative;width:400px;height:400px';
	document.body.append(container);
	moved = [];
	scales = [];
	map = new DeckMap(container, base, { onmove: (move) => moved.push(move), onscale: (scale) => scales.push(scale) });
	map.setData(mapData(view));
});
afterEach(() => {
	map.destroy();
	container.remove();
});

/** Colours in the middle of the GL canvas, rounded, with how many pixels have them. */
function colours(): Map<string, number> {
	const canvas = container.querySelector<HTMLCanvasElement>('canvas:not(.overlay)');
	const gl = canvas?.getContext('webgl2');
	const counts = new Map<string, number>();
	if (!canvas || !gl) return counts;
	const [width, height] = [gl.drawingBufferWidth, gl.drawingBufferHeight];
	const pixels = new Uint8Array(4 * width * height);
	gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
	for (let p = 0; p < pixels.length; p += 4) {
		if (pixels[p + 3] === 0) continue;
		const key = `${pixels[p]! >> 3},${pixels[p + 1]! >> 3},${pixels[p + 2]! >> 3}`;
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return counts;
}
const total = (counts: Map<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0);
const painted = (least: number) => expect.poll(() => colours().size, { timeout: 20_000 }).toBeGreaterThan(least);

test('territories are painted in several colours on land', async () => {
	map.setScene(mapScene(view));
	await painted(20);
	// The first frame may still have the canvas's default size.
	await expect.poll(() => total(colours()), { timeout: 20_000 }).toBeGreaterThan(0.5 * 400 * 400);
});

test('the heat map paints other pixels than the territories', async () => {
	map.setScene(mapScene(view));
	await painted(20);
	const before = new Set(colours().keys());
	map.setScene(mapScene(view, { mode: 'potential' }));
	await expect
		.poll(() => [...colours().keys()].filter((key) => !before.has(key)).length, { timeout: 20_000 })
		.toBeGreaterThan(10);
});

test('new labels recolour the map', async () => {
	map.setScene(mapScene(view, { mode: 'change' }));
	await painted(3);
	const before = colours().size;
	const labels = view.todayLabels.map((label) => (label + 1) % 8);
	map.setScene(mapScene(view, { mode: 'change', labels, planned: true }));
	await expect.poll(() => colours().size, { timeout: 20_000 }).toBeGreaterThan(before + 5);
});

test('after a lost GL context the map paints again', async () => {
	map.setScene(mapScene(view));
	await painted(20);
	const lost = container.querySelector<HTMLCanvasElement>('canvas:not(.overlay)')!;
	lost.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
	await expect.poll(() => container.querySelector('canvas:not(.overlay)') !== lost, { timeout: 10_000 }).toBe(true);
	await painted(20);
});

test('the pointer finds a unit in the middle and none in the sea', async () => {
	map.setScene(mapScene(view));
	await painted(20);
	expect(map.pick(200, 200)?.unit).toBeGreaterThanOrEqual(0);
	expect(map.pick(2, 398)).toBeNull();
});

test('names and home badges are drawn above the map', async () => {
	map.setScene(mapScene(view));
	await painted(20);
	const overlay = container.querySelector<HTMLCanvasElement>('canvas.overlay')!;
	const opaque = () => {
		const { data } = overlay.getContext('2d')!.getImageData(0, 0, overlay.width, overlay.height);
		return data.filter((value, k) => k % 4 === 3 && value > 200).length;
	};
	await expect.poll(opaque, { timeout: 10_000 }).toBeGreaterThan(8 * 200);
});

const inked = () => {
	const overlay = container.querySelector<HTMLCanvasElement>('canvas.overlay')!;
	const { data } = overlay.getContext('2d')!.getImageData(0, 0, overlay.width, overlay.height);
	return data.filter((value, k) => k % 4 === 3 && value > 100).length;
};

for (const heatBy of ['hexagon', 'account'] as const) {
	test(`the heat map by ${heatBy} paints other pixels than the one by district, with a scale of its own`, async () => {
		map.setScene(mapScene(view, { mode: 'potential' }));
		await painted(10);
		const before = new Set(colours().keys());
		map.setScene(mapScene(view, { mode: 'potential', heatBy }));
		await expect
			.poll(() => [...colours().keys()].filter((key) => !before.has(key)).length, { timeout: 20_000 })
			.toBeGreaterThan(5);
		// Layers that are still being made may paint before the scale is told.
		await expect.poll(() => scales.at(-1)?.by, { timeout: 20_000 }).toBe(`score-${heatBy}`);
		const scale = scales.at(-1)!;
		expect(scale.high).toBeGreaterThan(scale.low);
		expect(scale.low).toBeGreaterThan(0);
	});
}

test('accounts can be shown from afar, and then the pointer finds them', async () => {
	map.setScene(mapScene(view));
	await painted(20);
	const [lon, lat] = [view.positions[0]!, view.positions[1]!];
	map.look({ longitude: lon, latitude: lat, zoom: 6 });
	expect(map.pick(200, 200)?.account).toBeNull();
	map.setScene(mapScene(view, { shows: { accounts: true, homes: false, travel: false, labels: false } }));
	await expect.poll(() => map.pick(200, 200)?.account ?? -1, { timeout: 10_000 }).toBeGreaterThanOrEqual(0);
});

test('travel and barriers are drawn above the map; the pointer finds the barrier', async () => {
	const quiet = { accounts: false, homes: false, travel: false, labels: false };
	map.setScene(mapScene(view, { shows: quiet }));
	await painted(20);
	await expect.poll(inked, { timeout: 10_000 }).toBeGreaterThan(500);
	const bare = inked();
	map.setScene(mapScene(view, { shows: { ...quiet, travel: true } }));
	await expect.poll(inked, { timeout: 10_000 }).toBeGreaterThan(bare + 1000);
	map.look({ longitude: 10, latitude: 51, zoom: 6 });
	const line = [
		[9, 51],
		[11, 51]
	] as const;
	map.setScene(mapScene(view, { shows: quiet, barriers: [{ name: 'Elbe', line }] }));
	await expect.poll(() => map.pick(200, 200)?.barrier, { timeout: 10_000 }).toBe('Elbe');
	expect(map.pick(200, 240)?.barrier).toBeNull();
});

test('names keep clear of what lies on the map', async () => {
	const names = { accounts: false, homes: false, travel: false, labels: true };
	map.setScene(mapScene(view, { shows: names }));
	await painted(20);
	await expect.poll(inked, { timeout: 10_000 }).toBeGreaterThan(500);
	map.setObstacles([[0, 0, 400, 400]]);
	await new Promise((resolve) => setTimeout(resolve, 200));
	const without = inked();
	map.setObstacles([]);
	await expect.poll(inked, { timeout: 10_000 }).toBeGreaterThan(without + 100);
});

test('a wish to see some units moves the map there', async () => {
	map.setScene(mapScene(view));
	await painted(20);
	const unit = map.pick(200, 220)!.unit;
	map.aim([unit], []);
	await expect.poll(() => moved.at(-1)?.view?.zoom ?? 0, { timeout: 10_000 }).toBeGreaterThan(6.3);
	expect(map.pick(200, 236)?.unit).toBe(unit);
	map.fit();
	await expect.poll(() => moved.at(-1)?.view, { timeout: 10_000 }).toBeNull();
});

test('the picture has twice the pixels, the map in it and text around it', async () => {
	map.setScene(mapScene(view));
	await painted(20);
	const copy = await map.copy(2);
	expect([copy.width, copy.height]).toEqual([800, 800]);
	const counts = new Set<number>();
	const { data } = copy.getContext('2d')!.getImageData(0, 0, 800, 800);
	for (let p = 0; p < data.length; p += 4) counts.add((data[p]! << 16) | (data[p + 1]! << 8) | data[p + 2]!);
	expect(counts.size).toBeGreaterThan(100);
	const text = {
		title: 'Plan',
		subtitle: 'Today',
		scale: { label: 'Potential', stops: ['white', 'black'], low: '1', high: '9' },
		keys: [{ colour: 'red', label: 'A' }],
		attribution: 'Places © somebody'
	};
	const picture = await createImageBitmap(await composePicture(copy, text, false, 2));
	expect(picture.width).toBe(800);
	expect(picture.height).toBeGreaterThan(900);
	// The map on the screen is as sharp as before.
	await expect
		.poll(() => container.querySelector<HTMLCanvasElement>('canvas:not(.overlay)')!.width, { timeout: 10_000 })
		.toBe(Math.round(400 * Math.min(2, devicePixelRatio)));
});

test('a lost GL context changes neither the view nor the number of canvases', async () => {
	map.setScene(mapScene(view));
	await painted(20);
	map.look({ longitude: 10.5, latitude: 50.5, zoom: 6.5 });
	const before = map.pick(200, 200)?.unit;
	for (let k = 0; k < 3; k++) {
		const lost = container.querySelector<HTMLCanvasElement>('canvas:not(.overlay)')!;
		lost.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
		await expect.poll(() => container.querySelector('canvas:not(.overlay)') !== lost, { timeout: 10_000 }).toBe(true);
		await painted(20);
	}
	expect(container.querySelectorAll('canvas')).toHaveLength(2);
	expect(map.pick(200, 200)?.unit).toBe(before);
});
