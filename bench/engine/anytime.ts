import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { node24, root } from '../../scripts/bootstrap.mjs';
import type { BenchInstance } from './problems.ts';

export interface AnytimeEpoch {
	/** CPU when the epoch was complete. */
	readonly cpuSeconds: number;
	readonly travelKm: number;
	/** Percentage points of the worst deviation beyond the tolerance. */
	readonly excess: number;
	readonly outside: number;
}

export interface AnytimeRun {
	/** Wall time. */
	readonly firstPlanMs: number;
	readonly firstPlanCpuMs: number;
	/** At the end of the last epoch. */
	readonly cpuMs: number;
	readonly boundKm: number | null;
	/** The best plan after each epoch; the first is the first contiguous plan. */
	readonly epochs: readonly AnytimeEpoch[];
}

const script = fileURLToPath(new URL('./anytime.process.ts', import.meta.url));

/** @param leastEpochs goes on after `seconds` (up to four times as long) until so many are complete
 *  @throws Error with the process's last line where it fails */
export function runAnytime(
	{ name, file }: BenchInstance,
	task: string,
	seconds: number,
	seed: number,
	leastEpochs = 1
): AnytimeRun {
	const args = [script, file, task, String(seconds), String(seed), String(leastEpochs)];
	const { status, stdout, stderr } = spawnSync(node24, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
	if (status !== 0) throw new Error(`${name} ${task} seed ${seed}: ${stderr.trim()}`);
	return JSON.parse(stdout) as AnytimeRun;
}

/** The best plan after so much CPU; undefined before the first. */
export const planAt = (run: AnytimeRun, cpuSeconds: number): AnytimeEpoch | undefined =>
	run.epochs.findLast((epoch) => epoch.cpuSeconds <= cpuSeconds);
