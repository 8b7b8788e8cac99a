import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { EpochReport } from '#engine/model/problem.ts';
import { createSolver } from '#engine/plan/solve/solver.ts';
import { buildCertificate } from './certificate.ts';
import { problemOf, readInstance, type Instance, type Task } from './instance.ts';
import { planFigures } from './figures.ts';

export interface PartitionArguments {
	readonly instance: string;
	readonly out: string;
	readonly task: string;
	/** CPU seconds to spend; 10 where neither this nor `epochs` is given. */
	readonly seconds?: number;
	/** Epochs to run; reproducible to the last label. */
	readonly epochs?: number;
	readonly seed: number;
	/** Physical workers; the engine runs on one for now. */
	readonly workers?: number;
	readonly certificate?: string;
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
 *  @throws Error with one line if a file cannot be read or the task is unknown */
export async function partition(args: PartitionArguments): Promise<PartitionResult> {
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
	const spent = (): number => Math.max(cpuMs(), 0);
	let firstPlanMs = 0;
	const onFirst = (): void => {
		firstPlanMs = performance.now() - started;
	};
	const { report, task } = solveTask(instance, args.task, args.seed, budget, spent, onFirst);
	writeFileSync(args.out, `${report.labels.join('\n')}\n`);
	const wallMs = performance.now() - started;
	const cpu = cpuMs();

	const figures = planFigures(instance, task, report.labels);
	let boundKm: number | null = null;
	if (report.bound !== null) {
		const certificate = buildCertificate(instance, task, report.prices, args.instance);
		boundKm = certificate.bound_km;
		if (args.certificate !== undefined) writeFileSync(args.certificate, `${JSON.stringify(certificate)}\n`);
	} else if (args.certificate !== undefined) {
		throw new Error(`--certificate: ${task.name} has free centres, which have no certified bound. Use a -fixed task.`);
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
	seed: number,
	budget: Budget,
	spent: () => number,
	onFirst: () => void
): { report: EpochReport; task: Task; scale: number } {
	const run = (
		moveWeight: number,
		share: number,
		base: number,
		first: boolean
	): { report: EpochReport; task: Task; scale: number } => {
		const { problem, task, scale } = problemOf(instance, taskName, seed, moveWeight);
		const solver = createSolver(problem, { seed });
		const epochs = Math.max(1, Math.floor(budget.epochs * share));
		let report: EpochReport | null = null;
		while (report === null || (report.epoch < epochs && spent() < base + budget.cpuMs * share)) {
			const next = solver.step();
			if (next === null) continue;
			if (report === null && first) onFirst();
			report = next;
		}
		// The certificate is in kilometres: prices leave the solver in scaled cost.
		return { report: { ...report, prices: report.prices.map((price) => price / scale) }, task, scale };
	};
	const probe = problemOf(instance, taskName, seed).task;
	if (probe.moved === null) return run(0, 1, 0, true);
	return searchMoveWeight(instance, probe.moved, (weight, share, first) => run(weight, share, spent(), first));
}

type Run = (weight: number, share: number, first: boolean) => { report: EpochReport; task: Task; scale: number };

/** Bisection on the price of a moved customer (workload · km) until few enough move. Each of the probes gets a tenth of the
 *  budget, the last run the rest; the plan with the least deviation among those inside the share wins. */
function searchMoveWeight(instance: Instance, limit: number, run: Run): ReturnType<Run> {
	let low = 0;
	let high = typicalPrice(instance) * 8;
	let best: ReturnType<Run> | null = null;
	for (let probe = 0; probe < 7; probe++) {
		const weight = probe === 0 ? high / 8 : (low + high) / 2;
		const found = run(weight, probe === 6 ? 0.4 : 0.1, probe === 0);
		const inside = movedShare(instance, found.report.labels) <= limit;
		if (inside) high = weight;
		else low = weight;
		if (inside && (best === null || found.report.worstDeviation <= best.report.worstDeviation)) best = found;
		if (best === null && probe === 6) best = found;
	}
	return best!;
}

function typicalPrice(instance: Instance): number {
	const { x, y, centres, current } = instance;
	const workload = instance.measures.workload!;
	let sum = 0;
	let customers = 0;
	for (let u = 0; u < instance.n; u++) {
		const centre = centres[current[u]!]!;
		const dx = x[u]! - x[centre]!;
		const dy = y[u]! - y[centre]!;
		sum += workload[u]! * Math.sqrt(dx * dx + dy * dy);
		customers += instance.measures.customers![u]!;
	}
	return customers > 0 ? sum / customers : 0;
}

function movedShare(instance: Instance, labels: Int32Array): number {
	const customers = instance.measures.customers!;
	let moved = 0;
	let all = 0;
	for (let u = 0; u < instance.n; u++) {
		all += customers[u]!;
		if (labels[u] !== instance.current[u]) moved += customers[u]!;
	}
	return all > 0 ? moved / all : 0;
}

function rounded(value: number, digits: number): number {
	return Number(value.toFixed(digits));
}
