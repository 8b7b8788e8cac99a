import { expect, type Page } from '@playwright/test';
import { atRest, expectGoodEverywhere, testOnOnePage as test } from './support.ts';

const findings = (app: Page) => app.getByRole('tab', { name: /^Findings/ }).click();

test('a finding shows its accounts on the map', async ({ app }) => {
	await atRest(app, 'Today');
	await findings(app);
	const cut = app.getByTestId('finding-cut-off');
	const count = Number(await cut.getAttribute('data-count'));
	expect(count).toBeGreaterThan(0);
	await cut.getByRole('button', { name: /^Show me/ }).click();
	await expect(app.getByText(`${count} selected`, { exact: true })).toBeVisible();
	// The same number stands among the figures.
	await expect(app.getByTestId('kpi-cutOffAccounts')).toHaveAttribute('data-value', String(count));
});

test('the proposal leaves nothing cut off and says what gets worse', async ({ app }) => {
	await atRest(app);
	await expect(app.getByTestId('kpi-cutOffAccounts')).toHaveAttribute('data-after', '0');
	await expect(app.getByTestId('worse-travel')).toContainText('longer travel');
	await expect(app.getByTestId('binding')).toContainText('tolerance');
	await findings(app);
	await expect(app.getByTestId('finding-cut-off')).toHaveCount(0);
	await expect(app.getByTestId('finding-protected')).toBeVisible();
});

test('the page of a territory opens from its bar, turns with the arrow keys and closes with Escape', async ({
	app
}) => {
	await atRest(app);
	const bar = app.getByRole('button', { name: 'Open the page of Heike Kernlohe' }).first();
	await bar.click();
	const page = app.getByTestId('territory-page');
	await expect(page.getByRole('heading', { level: 2, name: 'Heike Kernlohe' })).toBeVisible();
	await expect(page.getByTestId('territory-capacity')).toContainText('Visits');
	await expect(page.getByTestId('territory-ranking').getByRole('listitem')).toHaveCount(20);
	await expect(page.getByTestId('territory-neighbours')).toContainText('km');
	await expect(page.getByTestId('territory-change')).toContainText('Gained from');
	await page.getByRole('radio', { name: 'Size', exact: true }).check({ force: true });
	await expect(page.getByTestId('territory-mix')).toContainText('people');
	await page.getByRole('button', { name: 'Next territory' }).focus();
	await app.keyboard.press('ArrowRight');
	await expect(page.getByRole('heading', { level: 2, name: 'Tobias Weidenbach' })).toBeVisible();
	await app.keyboard.press('Escape');
	await expect(page).toHaveCount(0);
	await expect(bar).toBeVisible();
});

test('an account is assigned from its card after the effect was shown, and follows its area again', async ({ app }) => {
	await atRest(app);
	await app.getByRole('button', { name: 'Open the page of Heike Kernlohe' }).first().click();
	await app.getByTestId('territory-ranking').getByRole('button').first().click();
	const card = app.getByTestId('account-card');
	await expect(card.getByTestId('card-score')).toContainText('Score');
	await card.getByTestId('card-assign').selectOption({ label: 'H Lukas Kaltdorfer' });
	await expect(card.getByTestId('effect')).toContainText('travel a year');
	await card.getByTestId('card-confirm').click();
	await expect(card.getByTestId('flag-assigned')).toBeVisible();
	await expect(card).toContainText('Lukas Kaltdorfer');
	await card.getByTestId('card-lock').click();
	await expect(card.getByTestId('flag-assigned')).toHaveCount(0);
});

test('territory page and account card hold in every size and theme', async ({ app }) => {
	await atRest(app);
	await app.getByRole('button', { name: 'Open the page of Heike Kernlohe' }).first().click();
	await app.getByTestId('territory-ranking').getByRole('button').first().click();
	await app.getByTestId('card-assign').selectOption({ label: 'H Lukas Kaltdorfer' });
	await expect(app.getByTestId('effect')).toContainText('travel a year');
	await expectGoodEverywhere(app, 'territory-and-account');
});

test('a rep is left out on the page of the territory, and a toast takes it back', async ({ app }) => {
	await atRest(app);
	await app.getByRole('button', { name: 'Open the page of Heike Kernlohe' }).first().click();
	await app
		.getByTestId('territory-page')
		.getByRole('button', { name: /^Leave this/ })
		.click();
	const bar = app.getByRole('button', { name: 'Open the page of Heike Kernlohe' });
	await expect(bar).toHaveCount(0, { timeout: 60_000 });
	await app.getByTestId('toast').getByRole('button', { name: 'Undo' }).first().click();
	await expect(bar.first()).toBeVisible({ timeout: 60_000 });
});

test('a rep is left out of plan and figures and taken back in', async ({ app }) => {
	await atRest(app);
	await findings(app);
	await app.getByTestId('exclude-rep').selectOption({ label: 'Anna Sandweiler' });
	await expect(app.getByTestId('excluded')).toContainText('Anna Sandweiler');
	await expect(app.getByRole('button', { name: 'Open the page of Anna Sandweiler' })).toHaveCount(0, {
		timeout: 60_000
	});
	await app.getByRole('button', { name: 'Take Anna Sandweiler back in' }).click();
	await expect(app.getByRole('button', { name: 'Open the page of Anna Sandweiler' }).first()).toBeVisible({
		timeout: 60_000
	});
	await expect(app.getByTestId('excluded')).toHaveCount(0);
});
