import { expect, type Page } from '@playwright/test';
import { planOnScreen, stopPlanning, test, waitForEpoch } from './support.ts';

interface Stop {
	readonly index: number;
	readonly name: string;
	readonly ring: boolean;
}

/** Numbers everything that can be reached by Tab; of a group of radio buttons only the chosen one. */
const numbered = (page: Page) =>
	page.evaluate(() => {
		const all = [
			...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]')
		].filter((node) => {
			if (node.tabIndex < 0 || (node as HTMLButtonElement).disabled || node.closest('[inert]') !== null) return false;
			if (node instanceof HTMLInputElement && node.type === 'radio' && !node.checked) return false;
			return node.checkVisibility({ visibilityProperty: true });
		});
		all.forEach((node, index) => (node.dataset['stop'] = String(index)));
		return all.map((node) => node.outerHTML.slice(0, 120));
	});

const focused = (page: Page) =>
	page.evaluate((): Stop | null => {
		const node = document.activeElement as HTMLElement | null;
		if (node === null || node === document.body) return null;
		const labels =
			node instanceof HTMLInputElement || node instanceof HTMLSelectElement ? [...(node.labels ?? [])] : [];
		const name = [
			node.getAttribute('aria-label') ?? '',
			...(node.getAttribute('aria-labelledby') ?? '')
				.split(' ')
				.map((id) => document.getElementById(id)?.textContent ?? ''),
			...labels.map((label) => label.textContent ?? ''),
			node.textContent ?? ''
		].join(' ');
		// A hidden input shows its focus on the label that stands for it.
		const shown = [node, node.parentElement!, ...labels, node.nextElementSibling].filter((part) => part !== null);
		const ring = shown.some((part) => {
			const style = getComputedStyle(part);
			return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
		});
		return { index: Number(node.dataset['stop'] ?? -1), name: name.trim(), ring };
	});

test('Tab reaches everything once, each with a name and a ring, and leads back to the start', async ({ app }) => {
	await waitForEpoch(app, 1);
	await app.getByTestId('show-after').click();
	await stopPlanning(app);
	await expect(app.getByTestId('worse')).toBeVisible();
	await app.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
	const all = await numbered(app);
	expect(all.length).toBeGreaterThan(40);
	const seen = new Map<number, Stop>();
	for (let k = 0; k < all.length + 30; k++) {
		await app.keyboard.press('Tab');
		const stop = await focused(app);
		if (stop === null) continue;
		if (seen.has(stop.index)) break;
		seen.set(stop.index, stop);
	}
	expect([...all.keys()].filter((index) => !seen.has(index)).map((index) => all[index])).toEqual([]);
	expect([...seen.values()].filter(({ name }) => name === '').map(({ index }) => all[index])).toEqual([]);
	expect([...seen.values()].filter(({ ring }) => !ring).map(({ index }) => all[index])).toEqual([]);
});

test('from today to a saved decision without a mouse', async ({ app }) => {
	await waitForEpoch(app, 2);
	await app.keyboard.press('t');
	await app.keyboard.press('s');
	await expect(app.getByTestId('progress')).toHaveAttribute('data-activity', 'stopped');
	// The second link of the page leads to the settings.
	await app.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
	await app.keyboard.press('Tab');
	await app.keyboard.press('Tab');
	await expect(app.getByRole('link', { name: 'Skip to the settings' })).toBeFocused();
	await app.keyboard.press('Enter');
	const travel = app.getByTestId('goal-travel');
	for (let k = 0; k < 20 && !(await travel.evaluate((node) => node === document.activeElement)); k++)
		await app.keyboard.press('Tab');
	await expect(travel).toBeFocused();
	const before = await planOnScreen(app);
	await app.keyboard.press('End');
	await expect.poll(async () => (await planOnScreen(app)).hash).not.toBe(before.hash);
	await app.keyboard.press('s');
	// A territory, its best account, another rep for it.
	await app.keyboard.press('Control+k');
	await expect(app.getByTestId('command-palette').getByRole('combobox')).toBeFocused();
	await app.keyboard.type('Kernlohe');
	await expect(app.locator('[data-command-item][data-selected]')).toContainText('Kernlohe');
	await app.keyboard.press('Enter');
	const page = app.getByTestId('territory-page');
	await expect(page).toBeVisible();
	const best = page.getByTestId('territory-ranking').getByRole('button').first();
	await best.focus();
	await app.keyboard.press('Enter');
	const assign = app.getByTestId('card-assign');
	await assign.focus();
	await app.keyboard.press('H');
	await expect(app.getByTestId('effect')).toContainText('travel a year');
	await app.getByTestId('card-confirm').focus();
	await app.keyboard.press('Enter');
	await expect(app.getByTestId('flag-assigned')).toBeVisible();
	await app.keyboard.press('Escape');
	await app.keyboard.press('Escape');
	await expect(page).toBeHidden();
	const download = app.waitForEvent('download');
	await app.keyboard.press('Control+k');
	await expect(app.getByTestId('command-palette').getByRole('combobox')).toBeFocused();
	await app.keyboard.type('plan file');
	await expect(app.locator('[data-command-item][data-selected]')).toContainText('plan file');
	await app.keyboard.press('Enter');
	expect((await download).suggestedFilename()).toMatch(/\.revir$/);
});
