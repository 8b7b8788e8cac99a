import { Worker } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { startIslandThreads, withIslandThreads } from '#cli/io/island-threads.ts';
import { createRandom } from '#engine/model/random.ts';
import type { EpochReport, PlanProblem } from '#engine/model/problem.ts';
import type { Helpers } from '#engine/plan/islands/gather.ts';
import { createIsland } from '#engine/plan/islands/island.ts';
import { IslandPool, type FromIsland, type ToIsland } from '#engine/plan/islands/pool.ts';
import { createSolver } from '#engine/plan/solve/solver.ts';
import { bruteOutside, evenMeasure, gridProblem } from './fixtures.ts';

/** Islands open at epoch 7 and find better plans from then on. */
const EPOCHS = 14;
const SIDE = 22;
const TOLERANCE = 0.08;

/** Three measures that disagree, on a grid with six centres. */
function disagreeing(parts: Partial<PlanProblem> = {}): PlanProblem {
	const random = createRandom(5);
	const units = SIDE * SIDE;
	const amounts = () => Float64Array.from({ length: units }, () => 1 + random.below(9));
	const centres = Array.from({ length: 6 }, () => random.below(units));
	const measures = [amounts(), amounts(), amounts()].map((amount, m) => evenMeasure(amount, 6, TOLERANCE, `m${m}`));
	const problem = gridProblem(SIDE, SIDE, centres, { measures });
	const travel = problem.travel.map((cost, k) => cost * measures[0]!.amounts[Math.floor(k / 6)]!);
	return { ...problem, travel, borderWeight: 40, ...parts };
}

function plan(
	problem: PlanProblem,
	islands: number,
	helpers?: (problem: PlanProblem) => Helpers,
	{ epochs = EPOCHS, onEpoch = () => {} }: { epochs?: number; onEpoch?: (epoch: number) => void } = {}
): EpochReport[] {
	const solver = createSolver(problem, { seed: 3, islands, ...(helpers && { helpers }) });
	const reports: EpochReport[] = [];
	while (reports.length < epochs) {
		const report = solver.step();
		if (report === null) continue;
		reports.push(report);
		onEpoch(report.epoch);
	}
	return reports;
}
const labelsOf = (reports: readonly EpochReport[]) => reports.map(({ labels }) => Array.from(labels).join(''));

/** A pool on this thread whose islands answer after so many looks into the post; Infinity = never. */
function slowPool(delays: readonly number[]): { pool: IslandPool; answers: () => number } {
	let answered = 0;
	const pool = new IslandPool(
		delays.map((delay) => {
			const waiting: { message: FromIsland; looks: number }[] = [];
			const run = createIsland((message) => waiting.push({ message: structuredClone(message), looks: delay }));
			return {
				post: (message: ToIsland) => run(structuredClone(message)),
				receive: () => {
					for (const entry of waiting) entry.looks--;
					const ready = waiting.filter(({ looks }) => looks <= 0);
					for (const entry of ready) waiting.splice(waiting.indexOf(entry), 1);
					answered += ready.length;
					return ready.map(({ message }) => message);
				}
			};
		})
	);
	return { pool, answers: () => answered };
}

