// `npm test`: installs what is missing, builds, runs every check and ends with `N passed, N failed`.
// Building and most checks keep one core busy, so two run side by side.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, root, runTool } from './bootstrap.mjs';

const long = process.argv.includes('--long');
bootstrap();
const { build } = await import('./build.mjs');
const { findChromium } = await import('./browser.mjs');
const chromium = findChromium();

const reports = join(root, '.reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports);

let passed = 0;
let failed = 0;

/** @param {readonly [title: string, tool: string, args: string[]][]} checks one after the other; each prints in one piece */
async function check(...checks) {
	for (const [title, tool, args] of checks) {
		let printed = '';
		const code = await runTool(tool, args, {}, (text) => (printed += text));
		console.log(`\n── ${title}\n${printed.trimEnd()}`);
		if (code === 0) passed++;
		else failed++;
	}
}

/** @param {string} file @returns {any} */
const report = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/** @param {string} title @param {string} project */
async function vitest(title, project) {
	console.log(`\n── ${title}`);
	const file = join(reports, `${project}.json`);
	const code = await runTool(
		'vitest',
		['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
		{ CHROMIUM_PATH: chromium, ...(long ? { REVIR_LONG: '1' } : {}) }
	);
	const result = report(file);
	passed += result?.numPassedTests ?? 0;
	failed += Math.max(result?.numFailedTests ?? 0, code === 0 ? 0 : 1);
}

async function playwright() {
	console.log('\n── end to end');
	const file = join(reports, 'e2e.json');
	const code = await runTool(
		'playwright',
		['test', '--reporter=list,json', ...(long ? [] : ['--grep-invert', '@long'])],
		{
			CHROMIUM_PATH: chromium,
			PLAYWRIGHT_JSON_OUTPUT_FILE: file
		}
	);
	const stats = report(file)?.stats;
	passed += (stats?.expected ?? 0) + (stats?.flaky ?? 0);
	failed += Math.max((stats?.unexpected ?? 0) + (report(file)?.errors?.length ?? 0), code === 0 ? 0 : 1);
}

const rooms = ['src', 'workers', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'];
await Promise.all([
	build(),
	check(['format', 'prettier', ['--check', '--log-level', 'warn', '.']], ['lint', 'eslint', ['.']])
]);
// These need the files that building makes.
await Promise.all([
	check(['types', 'svelte-check', ['--tsconfig', './tsconfig.json', '--output', 'human']]),
	check(['rooms', 'depcruise', rooms], ['unused code', 'knip', []])
]);
await vitest('unit, property and golden tests', 'unit');
await vitest('component tests', 'component');
await playwright();

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
