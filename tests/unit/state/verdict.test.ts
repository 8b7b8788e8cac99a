import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import { withTolerance } from '#lib/state/edit-settings.ts';
import type { EpochEvent } from '#lib/state/types.ts';
import { verdictOn } from '#lib/state/verdict.ts';

const few = (max: number): Settings => ({
	...defaultSettings(),
	rules: [{ id: 'few', type: 'size', hard: true, params: { of: 'accounts', max } }]
});
const broken = [
	{ id: 'few', territories: [0, 2] },
	{ id: 'tolerance:potential', territories: [-1] }
];
const epoch = (given: Partial<EpochEvent> = {}) =>
	({ keepsRules: false, broken, infeasible: false, ...given }) as EpochEvent;

describe('the verdict on the plan on the screen', () => {
	it('counts what it breaks of all rules and tolerances', () => {
		const verdict = verdictOn(epoch(), few(8), few(8));
		expect([verdict.broken, verdict.total, verdict.hopeless]).toEqual([2, 3, false]);
		expect(['few', 'tolerance:potential', 'tolerance:index'].map(verdict.of)).toEqual([[0, 2], [-1], []]);
	});

	it('says nothing of a rule that was changed since, and goes on telling of the others', () => {
		const verdict = verdictOn(epoch({ infeasible: true }), few(8), few(14));
		expect([verdict.of('few'), verdict.of('tolerance:potential'), verdict.broken]).toEqual([null, [-1], 1]);
		expect(verdict.hopeless).toBe(false);
		expect(verdictOn(epoch(), few(8), withTolerance(few(8), 30, 'potential')).of('tolerance:potential')).toBeNull();
	});

	it('repeats a proof only of the rules it speaks of', () => {
		expect(verdictOn(epoch({ infeasible: true }), few(8), few(8)).hopeless).toBe(true);
		expect(verdictOn(epoch({ infeasible: true }), few(8), defaultSettings()).hopeless).toBe(false);
	});

	it('knows nothing before the first plan, nor of one with units that nobody serves', () => {
		for (const none of [null, epoch({ keepsRules: null, broken: [] })])
			expect([verdictOn(none, few(8), few(8)).broken, verdictOn(none, few(8), few(8)).of('few')]).toEqual([0, null]);
	});
});
