import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import readSheets from 'read-excel-file/node';
import { geoJson, polygon, square } from '../fixtures/areas.ts';
import { germanExport } from '../fixtures/dirty/german.ts';
import { norwegianExport } from '../fixtures/dirty/norwegian.ts';
import { drop, exportAs, expectGoodEverywhere, test, waitForEpoch } from './support.ts';

const health = (page: Page) => page.getByTestId('health-score');
const next = (page: Page) => page.getByTestId('import-next').click();

test('a dirty German workbook becomes a plan, and goes back to Excel', async ({ app }) => {
	const { file, bytes, truth } = await germanExport(600, 3).xlsx();
	await drop(app, file, bytes);
	const wizard = app.getByTestId('import-wizard');
	await expect(wizard.getByTestId('preview')).toContainText('Firmenname');
	// One degree each, over all of Germany.
	const districts = Array.from({ length: 90 }, (_, k) =>
		polygon({ id: `D${k}`, name: `District ${k}` }, square(5.5 + (k % 10), 47 + Math.floor(k / 10), 1))
	);
	await wizard.getByTestId('import-areas-file').setInputFiles({
		name: 'districts.geojson',
		mimeType: 'application/geo+json',
		buffer: Buffer.from(geoJson(districts))
	});
	await expect(wizard.getByTestId('areas')).toBeVisible();
	await expectGoodEverywhere(app, 'import-file');
	await next(app);
	// Personal data stay out without a word.
	await expect(wizard.getByTestId('mapping')).toContainText('E-Mail');
	await expect(wizard.locator('[data-column="E-Mail"]')).toContainText('Locked');
	await expectGoodEverywhere(app, 'import-columns');
	await next(app);
	await expect(wizard.getByTestId('loaded')).toContainText(`${truth.length} accounts`);
	await expect(wizard.getByTestId('loaded-areas')).toContainText('90 areas from districts.geojson');
	await expect(wizard.getByTestId('homes-guessed')).toBeVisible();
	await next(app);
	await expect(health(app)).toBeVisible();
	const before = Number(await health(app).textContent());
	await expectGoodEverywhere(app, 'import-health');
	await wizard
		.getByTestId('health-duplicate')
		.getByRole('button', { name: /^Review/ })
		.click();
	await wizard
		.getByTestId('accept-all')
		.getByRole('button', { name: /^Accept/ })
		.click();
	await expect(wizard.getByTestId('health-log-open')).toContainText(/Changes [1-9]/);
	await expectGoodEverywhere(app, 'import-duplicates');
	await wizard.getByTestId('health-class').getByRole('button', { name: 'Data health' }).click();
	await expect.poll(async () => Number(await health(app).textContent())).toBeGreaterThan(before);
	await wizard.getByTestId('health-plan').click();
	await expect(wizard).toBeHidden();
	await expect(app.getByTestId('notes')).toContainText(/ of [45]\d\d accounts/);
	await waitForEpoch(app, 2);
	const [sheet] = await readSheets(readFileSync(await exportAs(app, /Excel/)));
	const rows = sheet!.data.length - 1;
	// Duplicates are gone, nobody else is.
	expect(rows).toBeLessThan(truth.length);
	expect(rows).toBeGreaterThan(0.8 * truth.length);
	const unit = sheet!.data[0]!.indexOf('Area ID');
	const units = sheet!.data.slice(1).map((row) => String(row[unit] ?? ''));
	expect(units.filter((id) => /^D\d+$/.test(id)).length).toBeGreaterThan(0.9 * rows);
});

test('a Norwegian CSV is understood, and the plan stays when it is left', async ({ app }) => {
	const { csv } = norwegianExport(200, 2);
	await drop(app, csv.file, csv.bytes);
	const wizard = app.getByTestId('import-wizard');
	await expect(wizard.getByTestId('preview')).toBeVisible();
	await next(app);
	await next(app);
	await expect(wizard.getByTestId('loaded')).toContainText(`${csv.truth.length} accounts`);
	await app.keyboard.press('Escape');
	await expect(wizard).toBeHidden();
	await expect(app.getByTestId('headline')).toContainText('4.1 : 1');
});

test('what is no table is refused in words, and the plan stays', async ({ app }) => {
	await drop(app, 'list.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10));
	await expect(app.getByTestId('error')).toContainText(/PNG picture/);
	await app.keyboard.press('Escape');
	await expect(app.getByTestId('headline')).toContainText('4.1 : 1');
});
