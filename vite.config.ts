import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { readFileSync } from 'node:fs';
import type { Connect, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { chromiumFlags } from './scripts/browser.mjs';
import { isolationHeaders } from './scripts/headers.mjs';

const setHeaders: Connect.NextHandleFunction = (_request, response, next) => {
	for (const [name, value] of Object.entries(isolationHeaders)) response.setHeader(name, value);
	next();
};

/** `server.headers` misses Kit's own pages, so a middleware sets them as well. */
const isolation: Plugin = {
	name: 'revir-isolation',
	configureServer: (server) => void server.middlewares.use(setHeaders),
	configurePreviewServer: (server) => void server.middlewares.use(setHeaders)
};

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };
const chromium = process.env['CHROMIUM_PATH'];

export default defineConfig({
	plugins: [
		isolation,
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/paraglide',
			strategy: ['localStorage', 'preferredLanguage', 'baseLocale']
		}),
		sveltekit()
	],
	define: { __ENGINE_VERSION__: JSON.stringify(version) },
	server: { headers: isolationHeaders, fs: { allow: ['workers', 'messages'] } },
	worker: { format: 'es' },
	build: {
		// Not a warning's business: deck.gl and the planner are one chunk each, fetched on demand, and
		// tests/e2e/size.e2e.ts holds the budgets of what is loaded first.
		chunkSizeWarningLimit: 800,
		// Most of the time is SvelteKit's own closeBundle, which builds the server; there is nothing to mend in it.
		rolldownOptions: { checks: { pluginTimings: false } }
	},
	// What is found only while a test runs makes the page load anew.
	optimizeDeps: {
		include: [
			'apache-arrow',
			'bits-ui',
			'cologne-phonetic',
			'comlink',
			'fflate',
			'fzstd',
			...['column', 'convert', 'datapage', 'delta', 'metadata', 'plain'].map((part) => `hyparquet/src/${part}.js`),
			'hyparquet-compressors/src/brotli.js',
			'hyparquet-compressors/src/gzip.js',
			'hyparquet-writer',
			'lz4js',
			'write-excel-file/universal'
		]
	},
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['tests/{unit,property,golden}/**/*.test.ts'],
					// Vitest leaves one core to itself, which is half of two.
					maxWorkers: 2,
					testTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'component',
					include: ['tests/component/**/*.test.ts'],
					testTimeout: 60_000,
					browser: {
						enabled: true,
						headless: true,
						provider: playwright({
							launchOptions: {
								args: [...chromiumFlags],
								...(chromium ? { executablePath: chromium } : {})
							}
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
