import type { MoveLimit } from '../../model/problem.ts';
import { rulesById, type Rule, type RuleOf } from '../../model/rules.ts';
import type { LimitInput } from './prepared.ts';
import type { UnitSumInput } from './unit-sums.ts';

/** How much may change hands, in the order of the rules' ids. O(rules × (accounts + units × reps)) */
export const moveLimits = (input: LimitInput, rules: readonly Rule[]): MoveLimit[] =>
	rulesById(rules, 'moves').map((rule) => moveLimit(input, rule));

/** All that has a rep today, in the rule's own unit: what its percents are of. O(accounts) */
export function movableAmount({ sums }: Pick<LimitInput, 'sums'>, of: RuleOf<'moves'>['params']['of']): number {
	const column = movedColumn(sums, of);
	return sums.owner.reduce(
		(sum, t, i) => (t < 0 || sums.accountUnit[i]! < 0 ? sum : sum + (column === null ? 1 : column[i]!)),
		0
	);
}

/** null = every account counts one. */
const movedColumn = ({ filled }: UnitSumInput, of: RuleOf<'moves'>['params']['of']): Float64Array | null =>
	of === 'accounts' ? null : of === 'revenue' ? filled.revenue : filled.relationshipYears;

/** Overrides that have moved already use up the budget of all, and those of the territories that lost and gained them. */
function moveLimit({ sums, reps, layer }: LimitInput, { id, params }: RuleOf<'moves'>): MoveLimit {
	const { filled, accountUnit, overrideRep, owner } = sums;
	const column = movedColumn(sums, params.of);
	const held = new Float64Array(layer.units.count * reps.count);
	const lost = new Float64Array(reps.count);
	const gained = new Float64Array(reps.count);
	let all = 0;
	for (let i = 0; i < filled.count; i++) {
		const t = owner[i]!;
		const u = accountUnit[i]!;
		if (t < 0 || u < 0) continue;
		const amount = column === null ? 1 : column[i]!;
		const rep = overrideRep[i]!;
		all += amount;
		if (rep < 0) held[u * reps.count + t]! += amount;
		else if (rep !== t) {
			lost[t]! += amount;
			gained[rep]! += amount;
		}
	}
	const moved = lost.reduce((sum, amount) => sum + amount, 0);
	const { percent, perTerritory = Infinity } = params;
	return {
		id,
		held,
		most: percent === undefined ? Infinity : Math.max(0, (percent / 100) * all - moved),
		mostLost: lost.map((amount) => Math.max(0, perTerritory - amount)),
		mostGained: gained.map((amount) => Math.max(0, perTerritory - amount))
	};
}
