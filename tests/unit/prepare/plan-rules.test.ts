import { describe, expect, it } from 'vitest';
import type { Rule } from '#engine/model/rules.ts';
import { parseSettings } from '#engine/model/parse-settings.ts';
import { ownerOfAccounts } from '#engine/plan/prepare/prepare.ts';
import { createSession } from '#engine/scenario/session.ts';
import { dataset, noGeography } from '../../fixtures/dataset.ts';
import { refusal } from '../ingest/helpers.ts';
import { base, marketReps, marketRows, runTo, session, withRules } from '../scenario/market.ts';

const hard = true as const;
const units = session(base).prepared.units.id;
/** Today's reps serve stripes from west to east. */
const striped = dataset(
	marketRows.map((row) => ({ ...row, owner: `r${Math.min(3, Math.floor(((row.lon! - 8) / 3) * 4))}`, locked: false })),
	marketReps
);
const planned = (...rules: Rule[]) => {
	const settings = parseSettings(withRules(rules));
	const moves = rules.some(({ type }) => type === 'moves');
	const plan = moves ? createSession({ dataset: striped, settings, geography: noGeography }) : session(settings);
	plan.begin('cold', settings, 1);
	const epoch = runTo(plan, 4);
	return { plan, epoch, owner: ownerOfAccounts(plan.prepared, epoch.labels), prepared: plan.prepared };
};

describe('rules from the settings to the plan', () => {
	it('serves units only by the reps that may', () => {
		const params = { repIds: ['r2', 'r3'], units: units.slice(0, 40) };
		const { epoch } = planned({ id: 'only', type: 'only', hard, params });
		expect([...epoch.labels.subarray(0, 40)].every((rep) => rep >= 2)).toBe(true);
		expect(new Set(epoch.labels).size).toBe(4);
	});

	it('keeps units together, also where two rules share one', () => {
		const group = (id: string, list: string[]): Rule => ({ id, type: 'together', hard, params: { units: list } });
		const { epoch } = planned(group('g', units.slice(0, 3)), group('h', units.slice(2, 5)));
		expect(new Set(epoch.labels.subarray(0, 5)).size).toBe(1);
	});

	it('holds sizes, counting what locked accounts hold already', () => {
		const { owner, epoch } = planned({
			id: 'size',
			type: 'size',
			hard,
			params: { of: 'accounts', max: 64, min: 50, repIds: ['r1'] }
		});
		const held = owner.filter((rep) => rep === 1).length;
		expect(epoch.report.broken).toEqual([]);
		expect(held).toBeGreaterThanOrEqual(50);
		expect(held).toBeLessThanOrEqual(64);
	});

	it('moves at most the share that may, of all and per territory', () => {
		const { epoch, owner, prepared } = planned({
			id: 'moves',
			type: 'moves',
			hard,
			params: { of: 'accounts', percent: 30, perTerritory: 40 }
		});
		const today = prepared.today.accountOwner;
		const moved = owner.reduce((sum, rep, i) => sum + (rep === today[i] ? 0 : 1), 0);
		expect(moved).toBeGreaterThan(0);
		expect(epoch.report.broken).toEqual([]);
		for (const { gained, lost } of epoch.kpis.territories) expect(Math.max(gained, lost)).toBeLessThanOrEqual(40);
		expect(moved).toBeLessThanOrEqual(0.3 * owner.length);
		expect(epoch.kpis.movedAccounts).toBeCloseTo(moved / owner.length, 9);
	});

	it('refuses by name what cannot be', () => {
		const only = (id: string, repIds: string[]): Rule => ({
			id,
			type: 'only',
			hard,
			params: { repIds, units: [units[0]!] }
		});
		expect(refusal(() => planned(only('a', ['r0']), only('b', ['r1'])))).toMatchObject({ code: 'RULE_CONFLICT' });
		expect(refusal(() => planned(only('a', ['nobody'])))).toMatchObject({ code: 'RULE_UNKNOWN' });
		const size: Rule = { id: 's', type: 'size', hard, params: { of: 'accounts', min: 3, max: 2 } };
		expect(refusal(() => planned(size))).toMatchObject({ code: 'RULE_CONFLICT' });
	});
});
