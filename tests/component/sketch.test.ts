import { describe, expect, test } from 'vitest';
import { combined, rowsInside } from '#lib/map/lasso.ts';
import { Sketch, type SketchTool } from '#lib/map/sketch.ts';

/** A map of 400 × 200 pixels where a pixel is a degree. */
const sketchOf = (tool: SketchTool) =>
	new Sketch(tool, { size: () => ({ width: 400, height: 200 }), toLonLat: (at) => at, toPixel: (at) => at });

describe('drawing with the pointer', () => {
	test('a box is the rectangle between press and release, whichever way it is drawn', () => {
		const sketch = sketchOf('box');
		sketch.down([30, 40]);
		sketch.move([20, 20]);
		expect(sketch.shape.points).toHaveLength(4);
		expect(new Set(sketch.up([10, 10])?.map(String))).toEqual(new Set(['30,40', '10,40', '10,10', '30,10']));
		expect(sketch.busy).toBe(false);
	});

	test('a lasso follows the pointer and is an area only with three corners', () => {
		const sketch = sketchOf('lasso');
		sketch.down([0, 0]);
		expect(sketch.up([1, 1])).toBeNull();
		sketch.down([0, 0]);
		sketch.move([50, 0]);
		sketch.move([50, 50]);
		expect(sketch.up([0, 50])).toEqual([
			[0, 0],
			[50, 0],
			[50, 50],
			[0, 50]
		]);
	});

	test('a line grows click by click; the second click of a double-click adds nothing', () => {
		const sketch = sketchOf('barrier');
		for (const at of [10, 60, 61]) sketch.up([at, 10]);
		expect(sketch.finish()).toEqual([
			[10, 10],
			[60, 10]
		]);
		sketch.up([5, 5]);
		expect(sketch.finish()).toBeNull();
	});

	test('backspace takes the last point back, cancel takes all', () => {
		const sketch = sketchOf('barrier');
		for (const at of [10, 60, 110]) sketch.up([at, 10]);
		sketch.back();
		expect(sketch.shape.points).toEqual([
			[10, 10],
			[60, 10]
		]);
		sketch.cancel();
		expect(sketch.shape.points).toEqual([]);
	});
});

describe('drawing with the keyboard', () => {
	test('Enter sets both corners of a box at the crosshair', () => {
		const sketch = sketchOf('box');
		expect(sketch.enter()).toBeNull();
		expect(sketch.shape.crosshair).toEqual([200, 100]);
		sketch.enter();
		sketch.step(16, 0);
		sketch.step(0, 16);
		expect(new Set(sketch.enter()?.map(String))).toEqual(new Set(['200,100', '216,100', '216,116', '200,116']));
	});

	test('Enter twice in one place ends a line', () => {
		const sketch = sketchOf('barrier');
		sketch.step(0, 0);
		expect(sketch.enter()).toBeNull();
		sketch.step(64, 0);
		expect(sketch.enter()).toBeNull();
		expect(sketch.enter()).toEqual([
			[200, 100],
			[264, 100]
		]);
	});

	test('the crosshair stays on the map', () => {
		const sketch = sketchOf('lasso');
		for (let k = 0; k < 20; k++) sketch.step(64, 64);
		expect(sketch.shape.crosshair).toEqual([400, 200]);
	});
});

describe('what lies inside', () => {
	const positions = Float32Array.of(1, 1, 3, 1, NaN, NaN, 1.5, 2.5);

	test('accounts inside the shape, without those that have no position', () => {
		expect(
			rowsInside(positions, [
				[0, 0],
				[2, 0],
				[2, 4],
				[0, 4]
			])
		).toEqual([0, 3]);
	});

	test('the notch of a horseshoe is outside', () => {
		const horseshoe = [
			[0, 0],
			[4, 0],
			[4, 4],
			[2.5, 4],
			[2.5, 0.5],
			[0.5, 0.5],
			[0.5, 4],
			[0, 4]
		] as const;
		expect(rowsInside(positions, horseshoe)).toEqual([1]);
	});

	test('a selection is replaced, added to or taken away from', () => {
		expect(combined([5, 1], [3], 'replace')).toEqual([3]);
		expect(combined([5, 1], [3, 1], 'add')).toEqual([1, 3, 5]);
		expect(combined([5, 1], [1, 9], 'remove')).toEqual([5]);
	});
});
