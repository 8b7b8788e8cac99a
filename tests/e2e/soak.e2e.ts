import { expect } from '@playwright/test';
import { planOnScreen, test, waitForEpoch } from './support.ts';

test('@long two hundred edits, switches and stops leave heap and canvases as they were', async ({ app }) => {
	test.setTimeout(900_000);
	const session = await app.context().newCDPSession(app);
	const heap = async () => {
		await session.send('HeapProfiler.collectGarbage');
		const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
		return usedSize / 1024 / 1024;
	};
	await waitForEpoch(app, 3);
	const sliders = app.locator('#settings input[type=range]');
	const count = await sliders.count();
	const interact = async (k: number) => {
		await sliders.nth(k % count).focus();
		await app.keyboard.press(k % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
		if (k % 5 === 0) await app.keyboard.press('t');
		if (k % 7 === 0) await app.keyboard.press('l');
		if (k % 11 === 0) await app.getByTestId('run').click();
	};
	for (let k = 0; k < 40; k++) await interact(k);
	const before = await heap();
	for (let k = 0; k < 200; k++) await interact(k);
	expect((await heap()) - before).toBeLessThan(5);
	expect(app.workers().length).toBeLessThanOrEqual(3);
	expect((await planOnScreen(app)).hash).not.toBe('');
});
