import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readInstance, type Instance, type Task } from '#cli/partition/instance.ts';
import type { Judge, Verdict } from './judge.ts';
import { readLabels } from './partition-run.ts';
import type { BenchInstance } from './problems.ts';

export interface MetisPlan {
	readonly verdict: Verdict;
	/** All seeds together, METIS's own figure for partitioning (CPU, without reading and writing files). */
	readonly cpuSeconds: number;
}

const present = (): boolean => spawnSync('gpmetis', ['-help']).error === undefined;

/** Installs Debian's `metis` where it is missing. @returns why there is none, or null where there is one */
export function prepareMetis(): string | null {
	if (present()) return null;
	console.error('Installing metis with apt-get …');
	const install = spawnSync('apt-get', ['install', '-y', '-q', 'metis'], { encoding: 'utf8' });
	if (present()) return null;
	const why = install.error?.message ?? install.stderr.trim().split('\n').at(-1) ?? `exit ${install.status}`;
	return `METIS is missing and could not be installed (${why}).`;
}

/** The best of several seeds of `gpmetis` with the task's measures as vertex weights. Contiguous plans come first, then those
 *  that hold, then less travel, so METIS gets its best travel even where no seed holds.
 *  @returns null where it fails */
export function runMetis(
	{ file }: BenchInstance,
	task: Task,
	seeds: number,
	scratch: string,
	judge: Judge
): MetisPlan | null {
	const instance = readInstance(file);
	const graph = join(scratch, 'metis.graph');
	writeFileSync(graph, graphFile(instance, task));
	let best: Verdict | null = null;
	let cpuSeconds = 0;
	for (let seed = 1; seed <= seeds; seed++) {
		const options = [`-ufactor=${Math.round(task.tolerance * 1000)}`, '-contig', '-objtype=cut', `-seed=${seed}`];
		const run = spawnSync('gpmetis', [...options, graph, String(instance.p)], { encoding: 'utf8' });
		if (run.status !== 0) continue;
		cpuSeconds += Number(/Partitioning:\s+([\d.]+) sec/.exec(run.stdout)?.[1] ?? 0);
		const verdict = judge(file, task, readLabels(`${graph}.part.${instance.p}`));
		if (best === null || precedes(verdict, best)) best = verdict;
	}
	return best && { verdict: best, cpuSeconds };
}

function precedes(a: Verdict, b: Verdict): boolean {
	if ((a.outside === 0) !== (b.outside === 0)) return a.outside === 0;
	if (a.holds !== b.holds) return a.holds;
	return a.travelKm < b.travelKm;
}

/** METIS wants whole weights: 1000 per average unit. */
function graphFile({ n, measures, graph }: Instance, task: Task): string {
	const { offsets, neighbours } = graph;
	const weights = task.measures.map((name) => {
		const amounts = measures[name]!;
		let total = 0;
		for (const amount of amounts) total += amount;
		return amounts.map((amount) => Math.round((amount * n * 1000) / total));
	});
	const lines = [`${n} ${neighbours.length / 2} 010 ${weights.length}`];
	for (let u = 0; u < n; u++) {
		const beside = Array.from(neighbours.subarray(offsets[u]!, offsets[u + 1]!), (v) => v + 1);
		lines.push([...weights.map((weight) => weight[u]!), ...beside].join(' '));
	}
	return `${lines.join('\n')}\n`;
}
