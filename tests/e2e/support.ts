import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');

/** As after a first visit: no tour comes up. Set once, so that a test may change its preferences and reload. */
export const tourSeen = (page: Page) =>
	page.addInitScript(() => {
		localStorage['revir-preferences'] ??= JSON.stringify({ tourSeen: true });
	});

interface Loaded {
	readonly page: Page;
	/** Requests to other hosts, and what the page threw or logged as an error. */
	readonly problems: string[];
}

async function load(page: Page): Promise<Loaded> {
	const problems: string[] = [];
	const own = `http://localhost:${process.env['REVIR_PORT']}`;
	page.on('request', (request) => {
		if (!/^(blob:|data:)/.test(request.url()) && !request.url().startsWith(`${own}/`))
			problems.push(`request to another host: ${request.url()}`);
	});
	page.on('pageerror', (error) => problems.push(`error in the page: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error') problems.push(`console: ${message.text()}`);
	});
	await tourSeen(page);
	await page.goto(`${own}/`);
	return { page, problems };
}

/** A page of the built app; the test fails when the app asks another host for anything or throws. */
export const test = base.extend<{ app: Page }, { pageOfFile: (file: string) => Promise<Loaded> }>({
	app: async ({ page }, use) => {
		const { problems } = await load(page);
		await use(page);
		expect(problems).toEqual([]);
	},
	pageOfFile: [
		async ({ browser }, use, { project }) => {
			const { viewport = null, locale = 'en-GB' } = project.use;
			let open: (Loaded & { file: string }) | null = null;
			await use(async (file) => {
				if (open?.file === file) return open;
				await open?.page.close();
				open = { file, ...(await load(await browser.newPage({ viewport, locale }))) };
				return open;
			});
			await (open as Loaded | null)?.page.close();
		},
		{ scope: 'worker' }
	]
});

const activity = (page: Page) => page.getByTestId('progress').getAttribute('data-activity');

/** As `test`, with one page for all such tests of a file: loading it is most of what a short test takes. After a failure the
 *  next one gets a page of its own again. */
export const testOnOnePage = test.extend({
	app: async ({ pageOfFile }, use, { file }) => {
		const { page, problems } = await pageOfFile(file);
		await use(page);
		// It would plan on beside the tests after it; whatever lies on top of the button.
		if ((await activity(page)) === 'planning') await page.getByTestId('run').dispatchEvent('click');
		expect(problems.splice(0)).toEqual([]);
	}
});

/** The plan at rest, nothing open, chosen or pointed out, whatever was before. */
export async function atRest(page: Page, view: 'Today' | 'After' = 'After', epoch = 1): Promise<void> {
	await waitForEpoch(page, epoch);
	await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
	// Takes one thing back after the other, planning last.
	for (let k = 0; k < 6; k++) await page.keyboard.press('Escape');
	await page.getByRole('radio', { name: view, exact: true }).check({ force: true });
	await expect(page.getByTestId('progress')).toHaveAttribute('data-activity', 'stopped');
}

export const figure = async (page: Page, id: string): Promise<number> =>
	Number(await page.getByTestId(`kpi-${id}`).getAttribute('data-value'));

/** Job, epoch and hash of the plan on the screen, read at one moment. */
export const planOnScreen = (page: Page): Promise<{ job: number; epoch: number; hash: string }> =>
	page.getByTestId('labels-hash').evaluate((output) => ({
		job: Number(output.dataset['job']),
		epoch: Number(output.dataset['epoch']),
		hash: output.textContent ?? ''
	}));

export const waitForEpoch = (page: Page, epoch: number) =>
	expect.poll(async () => (await planOnScreen(page)).epoch, { timeout: 60_000 }).toBeGreaterThanOrEqual(epoch);

/** As if the file were dropped on the page, once it has a plan. */
export async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
	await waitForEpoch(page, 1);
	const dataTransfer = await page.evaluateHandle(
		([file, content]) => {
			const transfer = new DataTransfer();
			const data = Uint8Array.from(atob(content!), (char) => char.charCodeAt(0));
			transfer.items.add(new File([data], file!));
			return transfer;
		},
		[name, Buffer.from(bytes).toString('base64')]
	);
	await page.dispatchEvent('body', 'dragover', { dataTransfer });
	await page.dispatchEvent('body', 'drop', { dataTransfer });
}

/** Stops planning and waits until nothing is under way any more. */
export async function stopPlanning(page: Page): Promise<void> {
	if ((await activity(page)) === 'planning') await page.getByTestId('run').click();
	await expect(page.getByTestId('progress')).toHaveAttribute('data-activity', 'stopped');
	await page.waitForTimeout(300);
}

/** Saves what the export menu offers under this name and returns the path. */
export async function exportAs(page: Page, item: RegExp): Promise<string> {
	await page.getByRole('button', { name: 'Export', exact: true }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: item }).click();
	const file = await download;
	const path = join(mkdtempSync(join(tmpdir(), 'revir-e2e-')), file.suggestedFilename());
	await file.saveAs(path);
	return path;
}

export function revir(...args: string[]): { status: number | null; json: Record<string, unknown>; stderr: string } {
	const result = spawnSync(process.execPath, [join(root, 'src/cli/main.ts'), ...args], {
		cwd: root,
		encoding: 'utf8',
		env: { ...process.env, NODE_NO_WARNINGS: '1' }
	});
	return {
		status: result.status,
		json: (args.includes('--json') && result.stdout !== '' ? JSON.parse(result.stdout) : {}) as Record<string, unknown>,
		stderr: result.stderr
	};
}

/** The command line rounds to four digits. */
export const near = (value: number) => expect.closeTo(value, 3);

/** Share of painted pixels in the middle of the map that differ from the most frequent colour. */
export const paintedShare = (page: Page) =>
	page.evaluate(() => {
		const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="map"] canvas');
		const gl = canvas?.getContext('webgl2');
		if (!canvas || !gl) return 0;
		const { width, height } = canvas;
		const pixels = new Uint8Array(width * height * 4);
		gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
		const counts = new Map<number, number>();
		for (let i = 0; i < pixels.length; i += 4) {
			const key = (pixels[i]! << 16) | (pixels[i + 1]! << 8) | pixels[i + 2]!;
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
		return 1 - Math.max(...counts.values()) / (width * height);
	});

/** What axe finds on the page, or in one part of it. Without frames it need not be put together in a page of its own, and of
 *  what is good nothing need be told: a fifth of the time. */
export async function axeProblems(page: Page, part?: string): Promise<string[]> {
	expect(page.frames()).toHaveLength(1);
	const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
	const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

const sizes = [
	{ width: 1440, height: 900 },
	{ width: 1024, height: 768 },
	{ width: 390, height: 844 }
] as const;

/** Waits until the page is drawn and no transition is under way. */
export const settled = (page: Page) =>
	page.evaluate(async () => {
		const frame = () => new Promise(requestAnimationFrame);
		await frame();
		await frame();
		const passing = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
		await Promise.allSettled(passing.map(({ finished }) => finished));
	});

/** The page as it stands in both themes and three sizes: nothing wider than the screen, clean for axe; with REVIR_PICTURES=1 a
 *  picture in .reports. */
export async function expectGoodEverywhere(page: Page, name: string): Promise<void> {
	const before = page.viewportSize()!;
	for (const size of sizes) {
		await page.setViewportSize(size);
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await settled(page);
			const label = `${name}-${size.width}-${colorScheme}`;
			if (process.env['REVIR_PICTURES'] === '1')
				await page.screenshot({ path: join(root, '.reports/screens', `${label}.png`) });
			expect.soft(await axeProblems(page), label).toEqual([]);
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			expect.soft(width, label).toBeLessThanOrEqual(size.width);
		}
	}
	await page.setViewportSize(before);
	await page.emulateMedia({ colorScheme: 'light' });
}
