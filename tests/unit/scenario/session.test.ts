import { describe, expect, it } from 'vitest';
import { base, runTo, session, withRules, withTravel } from './market.ts';

describe('a session is a chain of segments', () => {
	it('replays a chain of live edits to the same labels', () => {
		const live = session();
		live.begin('cold', base, 1);
		runTo(live, 3);
		for (const travel of [10, 90, 30, 100]) {
			live.begin('warm', withTravel(travel), 1);
			runTo(live, 2);
		}
		const again = session();
		for (const segment of live.segments()) {
			again.begin(segment.start, live.settingsByHash()[segment.settingsHash]!, segment.seed);
			runTo(again, segment.epochs);
		}
		expect(again.last!.labels).toEqual(live.last!.labels);
		expect(live.segments().map(({ start, epochs }) => `${start} ${epochs}`)).toEqual([
			'cold 3',
			'warm 2',
			'warm 2',
			'warm 2',
			'warm 2'
		]);
	});

	it('leaves no trace of an edit that was replaced before its first epoch', () => {
		const plan = session();
		plan.begin('cold', base, 1);
		runTo(plan, 2);
		plan.begin('warm', withTravel(5), 1);
		plan.begin('warm', withTravel(95), 1);
		runTo(plan, 1);
		expect(plan.segments()).toHaveLength(2);
		expect(Object.keys(plan.settingsByHash())).toHaveLength(2);
	});

	it('starts cold when there is nothing to continue', () => {
		const plan = session();
		plan.begin('warm', base, 1);
		runTo(plan, 1);
		expect(plan.segments()[0]!.start).toBe('cold');
	});

	it('starts free centres about as balanced as they end: nothing pins a territory to where its centre began', () => {
		const plan = session({ ...base, centres: 'free' });
		plan.begin('cold', { ...base, centres: 'free' }, 1);
		expect(runTo(plan, 1).report.worstDeviation).toBeLessThan(0.2);
	});

	it('keeps the bound when a limit or a measure comes or goes', () => {
		const plan = session();
		plan.begin('cold', base, 1);
		const { bound } = runTo(plan, 12).report;
		const size = { id: 'much', type: 'size', hard: true, params: { of: 'accounts', max: 200 } } as const;
		plan.begin('warm', withRules([size]), 1);
		expect(runTo(plan, 1).report.bound).toBeGreaterThan(bound! * 0.999);
		plan.begin('warm', base, 1);
		expect(runTo(plan, 1).report.bound).toBeGreaterThan(bound! * 0.999);
		const [first] = base.measures;
		plan.begin('warm', { ...base, measures: [first!] }, 1);
		expect(runTo(plan, 1).report.bound).toBeGreaterThan(bound! * 0.9);
	});

	it('names no gap outside the tolerance and none for free centres', () => {
		const plan = session();
		plan.begin('cold', { ...base, centres: 'free' }, 1);
		const free = runTo(plan, 2);
		expect(free.gapPct).toBeNull();
		expect(free.boundHoursPerVisit).toBeNull();
		plan.begin('cold', base, 1);
		const fixed = runTo(plan, 4);
		expect(fixed.report.worstDeviation).toBeLessThanOrEqual(0.1 + 1e-9);
		expect(fixed.gapPct).toBeGreaterThanOrEqual(0);
	});
});
