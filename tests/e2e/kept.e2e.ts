import { expect, type Page } from '@playwright/test';
import { norwegianExport } from '../fixtures/dirty/norwegian.ts';
import { axeProblems, drop, planOnScreen, stopPlanning, test, waitForEpoch } from './support.ts';

const status = (page: Page, kind: string) => page.locator(`[data-testid="kept-status"][data-kind="${kind}"]`);
const fairness = (page: Page) => page.getByRole('slider', { name: 'Fairness' });

/** Imports accounts until their plan is kept. */
async function bring(app: Page, accounts: number, seed: number): Promise<void> {
	const { csv } = norwegianExport(accounts, seed);
	await drop(app, csv.file, csv.bytes);
	const wizard = app.getByTestId('import-wizard');
	await expect(wizard.getByTestId('preview')).toBeVisible();
	for (const step of ['mapping', 'loaded', 'health-plan']) {
		await app.getByTestId('import-next').click();
		await expect(wizard.getByTestId(step)).toBeVisible();
	}
	await wizard.getByTestId('health-plan').click();
	await expect(wizard).toBeHidden();
	await expect(status(app, 'kept')).toBeVisible();
}

test('own data come back after a reload and after Back, with their settings and territories, until they are removed', async ({
	app
}) => {
	await bring(app, 200, 2);
	await fairness(app).press('End');
	await stopPlanning(app);
	// Written when nothing has followed for a second.
	await app.waitForTimeout(1500);
	const before = await planOnScreen(app);

	const same = async () => {
		await waitForEpoch(app, 1);
		await expect(status(app, 'kept')).toBeVisible();
		expect((await planOnScreen(app)).hash).toBe(before.hash);
		await expect(fairness(app)).toHaveValue('100');
		await expect(app.getByRole('tab', { name: /^Accounts/ })).toContainText('200');
	};
	await app.reload();
	await same();
	await expect(app.getByTestId('toast')).toContainText(/is open again/);
	expect(await axeProblems(app)).toEqual([]);

	await app.goBack();
	await expect(app.getByTestId('headline')).toContainText('4.1 : 1');
	await app.goForward();
	await same();

	// In another tab the address alone leads to it; the first tab writes it.
	const other = await app.context().newPage();
	await other.goto(new URL('/', app.url()).href);
	await expect(status(other, 'elsewhere')).toBeVisible();
	await other.close();

	// Another file is another plan, and leaves the one before as it was kept.
	await bring(app, 120, 3);
	await status(app, 'kept').click();
	const plans = app.getByTestId('kept-plan');
	await expect(plans).toContainText([/120 accounts/, /200 accounts/]);
	await plans.nth(1).getByTestId('kept-remove').click();
	await app.getByTestId('kept-remove-go').click();
	await expect(plans).toHaveCount(1);
	await app.getByTestId('kept-remove').click();
	expect(await axeProblems(app)).toEqual([]);
	await app.getByTestId('kept-remove-go').click();
	await expect(app.getByTestId('kept-plan')).toHaveCount(0);
	await app.goto(new URL('/', app.url()).href);
	await expect(app.getByTestId('headline')).toContainText('4.1 : 1');
});
