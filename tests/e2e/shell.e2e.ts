import { expect, type Page } from '@playwright/test';
import {
	atRest,
	axeProblems,
	figure,
	planOnScreen,
	stopPlanning,
	test,
	testOnOnePage,
	waitForEpoch
} from './support.ts';

const own = () => `http://localhost:${process.env['REVIR_PORT']}`;
const query = (page: Page) => new URL(page.url()).searchParams;
/** Types into the palette once it is there. */
async function ask(page: Page, text: string) {
	await page.keyboard.press('Control+k');
	const field = page.getByTestId('command-palette').getByRole('combobox');
	await expect(field).toBeFocused();
	await field.fill(text);
	await expect(page.locator('[data-command-item][data-selected]')).toBeVisible();
}
/** Everything the page says, without figures: those move while the planner works. */
const words = (page: Page) =>
	page.evaluate(() => {
		const texts = [...document.querySelectorAll('body *:not([data-testid=labels-hash])')].flatMap((node) => [
			...['aria-label', 'title', 'placeholder'].map((name) => node.getAttribute(name) ?? ''),
			...[...node.childNodes].map((child) => (child.nodeType === Node.TEXT_NODE ? (child.textContent ?? '') : ''))
		]);
		const plain = texts.map((text) => text.replace(/[\d.,\s\u00a0\u202f’%±+−-]+/g, ' ').trim());
		return [...new Set(plain.filter((text) => /\p{L}{2}/u.test(text)))].sort();
	});

testOnOnePage(
	'a command is found by a few letters and run by keyboard; the next time it comes first',
	async ({ app }) => {
		await atRest(app);
		await app.keyboard.press('Control+k');
		const palette = app.getByTestId('command-palette');
		await expect(palette.getByRole('combobox')).toBeFocused();
		expect(await axeProblems(app)).toEqual([]);
		await app.keyboard.type('xyzq');
		await expect(palette).toContainText('Nothing fits');
		await palette.getByRole('combobox').fill('layer change');
		await app.keyboard.press('Enter');
		await expect(palette).toBeHidden();
		await expect(app.getByRole('radio', { name: 'Change', exact: true })).toBeChecked();
		await app.keyboard.press('Control+k');
		await expect(palette.locator('[data-command-item]').first()).toContainText('Change');
		await app.keyboard.press('Escape');
		await expect(palette).toBeHidden();
	}
);

testOnOnePage('an account is found by its id and its card opens', async ({ app }) => {
	await atRest(app);
	await ask(app, 'Gmb');
	const first = app.locator('[data-command-item][data-value^="account-"]').first();
	await expect(first).toBeVisible();
	const name = (await first.locator('.label').textContent()) ?? '';
	await first.click();
	await expect(app.getByTestId('account-card')).toContainText(name);
});

testOnOnePage('the sheet lists what the keys do, and the keys do it', async ({ app }) => {
	await atRest(app);
	await app.getByRole('radio', { name: 'Territories' }).check({ force: true });
	await app.keyboard.press('?');
	const sheet = app.getByRole('dialog');
	await expect(sheet.locator('div', { has: app.getByText('Next map layer', { exact: true }) }).last()).toContainText(
		'L'
	);
	expect(await axeProblems(app)).toEqual([]);
	await app.keyboard.press('Escape');
	await app.keyboard.press('l');
	await expect(app.getByRole('radio', { name: 'Heat map' })).toBeChecked();
	await app.keyboard.press('Control+,');
	await app.getByTestId('pref-letter-keys').uncheck();
	await app.keyboard.press('Escape');
	await app.keyboard.press('l');
	await expect(app.getByRole('radio', { name: 'Heat map' })).toBeChecked();
	await app.keyboard.press('Control+,');
	await app.getByTestId('pref-letter-keys').check();
	await app.keyboard.press('Escape');
	await app.keyboard.press('l');
	await expect(app.getByRole('radio', { name: 'Heat map' })).not.toBeChecked();
});

