import { expect, test, vi } from 'vitest';
import { defaultSettings } from '#engine/model/settings.ts';
import { RevirError } from '#engine/model/errors.ts';
import { withGoal } from '#lib/state/edit-settings.ts';
import { splitFiles, type PlanFiles } from '#lib/state/demos.ts';
import { PlanState } from '#lib/state/plan.svelte.ts';
import { createFixtureClient } from './fixtures/fixture-client.ts';

const files = async (): Promise<PlanFiles> => ({
	accounts: new ArrayBuffer(8),
	accountsName: 'a.arrow',
	reps: null,
	repsName: null,
	settings: null
});
async function opened(epochMs = 5) {
	const client = createFixtureClient({ epochMs, units: 60 });
	const plan = new PlanState(client);
	await plan.open('demo', files, '/generated/geo');
	return { client, plan };
}
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

test('one drag is one undo step', async () => {
	const { plan } = await opened();
	goal(plan, 70);
	goal(plan, 80);
	plan.history.settle();
	goal(plan, 20);
	plan.undo();
	expect(plan.settings.goals.fairness).toBe(80);
	plan.undo();
	expect(plan.settings.goals.fairness).toBe(defaultSettings().goals.fairness);
	plan.redo();
	expect(plan.settings.goals.fairness).toBe(80);
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

test('of two dropped files the one that names reps holds the reps', () => {
	const accounts = new File(['x'.repeat(10)], 'kunden.csv');
	const reps = new File(['x'.repeat(99)], 'reps.csv');
	expect(splitFiles([reps, accounts])).toEqual({ accounts, reps });
	expect(splitFiles([accounts, reps])).toEqual({ accounts, reps });
	expect(splitFiles([accounts])).toEqual({ accounts, reps: null });
});
