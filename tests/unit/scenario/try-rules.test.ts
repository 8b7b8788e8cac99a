import { describe, expect, it } from 'vitest';
import { minimalClash } from '#engine/explain/clash.ts';
import type { Settings } from '#engine/model/settings.ts';
import { limitingIds } from '#engine/scenario/rule-ids.ts';
import { isRefutedWithout, tryRules, type RuleTrial } from '#engine/scenario/try-rules.ts';
import { base, runTo, session, withRules } from './market.ts';

const trialOf = (settings: Settings, without: readonly string[]): RuleTrial => {
	const plan = session(settings);
	plan.begin('cold', settings, 1);
	const { end } = runTo(plan, 2);
	const slices = tryRules(plan.prepared, settings, { without }, end, 6);
	for (;;) {
		const { done, value } = slices.next();
		if (done) return value;
	}
};

describe('trying rules', () => {
	it('costs more hours with a rule that keeps a rep far from home than without it', () => {
		const units = session(base).prepared.units.id.filter((_, i) => i % 16 === 3);
		const settings = withRules([{ id: 'far', type: 'keep-units', hard: true, params: { repId: 'r0', units } }]);
		expect(limitingIds(settings, true)).toEqual(['tolerance:potential', 'tolerance:index', 'far', 'data']);
		const [all, less] = [trialOf(settings, []), trialOf(settings, ['far'])];
		expect(less.travelHours).toBeLessThan(all.travelHours);
		expect(trialOf(settings, ['far'])).toEqual(less);
	});

	it('proves by sums that more than a fair share kept with one rep clashes with the widest tolerance there is', async () => {
		const units = session(base).prepared.units.id.slice(0, 110);
		const settings = withRules([{ id: 'much', type: 'keep-units', hard: true, params: { repId: 'r0', units } }], {
			...base,
			measures: [{ id: 'potential', tolerance: 10, target: 'equal' }]
		});
		const { prepared } = session(settings);
		const clash = await minimalClash(
			limitingIds(settings, false),
			(without) => Promise.resolve(trialOf(settings, without)),
			(without) => Promise.resolve(isRefutedWithout(prepared, without))
		);
		expect(clash!.rules).toEqual(['much']);
		expect(clash!.proved).toBe(true);
		expect(clash!.without.get('much')!.keeps).toBe(true);
		expect(trialOf(settings, ['tolerance:potential']).infeasible).toBe(true);
	});
});
