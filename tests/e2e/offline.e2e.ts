import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page } from '@playwright/test';
import { test, tourSeen, waitForEpoch } from './support.ts';

/** Files that the service worker holds. */
const kept = (page: Page) =>
	page.evaluate(async () => {
		const names = await caches.keys();
		const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return keys.flat().map(({ url }) => new URL(url).pathname);
	});

test('once loaded, the demo plans offline after a reload, isolated as before', async ({ page }) => {
	await tourSeen(page);
	await page.goto(`http://localhost:${process.env['REVIR_PORT']}/`);
	await waitForEpoch(page, 1);
	await expect.poll(() => kept(page), { timeout: 60_000 }).toContain('/generated/geo/outline-DE.json');
	await expect.poll(() => kept(page), { timeout: 60_000 }).toContain('/generated/basemap/land.json');
	await page.context().setOffline(true);
	await page.reload();
	await waitForEpoch(page, 3);
	expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
	await expect(page.getByTestId('kpi-potentialSpread')).toBeVisible();
	await expect(page.locator('#table')).toContainText('Winkelkötter');
	// Parts that were never opened online are there as well.
	await page.keyboard.press('Control+k');
	await expect(page.getByTestId('command-palette')).toBeVisible();
	await page.keyboard.press('Escape');
	// What was never fetched is missing with a clear word; the open plan stays.
	await page.getByTestId('dataset').selectOption('saas-norge');
	await expect(page.getByTestId('error')).toBeVisible();
	await expect(page.locator('#table')).toContainText('Winkelkötter');
});

/** The app behind another port, where a later build can be put in place of the service worker. */
async function mirror(): Promise<{ url: string; publish: () => void; server: Server }> {
	let later = '';
	const server = createServer((incoming, outgoing) => {
		const { url = '/', method, headers } = incoming;
		const worker = url === '/service-worker.js';
		const from = { port: process.env['REVIR_PORT'], path: url, method };
		const passed = worker ? {} : { headers: { ...headers, 'accept-encoding': 'identity' } };
		incoming.pipe(
			ask({ ...from, ...passed }, (answer) => {
				const kept = Object.entries(answer.headers).filter(
					([name]) => !worker || !/^(content-length|etag)$/.test(name)
				);
				outgoing.writeHead(answer.statusCode ?? 500, Object.fromEntries(kept));
				answer.on('end', () => outgoing.end(worker ? later : '')).pipe(outgoing, { end: false });
			})
		);
	});
	await new Promise<void>((listening) => server.listen(0, listening));
	const url = `http://localhost:${(server.address() as AddressInfo).port}/`;
	return { url, publish: () => (later = '\n// a later build'), server };
}

test('a new version waits, says so and takes over only when asked', async ({ page }) => {
	const app = await mirror();
	await tourSeen(page);
	await page.goto(app.url);
	await waitForEpoch(page, 1);
	await expect
		.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 60_000 })
		.toBe(true);
	await page.getByTestId('goal-fairness').focus();
	await page.keyboard.press('ArrowRight');
	app.publish();
	await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
	const notice = page.getByTestId('update');
	await expect(notice).toContainText('A new version is ready', { timeout: 60_000 });
	await expect(notice).toContainText('Save the plan file first');
	await notice.getByRole('button', { name: 'Later' }).click();
	await expect(notice).not.toContainText('A new version');
	await page.reload();
	await expect(notice).toContainText('A new version is ready', { timeout: 60_000 });
	const reloaded = page.waitForEvent('load');
	await notice.getByRole('button', { name: 'Reload' }).click();
	await reloaded;
	await waitForEpoch(page, 1);
	const waiting = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null);
	expect(await waiting()).toBe(false);
	app.server.close();
	app.server.closeAllConnections();
});
