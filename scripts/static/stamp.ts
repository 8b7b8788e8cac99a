import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Content hash of files and folders (recursive, sorted) and of the installed versions of packages. */
export function hashSources(root: string, paths: readonly string[], packages: readonly string[]): string {
	const hash = createHash('sha256');
	for (const path of paths) {
		for (const file of listFiles(join(root, path))) {
			hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
		}
	}
	for (const name of packages) {
		const meta = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as {
			version: string;
		};
		hash.update(`${name}@${meta.version}\0`);
	}
	return hash.digest('hex');
}

/** Runs `build` unless the stamp already holds `hash` and every output is there. True when it ran. */
export async function buildOnce(
	stamp: string,
	hash: string,
	outputs: readonly string[],
	build: () => unknown
): Promise<boolean> {
	const isCurrent =
		existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && outputs.every((file) => existsSync(file));
	if (isCurrent) return false;
	await build();
	mkdirSync(dirname(stamp), { recursive: true });
	writeFileSync(stamp, hash);
	return true;
}

function listFiles(path: string): string[] {
	if (!existsSync(path)) return [];
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => listFiles(join(path, name)));
}