describe('islands', () => {
	const problem = disagreeing();
	const alone = plan(problem, 4);

	it('give contiguous plans of which none ranks behind the one before', () => {
		alone.forEach((report, k) => {
			expect(bruteOutside(problem, report.labels)).toBe(0);
			if (k === 0) return;
			const before = alone[k - 1]!;
			const excess = (r: EpochReport) => Math.max(0, r.worstDeviation - TOLERANCE - 1e-9);
			expect(excess(report)).toBeLessThanOrEqual(excess(before));
			if (excess(report) === excess(before)) expect(report.objective).toBeLessThanOrEqual(before.objective);
		});
	});

	it('decide about the plan: another number, another plan', () => {
		expect(labelsOf(plan(problem, 3))).not.toEqual(labelsOf(alone));
	});

	it('follow the lead search until they open, so that the first plans are those of one', () => {
		expect(labelsOf(plan(problem, 1, undefined, { epochs: 5 }))).toEqual(labelsOf(alone).slice(0, 5));
	});

	for (const workers of [2, 8])
		it(`reach the same labels at every epoch on ${workers} threads`, async () => {
			const threads = startIslandThreads(workers);
			try {
				expect(labelsOf(plan(problem, 4, threads.helpers))).toEqual(labelsOf(alone));
			} finally {
				await threads.stop();
			}
		});

	for (const [name, delays] of [
		['at once', [0, 0, 0]],
		['late and out of order', [60, 5, 20]],
		['only after their tasks were done by others', [5000]],
		['never', [Infinity, Infinity]],
		['never, one of two', [Infinity, 3]]
	] as const)
		it(`reach the same labels where helpers answer ${name}`, () => {
			const { pool, answers } = slowPool(delays);
			const waited = new Set<number>();
			let most = 0;
			const watched = (of: PlanProblem): Helpers => {
				const { offer, take, drop } = pool.helpers(of);
				return {
					offer: (key, task) => offer(key, task) && Boolean(waited.add(key)),
					take: (key) => {
						most = Math.max(most, waited.size);
						const answer = take(key);
						if (answer !== undefined) waited.delete(key);
						return answer;
					},
					drop: (key) => {
						drop(key);
						waited.delete(key);
					}
				};
			};
			expect(labelsOf(plan(problem, 4, watched))).toEqual(labelsOf(alone));
			expect(most).toBeLessThanOrEqual(4);
			if (delays.some((delay) => delay < 100)) expect(answers()).toBeGreaterThan(0);
		});

	it('reach the same labels when a thread is killed at work', async () => {
		const threads = startIslandThreads(3);
		let stopped: Promise<void> | null = null;
		const onEpoch = (epoch: number) => {
			if (epoch === 10) stopped = threads.stop();
		};
		const reports = plan(problem, 4, threads.helpers, { onEpoch });
		await stopped;
		expect(stopped).not.toBeNull();
		expect(labelsOf(reports)).toEqual(labelsOf(alone));
	});

	it('serve two searches one after the other: answers to the first do not reach the second', () => {
		const { pool } = slowPool([40, 7]);
		const other = disagreeing({ borderWeight: 300 });
		plan(other, 4, pool.helpers);
		expect(labelsOf(plan(problem, 4, pool.helpers))).toEqual(labelsOf(alone));
	});

	it('plan with goals, groups, locks and limits as the lead does', () => {
		const units = SIDE * SIDE;
		const fixed = new Int32Array(units).fill(-1);
		fixed[problem.centreUnit[2]! + 1] = 2;
		const together = new Int32Array(units).fill(-1);
		together.set([1, 1, 1], 100);
		const most = new Float64Array(6).fill(110);
		const limits = [{ id: 'size', amounts: new Float64Array(units).fill(1), least: new Float64Array(6), most }];
		const bound = disagreeing({
			fairnessWeight: 5000,
			borderWeight: 100,
			fixed,
			rules: { allowed: null, limits, moves: [], together }
		});
		const { pool } = slowPool([10, 3]);
		const reports = plan(bound, 4, pool.helpers);
		expect(labelsOf(reports)).toEqual(labelsOf(plan(bound, 4)));
		const { labels } = reports.at(-1)!;
		expect([labels[problem.centreUnit[2]! + 1], labels[101], labels[102]]).toEqual([2, labels[100], labels[100]]);
		expect(bruteOutside(bound, labels)).toBe(0);
	});
});

it('threads live until the work with them has ended, and are ended also where it fails', async () => {
	const ended = vi.spyOn(Worker.prototype, 'terminate');
	const work = withIslandThreads(3, async () => {
		await Promise.resolve();
		expect(ended).not.toHaveBeenCalled();
		throw new Error('halfway');
	});
	await expect(work).rejects.toThrow('halfway');
	expect(ended).toHaveBeenCalledTimes(2);
	ended.mockRestore();
});

it('the answer to a task that nobody waits for any more is not kept', () => {
	const post: ToIsland[] = [];
	const came: FromIsland[] = [];
	const pool = new IslandPool([{ post: (message) => post.push(message), receive: () => came.splice(0) }]);
	const helpers = pool.helpers({} as PlanProblem);
	const answer = (key: number) => came.push({ problem: 1, key, plan: { key } as unknown as FromIsland['plan'] });
	for (const key of [1, 2]) {
		expect(helpers.offer(key, {} as never)).toBe(true);
		if (key === 1) helpers.drop(key);
		answer(key);
		expect(helpers.take(key)).toEqual(key === 1 ? undefined : { key });
		expect(helpers.take(key)).toBeUndefined();
	}
});
