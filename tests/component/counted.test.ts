import { afterEach, describe, expect, test } from 'vitest';
import { m } from '#paraglide/messages.js';
import { overwriteGetLocale, getLocale } from '#paraglide/runtime.js';
import { defaultSettings } from '#engine/model/settings.ts';
import { withAssigned } from '#lib/state/edit-settings.ts';
import type { PlanView } from '#lib/state/types.ts';
import { countOf, counted } from '#lib/screens/counted.ts';
import { ruleLines } from '#lib/screens/rule-list.ts';
import { effectText, type WhyContext } from '#lib/screens/why-text.ts';
import { fixturePlan } from './fixtures/fixture-plan.ts';

const usual = getLocale;
afterEach(() => overwriteGetLocale(usual));

describe('counts', () => {
	test('go with the noun of their number', () => {
		expect([countOf('customer', 1), countOf('customer', 23)]).toEqual(['1 account', '23 accounts']);
		expect([countOf('area', 1), countOf('area', 2)]).toEqual(['1 area', '2 areas']);
	});

	test('go with the verb of their number, where a language has one', () => {
		const rep = { rep: 'Mara' };
		expect(m.rules_assign({ ...counted('customer', 1), ...rep })).toBe('1 account stays with Mara');
		expect(m.rules_assign({ ...counted('customer', 2), ...rep })).toBe('2 accounts stay with Mara');
		expect(m.unkept({ broken: '1', total: '1', of: 1 })).toBe('1 of 1 rule not kept');
		overwriteGetLocale(() => 'de');
		expect(m.terr_came_rule(counted('customer', 1))).toMatch(/^1 \S+ kam durch/);
		expect(m.terr_came_rule(counted('customer', 3))).toMatch(/^3 .* kamen durch/);
	});

	test('stand in the rules as well', () => {
		const view = fixturePlan(20) as PlanView;
		const [line] = ruleLines(withAssigned(defaultSettings(), ['A1'], view.reps[0]!.id), view, []);
		expect(line!.text).toBe(`1 account stays with ${view.reps[0]!.name}`);
	});
});

test('every figure of a reason says what it is compared with', () => {
	const before = { before: -0.038, after: 0 };
	const loads = [{ measure: 'potential', giving: before, receiving: before }];
	const move = { from: 0, to: 1, hours: 11.6, cost: null, rows: [1], loads, goals: null, splits: false, touches: true };
	const comparison = { move: { ...move, breaks: [] }, cause: { kind: 'nearer' }, ownHours: 11.6 };
	const context = { account: 'Acme', unit: 'Ulm', repName: (rep: number) => 'AB'[rep]! } as WhyContext;
	const text = effectText(comparison as never, context, true);
	expect(text).toMatch(/^Against this plan, staying with B would mean \+11\.6.h of travel a year\./);
	expect(text).toMatch(/Against the fair share in potential: A −3\.8/);
	expect(m.account_minutes({ value: '−516' })).toBe('−516 min against today');
});
