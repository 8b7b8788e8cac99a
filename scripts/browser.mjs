// Finds a Chromium for the tests: CHROMIUM_PATH, one on PATH, Playwright's own, Debian's package. Plain JavaScript on purpose.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { node24, root } from './bootstrap.mjs';

/** The map is drawn by the processor, whatever the machine has. The page around it is put together without GL: through a
 *  processor that draws as if it were a GPU it takes nearly a third of a test's time. */
export const chromiumFlags = [
	'--no-sandbox',
	'--use-angle=swiftshader',
	'--enable-unsafe-swiftshader',
	'--ignore-gpu-blocklist',
	'--disable-gpu-compositing'
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const onPath = () =>
	(process.env['PATH'] ?? '')
		.split(delimiter)
		.flatMap((folder) => names.map((name) => join(folder, name + (process.platform === 'win32' ? '.exe' : ''))))
		.find((file) => existsSync(file));

const playwrightsOwn = () => {
	const script = "console.log((await import('playwright')).chromium.executablePath())";
	const result = spawnSync(node24, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' });
	const file = result.stdout?.trim();
	return file && existsSync(file) ? file : undefined;
};

/** @returns {string} path of a Chromium; installs one when there is none; ends the process with a plain message when it cannot */
export function findChromium() {
	const given = process.env['CHROMIUM_PATH'];
	if (given) {
		if (existsSync(given)) return given;
		console.error(`CHROMIUM_PATH is set to ${given}, which does not exist.`);
		process.exit(1);
	}
	const found = onPath() ?? playwrightsOwn();
	if (found) return found;
	console.error('No Chromium found: installing one for the tests …');
	spawnSync(node24, [join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'], {
		cwd: root,
		stdio: ['ignore', process.stderr, process.stderr]
	});
	const downloaded = playwrightsOwn();
	if (downloaded) return downloaded;
	if (process.getuid?.() === 0) {
		const apt = (/** @type {string[]} */ ...args) =>
			spawnSync('apt-get', args, {
				stdio: ['ignore', 'ignore', process.stderr],
				env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
			});
		apt('update', '-qq');
		apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
	}
	const installed = onPath();
	if (installed) return installed;
	console.error(
		'The tests need Chromium. Install Chromium or Chrome, or set CHROMIUM_PATH to one, and run npm test again.'
	);
	process.exit(1);
}
