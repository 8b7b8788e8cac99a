import { defineConfig } from '@playwright/test';
import { chromiumFlags } from './scripts/browser.mjs';

const chromium = process.env['CHROMIUM_PATH'];

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	timeout: 120_000,
	expect: { timeout: 30_000 },
	workers: 1,
	retries: 0,
	webServer: {
		command: 'node scripts/serve.ts',
		wait: { stdout: /http:\/\/localhost:(?<REVIR_PORT>\d+)/ }
	},
	use: {
		viewport: { width: 1440, height: 900 },
		locale: 'en-GB',
		screenshot: 'only-on-failure',
		launchOptions: {
			args: chromiumFlags,
			...(chromium ? { executablePath: chromium } : {})
		}
	}
});
