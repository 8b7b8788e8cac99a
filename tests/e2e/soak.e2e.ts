import { expect } from '@playwright/test';
import { planOnScreen, test, waitForEpoch } from './support.ts';

declare global {
	var openContexts: () => number;
}

/** Counts the graphics contexts that have not been handed back. */
const countContexts = () => {
	const made: WeakRef<WebGL2RenderingContext>[] = [];
	const original = Reflect.get(HTMLCanvasElement.prototype, 'getContext') as (...args: unknown[]) => unknown;
	HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: unknown[]) {
		const context = original.apply(this, args);
		if (context instanceof WebGL2RenderingContext && !made.some((known) => known.deref() === context))
			made.push(new WeakRef(context));
		return context;
	} as typeof HTMLCanvasElement.prototype.getContext;
	globalThis.openContexts = () => made.filter((known) => known.deref()?.isContextLost() === false).length;
};

test('@long two thousand interactions leave heap, workers and graphics contexts as they were', async ({ app }) => {
	test.setTimeout(3_600_000);
	await app.addInitScript(countContexts);
	await app.reload();
	const session = await app.context().newCDPSession(app);
	const heap = async () => {
		await session.send('HeapProfiler.collectGarbage');
		await app.waitForTimeout(500);
		await session.send('HeapProfiler.collectGarbage');
		const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
		return usedSize / 1024 / 1024;
	};
	await waitForEpoch(app, 3);
	const sliders = app.locator('#settings input[type=range]');
	const count = await sliders.count();
	const interact = async (k: number) => {
		if (k % 3 > 0) {
			// Left and right in turn, so that the settings stay near where they were.
			await sliders.nth((k >> 2) % count).focus();
			await app.keyboard.press(k % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
			return;
		}
		await app.getByTestId('map').focus();
		const step = (k / 3) % 16;
		if (step < 3) await app.keyboard.press('t');
		else if (step < 6) await app.keyboard.press('l');
		else if (step < 8) await app.keyboard.press('s');
		else if (step < 11) await app.keyboard.press(String(1 + ((k / 3) % 3)));
		else if (step === 11) await app.keyboard.press('Enter');
		else if (step === 12) await app.keyboard.press('Escape');
		else if (step === 13) await app.keyboard.press('Control+z');
		else if (step === 14) await app.keyboard.press('Control+k');
		else await app.keyboard.press('Escape');
	};
	const state = async () => ({
		heap: await heap(),
		workers: app.workers().length,
		contexts: await app.evaluate(() => globalThis.openContexts())
	});
	// The first rounds fetch code and fill caches.
	for (let k = 0; k < 192; k++) await interact(k);
	const before = await state();
	for (let k = 0; k < 2000; k++) await interact(192 + k);
	await app.keyboard.press('Escape');
	const after = await state();
	console.log(`heap ${before.heap.toFixed(1)} → ${after.heap.toFixed(1)} MiB`, before, after);
	expect(after.heap - before.heap).toBeLessThan(5);
	expect(after.workers).toBeLessThanOrEqual(before.workers);
	expect(after.contexts).toBe(1);
	expect((await planOnScreen(app)).hash).not.toBe('');
});
