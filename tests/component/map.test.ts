import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeckMap } from '#lib/map/deck-map.ts';
import type { Basemap } from '#lib/map/basemap.ts';
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

beforeEach(() => {
	container = document.createElement('div');
	container.style.cssText = 'position:relative;width:400px;height:400px';
	document.body.append(container);
	map = new DeckMap(container, base);
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
