import { planAt, runAnytime, type AnytimeRun } from './anytime.ts';
import { table } from './markdown.ts';
import type { Options } from './options.ts';
import type { BenchInstance } from './problems.ts';

export interface Curve {
	readonly instance: string;
	readonly task: string;
	readonly run: AnytimeRun;
}

const MOMENTS = [0.5, 1, 2, 5, 10];
export const CURVE_TASKS = ['W5-free', 'W5-fixed', 'M5-fixed'];

/** One search per instance and task, with the first of the seeds. */
export function runCurves(instances: readonly BenchInstance[], options: Options): Curve[] {
	const curves: Curve[] = [];
	for (const task of CURVE_TASKS) {
		for (const instance of instances) {
			const run = runAnytime(instance, task, options.seconds ?? MOMENTS.at(-1)!, options.seeds[0] ?? 1);
			console.error(`${instance.name}  ${task}  ${run.epochs.length} epochs`);
			curves.push({ instance: instance.name, task, run });
		}
	}
	return curves;
}

/** Travel of the best plan at each moment; beside it what it lacks, in brackets. */
export function curveTable(curves: readonly Curve[]): string {
	const head = ['instance', 'task', 'first plan at CPU s', ...MOMENTS.map((moment) => `${moment} s`), 'bound km'];
	const rows = curves.map(({ instance, task, run }) => [
		instance,
		task,
		(run.firstPlanCpuMs / 1000).toFixed(2),
		...MOMENTS.map((moment) => cell(run, moment)),
		run.boundKm?.toFixed(3) ?? '–'
	]);
	return table(head, rows, 2);
}

function cell(run: AnytimeRun, moment: number): string {
	// A run is told to stop once its CPU is spent, so its last epoch ends a little later.
	if (run.cpuMs < moment * 990) return '–';
	const plan = planAt(run, moment);
	if (plan === undefined) return '–';
	const lacks = [
		...(plan.excess > 0.005 ? [`+${plan.excess.toFixed(2)} pp`] : []),
		...(plan.outside > 0 ? [`${plan.outside} outside`] : [])
	];
	return `${plan.travelKm.toFixed(3)}${lacks.length > 0 ? ` (${lacks.join(', ')})` : ''}`;
}
