import { expect } from '@playwright/test';
import { test, waitForEpoch } from './support.ts';

test('the page with its map loads less than 420 KB of script and style, compressed', async ({ app }) => {
	await waitForEpoch(app, 1);
	const kilobytes = await app.evaluate(async () => {
		const files = performance
			.getEntriesByType('resource')
			.map((entry) => entry.name)
			.filter((name) => /\.(js|css)$/.test(name) && !name.includes('worker'));
		const sizes = [...new Set(files)].map(async (name) => {
			const packed = (await fetch(name)).body!.pipeThrough(new CompressionStream('gzip'));
			return (await new Response(packed).arrayBuffer()).byteLength / 1024;
		});
		return (await Promise.all(sizes)).reduce((total, size) => total + size, 0);
	});
	expect(kilobytes).toBeGreaterThan(100);
	expect(kilobytes).toBeLessThan(420);
});
