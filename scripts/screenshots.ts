import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright';
import { chromiumFlags, findChromium } from './browser.mjs';
import { node24 } from './bootstrap.mjs';

/** Takes the pictures of README.md from the running app: `npm run screenshots` (after `npm run build`). */
const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'docs', 'pictures');
mkdirSync(folder, { recursive: true });

const server = spawn(node24, [join(root, 'scripts/serve.ts')], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
const address = await new Promise<string>((found) => {
	server.stdout.on('data', (chunk: Buffer) => {
		const match = /http:\/\/localhost:\d+/.exec(chunk.toString());
		if (match) found(match[0]);
	});
});
const browser = await chromium.launch({
	executablePath: findChromium(),
	args: chromiumFlags
});

const epoch = async (page: Page) => Number(await page.getByTestId('labels-hash').getAttribute('data-epoch'));

for (const [name, colorScheme, width, height, after] of [
	['today', 'light', 1440, 900, false],
	['after', 'light', 1440, 900, true],
	['after-dark', 'dark', 1440, 900, true],
	['phone', 'light', 390, 844, true]
] as const) {
	const page = await browser.newPage({ viewport: { width, height }, colorScheme, locale: 'en-GB' });
	await page.addInitScript(() => localStorage.setItem('revir-preferences', JSON.stringify({ tourSeen: true })));
	await page.goto(address);
	while ((await epoch(page)) < (after ? 100 : 2)) await page.waitForTimeout(500);
	if (after) await page.keyboard.press('t');
	await page.getByTestId('run').click();
	await page.waitForTimeout(6000);
	await page.screenshot({ path: join(folder, `${name}.png`) });
	await page.close();
}
await browser.close();
server.kill();