test('numbers, money, density and words of the plan follow the preferences and are there after a reload', async ({
	app
}) => {
	await waitForEpoch(app, 1);
	await stopPlanning(app);
	await app.keyboard.press('Control+,');
	await app.getByTestId('pref-numbers').selectOption('de-DE');
	await app.getByTestId('pref-currency').selectOption('thousands');
	await expect(app.getByTestId('pref-sample')).toContainText('2.242 k€');
	await expect(app.getByTestId('pref-sample')).toContainText('12.345,6');
	const rowBefore = await app
		.locator('#table [role=row]')
		.nth(1)
		.evaluate((row) => row.clientHeight);
	await app.getByRole('radio', { name: 'Compact' }).check({ force: true });
	await app.getByTestId('word-territory-one').fill('Bezirk');
	await app.getByTestId('word-territory-many').fill('Bezirke');
	await app.getByTestId('word-rep-many').fill('Beraterinnen');
	expect(await axeProblems(app)).toEqual([]);
	await app.keyboard.press('Escape');
	await expect(app.getByRole('columnheader', { name: 'Bezirk' })).toBeVisible();
	await expect(app.locator('.headline h2')).toHaveText('Today’s Bezirke are uneven');
	await app.reload();
	await waitForEpoch(app, 1);
	await expect(app.getByRole('columnheader', { name: 'Bezirk' })).toBeVisible();
	await expect(app.locator('#table')).toContainText('k€');
	const rowAfter = await app
		.locator('#table [role=row]')
		.nth(1)
		.evaluate((row) => row.clientHeight);
	expect(rowAfter).toBeLessThan(rowBefore);
	await app.getByTestId('dataset').selectOption('saas-norge');
	await waitForEpoch(app, 1);
	await expect(app.getByRole('columnheader', { name: 'Territory' })).toBeVisible();
});

test('broken preferences fall back one by one', async ({ app }) => {
	await app.evaluate(() => {
		localStorage['revir-preferences'] = JSON.stringify({
			theme: 'pink',
			density: 'compact',
			recent: 7,
			tourSeen: true
		});
	});
	await app.reload();
	await waitForEpoch(app, 1);
	const root = app.locator('html');
	await expect(root).toHaveAttribute('data-density', 'compact');
	await expect(root).not.toHaveAttribute('data-theme', /./);
});

test('another language takes over every word without losing plan, settings or undo', async ({ app }) => {
	const settled = async () => {
		await waitForEpoch(app, 1);
		await stopPlanning(app);
		await app.getByRole('radio', { name: /^(Today|Heute)$/ }).check({ force: true });
		await app.waitForTimeout(1500);
	};
	await settled();
	const english = await words(app);
	await app.getByTestId('language').selectOption('de');
	await app.waitForTimeout(1500);
	const switched = await words(app);
	await app.reload();
	await settled();
	const loaded = new Set(await words(app));
	const stale = switched.filter((text) => english.includes(text) && !loaded.has(text));
	expect(stale).toEqual([]);
	expect(switched).not.toEqual(english);

	await app.getByTestId('goal-fairness').focus();
	await app.keyboard.press('ArrowRight');
	await app.waitForTimeout(500);
	await stopPlanning(app);
	const before = { plan: await planOnScreen(app), fairness: await app.getByTestId('goal-fairness').inputValue() };
	await app.getByTestId('language').selectOption('en');
	await expect(app.locator('html')).toHaveAttribute('lang', 'en');
	await expect(app.getByRole('radio', { name: 'Today', exact: true })).toBeVisible();
	expect(await planOnScreen(app)).toEqual(before.plan);
	expect(await app.getByTestId('goal-fairness').inputValue()).toBe(before.fairness);
	await expect(app.getByRole('button', { name: 'Undo', exact: true }).first()).toBeEnabled();
});

test('a link opens the same picture: data, view, layer, drawer, territory and place on the map', async ({ app }) => {
	await waitForEpoch(app, 1);
	await app.getByTestId('dataset').selectOption('saas-norge');
	await waitForEpoch(app, 1);
	await expect(app).toHaveTitle(/saas-norge/);
	await stopPlanning(app);
	await app.getByTestId('map').focus();
	await app.keyboard.press('t');
	await app.keyboard.press('l');
	await app.keyboard.press('2');
	await expect(app.locator('[data-testid=map] canvas').first()).toBeVisible();
	await app.waitForTimeout(1000);
	await app.getByTestId('map').focus();
	await app.keyboard.press('+');
	await app.keyboard.press('+');
	await ask(app, 'B ·');
	await app.keyboard.press('Enter');
	await expect.poll(() => query(app).get('territory')).not.toBeNull();
	await expect.poll(() => query(app).get('at')).not.toBeNull();
	const link = app.url();
	expect(Object.fromEntries(query(app))).toMatchObject({
		data: 'saas-norge',
		view: 'after',
		layer: 'potential',
		tab: 'accounts'
	});
	const heading = await app.locator('#figures h2').first().textContent();

	const other = await app.context().newPage();
	await other.setViewportSize({ width: 1440, height: 900 });
	await other.goto(link);
	await waitForEpoch(other, 1);
	await expect(other.getByTestId('dataset')).toHaveValue('saas-norge');
	await expect(other.getByRole('radio', { name: 'After' })).toBeChecked();
	await expect(other.getByRole('radio', { name: 'Heat map' })).toBeChecked();
	await expect(other.getByRole('tab', { name: /Accounts/ })).toHaveAttribute('aria-selected', 'true');
	await expect(other.locator('#figures h2').first()).toHaveText(heading ?? '');
	await other.waitForTimeout(1500);
	expect(other.url()).toBe(link);
	await other.close();
});

