import type { PlanRules } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { sizeLimits } from './limits.ts';
import { moveLimits } from './moves.ts';
import type { LimitInput } from './prepared.ts';
import { ruleNames } from './rule-names.ts';
import { unitIdsOf } from './units.ts';

/**
 * What the settings' rules demand of units: where they may go, what stays together, how much a territory holds and how much changes
 * hands. What overrides hold already counts against the limits. null = no such rule. O(rules × (accounts + units × reps)).
 * @throws RevirError RULE_UNKNOWN, RULE_CONFLICT
 */
export function planRules(prepared: LimitInput, { rules, units }: Settings): PlanRules | null {
	const { locks, source, dataset, geography } = prepared;
	const names = ruleNames({
		source,
		accounts: dataset.accounts,
		repIds: prepared.reps.id,
		unitIds: prepared.units.id,
		allUnitIds: () => unitIdsOf(source, units, geography)
	});
	const limits = sizeLimits(prepared, rules, names);
	const moves = moveLimits(prepared, rules);
	const { allowed, together } = locks;
	if (allowed === null && together === null && limits.length + moves.length === 0) return null;
	return { allowed, limits, moves, together };
}
