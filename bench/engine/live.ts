import { readAccounts } from '#engine/ingest/accounts.ts';
import { readReps } from '#engine/ingest/reps.ts';
import type { EpochReport, PlanProblem } from '#engine/model/problem.ts';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import { buildProblem } from '#engine/plan/prepare/prepare.ts';
import { createSolver } from '#engine/plan/solve/solver.ts';
import { brokenMeasures } from '#engine/scenario/breaks.ts';
import { createSession } from '#engine/scenario/session.ts';
import { accountsToArrow, repsToArrow } from '#cli/demo/arrow.ts';
import { generateDemo } from '#cli/demo/generate.ts';
import { loadDemoGeography } from '#cli/demo/geography.ts';
import { problemOf, readInstance } from '#cli/partition/instance.ts';
import { table } from './markdown.ts';
import { isWanted, type Options } from './options.ts';
import type { BenchInstance } from './problems.ts';

const CHANGES = 15;
/** Epochs before the first change and between changes, not measured. */
const [COLD_EPOCHS, REST_EPOCHS] = [8, 3];
const DEMOS = ['maschinenbau', 'saas-norge'] as const;
const HEAD = [
	'data',
	'change',
	'units',
	'territories',
	'ms',
	'slowest ms',
	'CPU ms',
	'inside before',
	'inside',
	'contiguous'
];

interface Change {
	readonly wallMs: number;
	readonly cpuMs: number;
	/** Whether the plan before kept the new tolerances, and whether the first one after does. */
	readonly before: boolean;
	readonly inside: boolean;
	readonly contiguous: boolean;
}
type Shape = Pick<PlanProblem, 'units' | 'territories'>;

/** From a changed slider to the first plan of a process that is warm. */
export function liveTable(instances: readonly BenchInstance[], options: Options): string {
	const rows: string[][] = [];
	const add = (name: string, kind: string, { units, territories }: Shape, changes: readonly Change[]): void => {
		const count = (of: (change: Change) => boolean): string => `${changes.filter(of).length} of ${changes.length}`;
		const wall = changes.map(({ wallMs }) => wallMs);
		const row = [name, kind, String(units), String(territories)];
		row.push(
			median(wall).toFixed(1),
			Math.max(...wall).toFixed(1),
			median(changes.map(({ cpuMs }) => cpuMs)).toFixed(1)
		);
		row.push(
			...[({ before }: Change) => before, ({ inside }: Change) => inside, ({ contiguous }: Change) => contiguous].map(
				count
			)
		);
		console.error(row.join('  '));
		rows.push(row);
	};
	for (const name of DEMOS) if (isWanted(options, name)) demoChanges(name, add);
	for (const instance of instances) instanceChanges(instance, options.seeds[0] ?? 1, add);
	return table(HEAD, rows, 2);
}

type Add = (name: string, kind: string, shape: Shape, changes: readonly Change[]) => void;

/** Through the session, as the app does it: problem made anew, search, figures. */
function demoChanges(name: (typeof DEMOS)[number], add: Add): void {
	const geography = loadDemoGeography(name);
	const tables = generateDemo({ dataset: name, seed: 1, geography });
	const { accounts, meta } = readAccounts(accountsToArrow(tables), 'accounts.arrow');
	const { reps } = readReps(repsToArrow(tables), 'reps.arrow');
	const { places, outline } = geography;
	const outlines = outline === null ? [] : [outline];
	const base = defaultSettings();
	const session = createSession({ dataset: { accounts, reps, meta }, settings: base, geography: { places, outlines } });
	const runTo = (epoch: number) => {
		for (;;) {
			const done = session.step();
			if (done !== null && done.epoch >= epoch) return done;
		}
	};
	session.begin('cold', base, 1);
	runTo(COLD_EPOCHS);
	const sliders: Readonly<Record<string, (k: number) => Settings>> = {
		goal: (k) => ({ ...base, goals: { ...base.goals, fairness: (60 + 37 * k) % 100 } }),
		weight: (k) => ({
			...base,
			factors: base.factors.map((f, at) => (at === 0 ? { ...f, weight: (37 * k) % 100 } : f))
		}),
		tolerance: (k) => ({ ...base, measures: base.measures.map((m) => ({ ...m, tolerance: 5 + ((3 * k) % 10) })) })
	};
	const { units, reps: active } = session.prepared;
	for (const [kind, settingsAt] of Object.entries(sliders)) {
		const changes = Array.from({ length: CHANGES }, (_, k) => {
			const settings = settingsAt(k + 1);
			const { labels } = session.last!;
			const { value, ...spent } = timed(() => {
				session.begin('warm', settings, 1);
				return runTo(1);
			});
			const problem = buildProblem(session.prepared, settings);
			runTo(REST_EPOCHS);
			return {
				...spent,
				before: brokenMeasures(problem, labels).length === 0,
				inside: value.keepsRules === true,
				contiguous: value.report.outside === 0
			};
		});
		add(name, kind, { units: units.count, territories: active.count }, changes);
	}
}

/** The bare engine under other tolerances, for sizes that the demos do not have. */
function instanceChanges({ name, file }: BenchInstance, seed: number, add: Add): void {
	const { problem } = problemOf(readInstance(file), 'W5-fixed', seed);
	const cold = createSolver(problem, { seed });
	let last = reportAt(cold, COLD_EPOCHS);
	const changes = Array.from({ length: CHANGES }, (_, k) => {
		const tolerance = (5 + ((3 * (k + 1)) % 10)) / 100;
		const changed = { ...problem, measures: problem.measures.map((measure) => ({ ...measure, tolerance })) };
		const { labels, prices } = last;
		const { value, ...spent } = timed(() => {
			const solver = createSolver(changed, { seed, start: { labels, prices } });
			return { solver, report: reportAt(solver, 1) };
		});
		last = reportAt(value.solver, REST_EPOCHS);
		return {
			...spent,
			before: brokenMeasures(changed, labels).length === 0,
			inside: brokenMeasures(changed, value.report.labels).length === 0,
			contiguous: value.report.outside === 0
		};
	});
	add(name, 'tolerance', problem, changes);
}

function reportAt(solver: ReturnType<typeof createSolver>, epoch: number): EpochReport {
	for (;;) {
		const report = solver.step();
		if (report !== null && report.epoch >= epoch) return report;
	}
}

function timed<T>(run: () => T): { value: T; wallMs: number; cpuMs: number } {
	const cpu = process.cpuUsage();
	const wall = performance.now();
	const value = run();
	const wallMs = performance.now() - wall;
	const { user, system } = process.cpuUsage(cpu);
	return { value, wallMs, cpuMs: (user + system) / 1000 };
}

const median = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
