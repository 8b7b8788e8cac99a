import { expect } from '@playwright/test';
import {
	expectGoodEverywhere,
	exportAs,
	figure,
	paintedShare,
	planOnScreen,
	revir,
	stopPlanning,
	test,
	waitForEpoch
} from './support.ts';

/** A number of a text such as "best possible 1.98 h". */
const numberIn = (text: string | null) => Number(/\d+(\.\d+)?/.exec(text ?? '')?.[0]);

test('a leader opens the demo and understands today in one minute', async ({ app }) => {
	// Without a click: that it is uneven, by how much, and what stands out most.
	const headline = app.getByTestId('headline');
	await expect(headline).toContainText('uneven');
	await expect(headline).toContainText('4.1 : 1');
	await waitForEpoch(app, 3);
	expect(await figure(app, 'potentialSpread')).toBeGreaterThan(0.4);
	expect(await figure(app, 'travelHoursPerVisit')).toBeGreaterThan(2.2);
	// A plan is there already, but the map stays on today until somebody asks.
	await expect(app.getByRole('radio', { name: 'Today', exact: true })).toBeChecked();
	await expect.poll(() => paintedShare(app)).toBeGreaterThan(0.2);
	await expectGoodEverywhere(app, 'today');
	// First click: who is overloaded, and where.
	const overloaded = app.getByTestId('headline-overloaded');
	await expect(overloaded).toContainText(/^\d reps with more work than hours/);
	await overloaded.click();
	await expect(app.locator('#figures li:not(.dim)').filter({ hasText: '%' })).toHaveCount(1);
	// Second click: the proposal, with the same figures beside today's.
	await app.getByTestId('show-after').click();
	await expect(headline).toContainText('The proposal');
	await expect(headline.locator('s').first()).toHaveText('±47.7%');
	expect(await figure(app, 'potentialSpread')).toBeLessThan(0.12);
	expect(await figure(app, 'maxMinRatio')).toBeLessThan(1.4);
	await stopPlanning(app);
	await expectGoodEverywhere(app, 'after');
});

test('a leader on the phone reads today and the proposal', async ({ app }) => {
	await app.setViewportSize({ width: 390, height: 844 });
	await expect(app.getByTestId('headline')).toContainText('uneven');
	await expect(app.getByTestId('panel-overloaded')).toContainText('more work than hours');
	await waitForEpoch(app, 1);
	await app.getByTestId('show-after').click();
	await expect(app.getByTestId('headline')).toContainText('The proposal');
	await expect(app.getByTestId('worse')).toContainText('longer travel');
	const settings = app.getByRole('button', { name: 'Settings', exact: true });
	await settings.click();
	await expect(app.getByTestId('goal-fairness')).toBeVisible();
	await settings.click();
	await expect(app.getByTestId('goal-fairness')).toBeHidden();
});

test('an analyst tightens fairness and sees what it costs', async ({ app }) => {
	await waitForEpoch(app, 5);
	await app.getByTestId('show-after').click();
	await stopPlanning(app);
	const price = app.locator('#settings p.price');
	await expect(price).toContainText(/1 point tighter raises the least possible travel by \d+ h/);
	const bound = async () =>
		numberIn(
			await app
				.getByTestId('saving')
				.getByText(/best possible/)
				.textContent()
		);
	const [boundBefore, spreadBefore] = [await bound(), await figure(app, 'potentialSpread')];
	const before = await planOnScreen(app);
	// From ±10 % to ±5 %.
	await app.getByTestId('tolerance').focus();
	for (let k = 0; k < 5; k++) await app.keyboard.press('ArrowLeft');
	await expect(app.getByTestId('tolerance')).toHaveValue('5');
	await expect.poll(async () => (await planOnScreen(app)).hash).not.toBe(before.hash);
	const spread = () => figure(app, 'potentialSpread');
	await expect.poll(spread, { timeout: 90_000 }).toBeLessThan(Math.min(0.04, spreadBefore));
	await stopPlanning(app);
	expect(await spread()).toBeLessThan(Math.min(0.04, spreadBefore));
	// What it costs: the least travel that any plan can need has gone up.
	await expect.poll(bound).toBeGreaterThan(boundBefore);
	await expect(app.getByTestId('binding')).toContainText(/tolerance/i);
	await expectGoodEverywhere(app, 'tighter');
	for (let k = 0; k < 5; k++) await app.keyboard.press('Control+z');
	await expect(app.getByTestId('tolerance')).toHaveValue('10');
});

