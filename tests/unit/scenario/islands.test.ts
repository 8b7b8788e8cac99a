import { expect, it } from 'vitest';
import { nextTurn } from '#workers/plan-host.ts';
import { PlanRunner } from '#workers/plan-runner.ts';
import { base, runTo, session } from './market.ts';

const OPEN = 16;

it('segments record their islands, and running them again gives the same labels', () => {
	const plan = session();
	plan.begin('cold', base, 1, 4);
	const reached = runTo(plan, OPEN);
	plan.begin('warm', base, 2, 1);
	const warm = runTo(plan, 2);
	expect(plan.segments().map(({ islands }) => islands)).toEqual([4, 1]);
	const again = session();
	for (const { start, seed, islands, epochs } of plan.segments()) {
		again.begin(start, base, seed, islands);
		const end = runTo(again, epochs);
		expect(end.labels).toEqual(start === 'cold' ? reached.labels : warm.labels);
	}
});

it('a plan is cancelled between two slices of an island', async () => {
	const runner = new PlanRunner(session());
	let told = 0;
	const end = runner.run('cold', { jobId: 1, settings: base, epochs: 10_000 }, () => {
		if (++told === OPEN) void nextTurn().then(() => runner.cancel(1));
	});
	await expect(end).resolves.toBe('cancelled');
	expect(told).toBeLessThan(OPEN + 3);
});
