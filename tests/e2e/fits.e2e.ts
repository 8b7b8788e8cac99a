import { expect, type Page } from '@playwright/test';
import { atRest, axeProblems, settled, stopPlanning, test, testOnOnePage, waitForEpoch } from './support.ts';

const sizes = [
	[1440, 900],
	[1366, 768],
	[1024, 768],
	[390, 844]
] as const;

/** Headings and figures of the territory table that are wider than their cell. */
const clipped = (page: Page) =>
	page
		.getByTestId('territory-table')
		.evaluate((table) =>
			[...table.querySelectorAll<HTMLElement>('[role="columnheader"] > span, [role="gridcell"]')]
				.filter((cell) => cell.scrollWidth > cell.clientWidth + 1 || cell.scrollHeight > cell.clientHeight + 1)
				.map((cell) => cell.textContent!.trim())
		);

for (const [locale, hasTouch] of [
	['en-GB', false],
	['de-DE', true],
	['nb-NO', false]
] as const)
	test.describe(locale, () => {
		test.use({ locale, hasTouch, isMobile: hasTouch });
		test('the territory table shows every heading and figure whole, and its sum stays in sight', async ({ app }) => {
			await waitForEpoch(app, 3);
			await app.keyboard.press('t');
			await stopPlanning(app);
			for (const [width, height] of sizes) {
				await app.setViewportSize({ width, height });
				await settled(app);
				await expect.poll(() => clipped(app), `${width}`).toEqual([]);
				const table = app.getByTestId('territory-table');
				const box = await table.evaluate((node) => {
					const frame = node.getBoundingClientRect();
					const foot = node.querySelector('.foot')!.getBoundingClientRect();
					node.scrollLeft = 10_000;
					const name = node.querySelector('.foot > .sticky')!.getBoundingClientRect();
					const last = node.querySelector('.foot > :last-child')!.getBoundingClientRect();
					const found = {
						inside: foot.bottom <= frame.bottom + 1 && foot.top >= frame.top,
						name: Math.round(name.left - frame.left),
						last: last.right <= frame.right + 1,
						wider: node.scrollWidth > node.clientWidth
					};
					node.scrollLeft = 0;
					return found;
				});
				expect(box).toEqual({ inside: true, name: 0, last: true, wider: width < 1366 });
			}
		});
	});

testOnOnePage('on a phone a chip opens the legend, and the status stands below the map', async ({ app }) => {
	await app.setViewportSize({ width: 390, height: 844 });
	await waitForEpoch(app, 2);
	const chip = app.getByTestId('legend-chip');
	await expect(chip).toHaveAttribute('aria-expanded', 'false');
	await expect(app.getByTestId('legend')).toHaveCount(0);
	await chip.focus();
	await app.keyboard.press('Enter');
	await expect(app.getByTestId('legend')).toBeVisible();
	await app.getByTestId('layer').locator('label').nth(1).click();
	await expect(app.getByTestId('legend')).toContainText('Score per km²');
	expect(await axeProblems(app, 'main')).toEqual([]);
	await chip.focus();
	await app.keyboard.press('Escape');
	await expect(chip).toBeFocused();
	await expect(app.getByTestId('legend')).toHaveCount(0);

	const status = app.getByTestId('progress');
	await expect(status).toBeVisible();
	const [map, line] = [(await app.getByTestId('map').boundingBox())!, (await status.boundingBox())!];
	expect(Math.round(line.y - map.y - map.height)).toBe(0);
	expect(line.height).toBeLessThan(64);
	await status.getByTestId('stop').click();
	await expect(status).toHaveAttribute('data-activity', 'stopped');
});

testOnOnePage('a page that becomes tiny and large again throws nothing', async ({ app }) => {
	await atRest(app);
	for (const [width, height] of [
		[10, 700],
		[340, 60],
		[1, 1],
		[1440, 900]
	] as const) {
		await app.setViewportSize({ width, height });
		await app.waitForTimeout(300);
	}
	await expect(app.getByTestId('map').locator('canvas').first()).toBeVisible();
});
