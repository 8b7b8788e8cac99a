import { chromium, expect, test as plain, type Page } from '@playwright/test';
import { test, tourSeen, waitForEpoch } from './support.ts';

const canvases = (page: Page) =>
	page.getByTestId('map').evaluate((map) => ({
		gl: map.querySelectorAll('canvas:not(.overlay)').length,
		overlay: map.querySelectorAll('canvas.overlay').length
	}));

/** Share of the GL canvas that is painted, in percent. */
const painted = (page: Page) =>
	page.getByTestId('map').evaluate((map) => {
		const gl = map.querySelector<HTMLCanvasElement>('canvas:not(.overlay)')?.getContext('webgl2');
		if (!gl || gl.isContextLost()) return 0;
		const pixels = new Uint8Array(4 * gl.drawingBufferWidth * gl.drawingBufferHeight);
		gl.readPixels(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
		let count = 0;
		for (let p = 3; p < pixels.length; p += 4) if (pixels[p]! > 0) count++;
		return Math.round((400 * count) / pixels.length);
	});

/** Takes the GL context away as a driver reset would, and waits until another canvas is there. */
const lose = (page: Page) =>
	page.getByTestId('map').evaluate(async (map) => {
		const lost = map.querySelector<HTMLCanvasElement>('canvas:not(.overlay)')!;
		lost.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
		const until = performance.now() + 20_000;
		while (map.querySelector('canvas:not(.overlay)') === lost || map.querySelector('canvas:not(.overlay)') === null) {
			if (performance.now() > until) throw new Error('no other canvas came');
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	});

for (const [losses, tag] of [
	[5, ''],
	[50, '@long ']
] as const) {
	test(`${tag}the map comes back after ${losses} lost graphics contexts, with the same view`, async ({ app }) => {
		plain.setTimeout(600_000);
		await waitForEpoch(app, 5);
		await app.getByTestId('run').click();
		await app.getByTestId('map').focus();
		for (const key of ['+', '+', 'ArrowRight']) await app.keyboard.press(key);
		await expect.poll(() => painted(app)).toBeGreaterThan(50);
		await expect.poll(() => new URL(app.url()).searchParams.toString()).toMatch(/\d\.\d/);
		await app.waitForTimeout(600);
		const [share, address] = [await painted(app), app.url()];
		for (let k = 0; k < losses; k++) {
			await lose(app);
			await expect.poll(() => painted(app), { timeout: 30_000 }).toBe(share);
			expect(await canvases(app)).toEqual({ gl: 1, overlay: 1 });
		}
		await app.waitForTimeout(600);
		expect(app.url()).toBe(address);
		await app.getByTestId('layer').locator('label').nth(1).click();
		await expect(app.getByTestId('legend')).toContainText('Score per km²');
		await expect.poll(() => painted(app)).toBe(share);
	});
}

plain('without WebGL the page says so, lists the territories and logs no error', async () => {
	const executablePath = process.env['CHROMIUM_PATH'];
	const browser = await chromium.launch({
		args: ['--no-sandbox', '--disable-gpu', '--disable-3d-apis'],
		...(executablePath ? { executablePath } : {})
	});
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
	const problems: string[] = [];
	page.on('pageerror', (error) => problems.push(error.message));
	page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
	await tourSeen(page);
	await page.goto(`http://localhost:${process.env['REVIR_PORT']}/`);
	await waitForEpoch(page, 2);
	const fallback = page.getByTestId('map-fallback');
	await expect(fallback).toContainText('WebGL');
	await expect(fallback.getByRole('row')).toHaveCount(9);
	await expect(fallback).toContainText('Katrin Winkelkötter');
	await expect(page.getByTestId('map-palette')).toHaveCount(0);
	expect(problems).toEqual([]);
	await browser.close();
});
