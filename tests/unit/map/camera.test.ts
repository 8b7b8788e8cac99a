import { describe, expect, test } from 'vitest';
import { Camera } from '#lib/map/camera.ts';

const germany = [5.9, 47.3, 15, 55] as const;
const around = [-2, 42, 24, 60] as const;
const cameraOf = (clientWidth: number, clientHeight: number) => {
	const container = { clientWidth, clientHeight };
	return { camera: new Camera(container as HTMLElement), container };
};
const finite = (view: object) => Object.values(view).every(Number.isFinite);

describe('a map of any size, even none, has a view', () => {
	test.each([
		[0, 0],
		[1, 1],
		[20, 700],
		[32, 700],
		[700, 20],
		[652, 86],
		[390, 1],
		[1, 844]
	])('%i × %i', (width, height) => {
		const { camera } = cameraOf(width, height);
		camera.fit([...germany], [...around]);
		expect(finite(camera.view)).toBe(true);
		expect(finite(camera.bounds)).toBe(true);
		expect(finite(camera.viewOf([10, 50, 10, 50], 9))).toBe(true);
	});

	test('a map that becomes tiny and large again shows the same as before', () => {
		const { camera, container } = cameraOf(900, 600);
		camera.fit([...germany], [...around]);
		const before = { ...camera.view };
		Object.assign(container, { clientWidth: 0, clientHeight: 0 });
		camera.fit([...germany], [...around]);
		Object.assign(container, { clientWidth: 900, clientHeight: 600 });
		camera.fit([...germany], [...around]);
		expect(camera.view).toEqual(before);
	});

	test('the bounds lie inside the canvas, clear of the cards', () => {
		for (const [width, height] of [
			[390, 422],
			[820, 600]
		] as const) {
			const { camera } = cameraOf(width, height);
			camera.fit([...germany], [...around]);
			const [left = NaN, bottom = NaN] = camera.viewport.project([germany[0], germany[1]]);
			const [right = NaN, top = NaN] = camera.viewport.project([germany[2], germany[3]]);
			expect(left).toBeGreaterThan(10);
			expect(right).toBeLessThan(width - 10);
			expect(top).toBeGreaterThan(18);
			expect(bottom).toBeLessThan(height - 60);
		}
	});

	test('no place and no number: the view stays', () => {
		const { camera } = cameraOf(800, 600);
		camera.fit([...germany], [...around]);
		const before = { ...camera.view };
		expect(camera.viewOf([Infinity, Infinity, -Infinity, -Infinity], 9)).toEqual(before);
		camera.set({ longitude: NaN, latitude: 50, zoom: 5 });
		expect(camera.view).toEqual(before);
	});
});
