import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { atRest, expectGoodEverywhere, testOnOnePage as test } from './support.ts';

const press = async (page: Page, ...keys: string[]) => {
	for (const key of keys) await page.keyboard.press(key);
};

test('accounts are chosen in a box by keyboard alone, given to a rep, and taken back', async ({ app }) => {
	await atRest(app);
	await press(app, 'b');
	await expect(app.getByTestId('map-hint')).toContainText('corner');
	await expect(app.getByTestId('map')).toBeFocused();
	await press(app, 'Enter', 'Enter', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Enter');
	const bar = app.getByTestId('map-selection');
	await expect(bar).toBeVisible();
	const count = Number(await bar.getAttribute('data-count'));
	expect(count).toBeGreaterThan(5);
	await bar.getByRole('button', { name: 'Assign to…' }).click();
	await app.getByRole('menuitem', { name: /Heike Kernlohe/ }).click();
	await expect(app.getByText(`${count} assigned to Heike Kernlohe`)).toBeVisible();
	await press(app, 'Control+z');
	await press(app, 'v', 'Escape');
	await expect(bar).toBeHidden();
});

test('shift adds to a selection and alt takes away, with the pointer', async ({ app }) => {
	await atRest(app);
	const map = (await app.getByTestId('map').boundingBox())!;
	const drag = async (x: number, y: number) => {
		await app.mouse.move(map.x + x, map.y + y);
		await app.mouse.down();
		await app.mouse.move(map.x + x + 60, map.y + y + 60, { steps: 6 });
		await app.mouse.up();
		return Number(await app.getByTestId('map-selection').getAttribute('data-count'));
	};
	await app.getByTestId('tool-lasso').click();
	await app.getByTestId('tool-box').click();
	const first = await drag(360, 280);
	await app.keyboard.down('Shift');
	const both = await drag(360, 360);
	await app.keyboard.up('Shift');
	expect(both).toBeGreaterThan(first);
	await app.keyboard.down('Alt');
	expect(await drag(360, 360)).toBe(first);
	await app.keyboard.up('Alt');
});

test('a lasso that ends where it began selects what it encloses, and locks it', async ({ app }) => {
	await atRest(app);
	await press(app, 'q');
	const box = (await app.getByTestId('map').boundingBox())!;
	const at = (angle: number) =>
		[box.x + box.width / 2 + 90 * Math.cos(angle), box.y + box.height / 2 + 90 * Math.sin(angle)] as const;
	await app.mouse.move(...at(0));
	await app.mouse.down();
	for (let k = 1; k <= 12; k++) await app.mouse.move(...at((k * Math.PI) / 6));
	await app.mouse.up();
	const bar = app.getByTestId('map-selection');
	const count = Number(await bar.getAttribute('data-count'));
	expect(count).toBeGreaterThan(20);
	await app.getByTestId('map-lock').click();
	await expect(app.getByTestId('toast').filter({ hasText: `${count} locked` })).toBeVisible();
	await expect(app.getByTestId('rules')).toContainText('stay with');
	await press(app, 'Control+z');
	await expect(app.getByTestId('rules')).not.toContainText('stay with');
});

test('a barrier drawn by keyboard becomes a rule', async ({ app }) => {
	await atRest(app);
	await press(app, 'w', 'Enter', 'Enter', 'Shift+ArrowRight', 'Enter', 'Enter');
	await expect(app.getByText('Barrier 1 drawn')).toBeVisible();
	await expect(app.getByTestId('legend')).toContainText('barrier');
	await expect(app.getByTestId('tool-pan')).toHaveAttribute('aria-pressed', 'true');
	await press(app, 'Control+z');
	await expect(app.getByTestId('legend')).not.toContainText('barrier');
});

test('the map is saved as a picture with more pixels than the screen', async ({ app }) => {
	await atRest(app);
	const box = (await app.getByTestId('map').boundingBox())!;
	await app.getByTestId('map-layers').click();
	const download = app.waitForEvent('download');
	await app.getByTestId('map-picture').click();
	const file = await download;
	expect(file.suggestedFilename()).toBe('maschinenbau-map.png');
	const png = readFileSync(await file.path());
	expect(png.subarray(1, 4).toString()).toBe('PNG');
	expect(png.readUInt32BE(16)).toBe(2 * Math.round(box.width));
	expect(png.readUInt32BE(20)).toBeGreaterThan(2 * box.height);
	expect(png.length).toBeGreaterThan(50_000);
});

test('layers, legend and selection hold in every size and theme', async ({ app }) => {
	await atRest(app);
	await press(app, 'b', 'Enter', 'Enter', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Enter');
	await app.getByTestId('map-layers').click();
	await app.getByTestId('heat-by').locator('label').nth(1).click();
	await expect(app.getByTestId('legend')).toContainText('per hexagon');
	await app.getByTestId('show-travel').check();
	await expectGoodEverywhere(app, 'map-layers');
});
