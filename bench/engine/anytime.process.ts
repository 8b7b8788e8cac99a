/** Started by anytime.ts in a process of its own: one search, every epoch's plan measured afterwards. Prints one JSON line. */
import { performance } from 'node:perf_hooks';
import { readInstance, problemOf } from '#cli/partition/instance.ts';
import { buildCertificate } from '#cli/partition/certificate.ts';
import { planFigures } from '#cli/partition/figures.ts';
import type { EpochReport } from '#engine/model/problem.ts';
import { ISLANDS } from '#engine/plan/islands/generations.ts';
import { createSolver } from '#engine/plan/solve/solver.ts';
import type { AnytimeRun } from './anytime.ts';

const [file = '', taskName = '', secondsText = '', seedText = '', leastEpochs = ''] = process.argv.slice(2);
const budgetMs = Number(secondsText) * 1000;
const seed = Number(seedText);
const instance = readInstance(file);

const started = performance.now();
const cpuStart = process.cpuUsage();
const spentMs = (): number => {
	const { user, system } = process.cpuUsage(cpuStart);
	return (user + system) / 1000;
};
const { problem, task, scale } = problemOf(instance, taskName, seed);
const solver = createSolver(problem, { seed, islands: ISLANDS });
const epochs: { report: EpochReport; cpuMs: number }[] = [];
let firstPlanMs = 0;
// A costly instance must complete some epochs for its cost per epoch, but not for ever.
while (spentMs() < budgetMs || (epochs.length < Number(leastEpochs) && spentMs() < 4 * budgetMs)) {
	const report = solver.step();
	if (report === null) continue;
	if (epochs.length === 0) firstPlanMs = performance.now() - started;
	epochs.push({ report, cpuMs: spentMs() });
}
const { report } = epochs.at(-1)!;
// A round of islands that the budget cut short was searched for, too.
const cpuMs = spentMs();
const prices = report.prices.map((price) => price / scale);
const run: AnytimeRun = {
	firstPlanMs,
	firstPlanCpuMs: epochs[0]!.cpuMs,
	cpuMs,
	boundKm: report.bound === null ? null : buildCertificate(instance, task, prices, file).bound_km,
	epochs: epochs.map((epoch) => {
		const { travelKm, worstDeviation, outside } = planFigures(instance, task, epoch.report.labels);
		const excess = Math.max(0, worstDeviation - task.tolerance) * 100;
		return { cpuSeconds: epoch.cpuMs / 1000, travelKm, excess, outside };
	})
};
process.stdout.write(`${JSON.stringify(run)}\n`);