test('Back leaves the territory, then the dataset; a link that means nothing does no harm', async ({ app }) => {
	await waitForEpoch(app, 1);
	await app.getByTestId('dataset').selectOption('saas-norge');
	await expect(app).toHaveTitle(/saas-norge/);
	await waitForEpoch(app, 1);
	await ask(app, 'B ·');
	await app.keyboard.press('Enter');
	await expect.poll(() => query(app).get('territory')).not.toBeNull();
	await app.goBack();
	await expect.poll(() => query(app).get('territory')).toBeNull();
	await expect(app.getByTestId('kpi-potentialSpread')).toBeVisible();
	await app.goBack();
	await expect(app.getByTestId('dataset')).toHaveValue('maschinenbau');
	await waitForEpoch(app, 1);
	await app.goto(`${own()}/?data=nothing&layer=7&at=a,b&territory=nobody&account=${'x'.repeat(500)}&tab=%00`);
	await waitForEpoch(app, 1);
	expect(await figure(app, 'potentialSpread')).toBeGreaterThan(0.4);
});

testOnOnePage('the sheet for paper holds title, figures, map and every territory, and no controls', async ({ app }) => {
	await atRest(app);
	await app.emulateMedia({ media: 'print', colorScheme: 'dark' });
	const sheet = app.getByTestId('print-sheet');
	await expect(sheet).toBeVisible();
	await expect(sheet.getByRole('heading', { level: 1 })).toHaveText('maschinenbau.arrow');
	await expect(sheet.locator('tbody').last().locator('tr')).toHaveCount(8);
	const size = await sheet.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth);
	expect(size).toBeGreaterThan(300);
	await expect(app.locator('header').first()).toBeHidden();
	expect(await app.locator('button:visible, input:visible, select:visible').count()).toBe(0);
	await app.emulateMedia({ media: 'screen' });
	await expect(sheet).toHaveCount(0);
});

test('newcomers are shown around once, by keyboard, and can leave at any time', async ({ page }) => {
	await page.goto(own());
	const tour = page.getByTestId('tour');
	await expect(tour).toBeVisible({ timeout: 60_000 });
	await expect(tour).toBeFocused();
	expect(await axeProblems(page)).toEqual([]);
	for (const title of ['See the fairer plan', 'Say what matters', 'Ask the map', 'Take it with you']) {
		await tour.getByRole('button', { name: 'Next', exact: true }).click();
		await expect(tour.getByRole('heading')).toHaveText(title);
	}
	await expect(page.getByRole('radio', { name: 'After' })).toBeChecked();
	await page.keyboard.press('Escape');
	await expect(tour).toHaveCount(0);
	await page.goto(own());
	await waitForEpoch(page, 2);
	await expect(tour).toHaveCount(0);
	await page.keyboard.press('?');
	await page.getByRole('button', { name: 'Take the tour again' }).click();
	await expect(tour).toBeVisible();
	// The page stays usable under it.
	await page.getByTestId('show-after').click();
	await expect(tour.getByRole('heading')).not.toHaveText('Today is uneven');
	await tour.getByRole('button', { name: 'Skip' }).click();
	await expect(tour).toHaveCount(0);
});

test('whoever follows a link to a certain picture is not shown around', async ({ page }) => {
	await page.goto(`${own()}/?view=after`);
	await waitForEpoch(page, 3);
	await expect(page.getByTestId('tour')).toHaveCount(0);
});
