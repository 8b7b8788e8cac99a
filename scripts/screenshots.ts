import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright';
import { chromiumFlags, findChromium } from './browser.mjs';
import { serveBuilt } from './served.ts';
import { germanExport } from '../tests/fixtures/dirty/german.ts';

/** Takes the pictures of README.md from the running app: `npm run screenshots [-- plan|import]` (after `npm run build`). */
const only = process.argv[2];
const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'docs', 'pictures');
mkdirSync(folder, { recursive: true });

const { address, stop } = await serveBuilt();
const browser = await chromium.launch({
	executablePath: findChromium(),
	args: chromiumFlags
});

const epoch = async (page: Page) => Number(await page.getByTestId('labels-hash').getAttribute('data-epoch'));

async function opened(colorScheme: 'light' | 'dark', width: number, height: number): Promise<Page> {
	const page = await browser.newPage({ viewport: { width, height }, colorScheme, locale: 'en-GB' });
	await page.addInitScript(() => localStorage.setItem('revir-preferences', JSON.stringify({ tourSeen: true })));
	await page.goto(address);
	return page;
}

async function planPictures(): Promise<void> {
	for (const [name, colorScheme, width, height, after] of [
		['today', 'light', 1440, 900, false],
		['after', 'light', 1440, 900, true],
		['after-dark', 'dark', 1440, 900, true],
		['phone', 'light', 390, 844, true]
	] as const) {
		const page = await opened(colorScheme, width, height);
		while ((await epoch(page)) < (after ? 100 : 2)) await page.waitForTimeout(500);
		if (after) await page.keyboard.press('t');
		await page.getByTestId('run').click();
		await page.waitForTimeout(6000);
		await page.screenshot({ path: join(folder, `${name}.png`) });
		await page.close();
	}
}

/** A dirty export from file to data health; the same generated list that the import is measured with. */
async function importPictures(): Promise<void> {
	const { file, bytes } = await germanExport().xlsx();
	const page = await opened('light', 1440, 900);
	while ((await epoch(page)) < 1) await page.waitForTimeout(500);
	await page.getByTestId('run').click();
	const dataTransfer = await page.evaluateHandle(
		([name, content]) => {
			const transfer = new DataTransfer();
			transfer.items.add(new File([Uint8Array.from(atob(content!), (char) => char.charCodeAt(0))], name!));
			return transfer;
		},
		[file, Buffer.from(bytes).toString('base64')]
	);
	await page.dispatchEvent('body', 'dragover', { dataTransfer });
	await page.dispatchEvent('body', 'drop', { dataTransfer });
	const take = async (name: string) => {
		await page.waitForTimeout(1000);
		await page.screenshot({ path: join(folder, `${name}.png`) });
	};
	await page.getByTestId('preview').waitFor();
	await page.getByTestId('import-next').click();
	await page.getByTestId('mapping').waitFor();
	await take('import-columns');
	await page.getByTestId('import-next').click();
	await page.getByTestId('loaded').waitFor();
	await page.getByTestId('import-next').click();
	await page.getByTestId('health-score').waitFor({ timeout: 120_000 });
	await page.getByTestId('measuring').waitFor();
	await page.getByTestId('measuring').waitFor({ state: 'detached', timeout: 240_000 });
	await take('data-health');
	await page
		.getByTestId('health-duplicate')
		.getByRole('button', { name: /^Review/ })
		.click();
	await page.getByTestId('duplicate').waitFor();
	await take('duplicates');
	await page.close();
}

if (only !== 'import') await planPictures();
if (only !== 'plan') await importPictures();
await browser.close();
stop();
