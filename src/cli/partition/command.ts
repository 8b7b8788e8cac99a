import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { RevirError } from '#engine/model/errors.ts';
import type { EpochReport } from '#engine/model/problem.ts';
import { ISLANDS } from '#engine/plan/islands/generations.ts';
import { createSolver, type SolverOptions } from '#engine/plan/solve/solver.ts';
import { withIslandThreads } from '../io/island-threads.ts';
import { buildCertificate } from './certificate.ts';
import { problemOf, readInstance, TASKS, type Instance, type Task } from './instance.ts';
import { planFigures } from './figures.ts';

export interface PartitionArguments {
	readonly instance: string;
	readonly out: string;
	readonly task: string;
	/** CPU seconds to spend, of each thread where there are several; 10 where neither this nor `epochs` is given. */
	readonly seconds?: number;
	/** Epochs to run; reproducible to the last label. */
	readonly epochs?: number;
	readonly seed: number;
	/** Logical searches; decides about the plan. */
	readonly islands?: number;
	/** Threads; decides about the time alone. */
	readonly workers?: number;
	readonly certificate?: string;
	/** Told where the plan misses the tolerance of its task; both are shares. */
	readonly onMissed?: (worst: number, tolerance: number) => void;
}

/** Keys as in the command-line contract. */
export interface PartitionResult {
	readonly travel_km: number;
	readonly worst_dev_pct: number;
	readonly outside: number;
	readonly bound_km: number | null;
	readonly gap_pct: number | null;
	readonly first_plan_ms: number;
	readonly epochs: number;
	readonly wall_ms: number;
	readonly cpu_ms: number;
}

/** Solves one bench task, writes the labels (one per line) and, where asked, the certificate.
 *  @throws Error with one line if a file cannot be read or the task is unknown
 *  @throws RevirError USAGE where a certificate is asked of a task with free centres, which have no bound */
export async function partition(args: PartitionArguments): Promise<PartitionResult> {
	if (args.certificate !== undefined && TASKS.find(({ name }) => name === args.task)?.centres === 'free')
		throw new RevirError('USAGE', { where: { rule: '--certificate' }, got: args.task, expected: 'a -fixed task' });
	const instance = readInstance(args.instance);
	const started = performance.now();
	const cpuStart = process.cpuUsage();
	const cpuMs = (): number => {
		const { user, system } = process.cpuUsage(cpuStart);
		return (user + system) / 1000;
	};
	const budget = {
		epochs: args.epochs ?? Infinity,
		cpuMs: args.epochs === undefined ? (args.seconds ?? 10) * 1000 : (args.seconds ?? Infinity) * 1000
	};
	const ownStart = process.threadCpuUsage();
	const ownMs = (): number => {
		const { user, system } = process.threadCpuUsage(ownStart);
		return (user + system) / 1000;
	};
	let firstPlanMs = 0;
	const onFirst = (): void => {
		firstPlanMs = performance.now() - started;
	};
	const spent = (args.workers ?? 1) === 1 ? cpuMs : ownMs;
	const { report, task } = await withIslandThreads(args.workers ?? 1, (helpers) => {
		const options = { seed: args.seed, islands: args.islands ?? ISLANDS, helpers };
		return solveTask(instance, args.task, options, budget, spent, onFirst);
	});
	writeFileSync(args.out, `${report.labels.join('\n')}\n`);
	const wallMs = performance.now() - started;
	const cpu = cpuMs();

	const figures = planFigures(instance, task, report.labels);
	if (figures.worstDeviation > task.tolerance + 1e-9) args.onMissed?.(figures.worstDeviation, task.tolerance);
	let boundKm: number | null = null;
	if (report.bound !== null) {
		const certificate = buildCertificate(instance, task, report.prices, args.instance);
		boundKm = certificate.bound_km;
		if (args.certificate !== undefined) writeFileSync(args.certificate, `${JSON.stringify(certificate)}\n`);
	}
	return {
		travel_km: rounded(figures.travelKm, 4),
		worst_dev_pct: rounded(figures.worstDeviation * 100, 3),
		outside: figures.outside,
		bound_km: boundKm === null ? null : rounded(boundKm, 4),
		gap_pct: boundKm === null || boundKm <= 0 ? null : rounded((figures.travelKm / boundKm - 1) * 100, 3),
		first_plan_ms: rounded(firstPlanMs, 1),
		epochs: report.epoch,
		wall_ms: rounded(wallMs, 1),
		cpu_ms: rounded(cpu, 1)
	};
}

interface Budget {
	readonly epochs: number;
	readonly cpuMs: number;
}

function solveTask(
	instance: Instance,
	taskName: string,
	options: SolverOptions,
	budget: Budget,
	spent: () => number,
	onFirst: () => void
): { report: EpochReport; task: Task } {
	const { problem, task, scale } = problemOf(instance, taskName, options.seed);
	const solver = createSolver(problem, options);
	let report: EpochReport | null = null;
	while (report === null || (report.epoch < budget.epochs && spent() < budget.cpuMs)) {
		const next = solver.step();
		if (next === null) continue;
		if (report === null) onFirst();
		report = next;
	}
	// The certificate is in kilometres: prices leave the solver in scaled cost.
	return { report: { ...report, prices: report.prices.map((price) => price / scale) }, task };
}

function rounded(value: number, digits: number): number {
	return Number(value.toFixed(digits));
}
