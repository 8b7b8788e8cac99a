import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { atRest, expectGoodEverywhere, testOnOnePage as test } from './support.ts';

const table = (page: Page) => page.getByTestId('account-table');
const cell = (page: Page, row: number, column: string): Locator =>
	table(page).locator(`[data-row="${row}"] > [data-id="${column}"]`);
const heading = (page: Page, name: string) => table(page).getByRole('columnheader', { name, exact: true });
const headings = async (page: Page) =>
	(await table(page).getByRole('columnheader').allTextContents()).map((text) => text.trim()).filter(Boolean);
const shown = async (page: Page, column: string, rows: number) => {
	const texts: string[] = [];
	for (let row = 0; row < rows; row++) texts.push(((await cell(page, row, column).textContent()) ?? '').trim());
	return texts;
};
const plain = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** The account table over a plan that stands still. */
async function accounts(page: Page): Promise<void> {
	await atRest(page);
	await page.getByRole('tab', { name: /^Accounts/ }).click();
	await page.getByTestId('filter-all').click();
	await expect(cell(page, 0, 'name')).not.toBeEmpty();
}

async function saveView(page: Page, item: RegExp) {
	await page.getByRole('button', { name: 'Export view' }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: item }).click();
	const file = await download;
	return { name: file.suggestedFilename(), path: await file.path() };
}

test('by keyboard alone an account gets another rep, after its effect was shown; Undo takes it back', async ({
	app
}) => {
	await accounts(app);
	await cell(app, 0, 'name').focus();
	for (let k = 0; k < 12 && !(await cell(app, 3, 'rep').evaluate((node) => node === document.activeElement)); k++) {
		await app.keyboard.press(k < 3 ? 'ArrowDown' : 'ArrowRight');
		await app.waitForTimeout(60);
	}
	await expect(cell(app, 3, 'rep')).toBeFocused();
	const name = (await shown(app, 'name', 4))[3]!;
	const before = (await cell(app, 3, 'rep').locator('.cut').textContent())!;
	await app.keyboard.press('Enter');
	const editor = app.getByTestId('assign');
	await expect(editor.getByRole('combobox')).toBeFocused();
	await expect(editor.getByText('now', { exact: true })).toBeVisible();
	await app.keyboard.press('ArrowDown');
	if ((await editor.locator('[aria-selected=true]').textContent())!.includes(before))
		await app.keyboard.press('ArrowDown');
	const wanted = (await editor.locator('[aria-selected=true] > span').textContent())!;
	expect(wanted).not.toBe(before);
	await expect(editor.getByTestId('effect')).toContainText(/travel a year.*h/);
	await app.keyboard.press('Enter');
	await expect(editor).toBeHidden();
	await expect(cell(app, 3, 'rep')).toContainText(wanted);
	await expect(cell(app, 3, 'rep')).toBeFocused();
	await expect(cell(app, 3, 'lock').getByRole('button', { name: 'locked by hand' })).toBeVisible();
	await expect(app.getByTestId('filter-assigned').locator('b')).toHaveText('1');

	const toast = app.getByTestId('toast').filter({ hasText: name });
	await toast.getByRole('button', { name: 'Undo' }).click();
	await expect(app.getByTestId('filter-assigned')).toBeHidden();
	await expect(cell(app, 3, 'lock').getByRole('button', { name: 'not locked' })).toBeVisible();
});

test('Space locks the rows chosen, Ctrl Z takes it back; a lock of the data can be lifted', async ({ app }) => {
	await accounts(app);
	await cell(app, 0, 'city').click();
	await app.keyboard.press('Shift+ArrowDown');
	await app.keyboard.press('Shift+ArrowDown');
	await expect(app.locator('#table')).toContainText('3 selected');
	await cell(app, 2, 'lock').focus();
	await app.keyboard.press('Space');
	for (const row of [0, 1, 2])
		await expect(cell(app, row, 'lock').getByRole('button', { name: /locked (by hand|in the data)/ })).toBeVisible();
	await expect(app.getByTestId('toast').filter({ hasText: '3 accounts' })).toBeVisible();
	await app.keyboard.press('Control+z');
	await expect(cell(app, 1, 'lock').getByRole('button', { name: 'not locked' })).toBeVisible();

	await app.locator('#table').getByRole('button', { name: 'Clear the selection' }).click();
	await app.getByTestId('filter-locked').click();
	await expect(cell(app, 0, 'lock').getByRole('button', { name: 'locked in the data' })).toBeVisible();
	const locked = Number(await app.getByTestId('filter-locked').locator('b').textContent());
	await cell(app, 0, 'lock').getByRole('button').click();
	await expect(app.getByTestId('filter-locked').locator('b')).toHaveText(String(locked - 1));
});

