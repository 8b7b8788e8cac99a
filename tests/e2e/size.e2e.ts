import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { test, waitForEpoch } from './support.ts';

const client = resolve(import.meta.dirname, '../../.svelte-kit/output/client');
interface Chunk {
	readonly file: string;
	readonly css?: readonly string[];
	readonly imports?: readonly string[];
	readonly isEntry?: boolean;
}

/** Compressed KB of what the page needs before anything is loaded on demand: the build's static imports. */
function shellKilobytes(): number {
	const manifest = JSON.parse(readFileSync(join(client, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
	const files = new Set<string>();
	const add = (chunk: Chunk | undefined) => {
		if (chunk === undefined || files.has(chunk.file)) return;
		files.add(chunk.file);
		chunk.css?.forEach((file) => files.add(file));
		chunk.imports?.forEach((key) => add(manifest[key]));
	};
	for (const chunk of Object.values(manifest)) if (chunk.isEntry || /nodes\/(0|2)\./.test(chunk.file)) add(chunk);
	return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(client, file))).length / 1024, 0);
}

test('shell, figures and sliders are at most 120 KB of script and style, compressed', () => {
	const kilobytes = shellKilobytes();
	console.log(`shell: ${kilobytes.toFixed(1)} KB`);
	expect(kilobytes).toBeGreaterThan(40);
	expect(kilobytes).toBeLessThanOrEqual(120);
});

test('the page with its map loads at most 420 KB of script and style, compressed', async ({ app }) => {
	await waitForEpoch(app, 1);
	await expect(app.getByTestId('map').locator('canvas').first()).toBeVisible();
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
	console.log(`with the map: ${kilobytes.toFixed(1)} KB`);
	expect(kilobytes).toBeGreaterThan(100);
	expect(kilobytes).toBeLessThanOrEqual(420);
});
