import { expect, it } from 'vitest';
import { defaultSettings } from '#engine/model/settings.ts';
import { LastPlan } from '#lib/compute/last-plan.ts';
import type { EpochEvent } from '#workers/plan-api.ts';

const settings = defaultSettings();
const epoch = (jobId: number, number: number, began: EpochEvent['began'] = 'cold') =>
	({ jobId, epoch: number, began, labels: Int32Array.of(jobId, number), prices: null }) as unknown as EpochEvent;

it('epochs that a job tells after another plan took its place belong to no chain any more', () => {
	const last = new LastPlan();
	last.sent({ jobId: 1, settings, epochs: 9 });
	last.told(epoch(1, 1));
	const before = last.reached!;
	last.sent({ jobId: 2, settings, epochs: 9 });
	last.told(epoch(2, 1, 'warm'));
	expect(last.reached!.stretches).toHaveLength(2);
	last.resumed(3, before.settings, before.stretches, { ...epoch(3, 1), labels: before.labels });
	last.told(epoch(2, 2, 'warm'));
	expect(last.reached).toEqual(before);
	last.sent({ jobId: 4, settings, epochs: 9 });
	last.told(epoch(4, 1, 'warm'));
	expect(last.reached!.stretches.map(({ start, epochs }) => [start, epochs])).toEqual([
		['cold', 1],
		['warm', 1]
	]);
});