test('the view as CSV holds the rows, order and columns that are shown', async ({ app }) => {
	await accounts(app);
	await app.getByTestId('filter-protected').click();
	await heading(app, 'City').click();
	await expect(heading(app, 'City')).toHaveAttribute('aria-sort', 'ascending');
	await expect(table(app)).toHaveAttribute('aria-busy', 'false');
	const count = Number(await table(app).getAttribute('aria-rowcount')) - 1;
	const file = await saveView(app, /CSV/);
	expect(file.name).toMatch(/-accounts\.csv$/);
	expect(file.name).not.toContain('arrow');
	const lines = readFileSync(file.path, 'utf8').replace('\ufeff', '').trimEnd().split('\r\n');
	expect(lines[0]!.split(',')).toEqual(await headings(app));
	expect(lines.length - 1).toBe(count);
	const cells = lines
		.slice(1)
		.map((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)!.map((part) => part.replace(/,$/, '')));
	const at = (await headings(app)).indexOf('City');
	const rows = Math.min(5, count);
	expect(cells.slice(0, rows).map((row) => row[at])).toEqual(await shown(app, 'city', rows));
	expect(cells.slice(0, rows).map((row) => row[0])).toEqual(await shown(app, 'name', rows));
});

test('the territory table says what gets worse for whom, and its view can be saved', async ({ app }) => {
	await atRest(app);
	await app.getByRole('tab', { name: /^Territories/ }).click();
	const territories = app.getByTestId('territory-table');
	await territories.getByRole('columnheader', { name: 'Δ travel / visit' }).click();
	const changes = (await territories.locator('.row [data-id="deltaTravel"]').allTextContents()).map((text) =>
		Number(text.replace('−', '-').replace(/[^\d.-]/g, ''))
	);
	expect(changes.length).toBeGreaterThan(3);
	expect(changes).toEqual([...changes].sort((a, b) => b - a));
	await expect(territories.getByRole('row').last()).toContainText('All');
	const file = await saveView(app, /CSV/);
	const lines = readFileSync(file.path, 'utf8').replace('\ufeff', '').trimEnd().split('\r\n');
	expect(lines[0]).toContain('Δ travel / visit');
	const first = await territories.locator('[data-row="0"] [data-id="name"] .cut').textContent();
	expect(lines[1]!.startsWith(first!)).toBe(true);
	await territories.locator('[data-row="0"] [data-id="name"]').focus();
	await app.keyboard.press('Enter');
	await expect(app.getByTestId('territory-page')).toContainText(first!);
});

test('an analyst sorts, filters and chooses columns; the choice is there after a reload', async ({ app }) => {
	await accounts(app);
	await heading(app, 'Account').click();
	await expect(heading(app, 'Account')).toHaveAttribute('aria-sort', 'ascending');
	await expect(table(app)).toHaveAttribute('aria-busy', 'false');
	const up = (await shown(app, 'name', 6)).map(plain);
	expect(up).toEqual([...up].sort());
	await heading(app, 'Account').click();
	await expect(heading(app, 'Account')).toHaveAttribute('aria-sort', 'descending');
	await expect(table(app)).toHaveAttribute('aria-busy', 'false');
	expect(plain((await shown(app, 'name', 1))[0]!) > up.at(-1)!).toBe(true);

	const count = Number(await table(app).getAttribute('aria-rowcount'));
	const city = (await shown(app, 'city', 1))[0]!;
	await app.getByTestId('account-search').fill(plain(city));
	await expect.poll(async () => Number(await table(app).getAttribute('aria-rowcount'))).toBeLessThan(count);
	await expect(cell(app, 0, 'city')).toContainText(city);
	await app.getByTestId('account-search').fill('no such account anywhere');
	await expect(app.locator('#table')).toContainText('Nothing fits');
	await app.locator('#table-body').getByRole('button', { name: 'Clear filters' }).click();
	await app.getByTestId('filter-moved').click();
	const moved = Number((await app.getByTestId('filter-moved').locator('b').textContent())!.replace(/\D/g, ''));
	await expect.poll(async () => Number(await table(app).getAttribute('aria-rowcount'))).toBe(moved + 1);

	await app.getByRole('button', { name: 'Columns' }).click();
	await app.getByRole('checkbox', { name: 'Revenue' }).uncheck();
	await app.getByRole('checkbox', { name: 'Score' }).check();
	await app.keyboard.press('Escape');
	await expect(heading(app, 'Score')).toBeVisible();
	await app.reload();
	await accounts(app);
	expect(await headings(app)).toContain('Score');
	expect(await headings(app)).not.toContain('Revenue');
});

test('the account table holds in every size and theme', async ({ app }) => {
	await accounts(app);
	await app.getByTestId('filter-moved').click();
	await expect(app.getByRole('button', { name: 'Export view' })).toBeVisible();
	await expectGoodEverywhere(app, 'accounts');
});
