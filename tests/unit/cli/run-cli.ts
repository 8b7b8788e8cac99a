import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const node = process.platform === 'win32' ? 'node_modules/node/bin/node.exe' : 'node_modules/node/bin/node';

export interface CliResult {
	readonly code: number | null;
	readonly out: string;
	readonly err: string;
	/** The last line of stderr: where an error stands. */
	readonly last: string;
}

/** Runs the real process. */
export function revir(...args: string[]): CliResult {
	const { status, stdout, stderr } = spawnSync(node, ['src/cli/main.ts', ...args], {
		encoding: 'utf8',
		env: { ...process.env, NODE_NO_WARNINGS: '1', REVIR_DEBUG: '' }
	});
	return { code: status, out: stdout, err: stderr, last: stderr.trimEnd().split('\n').at(-1) ?? '' };
}

/** A folder of its own for a test file, removed at the end. */
export function scratch(): (name: string, content?: string | Uint8Array) => string {
	const folder = mkdtempSync(join(tmpdir(), 'revir-cli-'));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
	return (name, content) => {
		const path = join(folder, name);
		if (content !== undefined) writeFileSync(path, content);
		return path;
	};
}

export const header = 'account_id,name,lon,lat,revenue_y0,owner_id\n';

/** 40 accounts on a grid of 8 × 5 in the south of Germany, two owners that take turns. */
export const goodAccounts =
	header +
	Array.from({ length: 40 }, (_, i) => {
		const lon = (8 + (i % 8) * 0.3).toFixed(2);
		const lat = (49 + Math.floor(i / 8) * 0.3).toFixed(2);
		return `A${i},Name ${i},${lon},${lat},${1000 + i * 10},R${i % 2}\n`;
	}).join('');

export const goodReps = 'rep_id,name,lon,lat\nR0,Ann,8.5,49.5\nR1,Bob,10,50\n';
