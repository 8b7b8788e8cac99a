import { readFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'playwright';

/** What one step of a page did to whoever sat in front of it. */
export interface Watched {
	readonly step: string;
	/** Wall time. */
	readonly ms: number;
	/** Longest task of the main thread; 0 = none above 50 ms. */
	readonly longestTask: number;
	/** Longest time between two frames. */
	readonly longestGap: number;
	/** Longest time in which no progress was to be seen. */
	readonly stillness: number;
	/** Memory of the page and its workers, highest so far. */
	readonly peakMB: number;
}

/** Runs in the page from its start. */
const watching = () => {
	const seen = { task: 0, gap: 0, still: 0 };
	let frame = performance.now();
	let moved = frame;
	let shown = '';
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) seen.task = Math.max(seen.task, duration);
	}).observe({ type: 'longtask' });
	const next = () => {
		const now = performance.now();
		seen.gap = Math.max(seen.gap, now - frame);
		frame = now;
		const share = [...document.querySelectorAll('progress, [role=progressbar]')]
			.map((bar) =>
				bar instanceof HTMLProgressElement ? bar.value : (bar.firstElementChild as HTMLElement).style.width
			)
			.join();
		if (share === '' || share !== shown) moved = now;
		shown = share;
		seen.still = Math.max(seen.still, now - moved);
		requestAnimationFrame(next);
	};
	requestAnimationFrame(next);
	Object.assign(globalThis, {
		takeSeen: () => {
			const taken = { ...seen };
			Object.assign(seen, { task: 0, gap: 0, still: 0 });
			frame = moved = performance.now();
			return taken;
		}
	});
};

export const watchPage = (page: Page) => page.addInitScript(watching);

export async function watched(
	browser: CDPSession,
	page: Page,
	step: string,
	run: () => Promise<void>
): Promise<Watched> {
	const take = () =>
		page.evaluate(() => (globalThis as unknown as { takeSeen(): Record<'task' | 'gap' | 'still', number> }).takeSeen());
	await take();
	const started = performance.now();
	await run();
	const ms = performance.now() - started;
	const { task, gap, still } = await take();
	return { step, ms, longestTask: task, longestGap: gap, stillness: still, peakMB: await peakOfPages(browser) };
}

/** Highest resident memory of all processes that show pages. */
async function peakOfPages(browser: CDPSession): Promise<number> {
	const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
	const peaks = processInfo
		.filter(({ type }) => type === 'renderer')
		.map(({ id }) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0));
	return Math.round(Math.max(0, ...peaks) / 1024);
}

/** As a hand does it: the browser reads the file from its disk. */
export async function dropFile(page: Page, file: string): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const data = { items: [], files: [file], dragOperationsMask: 1 };
	for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
		await session.send('Input.dispatchDragEvent', { type, x: 700, y: 450, data });
	await session.detach();
}

export const browserSession = (browser: Browser) => browser.newBrowserCDPSession();
