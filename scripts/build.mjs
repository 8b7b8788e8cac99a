// Builds static data and the app, only when something changed. Builds aside and renames, so a running server keeps its files.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './bootstrap.mjs';

const sources = [
	'src',
	'workers',
	'static',
	'messages',
	'scripts',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'project.inlang/settings.json'
];
const generated = ['src/paraglide', 'static/generated'];
const stampFile = join(root, 'build', '.revir-sources');

/** @param {string} path @param {import('node:crypto').Hash} hash */
function hashTree(path, hash) {
	if (generated.includes(path) || !existsSync(join(root, path))) return;
	if (statSync(join(root, path)).isDirectory()) {
		for (const name of readdirSync(join(root, path)).sort()) hashTree(`${path}/${name}`, hash);
	} else {
		hash.update(path).update(readFileSync(join(root, path)));
	}
}

function sourceHash() {
	const hash = createHash('sha256');
	for (const path of sources) hashTree(path, hash);
	return hash.digest('hex');
}

/** @param {string} what @param {Promise<number>} exit */
async function must(what, exit) {
	if ((await exit) === 0) return;
	console.error(`${what} failed.`);
	process.exit(1);
}

/** Makes demo plans and geography (git-ignored) current. */
export const buildStatic = () => must('Building the demo data', runTool('scripts/build-static.ts', []));

export async function build() {
	const hash = sourceHash();
	if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
	await buildStatic();
	await must('Preparing SvelteKit', runTool('svelte-kit', ['sync']));
	const aside = `build.next-${process.pid}`;
	await must('Building the app', runTool('vite', ['build', '--logLevel', 'warn'], { REVIR_BUILD_DIR: aside }));
	const next = join(root, aside);
	writeFileSync(join(next, '.revir-sources'), hash);
	const old = join(root, `build.old-${process.pid}`);
	if (existsSync(join(root, 'build'))) renameSync(join(root, 'build'), old);
	mkdirSync(root, { recursive: true });
	renameSync(next, join(root, 'build'));
	rmSync(old, { recursive: true, force: true });
}
