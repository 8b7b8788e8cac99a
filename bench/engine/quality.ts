import { figure, table } from './markdown.ts';
import type { Judge, Verdict } from './judge.ts';
import { runMetis, type MetisPlan } from './metis.ts';
import type { Options } from './options.ts';
import { runPartition } from './partition-run.ts';
import { knownFigures, secondsFor, taskNamed, type BenchInstance } from './problems.ts';

const HEAD = [
	'instance',
	'task',
	'seed',
	'holds',
	'travel km',
	'worst dev %',
	'outside',
	'moved %',
	'bound km',
	'gap %',
	'bound / LP %',
	'baseline km',
	'first plan ms',
	'CPU s',
	'METIS km',
	'METIS worst %',
	'METIS outside',
	'METIS CPU s',
	'METIS / ours'
];

/** METIS knows no centres, so it is compared where they are free. */
const hasMetis = (task: string): boolean => task.endsWith('-free');

/** One row per instance, task and seed; each seed of a task is beside the same METIS plan. */
export function qualityTable(
	instances: readonly BenchInstance[],
	tasks: readonly string[],
	options: Options,
	judge: Judge,
	metisMissing: string | null,
	scratch: string
): string {
	const rows: string[][] = [];
	let held = 0;
	for (const name of tasks) {
		const task = taskNamed(name);
		for (const instance of instances) {
			const wanted = hasMetis(name) && metisMissing === null;
			const metis = wanted ? runMetis(instance, task, options.metisSeeds, scratch, judge) : null;
			const { lp, base } = knownFigures(options, instance.name, name);
			for (const seed of options.seeds) {
				const { result, labels } = runPartition(
					instance,
					name,
					secondsFor(options, instance.name, name),
					seed,
					scratch
				);
				const ours = judge(instance.file, task, labels);
				if (ours.holds) held++;
				const row = [
					instance.name,
					name,
					String(seed),
					ours.holds ? 'yes' : '**no**',
					ours.travelKm.toFixed(3),
					ours.worstPct.toFixed(2),
					String(ours.outside),
					figure(ours.movedPct, 2),
					figure(result.bound_km, 3),
					gapCell(ours, result.bound_km),
					figure(lp === null || result.bound_km === null ? null : (100 * result.bound_km) / lp, 2),
					figure(base, 2),
					result.first_plan_ms.toFixed(0),
					(result.cpu_ms / 1000).toFixed(1),
					...metisCells(metis, ours.travelKm, hasMetis(name), metisMissing !== null)
				];
				console.error(row.join('  '));
				rows.push(row);
			}
		}
	}
	return `${table(HEAD, rows, 2)}\n\n${held} of ${rows.length} plans hold: contiguous, inside the tolerance and, for S10, at most 10 % of the customers moved with every lock kept.`;
}

/** In brackets where the plan breaks what the bound supposes. */
function gapCell({ travelKm, holds }: Verdict, boundKm: number | null): string {
	if (boundKm === null) return '–';
	const gap = ((travelKm / boundKm - 1) * 100).toFixed(2);
	return holds ? gap : `(${gap})`;
}

function metisCells(metis: MetisPlan | null, ours: number, compared: boolean, missing: boolean): string[] {
	if (metis === null) return [compared ? (missing ? 'missing' : 'failed') : '–', '–', '–', '–', '–'];
	const { verdict, cpuSeconds } = metis;
	return [
		verdict.travelKm.toFixed(3),
		verdict.worstPct.toFixed(2),
		String(verdict.outside),
		cpuSeconds.toFixed(2),
		(verdict.travelKm / ours).toFixed(3)
	];
}
