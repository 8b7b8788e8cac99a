import { expect, test, vi } from 'vitest';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import { RevirError } from '#engine/model/errors.ts';
import { withAssigned, withExcluded, withGoal, withMoveLimit, withTolerance } from '#lib/state/edit-settings.ts';
import type { PlanFiles } from '#lib/state/demos.ts';
import { splitFiles } from '#lib/state/split-files.ts';
import { PlanState } from '#lib/state/plan.svelte.ts';
import type { Job } from '#workers/plan-api.ts';
import { createFixtureClient } from './fixtures/fixture-client.ts';

const files = async (): Promise<PlanFiles> => ({
	accounts: new ArrayBuffer(8),
	accountsName: 'a.arrow',
	reps: null,
	repsName: null,
	settings: null
});
/** @param clock milliseconds that a test moves on by hand; absent = the real ones */
async function opened(epochMs = 5, clock?: { ms: number }) {
	const client = createFixtureClient({ epochMs, units: 60 });
	const plan = new PlanState(client, clock && (() => clock.ms));
	await plan.open('demo', files, '/generated/geo');
	return { client, plan };
}
async function planned() {
	const { client, plan } = await opened();
	await vi.waitFor(() => expect(plan.epoch).not.toBeNull());
	return { client, plan };
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const byHand = (plan: PlanState, account: string) =>
	plan.edit(withAssigned(plan.settings, [account], 'R1'), `assign-${account}`);
const without = (settings: Settings, rep: string) => withExcluded(settings, { reps: [rep] }, true);
const goal = (plan: PlanState, value: number) =>
	plan.change(withGoal(plan.settings, 'fairness', value), 'goal-fairness');

test('planning starts by itself once a plan is open', async () => {
	const { plan } = await opened();
	expect(plan.activity).toBe('planning');
	await vi.waitFor(() => expect(plan.epoch).not.toBeNull());
	await vi.waitFor(() => expect(plan.activity).toBe('done'), 5000);
});

test('a drag of thirty moves sends few updates, the last position among them', async () => {
	const { client, plan } = await opened();
	const before = client.jobs.length;
	for (let value = 61; value <= 90; value++) {
		goal(plan, value);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	await vi.waitFor(() => expect(client.jobs.at(-1)?.settings.goals.fairness).toBe(90));
	expect(client.jobs.length - before).toBeLessThanOrEqual(5);
});

/** A client whose updates lead to a plan only when the test lets them: a planner on a busy machine. */
async function slow() {
	const { client, plan } = await planned();
	const sent: {
		job: Job;
		tell: () => void;
		end: (how: 'done' | 'cancelled') => void;
		fail: (cause: unknown) => void;
	}[] = [];
	client.update = (job, onEpoch) =>
		new Promise((end, fail) => {
			const tell = () => onEpoch({ ...plan.epoch!, jobId: job.jobId, epoch: 1, done: false });
			sent.push({ job, tell, end, fail });
		});
	/** Fairness of the jobs that went out. */
	const asked = () => sent.map(({ job }) => job.settings.goals.fairness);
	return { plan, sent, asked };
}

test('edits that come faster than plans never starve: one is on its way until its plan shows, then the newest follows', async () => {
	const { plan, sent, asked } = await slow();
	goal(plan, 1);
	await vi.waitFor(() => expect(asked()).toEqual([1]));
	for (let value = 2; value <= 20; value++) {
		goal(plan, value);
		await pause(10);
	}
	expect(asked()).toEqual([1]);
	sent[0]!.tell();
	expect(plan.epoch?.jobId).toBe(sent[0]!.job.jobId);
	await vi.waitFor(() => expect(asked()).toEqual([1, 20]));
	sent[0]!.end('cancelled');
	expect(plan.activity).toBe('planning');
	sent[1]!.tell();
	expect(plan.epoch?.jobId).toBe(sent[1]!.job.jobId);
	await pause(150);
	expect(asked()).toEqual([1, 20]);
});

test('an edit whose settings are refused gives way to the one that waited, else it says why', async () => {
	const { plan, sent, asked } = await slow();
	goal(plan, 1);
	await vi.waitFor(() => expect(asked()).toEqual([1]));
	goal(plan, 2);
	sent[0]!.fail(new RevirError('RULE_CONFLICT'));
	await vi.waitFor(() => expect(asked()).toEqual([1, 2]));
	expect([plan.failure, plan.activity]).toEqual([null, 'planning']);
	sent[1]!.fail(new RevirError('RULE_CONFLICT'));
	await vi.waitFor(() => expect(plan.failure).toMatchObject({ error: { code: 'RULE_CONFLICT' } }));
	expect(plan.activity).toBe('stopped');
});

test('Stop drops the edit that waits', async () => {
	const { plan, sent, asked } = await slow();
	goal(plan, 1);
	await vi.waitFor(() => expect(asked()).toEqual([1]));
	goal(plan, 2);
	plan.stop();
	sent[0]!.end('cancelled');
	await pause(150);
	expect([asked(), plan.activity, plan.settings.goals.fairness]).toEqual([[1], 'stopped', 2]);
});

test('one drag is one undo step', async () => {
	const clock = { ms: 0 };
	const { plan } = await opened(5, clock);
	goal(plan, 70);
	clock.ms += 5000;
	goal(plan, 80);
	plan.history.settle();
	clock.ms += 801;
	goal(plan, 20);
	plan.undo();
	expect(plan.settings.goals.fairness).toBe(80);
	plan.undo();
	expect(plan.settings.goals.fairness).toBe(defaultSettings().goals.fairness);
	plan.redo();
	expect(plan.settings.goals.fairness).toBe(80);
});

test('a burst of arrow keys on one slider is one undo step, another control or a pause begins the next', async () => {
	const clock = { ms: 0 };
	const { plan } = await opened(5, clock);
	const press = (value: number) => {
		goal(plan, value);
		plan.history.settle();
		clock.ms += 300;
	};
	for (let value = 61; value <= 65; value++) press(value);
	clock.ms += 801;
	press(66);
	plan.change(withGoal(plan.settings, 'travel', 10), 'goal-travel');
	const steps: number[] = [];
	while (plan.history.canUndo) {
		plan.undo();
		steps.push(plan.settings.goals.fairness);
	}
	expect(steps).toEqual([66, 65, 60]);
});

test('stop keeps the plan that was reached', async () => {
	const { plan } = await opened(20);
	await vi.waitFor(() => expect(plan.epoch).not.toBeNull());
	plan.stop();
	const kept = plan.epoch;
	await new Promise((resolve) => setTimeout(resolve, 100));
	expect(plan.activity).toBe('stopped');
	expect(plan.epoch).toBe(kept);
	plan.continue();
	await vi.waitFor(() => expect(plan.epoch).not.toBe(kept));
});

test('a file that cannot be read leaves the open plan untouched and says why', async () => {
	const { client, plan } = await opened();
	const view = plan.view;
	client.open = () => Promise.reject(new RevirError('COLUMN_MISSING', { where: { column: 'account_id' } }));
	expect(await plan.open('bad.csv', files, '/generated/geo')).toBe(false);
	expect(plan.view).toBe(view);
	expect(plan.failure).toMatchObject({ kind: 'catalogued', error: { code: 'COLUMN_MISSING' } });
});

test('a hand edit is measured, planning rests, and Continue goes on under the new rules', async () => {
	const { client, plan } = await planned();
	byHand(plan, 'A1');
	expect([plan.activity, plan.paused]).toEqual(['stopped', true]);
	await vi.waitFor(() => expect(client.edits).toHaveLength(1));
	const jobs = client.jobs.length;
	await pause(150);
	expect(client.jobs).toHaveLength(jobs);
	plan.continue();
	expect(plan.paused).toBe(false);
	await vi.waitFor(() => expect(client.jobs.at(-1)?.settings.rules).toHaveLength(1));
});

test('two hand edits within a moment are two undo steps, and undoing them plans nothing', async () => {
	const { client, plan } = await planned();
	byHand(plan, 'A1');
	byHand(plan, 'A2');
	const jobs = client.jobs.length;
	plan.undo();
	await vi.waitFor(() => expect(client.edits.at(-1)?.rules).toHaveLength(1));
	plan.undo();
	expect([plan.settings.rules, plan.history.canUndo]).toEqual([[], false]);
	await vi.waitFor(() => expect(client.resumed.at(-1)?.settings.rules).toEqual([]));
	plan.redo();
	await vi.waitFor(() => expect(client.resumed.at(-1)?.settings.rules).toHaveLength(1));
	await pause(150);
	expect([client.jobs.length, plan.paused]).toEqual([jobs, true]);
});

test('a slider plans again even after Stop; undoing it after Stop plans nothing', async () => {
	const { client, plan } = await planned();
	plan.stop();
	goal(plan, 90);
	await vi.waitFor(() => expect(client.jobs.at(-1)?.settings.goals.fairness).toBe(90));
	plan.stop();
	const jobs = client.jobs.length;
	plan.undo();
	expect([plan.settings.goals.fairness, plan.activity]).toEqual([60, 'stopped']);
	await pause(200);
	expect(client.jobs).toHaveLength(jobs);
	plan.continue();
	await vi.waitFor(() => expect(client.jobs.at(-1)?.settings.goals.fairness).toBe(60));
});

test('undoing a slider while planning plans again', async () => {
	const { client, plan } = await planned();
	goal(plan, 90);
	await vi.waitFor(() => expect(client.jobs.at(-1)?.settings.goals.fairness).toBe(90));
	plan.undo();
	await vi.waitFor(() => expect(client.jobs.at(-1)?.settings.goals.fairness).toBe(60));
});

test('undoing a rule brings back the plan that was on the screen, and redo the one it had led to', async () => {
	const { client, plan } = await opened();
	await vi.waitFor(() => expect(plan.activity).toBe('done'), 5000);
	const before = plan.epoch!;
	client.breaks = ({ rules }) => rules.map(({ id }) => ({ id, territories: [0] }));
	plan.change(withMoveLimit(plan.settings, 1), 'moves');
	await vi.waitFor(() => expect([plan.activity, plan.verdict.broken]).toEqual(['done', 1]), 5000);
	const after = plan.epoch!;
	const jobs = client.jobs.length;
	plan.undo();
	expect([plan.settings.rules, plan.activity, plan.paused, plan.undone]).toEqual([[], 'done', false, true]);
	expect([plan.epoch!.labels, plan.epoch!.gapPct]).toEqual([before.labels, before.gapPct]);
	expect(plan.verdict.broken).toBe(0);
	await vi.waitFor(() => expect(client.resumed.at(-1)?.labels).toBe(before.labels));
	plan.redo();
	expect([plan.epoch!.labels, plan.verdict.broken]).toEqual([after.labels, 1]);
	await pause(150);
	expect(client.jobs).toHaveLength(jobs);
	plan.continue();
	expect([plan.undone, plan.activity]).toEqual([false, 'planning']);
});

test('a rule undone while planning goes on planning from the plan before', async () => {
	const { client, plan } = await planned();
	const before = plan.epoch!;
	plan.change(withMoveLimit(plan.settings, 1), 'moves');
	await vi.waitFor(() => expect(client.jobs.at(-1)?.settings.rules).toHaveLength(1));
	plan.undo();
	expect([plan.activity, plan.paused]).toEqual(['planning', false]);
	expect(plan.epoch!.epoch).toBeGreaterThanOrEqual(before.epoch);
	await vi.waitFor(() => expect(client.jobs.at(-1)?.settings.rules).toEqual([]));
});

test('a change made at rest leads back to rest when it is undone', async () => {
	const { client, plan } = await planned();
	plan.stop();
	await pause(30);
	const before = plan.epoch!;
	plan.change(withMoveLimit(plan.settings, 1), 'moves');
	await vi.waitFor(() => expect(plan.epoch!.jobId).not.toBe(before.jobId));
	const jobs = client.jobs.length;
	plan.undo();
	await pause(150);
	expect([plan.activity, plan.epoch!.labels, client.jobs.length]).toEqual(['stopped', before.labels, jobs]);
});

test('Stop while an undone plan is put back keeps it at rest', async () => {
	const { client, plan } = await planned();
	plan.change(withMoveLimit(plan.settings, 1), 'moves');
	await vi.waitFor(() => expect(client.jobs.at(-1)?.settings.rules).toHaveLength(1));
	plan.undo();
	plan.stop();
	const jobs = client.jobs.length;
	await pause(150);
	expect([client.jobs.length, plan.activity]).toEqual([jobs, 'stopped']);
});

test('an undone plan that cannot be put back is planned anew', async () => {
	const { client, plan } = await planned();
	plan.change(withMoveLimit(plan.settings, 1), 'moves');
	await vi.waitFor(() => expect(client.jobs.at(-1)?.settings.rules).toHaveLength(1));
	client.resume = () => Promise.reject(new RevirError('PLAN_FORMAT'));
	plan.undo();
	await vi.waitFor(() => expect(client.jobs.at(-1)?.settings.rules).toEqual([]));
	expect([plan.activity, plan.failure]).toEqual(['planning', null]);
});

test('leaving a rep out prepares the data again, renumbers the view and plans from nothing; so does taking it back', async () => {
	const { client, plan } = await planned();
	const renumbered = vi.fn();
	plan.onRenumbered = renumbered;
	const { view, generation } = plan;
	plan.change(without(plan.settings, 'R2'), 'exclude-R2');
	await vi.waitFor(() => expect(client.refits.at(-1)?.exclude?.reps).toEqual(['R2']));
	await vi.waitFor(() => expect(plan.generation).toBe(generation + 1));
	expect(plan.view).not.toBe(view);
	await vi.waitFor(() => expect(client.jobs.at(-1)?.settings.exclude?.reps).toEqual(['R2']));
	plan.undo();
	await vi.waitFor(() => expect(plan.generation).toBe(generation + 2));
	expect(client.refits.at(-1)?.exclude).toBeUndefined();
	expect(renumbered).toHaveBeenCalledTimes(2);
});

test('what is changed while the data are prepared again is part of the plan that follows', async () => {
	const { client, plan } = await planned();
	plan.change(without(plan.settings, 'R2'), 'exclude-R2');
	await vi.waitFor(() => expect(plan.activity).toBe('planning'));
	plan.change(without(plan.settings, 'R3'), 'exclude-R3');
	goal(plan, 90);
	await vi.waitFor(() => expect(client.jobs.at(-1)?.settings.exclude?.reps).toEqual(['R2', 'R3']));
	expect(client.refits.at(-1)?.exclude?.reps).toEqual(['R2', 'R3']);
	expect(client.jobs.at(-1)?.settings.goals.fairness).toBe(90);
});

test('an exclusion that is refused is taken back, with its step, and says why', async () => {
	const { client, plan } = await planned();
	client.refit = () => Promise.reject(new RevirError('REPS_NONE'));
	plan.change(without(plan.settings, 'R2'), 'exclude-R2');
	await vi.waitFor(() => expect(plan.failure).toMatchObject({ error: { code: 'REPS_NONE' } }));
	expect([plan.settings.exclude, plan.history.canUndo]).toEqual([undefined, false]);
	await vi.waitFor(() => expect(plan.activity).toBe('planning'));
});

test('a hand edit that is refused leaves settings, history and planning as they were', async () => {
	const { client, plan } = await planned();
	client.edit = () => Promise.reject(new RevirError('RULE_CONFLICT'));
	byHand(plan, 'A1');
	await vi.waitFor(() => expect(plan.failure).toMatchObject({ error: { code: 'RULE_CONFLICT' } }));
	expect([plan.settings.rules, plan.history.canUndo, plan.paused]).toEqual([[], false, false]);
	expect(plan.activity).toBe('planning');
});

test('a planner that is given up keeps the plan on the screen, and Try again goes on planning', async () => {
	const { client, plan } = await planned();
	client.giveUp();
	await vi.waitFor(() => expect(plan.activity).toBe('stopped'));
	const kept = plan.epoch;
	expect([plan.compute, plan.failure, kept === null]).toEqual(['failed', null, false]);
	const jobs = client.jobs.length;
	await plan.retry();
	await vi.waitFor(() => expect(client.jobs).toHaveLength(jobs + 1));
	await vi.waitFor(() => expect(plan.epoch).not.toBe(kept));
});

test('a hand edit made while the planner was down is measured after Try again', async () => {
	const { client, plan } = await planned();
	client.giveUp();
	await vi.waitFor(() => expect(plan.activity).toBe('stopped'));
	byHand(plan, 'A1');
	await pause(50);
	expect([plan.settings.rules.length, client.edits.length, plan.failure]).toEqual([1, 0, null]);
	await plan.retry();
	await vi.waitFor(() => expect(client.edits.at(-1)?.rules).toHaveLength(1));
	expect(plan.paused).toBe(true);
});

test('a plan that undo shows while the planner is down is put back after Try again', async () => {
	const { client, plan } = await opened();
	await vi.waitFor(() => expect(plan.activity).toBe('done'), 5000);
	const before = plan.epoch!;
	plan.change(withMoveLimit(plan.settings, 1), 'moves');
	await vi.waitFor(() => expect(plan.epoch!.jobId).not.toBe(before.jobId));
	client.giveUp();
	await vi.waitFor(() => expect(plan.activity).toBe('stopped'));
	plan.undo();
	await pause(50);
	expect([plan.epoch!.labels, client.resumed.length]).toEqual([before.labels, 0]);
	await plan.retry();
	await vi.waitFor(() => expect(client.resumed.at(-1)?.labels).toBe(before.labels));
	expect(plan.epoch!.labels).toBe(before.labels);
});

test('a plan file shows its plan at rest', async () => {
	const { client, plan } = await planned();
	const settings = withGoal(defaultSettings(), 'travel', 7);
	const saved = plan.epoch!;
	const { view } = plan;
	client.open = async () => ({ view: { ...view! }, settings, resumed: { ...saved, jobId: 0 } });
	await plan.open('x.revir', files, '/generated/geo');
	expect([plan.activity, plan.settings, plan.history.canUndo]).toEqual(['stopped', settings, false]);
	expect(plan.epoch?.labels).toBe(saved.labels);
	const jobs = client.jobs.length;
	await pause(150);
	expect(client.jobs).toHaveLength(jobs);
	plan.continue();
	await vi.waitFor(() => expect(client.jobs.at(-1)?.settings.goals.travel).toBe(7));
});

test('Reset takes back weights and goals, not rules, exclusions or tolerances', async () => {
	const { plan } = await planned();
	goal(plan, 90);
	const tolerant = withTolerance(without(withAssigned(plan.settings, ['A1'], 'R1'), 'R2'), 17);
	plan.change(tolerant, 'all');
	plan.reset();
	expect(plan.settings).toEqual({ ...tolerant, goals: defaultSettings().goals });
});

test('of two dropped files the one that names reps holds the reps', () => {
	const accounts = new File(['x'.repeat(10)], 'kunden.csv');
	const reps = new File(['x'.repeat(99)], 'reps.csv');
	expect(splitFiles([reps, accounts])).toEqual({ accounts, reps });
	expect(splitFiles([accounts, reps])).toEqual({ accounts, reps });
	expect(splitFiles([accounts])).toEqual({ accounts, reps: null });
});
