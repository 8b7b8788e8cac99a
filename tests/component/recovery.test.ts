import { afterEach, expect, it, vi } from 'vitest';
import type { Settings } from '#engine/model/settings.ts';
import { readPlanFile } from '#engine/scenario/plan-file.ts';
import { newestScenario } from '#engine/scenario/reached.ts';
import { replayScenario } from '#engine/scenario/replay.ts';
import { createPlanClient, spawnWorkers, type PlanClient } from '#lib/compute/plan-client.ts';
import { withAssigned, withExcluded, withGoal, withKeptUnits, withTolerance } from '#lib/state/edit-settings.ts';
import type { ComputeStatus, EpochEvent, PlanView } from '#lib/state/types.ts';
import { geoJson, patchwork } from '../fixtures/areas.ts';
import { noGeography } from '../fixtures/dataset.ts';
import { randomFrom } from './fixtures/random.ts';
import { noMapData, smallFiles, smallSettings } from './fixtures/small-dataset.ts';

const savedAt = '2026-01-01T00:00:00Z';
const clients: PlanClient[] = [];
afterEach(() => {
	for (const client of clients.splice(0)) client.dispose();
});

/** A real client on real workers whose threads a test can end behind its back. */
async function opened() {
	const live: { planner?: Worker; scorer?: Worker; reader?: Worker } = {};
	let planners = 0;
	const client = createPlanClient({
		planner: () => (planners++, (live.planner = spawnWorkers.planner())),
		scorer: () => (live.scorer = spawnWorkers.scorer()),
		reader: () => (live.reader = spawnWorkers.reader())
	});
	clients.push(client);
	const statuses: ComputeStatus[] = [];
	client.onStatus((status) => statuses.push(status));
	const { view } = await client.open(smallFiles(), () => {});
	const epochs: EpochEvent[] = [];
	let jobId = 0;
	const plan = (how: 'start' | 'update', settings: Settings = smallSettings) => {
		jobId++;
		return client[how]({ jobId, settings, epochs: 100_000 }, (event) => epochs.push(event));
	};
	const more = async (count = 1) => {
		const from = epochs.length;
		await vi.waitFor(() => expect(epochs.length).toBeGreaterThanOrEqual(from + count), {
			timeout: 20_000,
			interval: 5
		});
	};
	const stop = async (run: Promise<unknown>) => {
		await client.cancel(jobId);
		expect(await run).toBe('cancelled');
	};
	const save = () => client.save('plan', savedAt);
	return { client, view, live, statuses, epochs, plan, more, stop, save, planners: () => planners };
}

/** Labels by unit of the file, after its segments were run again here and led to the same. */
function replayed(bytes: Uint8Array, view: PlanView): Int32Array {
	const plan = readPlanFile(bytes, 'x.revir');
	const scenario = newestScenario(plan, 'x.revir');
	replayScenario(plan, scenario, noGeography, 'x.revir');
	const repOf = new Map(view.reps.map(({ id }, rep) => [id, rep]));
	return Int32Array.from(view.units.ids, (id) => repOf.get(scenario.labels[id] ?? '') ?? -1);
}

it('a planner killed before its first plan starts anew', async () => {
	const { live, plan, more, stop, save, view, epochs } = await opened();
	const run = plan('start');
	live.planner!.terminate();
	await more();
	await stop(run);
	expect(replayed(await save(), view)).toEqual(epochs.at(-1)!.labels);
});

it('a plan at rest is back after a kill, to the byte of its file: sliders, hand edits and exclusions included', async () => {
	const { client, view, live, plan, more, stop, save, statuses } = await opened();
	const killed = async () => {
		const before = await save();
		live.planner!.terminate();
		await vi.waitFor(() => expect(statuses.at(-1)).toBe('restarted'));
		const after = await save();
		expect(after).toEqual(before);
		return after;
	};
	void plan('start');
	await more(2);
	const update = plan('update', withGoal(smallSettings, 'travel', 90));
	await more(2);
	await stop(update);
	await killed();
	const tolerant = withTolerance(smallSettings, 20);
	const edited = withKeptUnits(withAssigned(tolerant, ['a1', 'a2'], 'r3'), view.units.ids.slice(7, 9), 'r0');
	await client.edit(50, edited);
	await killed();
	// Edited twice by two workers: the second knows of the first only what it was told.
	await client.edit(51, withAssigned(edited, ['a9'], 'r1'));
	await killed();
	const left = withExcluded(smallSettings, { reps: ['r4'] }, true);
	const refitted = await client.refit(left);
	expect(await client.start({ jobId: 60, settings: left, epochs: 3 }, () => {})).toBe('done');
	const bytes = await killed();
	expect(replayed(bytes, refitted)).toHaveLength(240);
});

it('a hand edit in flight when the planner dies is measured all the same; a question in flight rejects at once', async () => {
	const { client, live, plan, more, stop } = await opened();
	const run = plan('start');
	await more();
	await stop(run);
	const edit = client.edit(9, withAssigned(smallSettings, ['a1'], 'r2'));
	const asked = client.ask('account', 1).catch((error: { code: string }) => error.code);
	await Promise.resolve();
	live.planner!.terminate();
	expect(await asked).toBe('COMPUTE_STOPPED');
	expect((await edit).jobId).toBe(9);
	expect((await client.ask('account', 1)).ownerNow).toBe(2);
});

