// Plain JavaScript without dependencies: this runs on the system's Node before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(fileURLToPath(import.meta.url), '../..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.revir-installed');
export const node24 = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

const tools = /** @type {Record<string, string>} */ ({
	vite: 'vite/bin/vite.js',
	'svelte-kit': '@sveltejs/kit/svelte-kit.js',
	vitest: 'vitest/vitest.mjs',
	playwright: '@playwright/test/cli.js',
	eslint: 'eslint/bin/eslint.js',
	prettier: 'prettier/bin/prettier.cjs',
	'svelte-check': 'svelte-check/bin/svelte-check',
	depcruise: 'dependency-cruiser/bin/dependency-cruiser.mjs',
	knip: 'knip/bin/knip.js'
});

const lockHash = () =>
	createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');

/** Installs the locked packages when they are missing or the lock has changed. Says so on stderr. */
export function bootstrap() {
	if (installed()) return;
	oneAtATime(install);
}

const installed = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash() && existsSync(node24);

/** Two commands started at once must not install over each other. @param {() => void} run */
function oneAtATime(run) {
	const turn = join(root, '.revir-installing');
	const patience = Date.now() + 10 * 60_000;
	for (;;) {
		try {
			mkdirSync(turn);
			break;
		} catch {
			// A turn that was never given back (a killed install) expires.
			if (existsSync(turn) && Date.now() > Math.min(patience, statSync(turn).mtimeMs + 10 * 60_000)) break;
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
		}
	}
	try {
		if (!installed()) run();
	} finally {
		rmSync(turn, { recursive: true, force: true });
	}
}

function install() {
	console.error('Installing packages (once, about half a minute) …');
	const npm = process.env['npm_execpath'];
	const command = npm ? [process.env['npm_node_execpath'] ?? process.execPath, npm] : ['npm'];
	const result = spawnSync(/** @type {string} */ (command[0]), [...command.slice(1), 'ci', '--loglevel=error'], {
		cwd: root,
		stdio: ['ignore', process.stderr, process.stderr],
		shell: !npm && process.platform === 'win32'
	});
	if (result.status !== 0) {
		console.error('Installing failed. Check the network and the registry, then run the command again.');
		rmSync(join(root, '.revir-installing'), { recursive: true, force: true });
		process.exit(1);
	}
	writeFileSync(stamp, lockHash());
}

export const toolEnvironment = () => ({
	// Compiled modules are kept: the command line starts in a third of the time.
	NODE_COMPILE_CACHE: join(modules, '.cache', 'node-compiled'),
	...process.env,
	PATH: [join(modules, 'node', 'bin'), join(modules, '.bin'), process.env['PATH'] ?? ''].join(delimiter)
});

/**
 * Runs a tool of the project, or a script of ours (a path ending in .ts or .mjs), on Node 24.
 * @param {string} name @param {string[]} args @param {NodeJS.ProcessEnv} [extra]
 * @param {(text: string) => void} [hear] gets what the tool prints; absent = it is printed at once
 * @returns {Promise<number>} exit code
 */
export function runTool(name, args, extra = {}, hear) {
	const file = name.endsWith('.ts') || name.endsWith('.mjs') ? join(root, name) : join(modules, tools[name] ?? '');
	if (!existsSync(file) || (!tools[name] && !/\.(ts|mjs)$/.test(name))) {
		console.error(`Unknown tool "${name}". Known: ${Object.keys(tools).join(', ')}, or a script path.`);
		return Promise.resolve(2);
	}
	const output = hear ? 'pipe' : 'inherit';
	const child = spawn(node24, [file, ...args], {
		cwd: root,
		stdio: ['inherit', output, output],
		env: { ...toolEnvironment(), ...extra }
	});
	if (hear) for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear);
	const signals = /** @type {const} */ (['SIGINT', 'SIGTERM']);
	const stop = () => void child.kill();
	for (const signal of signals) process.on(signal, stop);
	return new Promise((done) =>
		child.on('close', (code) => {
			for (const signal of signals) process.off(signal, stop);
			done(code ?? 1);
		})
	);
}
