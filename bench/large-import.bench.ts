import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { chromiumFlags, findChromium } from '../scripts/browser.mjs';
import { build } from '../scripts/build.mjs';
import { serveBuilt } from '../scripts/served.ts';
import { largeAccounts, largeOrders } from './import/large-files.ts';
import { browserSession, dropFile, watched, watchPage, type Watched } from './import/watch-page.ts';

/** Large dirty German files through the built page, from the drop to cleaned data: what it takes, and whether the page stays awake.
 *  `large-import.bench.ts [orders-1m] [accounts-100k] [accounts-1m]` */
const makers = {
	'orders-1m': () => largeOrders(1_000_000),
	'accounts-100k': () => largeAccounts(100_000),
	'accounts-1m': () => largeAccounts(1_000_000)
};
type Name = keyof typeof makers;
const isName = (name: string): name is Name => name in makers;
const names = process.argv.slice(2).filter(isName);
const most = 1_800_000;

function fileOf(name: Name): string {
	const folder = join(tmpdir(), 'revir-large');
	mkdirSync(folder, { recursive: true });
	const file = join(folder, `${name}.csv`);
	if (!existsSync(file)) writeFileSync(file, makers[name]());
	return file;
}

async function through(browser: Browser, address: string, name: Name): Promise<readonly Watched[]> {
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
	page.setDefaultTimeout(most);
	page.on('console', (message) => {
		if (message.type() === 'error') console.log(`console: ${message.text()}`);
	});
	await watchPage(page);
	await page.addInitScript(() => localStorage.setItem('revir-preferences', JSON.stringify({ tourSeen: true })));
	await page.goto(`${address}/`);
	const run = page.getByTestId('run');
	while ((await page.getByTestId('labels-hash').getAttribute('data-epoch')) === '0') await page.waitForTimeout(200);
	// Planning beside it would take a core.
	if ((await page.getByTestId('progress').getAttribute('data-activity')) === 'planning') await run.click();
	const file = fileOf(name);
	const wizard = page.getByTestId('import-wizard');
	const session = await browserSession(browser);
	const steps: Watched[] = [];
	const step = async (what: string, act: () => Promise<void>) => {
		const one = await watched(session, page, what, act);
		steps.push(one);
		const ms = (value: number) => `${Math.round(value)} ms`;
		console.log(
			`| ${name} | ${what} | ${(one.ms / 1000).toFixed(1)} s | ${ms(one.longestTask)} | ${ms(one.longestGap)} | ${ms(one.stillness)} | ${one.peakMB} MB |`
		);
	};
	const next = () => page.getByTestId('import-next').click();
	const idle = () => page.getByTestId('import-cancel').waitFor({ state: 'hidden' });
	/** Begins, waits a little, cancels. */
	const cancelled = async (
		what: string,
		begin: () => Promise<void>,
		cancel: () => Promise<void>,
		back: () => Promise<void>
	) => {
		await begin();
		await page.waitForTimeout(700);
		await step(`cancel: ${what}`, async () => {
			await cancel();
			await back();
		});
	};
	const cancelWork = () => page.getByTestId('import-cancel').click();
	const toldCancelled = () => wizard.getByText('Cancelled').waitFor();
	await cancelled('reading', () => dropFile(page, file), cancelWork, toldCancelled);
	await page.keyboard.press('Escape');
	await step('drop to preview', async () => {
		await dropFile(page, file);
		await wizard.getByTestId('preview').waitFor();
		await idle();
	});
	await next();
	await cancelled('locating', next, cancelWork, toldCancelled);
	await step('map and locate', async () => {
		await next();
		await wizard.getByTestId('loaded').waitFor();
	});
	await cancelled(
		'looking for problems',
		next,
		() => wizard.getByTestId('health').getByRole('button', { name: 'Cancel' }).click(),
		() => wizard.getByTestId('loaded').waitFor()
	);
	await step('look for problems', async () => {
		await next();
		await wizard
			.getByTestId('health-score')
			.or(wizard.getByTestId('error'))
			.or(wizard.locator('[role=alert]'))
			.first()
			.waitFor();
	});
	await step('duplicates listed', async () => {
		await wizard
			.getByTestId('health-duplicate')
			.getByRole('button', { name: /^Review/ })
			.click();
		await wizard.getByTestId('duplicate').waitFor();
	});
	await step('all sure ones merged', async () => {
		await wizard
			.getByTestId('accept-all')
			.getByRole('button', { name: /^Accept/ })
			.click();
		await wizard
			.getByTestId('health-log-open')
			.getByText(/Changes [1-9]/)
			.waitFor();
	});
	const job = await page.getByTestId('labels-hash').getAttribute('data-job');
	await step('over to the plan', async () => {
		await wizard.getByTestId('health-plan').click();
		await wizard.waitFor({ state: 'hidden' });
	});
	await step('to its first epoch', async () => {
		await page
			.locator(`[data-testid=labels-hash]:not([data-job="${job}"]):not([data-job=""])`)
			.or(page.getByTestId('error'))
			.first()
			.waitFor({ state: 'attached' });
		for (const text of await page.getByTestId('error').allInnerTexts()) console.log(text);
	});
	await page.close();
	return steps;
}

await build();
const { address, stop } = await serveBuilt();
console.log('| file | step | wall time | longest task | longest frame gap | longest without progress | peak memory |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
try {
	for (const name of names.length > 0 ? names : (['orders-1m', 'accounts-100k'] as const)) {
		const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
		try {
			await through(browser, address, name);
		} finally {
			await browser.close();
		}
	}
} finally {
	stop();
}
