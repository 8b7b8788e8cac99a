import { runAnytime } from './anytime.ts';
import { table } from './markdown.ts';
import { isWanted, type Options } from './options.ts';
import { planarInstance, type Lie } from './planar.ts';
import type { BenchInstance } from './problems.ts';

/** Units and territories. */
const SIZES: readonly (readonly [number, number])[] = [
	[1_000, 50],
	[3_000, 50],
	[10_000, 50],
	[30_000, 50],
	[100_000, 50],
	[10_000, 8],
	[10_000, 200],
	[10_000, 1_000]
];
const TASKS = ['W5-fixed', 'M5-fixed'];
const OWN: readonly (readonly [Lie, number, number])[] = [
	['grid', 3_000, 30],
	['towns', 4_000, 40],
	['lakes', 6_000, 60],
	['towns', 9_000, 90]
];
/** Of the instances, not of the search. */
const SEED = 20_260;

const HEAD = [
	'units',
	'territories',
	'task',
	'first plan ms',
	'first plan CPU ms',
	'CPU ms per epoch after',
	'epochs',
	'CPU s',
	'travel km',
	'excess pp',
	'outside',
	'gap %'
];

export const ownInstances = (options: Options, scratch: string): BenchInstance[] =>
	OWN.map(([lie, units, territories]) => planarInstance(lie, units, territories, SEED, scratch)).filter(({ name }) =>
		isWanted(options, name)
	);

/** How the cost grows with units and with territories, on generated instances. */
export function growthTable(options: Options, scratch: string): string {
	const rows: string[][] = [];
	for (const [units, territories] of SIZES) {
		const instance = planarInstance('towns', units, territories, SEED, scratch);
		if (!isWanted(options, instance.name)) continue;
		for (const task of TASKS) {
			const run = runAnytime(instance, task, options.seconds ?? 10, options.seeds[0] ?? 1, 4);
			const { travelKm, excess, outside } = run.epochs.at(-1)!;
			const later = run.epochs.length - 1;
			const row = [
				String(units),
				String(territories),
				task,
				run.firstPlanMs.toFixed(0),
				run.firstPlanCpuMs.toFixed(0),
				later > 0 ? ((run.cpuMs - run.firstPlanCpuMs) / later).toFixed(0) : '–',
				String(run.epochs.length),
				(run.cpuMs / 1000).toFixed(1),
				travelKm.toFixed(3),
				excess.toFixed(2),
				String(outside),
				run.boundKm === null ? '–' : ((travelKm / run.boundKm - 1) * 100).toFixed(2)
			];
			console.error(row.join('  '));
			rows.push(row);
		}
	}
	return table(HEAD, rows, 0);
}