it('three deaths in a row without an epoch end in "failed"; what is called then rejects at once, and revive brings the plan back', async () => {
	const { client, live, plan, more, statuses, save, epochs } = await opened();
	const run = plan('start').catch((error: { code: string }) => error.code);
	await more(2);
	// Every planner from now on ends as soon as it is up.
	const { planner } = spawnWorkers;
	const dying = vi.spyOn(spawnWorkers, 'planner').mockImplementation(() => {
		const worker = planner();
		worker.addEventListener('message', () => setTimeout(() => worker.terminate()));
		return worker;
	});
	live.planner!.terminate();
	expect(await run).toBe('COMPUTE_STOPPED');
	expect(statuses.at(-1)).toBe('failed');
	expect(dying).toHaveBeenCalledTimes(2);
	await expect(save()).rejects.toMatchObject({ code: 'COMPUTE_STOPPED' });
	await expect(client.revive()).rejects.toMatchObject({ code: 'COMPUTE_STOPPED' });
	expect(statuses.at(-1)).toBe('failed');
	dying.mockRestore();
	await client.revive();
	expect(statuses.at(-1)).toBe('stopped');
	const shown = epochs.at(-1)!;
	const scenario = newestScenario(readPlanFile(await save(), 'x'), 'x');
	expect(Object.values(scenario.labels)).toHaveLength(shown.labels.length);
	expect(scenario.segments.map(({ epochs: count }) => count)).toEqual([shown.epoch]);
});

it('the heat map outlives its worker', async () => {
	const { client, live } = await opened();
	const before = await client.score(smallSettings);
	live.scorer!.terminate();
	expect(await client.score(smallSettings)).toEqual(before);
});

it('a saved plan opens with its plan in place and goes on to a plan that replays', async () => {
	const { client, view, plan, more, stop, save, epochs } = await opened();
	const settings = withGoal(smallSettings, 'travel', 90);
	let run = plan('start', settings);
	await more(3);
	await stop(run);
	const edited = withKeptUnits(settings, view.units.ids.slice(7, 8), 'r0');
	await client.edit(40, edited);
	const bytes = await save();
	const again = await client.open(
		{ ...smallFiles(), accounts: bytes.slice().buffer, accountsName: 'renamed.zip', reps: null, repsName: null },
		() => {}
	);
	expect(again.settings).toEqual(edited);
	expect(again.view.title).toBe('plan');
	expect(again.resumed?.labels).toEqual(replayed(bytes, view));
	expect(await save()).toEqual(bytes);
	run = client.update({ jobId: 70, settings: edited, epochs: 100_000 }, (event) => epochs.push(event));
	await more(2);
	await client.cancel(70);
	await run;
	expect(replayed(await save(), view)).toEqual(epochs.at(-1)!.labels);
});

it('areas of the reader’s own outlive the planner, other exclusions and the plan file', async () => {
	const { client, live, epochs } = await opened();
	const areas = geoJson(patchwork({ columns: 20, rows: 10, seed: 6 })).slice().buffer;
	const settings = { ...smallSettings, units: 'auto' as const };
	const notices = [{ error: { code: 'AREA_MERGED' as const }, count: 2 }];
	const { view } = await client.open({ ...smallFiles(), settings, areas, areasName: 'a.geojson', notices }, () => {});
	expect(view.units.count).toBe(200);
	expect([view.notices[0], client.files()!.notices![0]]).toEqual([notices[0], notices[0]]);
	expect(view.notices).toContainEqual({ error: { code: 'AREA_NEAREST' }, count: expect.any(Number) });
	live.planner!.terminate();
	const run = client.start({ jobId: 1, settings, epochs: 2 }, (event) => epochs.push(event));
	expect(await run).toBe('done');
	const bytes = await client.save('plan', savedAt);
	expect(client.files()!.areas!.byteLength).toBeGreaterThan(0);
	const again = await client.open(
		{ ...smallFiles(), accounts: bytes.slice().buffer, accountsName: 'x.revir', reps: null, repsName: null },
		() => {}
	);
	expect(again.view.units.ids).toEqual(view.units.ids);
	expect(again.resumed?.labels).toEqual(epochs.at(-1)!.labels);
	expect((await client.refit(withExcluded(settings, { accounts: ['a1'] }, true))).units.ids).toEqual(view.units.ids);
});

it('a damaged plan file is refused and the plan before stays open', async () => {
	const { client, plan, more, stop, save } = await opened();
	const run = plan('start');
	await more();
	await stop(run);
	const bytes = await save();
	const damaged = bytes.slice();
	damaged[Math.floor(damaged.length / 2)]! ^= 0xff;
	const input = { ...smallFiles(), accounts: damaged.buffer, accountsName: 'x.revir', geographyBase: noMapData };
	await expect(client.open(input, () => {})).rejects.toMatchObject({ name: 'RevirError' });
	expect(await save()).toEqual(bytes);
});

it('a planner killed again and again, under moving sliders, goes on by itself to a plan that replays', async () => {
	const { client, live, statuses, plan, more, stop, save, view, epochs, planners } = await opened();
	const random = randomFrom(8);
	let settings = smallSettings;
	let run = plan('start', settings);
	await more();
	for (let kill = 1; kill <= 12; kill++) {
		if (kill % 4 === 0) {
			settings = withGoal(settings, 'travel', Math.floor(100 * random()));
			const earlier = run;
			run = plan('update', settings);
			expect(await earlier).toBe('cancelled');
		}
		// Some right after an epoch, some while the next is under way.
		await new Promise((resolve) => setTimeout(resolve, 30 * random()));
		const asked = client.ask('account', 0).catch((error: { code: string }) => error.code);
		live.planner!.terminate();
		// What the one before had sent may still arrive; only what the next one tells counts.
		await vi.waitFor(() => expect(planners()).toBe(kill + 1), { interval: 5 });
		await more();
		await asked;
	}
	await stop(run);
	expect(planners()).toBe(13);
	expect(statuses.filter((status) => status === 'restarted')).toHaveLength(12);
	expect(statuses.at(-1)).toBe('stopped');
	expect(replayed(await save(), view)).toEqual(epochs.at(-1)!.labels);
});
