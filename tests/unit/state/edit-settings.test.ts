import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulesOf } from '#engine/model/rules.ts';
import { parseSettings } from '#engine/model/parse-settings.ts';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import {
	withAssigned,
	withBarrier,
	withExcluded,
	withKeptUnits,
	withMeasure,
	withoutRule,
	withReleased,
	withTolerance
} from '#lib/state/edit-settings.ts';

const start = defaultSettings();
const assigned = (settings: Settings) =>
	rulesOf(settings.rules, 'assign').flatMap(({ params }) => params.accounts.map((id) => `${id}→${params.repId}`));

describe('hand edits of settings', () => {
	it('an account has one rep: the last assignment wins and empty rules go', () => {
		const once = withAssigned(start, ['A1', 'A2'], 'R1');
		const twice = withAssigned(once, ['A2', 'A1'], 'R2');
		expect(assigned(once)).toEqual(['A1→R1', 'A2→R1']);
		expect(assigned(twice)).toEqual(['A2→R2', 'A1→R2']);
		expect(twice.rules).toHaveLength(1);
	});

	it('releasing takes assignments away and lifts only locks that came with the data', () => {
		const held = withAssigned(start, ['A1', 'A2'], 'R1');
		const released = withReleased(held, ['A1', 'A3'], ['A3']);
		expect(assigned(released)).toEqual(['A2→R1']);
		expect(rulesOf(released.rules, 'release')[0]?.params.accounts).toEqual(['A3']);
		expect(withAssigned(released, ['A3'], 'R2').rules.map(({ type }) => type)).toEqual(['assign', 'assign']);
	});

	it('a unit is kept for one rep at most', () => {
		const kept = withKeptUnits(withKeptUnits(start, ['u1', 'u2'], 'R1'), ['u2'], 'R2');
		expect(rulesOf(kept.rules, 'keep-units').map(({ params }) => [params.repId, params.units])).toEqual([
			['R1', ['u1']],
			['R2', ['u2']]
		]);
		expect(withKeptUnits(kept, ['u1', 'u2'], null).rules).toEqual([]);
	});

	it('barriers get ids of their own, also after one was removed', () => {
		const line = [[9, 50] as const, [10, 51] as const];
		const two = withBarrier(withBarrier(start, 'Elbe', line), 'Main', line);
		const again = withBarrier(withoutRule(two, 'barrier-1'), 'Donau', line);
		expect(again.rules.map(({ id }) => id)).toEqual(['barrier-2', 'barrier-3']);
	});

	it('leaving out and taking back in leads to the same settings', () => {
		const out = withExcluded(start, { reps: ['R1'], accounts: ['A1'] }, true);
		expect(out.exclude).toEqual({ reps: ['R1'], accounts: ['A1'] });
		expect(withExcluded(out, { reps: ['R1'], accounts: ['A1'] }, false)).toEqual(start);
	});

	it('the last balanced measure stays, and a measure can be had with its own tolerance', () => {
		const one = withMeasure(start, 'index', false);
		expect(withMeasure(one, 'potential', false)).toBe(one);
		const four = withTolerance(withMeasure(start, 'workload', true), 20, 'workload');
		expect(four.measures.map(({ id, tolerance }) => [id, tolerance])).toEqual([
			['potential', 10],
			['index', 10],
			['workload', 20]
		]);
	});

	it('whatever is edited stays a valid settings value in which no account has two reps', () => {
		const id = fc.constantFrom('A1', 'A2', 'A3', 'A4');
		const rep = fc.constantFrom('R1', 'R2', 'R3');
		const step = fc.oneof(
			fc.tuple(fc.array(id, { minLength: 1 }), rep).map(
				([ids, to]) =>
					(s: Settings) =>
						withAssigned(s, [...new Set(ids)], to)
			),
			fc.array(id, { minLength: 1 }).map((ids) => (s: Settings) => withReleased(s, ids, ids.slice(1))),
			fc.tuple(fc.array(id, { minLength: 1 }), fc.option(rep)).map(
				([ids, to]) =>
					(s: Settings) =>
						withKeptUnits(s, [...new Set(ids)], to)
			),
			rep.map((id) => (s: Settings) => withoutRule(s, `assign-${id}`))
		);
		fc.assert(
			fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
				const end = steps.reduce((settings, edit) => edit(settings), start);
				expect(parseSettings(structuredClone(end))).toEqual(end);
				const held = rulesOf(end.rules, 'assign').flatMap(({ params }) => params.accounts);
				expect(new Set(held).size).toBe(held.length);
				const kept = rulesOf(end.rules, 'keep-units').flatMap(({ params }) => params.units);
				expect(new Set(kept).size).toBe(kept.length);
			})
		);
	});
});
