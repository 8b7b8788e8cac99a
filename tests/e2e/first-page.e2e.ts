import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import {
	atRest,
	exportAs,
	figure,
	near,
	paintedShare,
	planOnScreen,
	revir,
	stopPlanning,
	test,
	testOnOnePage,
	waitForEpoch
} from './support.ts';

const demo = 'static/generated/demo/maschinenbau';

test('the first plan in the browser is the one of the command line', async ({ app }) => {
	await waitForEpoch(app, 2);
	await stopPlanning(app);
	const { epoch } = await planOnScreen(app);
	await app.keyboard.press('t');
	const folder = mkdtempSync(join(tmpdir(), 'revir-e2e-'));
	const { status, json } = revir(
		...['plan', '--accounts', `${demo}/accounts.arrow`, '--reps', `${demo}/reps.arrow`],
		...['--settings', `${demo}/settings.json`, '--epochs', String(epoch), '--out', join(folder, 'x.revir'), '--json']
	);
	expect(status).toBe(0);
	expect(json['after']).toMatchObject({
		potential_spread_pct: near(100 * (await figure(app, 'potentialSpread'))),
		max_min_ratio: near(await figure(app, 'maxMinRatio')),
		travel_hours_per_customer: near(await figure(app, 'travelHoursPerVisit')),
		coverage_pct: near(100 * (await figure(app, 'coverage'))),
		moved_accounts_pct: near(100 * (await figure(app, 'movedAccounts')))
	});
});

test('a slider changes plan and figures; twenty live edits replay to the same plan', async ({ app }) => {
	test.setTimeout(300_000);
	await waitForEpoch(app, 1);
	const before = await planOnScreen(app);
	const sliders = app.locator('#settings input[type=range]');
	const count = await sliders.count();
	const seen = new Set<string>();
	const patience = Date.now() + 120_000;
	// The plan follows while edits keep coming: on a busy machine it may take more than twenty of them, but never their end.
	for (let edit = 0; edit < 20 || (seen.size === 0 && Date.now() < patience); edit++) {
		const slider = sliders.nth(edit % Math.min(count, 9));
		await slider.focus();
		for (let k = 0; k <= edit % 4; k++) await app.keyboard.press(edit % 2 === 0 ? 'ArrowRight' : 'PageDown');
		await app.waitForTimeout(150);
		const { hash } = await planOnScreen(app);
		if (hash !== before.hash) seen.add(hash);
	}
	expect(seen.size).toBeGreaterThan(0);
	const { job } = await planOnScreen(app);
	await sliders.first().focus();
	await app.keyboard.press('ArrowRight');
	await expect.poll(async () => (await planOnScreen(app)).job, { timeout: 60_000 }).toBeGreaterThan(job);
	await stopPlanning(app);
	const after = await planOnScreen(app);
	expect(after.hash).not.toBe(before.hash);
	const file = await exportAs(app, /\.revir/);
	const replay = revir('replay', file);
	expect(replay.stderr).not.toContain('REPLAY');
	expect(replay.status).toBe(0);
	const { json } = revir('compare', file, '--json');
	expect((json['plans'] as unknown[])[0]).toMatchObject({
		potential_spread_pct: near(100 * (await figure(app, 'potentialSpread'))),
		travel_hours_per_customer: near(await figure(app, 'travelHoursPerVisit')),
		moved_accounts_pct: near(100 * (await figure(app, 'movedAccounts')))
	});
});

// First on the page, which plans from the start.
testOnOnePage('Stop holds within 200 ms and keeps the plan', async ({ app }) => {
	await waitForEpoch(app, 2);
	await app.getByTestId('run').click();
	await app.waitForTimeout(200);
	const held = await planOnScreen(app);
	await app.waitForTimeout(1500);
	expect(await planOnScreen(app)).toEqual(held);
	await app.getByTestId('run').click();
	await expect.poll(async () => (await planOnScreen(app)).job, { timeout: 60_000 }).toBeGreaterThan(held.job);
});

testOnOnePage('the potential heat map paints and differs from the territories', async ({ app }) => {
	await atRest(app, 'Today');
	await expect.poll(() => paintedShare(app), { timeout: 60_000 }).toBeGreaterThan(0.2);
	const territories = await app.getByTestId('map').screenshot();
	await app.getByRole('radio', { name: 'Heat map' }).click();
	await app.waitForTimeout(1500);
	expect(await paintedShare(app)).toBeGreaterThan(0.1);
	const heat = await app.getByTestId('map').screenshot();
	expect(heat.equals(territories)).toBe(false);
});

testOnOnePage('a picture renamed to .csv is refused with what to do, and the plan stays', async ({ app }) => {
	await atRest(app, 'Today');
	const file = join(mkdtempSync(join(tmpdir(), 'revir-e2e-')), 'kunden.csv');
	writeFileSync(file, Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'));
	await app.getByTestId('open-file').click();
	await app.getByTestId('accounts-file').setInputFiles(file);
	await app.getByTestId('open-go').click();
	await expect(app.getByTestId('error')).toContainText('kunden.csv');
	await expect(app.locator('#table')).toContainText('Winkelkötter');
});

testOnOnePage("a CSV file of one's own becomes a plan", async ({ app }) => {
	await atRest(app, 'Today');
	const folder = mkdtempSync(join(tmpdir(), 'revir-e2e-'));
	const rows = Array.from({ length: 120 }, (_, i) => {
		const lon = (9 + (i % 12) * 0.25).toFixed(3);
		const lat = (48 + Math.floor(i / 12) * 0.25).toFixed(3);
		return `C${i};Kunde ${i};${lon};${lat};DE;${1000 + ((i * 37) % 91) * 100};R${(i % 3) + 1}`;
	});
	const accounts = join(folder, 'kunden.csv');
	const reps = join(folder, 'vertrieb.csv');
	writeFileSync(accounts, ['account_id;name;lon;lat;country;potential;owner_id', ...rows].join('\n'));
	writeFileSync(reps, 'rep_id;name;lon;lat\nR1;Eins;9.2;48.8\nR2;Zwei;11.5;48.2\nR3;Drei;10.9;49.9\n');
	await app.getByTestId('open-file').click();
	await app.getByTestId('accounts-file').setInputFiles(accounts);
	await app.getByTestId('reps-file').setInputFiles(reps);
	await app.getByTestId('open-go').click();
	await expect(app.locator('#table')).toContainText('Drei', { timeout: 60_000 });
	await waitForEpoch(app, 2);
	await app.keyboard.press('t');
	await expect.poll(() => figure(app, 'potentialSpread')).toBeLessThan(0.12);
});