test('an analyst finds the isolated accounts and mends them', async ({ app }) => {
	await waitForEpoch(app, 1);
	await app.getByTestId('show-after').click();
	await stopPlanning(app);
	await app.getByTestId('check').click();
	const isolated = app.getByTestId('finding-isolated');
	const count = Number(await isolated.getAttribute('data-count'));
	expect(count).toBeGreaterThan(0);
	await isolated.getByRole('button', { name: /^Show me/ }).click();
	await expect(app.getByText(`${count} selected`, { exact: true })).toBeVisible();
	const before = await planOnScreen(app);
	await isolated.getByRole('button', { name: /^What it would do/ }).click();
	await expect(isolated.getByTestId('effect').first()).toContainText('potential spread');
	// Looking changes nothing.
	expect(await planOnScreen(app)).toEqual(before);
	await expectGoodEverywhere(app, 'findings');
	await isolated.getByTestId('mend-give').click();
	await expect
		.poll(async () => (await isolated.count()) === 0 || Number(await isolated.getAttribute('data-count')) < count)
		.toBe(true);
	await app.keyboard.press('Control+z');
	await expect(isolated).toHaveAttribute('data-count', String(count));
	// Whatever took the focus, the page itself has not moved.
	expect(await app.evaluate(() => document.scrollingElement!.scrollTop + document.body.scrollTop)).toBe(0);
	expect(await app.locator('.workspace').evaluate((node) => node.scrollTop)).toBe(0);
});

test('an analyst is told at once that rules cannot be kept, takes a way out, and Undo brings the plan back', async ({
	app
}) => {
	await waitForEpoch(app, 1);
	await app.getByTestId('show-after').click();
	const add = async (choose: () => Promise<unknown>) => {
		await app.getByRole('button', { name: 'Add', exact: true }).click();
		await app.getByRole('menuitem', { name: 'More rules …' }).click();
		await choose();
		await app.getByTestId('rule-save').click();
	};
	await add(() => app.getByLabel('At most', { exact: true }).fill('780'));
	await add(() => app.getByTestId('rule-kind').selectOption('border'));
	const told = 'Proved: no plan keeps all rules';
	await expect(app.getByTestId('progress').getByRole('heading')).toHaveText(told, { timeout: 30_000 });
	await expect(app.getByTestId('unkept')).toHaveText(told);
	await expect(app.getByTestId('rules')).toContainText(/not kept: [A-H]/);
	await app.getByRole('button', { name: 'Stop and find the rules that clash' }).click();
	await expect(app.getByText(/against this plan$/).first()).toBeVisible({ timeout: 60_000 });
	const before = await planOnScreen(app);
	await app.getByRole('button', { name: 'Plan with it' }).first().click();
	await expect(app.getByTestId('unkept')).toBeHidden({ timeout: 30_000 });
	await app.getByRole('button', { name: 'Undo', exact: true }).first().click();
	await expect.poll(async () => (await planOnScreen(app)).hash).toBe(before.hash);
	await expect(app.getByTestId('progress')).toContainText('plan of these settings brought back');
	await expect(app.getByRole('button', { name: 'Find the rules that clash' })).toBeVisible();
	const file = await exportAs(app, /\.revir/);
	expect(revir('replay', file).status).toBe(0);
});
