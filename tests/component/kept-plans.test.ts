import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultSettings } from '#engine/model/settings.ts';
import { withGoal } from '#lib/state/edit-settings.ts';
import { createPlanClient } from '#lib/compute/plan-client.ts';
import { Keeper, type KeeperParts } from '#lib/state/keeper.svelte.ts';
import { PlanState } from '#lib/state/plan.svelte.ts';
import { endedOpening, mayHavePlans, opening } from '#lib/storage/last-opened.ts';
import { browserPlans, type PlanStore, type StoredPlan } from '#lib/storage/plan-store.ts';
import { holdWriter } from '#lib/storage/writer-lock.ts';
import { createFixtureClient } from './fixtures/fixture-client.ts';
import { noMapData, smallFiles } from './fixtures/small-dataset.ts';

const made: { dispose(): void }[] = [];
const kept = <T extends { dispose(): void }>(one: T): T => (made.push(one), one);
beforeEach(() => {
	localStorage.clear();
	sessionStorage.clear();
});
afterEach(async () => {
	for (const one of made.splice(0)) one.dispose();
	for (const { id } of await browserPlans.list()) await browserPlans.remove(id);
});
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const now = () => new Date().toISOString();
const quick = { settleMs: 20, everyMs: 300, now };

/** A store in memory, whose writes a test can refuse, and locks of one browser. */
function memory() {
	const plans = new Map<string, { plan: StoredPlan; file: Uint8Array<ArrayBuffer> }>();
	const held = new Set<string>();
	const writes: StoredPlan[] = [];
	const store: PlanStore & { refuse: Error | null } = {
		refuse: null,
		list: async () => [...plans.values()].map(({ plan }) => plan).sort((a, b) => b.savedAt.localeCompare(a.savedAt)),
		read: async (id) => plans.get(id)?.file.slice() ?? null,
		async write(plan, file) {
			if (store.refuse !== null) throw store.refuse;
			writes.push(plan);
			plans.set(plan.id, { plan, file: file?.slice() ?? plans.get(plan.id)!.file });
		},
		async remove(id) {
			plans.delete(id);
		}
	};
	const hold: KeeperParts['hold'] = async (id) => {
		if (held.has(id)) return null;
		held.add(id);
		return () => held.delete(id);
	};
	return { store, plans, writes, parts: { store, hold, pace: quick } };
}

const table = async () => ({
	...{ accounts: new ArrayBuffer(8), accountsName: 'kunden.csv', reps: null, repsName: null, settings: null }
});
/** A tab with the fixture plan open as the reader's own. */
async function tab({ parts, epochMs = 5 }: { parts: KeeperParts; epochMs?: number }) {
	const client = createFixtureClient({ epochMs, units: 60 });
	const plan = kept(new PlanState(client));
	const keeper = kept(new Keeper(plan, parts));
	await plan.open('kunden.csv', table, '/generated/geo');
	await keeper.begin('tables');
	const rests = () => vi.waitFor(() => expect(plan.activity).not.toBe('planning'), 5000);
	const written = () =>
		vi.waitFor(() => {
			expect(keeper.autosave.now.kind).toBe('kept');
			expect(keeper.autosave.losable).toBe(false);
		});
	return { client, plan, keeper, rests, written };
}

test('a plan of real workers comes back from the browser as it was: accounts, settings, territories, name', async () => {
	const parts = { store: browserPlans, hold: holdWriter, pace: quick };
	const { accounts, accountsName, reps, repsName, settings } = smallFiles();
	const plan = kept(new PlanState(createPlanClient()));
	const keeper = new Keeper(plan, parts);
	await plan.open('small', async () => ({ accounts, accountsName, reps, repsName, settings }), noMapData);
	await keeper.begin('tables');
	await vi.waitFor(() => expect(plan.epoch?.epoch).toBeGreaterThan(1), 20_000);
	await plan.rest();
	await keeper.autosave.flush();
	// Stopped before there is a plan under them, and kept all the same.
	plan.change(withGoal(plan.settings, 'fairness', 83), 'goal-fairness');
	await plan.rest();
	expect(keeper.autosave.losable).toBe(true);
	await keeper.autosave.flush();
	expect(plan.shown.goals.fairness).not.toBe(83);
	expect(mayHavePlans()).toBe(true);
	expect(keeper.autosave.losable).toBe(false);

	// Another tab opens it too, and leaves it to the first one to write it.
	const second = kept(new PlanState(createPlanClient()));
	const other = kept(new Keeper(second, parts));
	expect(await other.reopen(null, noMapData, true)).toBe('opened');
	expect(other.autosave.now.kind).toBe('elsewhere');
	expect(await other.remove(keeper.autosave.id!)).toBe(false);

	keeper.dispose();
	expect(await other.reopen(null, noMapData, true)).toBe('opened');
	expect([second.hash, second.settings, second.activity]).toEqual([plan.hash, plan.settings, 'stopped']);
	expect([second.view?.title, second.view?.accountCount]).toEqual(['small.arrow', 240]);
	expect(other.plans).toMatchObject([{ name: 'small.arrow', accounts: 240, edited: true }]);
	expect(other.autosave.now.kind).toBe('kept');
	expect(await other.remove(other.autosave.id!)).toBe(true);
	expect([await browserPlans.list(), mayHavePlans(), other.autosave.now.kind]).toEqual([[], false, 'off']);
	expect(await other.reopen(null, noMapData, true)).toBe('missing');
});

