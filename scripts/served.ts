import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { node24 } from './bootstrap.mjs';

const root = resolve(import.meta.dirname, '..');

/** Serves the built app on a free port, for benches and pictures. */
export async function serveBuilt(): Promise<{ readonly address: string; readonly stop: () => void }> {
	const server = spawn(node24, [join(root, 'scripts/serve.ts')], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
	const address = await new Promise<string>((found) => {
		server.stdout.on('data', (chunk: Buffer) => {
			const match = /http:\/\/localhost:\d+/.exec(chunk.toString());
			if (match) found(match[0]);
		});
	});
	return { address, stop: () => server.kill() };
}
