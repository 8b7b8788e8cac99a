import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PartitionResult } from '#cli/partition/command.ts';
import { node24, root } from '../../scripts/bootstrap.mjs';
import type { BenchInstance } from './problems.ts';

export interface PartitionRun {
	readonly result: PartitionResult;
	readonly labels: Int32Array;
}

/** One `revir partition` in a process of its own, so that no run profits from what another has warmed up.
 *  @throws Error with the command's own line where it fails */
export function runPartition(
	instance: BenchInstance,
	task: string,
	seconds: number,
	seed: number,
	scratch: string
): PartitionRun {
	const out = join(scratch, 'labels.txt');
	const args = ['partition', '--instance', instance.file, '--out', out, '--task', task];
	const { status, stdout, stderr } = spawnSync(
		node24,
		[join(root, 'src/cli/main.ts'), ...args, '--seconds', String(seconds), '--seed', String(seed), '--json'],
		{ cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }
	);
	if (status !== 0) throw new Error(`partition ${instance.name} ${task} seed ${seed}: ${stderr.trim()}`);
	return { result: JSON.parse(stdout) as PartitionResult, labels: readLabels(out) };
}

export const readLabels = (file: string): Int32Array =>
	Int32Array.from(readFileSync(file, 'utf8').trim().split(/\s+/), Number);
