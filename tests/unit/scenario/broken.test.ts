import { describe, expect, it } from 'vitest';
import type { Rule } from '#engine/model/rules.ts';
import { rulesBroken } from '#engine/scenario/breaks.ts';
import { createSession } from '#engine/scenario/session.ts';
import { noGeography } from '../../fixtures/dataset.ts';
import { base, market, runTo, session, withRules } from './market.ts';

const most = (max: number): Rule => ({ id: 'few', type: 'size', hard: true, params: { of: 'accounts', max } });

describe('what a plan breaks', () => {
	it('is told with every epoch, with the proof where there is one', () => {
		const plan = session();
		plan.begin('cold', withRules([most(20)]), 1);
		const epoch = runTo(plan, 2);
		expect(epoch.keepsRules).toBe(false);
		expect(epoch.broken.find(({ id }) => id === 'few')?.territories.length).toBeGreaterThan(0);
		expect(epoch.infeasible).toBe(epoch.report.infeasible);
	});

	it('is told of a hand edit and of a plan taken over too, and is nothing once the rule is gone', () => {
		const plan = session();
		plan.begin('cold', base, 1);
		const { labels } = runTo(plan, 3).end;
		expect(plan.last).toMatchObject({ keepsRules: true, broken: [] });
		const edited = plan.edit(withRules([most(20)]));
		expect(edited.keepsRules).toBe(false);
		expect(edited.broken).toMatchObject([{ id: 'few' }]);
		expect(plan.edit(base)).toMatchObject({ keepsRules: true, broken: [] });
		const segments = [{ settings: base, start: 'cold', epochs: 3 }] as const;
		const other = session();
		const taken = other.adopt({ settings: withRules([most(20)]), labels, prices: null, segments });
		expect(taken.broken).toEqual(edited.broken);
		expect(other.adopt({ settings: base, labels: labels.map(() => -1), prices: null, segments }).keepsRules).toBeNull();
	});

	it('is little where a rule that no plan can keep is put aside: the others are kept, and it is told', () => {
		const { accounts, reps, meta } = market;
		const codes = Int32Array.from({ length: accounts.count }, (_, row) => (accounts.lon[row]! < 8.2 ? 0 : 1));
		const dataset = { accounts: { ...accounts, country: { codes, values: ['DE', 'AT'] } }, reps, meta };
		const border: Rule = { id: 'nobody', type: 'border', hard: true, params: { by: 'country' } };
		const stay: Rule = { id: 'mine', type: 'assign', hard: true, params: { repId: 'r3', accounts: ['a1', 'a2'] } };
		const settings = withRules([border, stay]);
		const plan = createSession({ dataset, settings, geography: noGeography });
		plan.begin('cold', settings, 1);
		const epoch = runTo(plan, 6);
		expect(epoch).toMatchObject({ aside: ['nobody'], infeasible: true, gapPct: null });
		expect(epoch.broken.map(({ id }) => id)).toEqual(['nobody']);
		const segments = plan.segments();
		plan.begin('warm', { ...settings, goals: { ...settings.goals, travel: 30 } }, 1);
		expect(runTo(plan, 1).broken.map(({ id }) => id)).toEqual(['nobody']);
		const again = createSession({ dataset, settings, geography: noGeography });
		again.begin('cold', settings, 1);
		expect(runTo(again, segments[0]!.epochs).labels).toEqual(epoch.labels);
	});

	it('is one entry per rule', () => {
		const at = (id: string, territory: number) => ({ id, territory, value: 1, limit: 0 });
		expect(rulesBroken([at('a', 3), at('b', -1), at('a', 1), at('a', 3)])).toEqual([
			{ id: 'a', territories: [1, 3] },
			{ id: 'b', territories: [-1] }
		]);
	});
});
