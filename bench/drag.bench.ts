import { chromium, type Page } from 'playwright';
import { findChromium } from '../scripts/browser.mjs';
import { build } from '../scripts/build.mjs';
import { serveBuilt } from '../scripts/served.ts';

/**
 * Main-thread work while a slider is dragged for ten seconds on each demo, from Chromium's own trace. CPU time of the thread,
 * so that a busy machine does not count; drawing is in the GPU process (software here) and not counted either.
 */
interface TraceEvent {
	readonly name: string;
	readonly ph: string;
	readonly pid: number;
	readonly tid: number;
	/** Microseconds of CPU time. */
	readonly tdur?: number;
	readonly args?: { readonly name?: string };
}
const dragMs = 10_000;
const quantile = (sorted: readonly number[], share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;

async function drag(page: Page, testid: string): Promise<void> {
	const box = (await page.getByTestId(testid).boundingBox())!;
	const at = (share: number) => [box.x + box.width * share, box.y + box.height / 2] as const;
	await page.mouse.move(...at(0.5));
	await page.mouse.down();
	const started = Date.now();
	for (let k = 0; Date.now() - started < dragMs; k++) await page.mouse.move(...at(0.5 + 0.4 * Math.sin(k / 12)));
	await page.mouse.up();
}

/** CPU ms of every task of the page's main thread, and of the longest script inside one. */
function tasks(events: readonly TraceEvent[]): { tasks: number[]; script: number[] } {
	const main = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
	const busiest = main
		.map(({ pid, tid }) => events.filter((event) => event.pid === pid && event.tid === tid && event.tdur !== undefined))
		.sort((a, b) => b.length - a.length)[0]!;
	const times = (names: readonly string[]) =>
		busiest
			.filter(({ name }) => names.includes(name))
			.map(({ tdur }) => tdur! / 1000)
			.sort((a, b) => a - b);
	return {
		tasks: times(['RunTask', 'ThreadControllerImpl::RunTask']),
		script: times(['FunctionCall', 'FireAnimationFrame', 'EventDispatch', 'TimerFire', 'RunMicrotasks'])
	};
}

await build();
const { address, stop } = await serveBuilt();
const browser = await chromium.launch({
	executablePath: findChromium(),
	args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist']
});
console.log('| demo | slider | tasks | median | 99 % | longest task | longest script | script over 50 ms |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
for (const demo of ['maschinenbau', 'saas-norge']) {
	for (const slider of ['weight-potential', 'goal-fairness']) {
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
		await page.addInitScript(() => localStorage.setItem('revir-preferences', JSON.stringify({ tourSeen: true })));
		await page.goto(`${address}/?data=${demo}`);
		const epoch = async () => Number(await page.getByTestId('labels-hash').getAttribute('data-epoch'));
		while ((await epoch()) < 5) await page.waitForTimeout(200);
		await drag(page, slider);
		await browser.startTracing(page, { categories: ['devtools.timeline', 'toplevel', '__metadata'] });
		await drag(page, slider);
		const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
		const { tasks: all, script } = tasks(trace.traceEvents);
		const ms = (value: number) => `${value.toFixed(1)} ms`;
		console.log(
			`| ${demo} | ${slider} | ${all.length} | ${ms(quantile(all, 0.5))} | ${ms(quantile(all, 0.99))} | ${ms(all.at(-1) ?? 0)} | ` +
				`${ms(script.at(-1) ?? 0)} | ${script.filter((value) => value > 50).length} |`
		);
		await page.close();
	}
}
await browser.close();
stop();