test('planning is not stopped for more than one write per interval; at rest the last plan is written', async () => {
	const { parts, writes } = memory();
	const { keeper, rests } = await tab({ parts, epochMs: 25 });
	await rests();
	// 30 epochs of 25 ms and more: the first plan, and one per 300 ms after it.
	expect(writes.length).toBeGreaterThanOrEqual(1);
	expect(writes.length).toBeLessThanOrEqual(5);
	await pause(150);
	const count = writes.length;
	await keeper.autosave.flush();
	expect(writes.length).toBe(count);
});

test('until an edit is written, closing the page would lose it', async () => {
	const { parts, writes } = memory();
	const { plan, keeper, rests, written } = await tab({ parts });
	await rests();
	await written();
	const before = writes.length;
	plan.edit(withGoal(plan.settings, 'fairness', 83), 'goal');
	expect(keeper.autosave.losable).toBe(true);
	await written();
	expect(writes.length).toBeGreaterThan(before);
	expect(writes.at(-1)).toMatchObject({ edited: true, name: plan.view!.title });
});

test('a demo opened over it changes nothing of a kept plan, however late the keeper hears of it', async () => {
	const { parts, plans } = memory();
	const { plan, keeper, rests, written } = await tab({ parts });
	await rests();
	await written();
	await keeper.autosave.flush();
	const before = [...plans.values()];
	const settings = withGoal(plan.settings, 'fairness', 17);
	await plan.open('demo', async () => ({ ...(await table()), settings }), '/generated/geo');
	await rests();
	await pause(100);
	await keeper.autosave.flush();
	expect([...plans.values()]).toEqual(before);
	expect(keeper.end()?.name).toBe(before[0]?.plan.name);
});

test('a full disk is told, the file before stays, and the next try is the reader’s', async () => {
	const { parts, store, plans, writes } = memory();
	const { plan, keeper, rests, written } = await tab({ parts });
	await rests();
	await written();
	const file = [...plans.values()][0];
	store.refuse = new DOMException('full', 'QuotaExceededError');
	plan.edit(withGoal(plan.settings, 'fairness', 83), 'goal');
	await vi.waitFor(() => expect(keeper.autosave.now).toEqual({ kind: 'failed', why: 'room' }));
	expect([...plans.values()]).toEqual([file]);
	expect(keeper.autosave.losable).toBe(true);
	store.refuse = null;
	const count = writes.length;
	await pause(60);
	expect(writes.length).toBe(count);
	await keeper.autosave.retry();
	expect(keeper.autosave.now.kind).toBe('kept');
});

test('the same untouched data opened again take the place of what was kept; an edited plan stays beside', async () => {
	const { parts, plans } = memory();
	const open = async () => {
		const client = createFixtureClient({ epochMs: 1, units: 60 });
		client.files = () => ({
			accounts: new Uint8Array([1, 2]).buffer,
			accountsName: 'kunden.csv',
			reps: new ArrayBuffer()
		});
		const plan = kept(new PlanState(client));
		const keeper = new Keeper(plan, parts);
		await plan.open('kunden.csv', table, '/generated/geo');
		await keeper.begin('tables');
		await vi.waitFor(() => expect([plan.activity, keeper.autosave.losable]).toEqual(['done', false]), 5000);
		return { plan, keeper };
	};
	(await open()).keeper.dispose();
	const { plan, keeper } = await open();
	expect(plans.size).toBe(1);
	plan.edit(withGoal(plan.settings, 'fairness', 83), 'goal');
	await vi.waitFor(() => expect([...plans.values()][0]?.plan.edited).toBe(true));
	keeper.dispose();
	(await open()).keeper.dispose();
	expect(plans.size).toBe(2);
});

test('a kept plan that cannot be read is named with the reason, and its bytes stay', async () => {
	const { parts, store } = memory();
	const file = new Uint8Array([1, 2, 3]);
	await store.write(
		{ id: 'x', name: 'old', accounts: 3, savedAt: now(), data: '', edited: true, settings: defaultSettings() },
		file
	);
	const plan = kept(new PlanState(createPlanClient()));
	const keeper = kept(new Keeper(plan, parts));
	expect(await keeper.reopen('x', noMapData, true)).toBe('broken');
	expect(keeper.broken).toMatchObject({ plan: { name: 'old' }, failure: { error: { code: 'PLAN_FORMAT' } } });
	expect(plan.failure).toBeNull();
	expect(await keeper.file('x')).toEqual(file);
});

test('a plan whose opening ended the page is not opened unasked again', async () => {
	const { parts, store } = memory();
	await store.write(
		{ id: 'x', name: 'big', accounts: 3, savedAt: now(), data: '', edited: true, settings: defaultSettings() },
		new Uint8Array(3)
	);
	opening('x');
	const plan = kept(new PlanState(createFixtureClient({ epochMs: 1, units: 60 })));
	const keeper = kept(new Keeper(plan, parts));
	expect(await keeper.reopen(null, noMapData, true)).toBe('broken');
	expect([keeper.broken?.failure, plan.view, endedOpening()]).toEqual([null, null, null]);
	expect(await keeper.reopen('x', noMapData, false)).toBe('opened');
});
