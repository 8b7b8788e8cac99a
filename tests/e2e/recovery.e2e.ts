import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { atRest, exportAs, planOnScreen, revir, stopPlanning, test, testOnOnePage, waitForEpoch } from './support.ts';

const planner = (page: Page) => page.workers().find((worker) => /plan\.worker/.test(worker.url()));

/** Ends the planner from inside, as a crash would: no event tells the page. */
async function kill(page: Page): Promise<void> {
	await expect.poll(() => planner(page) !== undefined).toBe(true);
	// The worker may be gone before it can answer.
	await planner(page)!
		.evaluate(() => self.close())
		.catch(() => {});
}

/** Kills the planner while it plans; milliseconds until the page had noticed and until the next epoch. */
async function killAndWait(page: Page): Promise<{ noticed: number; epoch: number }> {
	const reached = (status: string) =>
		page.waitForFunction((wanted) => document.querySelector(`[data-compute="${wanted}"]`) !== null, status, {
			timeout: 60_000
		});
	const started = performance.now();
	const restarted = reached('restarted');
	await kill(page);
	await restarted;
	const noticed = performance.now() - started;
	// Thinking again means that an epoch has come.
	await reached('thinking');
	return { noticed, epoch: performance.now() - started };
}

/** The plan on the screen, saved, runs again on the command line to the same territories. */
async function expectReplay(page: Page): Promise<string> {
	await stopPlanning(page);
	const file = await exportAs(page, /\.revir/);
	const { status, stderr } = revir('replay', file);
	expect(stderr).not.toContain('REPLAY');
	expect(status).toBe(0);
	return file;
}

function report(kills: readonly { noticed: number; epoch: number }[]): void {
	const line = (of: 'noticed' | 'epoch') => {
		const times = kills.map((kill) => kill[of]).sort((x, y) => x - y);
		return `${Math.round(times[times.length >> 1]!)} ms (longest ${Math.round(times.at(-1)!)})`;
	};
	console.log(`${kills.length} kills: noticed after ${line('noticed')}, next epoch after ${line('epoch')}`);
}

test('a planner that dies while planning is restarted, the page says so and goes on to a plan that replays', async ({
	app
}) => {
	test.setTimeout(300_000);
	await waitForEpoch(app, 2);
	const kills: { noticed: number; epoch: number }[] = [];
	for (let k = 0; k < 6; k++) {
		kills.push(await killAndWait(app));
		await expect(app.getByTestId('planner-restarted')).toBeVisible();
		await expect(app.getByTestId('progress')).toHaveAttribute('data-activity', 'planning');
		await expect(app.getByTestId('progress')).toHaveAttribute('data-compute', 'thinking');
	}
	report(kills);
	expect(app.workers().length).toBeLessThanOrEqual(3);
	await expectReplay(app);
});

testOnOnePage('a plan at rest stays as it is when the planner dies, and can be saved', async ({ app }) => {
	await atRest(app, 'Today', 2);
	const held = await planOnScreen(app);
	await kill(app);
	await expect(app.getByTestId('planner-restarted')).toBeVisible();
	await expect(app.getByTestId('progress')).toHaveAttribute('data-compute', 'stopped');
	await expect(app.getByTestId('progress')).toHaveAttribute('data-activity', 'stopped');
	expect(await planOnScreen(app)).toEqual(held);
	const file = await exportAs(app, /\.revir/);
	expect(revir('replay', file).status).toBe(0);
});

testOnOnePage('a saved plan opens in the page as it was, at rest, and goes on', async ({ app }) => {
	test.setTimeout(240_000);
	await waitForEpoch(app, 2);
	const file = await expectReplay(app);
	const held = await planOnScreen(app);
	// The name says nothing: the content does.
	await app.getByTestId('open-file').click();
	await app
		.getByTestId('accounts-file')
		.setInputFiles({ name: 'plan.bin', mimeType: 'application/octet-stream', buffer: readFileSync(file) });
	await app.getByTestId('open-go').click();
	await expect(app.getByTestId('progress')).toHaveAttribute('data-activity', 'stopped');
	await expect.poll(async () => (await planOnScreen(app)).hash, { timeout: 60_000 }).toBe(held.hash);
	await app.waitForTimeout(1000);
	expect((await planOnScreen(app)).hash).toBe(held.hash);
	await app.getByTestId('run').click();
	await expect(app.getByTestId('progress')).toHaveAttribute('data-activity', 'planning');
	await expect.poll(async () => (await planOnScreen(app)).epoch).not.toBe(held.epoch);
	await expectReplay(app);
});

test('a planner that dies again and again is given up; Try again goes on, nothing is lost', async ({ app }) => {
	await waitForEpoch(app, 2);
	// From now on every planner ends soon after it came up.
	let fatal = true;
	app.on('worker', (worker) => {
		if (fatal && /plan\.worker/.test(worker.url()))
			worker.evaluate(() => void setTimeout(() => self.close(), 300)).catch(() => {});
	});
	await kill(app);
	await expect(app.getByTestId('planner-failed')).toBeVisible({ timeout: 60_000 });
	await expect(app.getByTestId('progress')).toHaveAttribute('data-compute', 'failed');
	const held = await planOnScreen(app);
	expect(held.hash).not.toBe('');
	fatal = false;
	await app.getByTestId('planner-failed').getByRole('button').click();
	await expect(app.getByTestId('planner-failed')).toBeHidden();
	await expect(app.getByTestId('progress')).toHaveAttribute('data-compute', 'thinking');
	await expectReplay(app);
});

test('@long a hundred kills are recovered, to a plan that replays', async ({ app }) => {
	test.setTimeout(1_200_000);
	await waitForEpoch(app, 2);
	const kills: { noticed: number; epoch: number }[] = [];
	for (let k = 0; k < 100; k++) {
		// A reader goes on moving sliders meanwhile.
		if (k % 10 === 9) {
			await app.getByTestId('goal-travel').focus();
			await app.keyboard.press(k % 20 === 9 ? 'ArrowRight' : 'ArrowLeft');
		}
		kills.push(await killAndWait(app));
	}
	report(kills);
	await expect(app.getByTestId('progress')).toHaveAttribute('data-activity', 'planning');
	expect(app.workers().length).toBeLessThanOrEqual(3);
	await expectReplay(app);
});
