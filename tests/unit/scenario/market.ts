import { createRandom } from '#engine/model/random.ts';
import type { Rule } from '#engine/model/rules.ts';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import { createSession, type PlannedEpoch, type PlanSession } from '#engine/scenario/session.ts';
import { dataset, noGeography, type AccountRow } from '../../fixtures/dataset.ts';

export const base: Settings = { ...defaultSettings(), units: 'accounts' };
export const withTravel = (travel: number): Settings => ({ ...base, goals: { ...base.goals, travel } });
export const withRules = (rules: readonly Rule[], settings: Settings = base): Settings => ({ ...settings, rules });

/** 240 accounts with four reps in a 3° × 2° box; every 40th is locked. */
export const marketRows: readonly AccountRow[] = (() => {
	const random = createRandom(7);
	return Array.from({ length: 240 }, (_, i) => ({
		id: `a${i}`,
		lon: 8 + 3 * random.unit(),
		lat: 48 + 2 * random.unit(),
		potential: 100 + random.below(900),
		visits: 1 + random.below(6),
		owner: `r${i % 4}`,
		locked: i % 40 === 0
	}));
})();
export const marketReps = Array.from({ length: 4 }, (_, t) => ({
	id: `r${t}`,
	lon: 8.5 + 0.6 * t,
	lat: 48.4 + 0.3 * t
}));
export const market = dataset(marketRows, marketReps);

export const session = (settings: Settings = base): PlanSession =>
	createSession({ dataset: market, settings, geography: noGeography });

export function runTo(plan: PlanSession, epoch: number): PlannedEpoch {
	for (;;) {
		const done = plan.step();
		if (done?.epoch === epoch) return done;
	}
}
