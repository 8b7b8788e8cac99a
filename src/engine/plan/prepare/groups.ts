import { RevirError } from '../../model/errors.ts';
import { rulesById, type Rule } from '../../model/rules.ts';
import type { RuleNames } from './rule-names.ts';

/** Units that stay in one territory; groups that share a unit are one. */
export interface Groups {
	/** Number ≥ 0 per unit of a group, −1 = alone. */
	readonly of: Int32Array;
	/** What the rules of a group are called, by number. */
	readonly rules: ReadonlyMap<number, string>;
}

/**
 * @param fixed territory a unit must stay in, −1 = free; a group with one such unit goes there as a whole
 * @returns null = no such rule. O(units × rules). @throws RevirError RULE_UNKNOWN, RULE_CONFLICT
 */
export function groupsOf(
	rules: readonly Rule[],
	names: RuleNames,
	fixed: Int32Array,
	unitIds: readonly string[]
): Groups | null {
	const together = rulesById(rules, 'together');
	if (together.length === 0) return null;
	const of = new Int32Array(fixed.length).fill(-1);
	const called = new Map<number, string>();
	together.forEach(({ id, params }, k) => {
		called.set(k, id);
		for (const unitId of params.units) {
			const unit = names.unit(id, unitId);
			if (unit < 0) continue;
			const before = of[unit]!;
			if (before >= 0 && before !== k) {
				of.forEach((other, u) => other === before && (of[u] = k));
				called.set(k, `${called.get(before)}" + "${called.get(k)}`);
			}
			of[unit] = k;
		}
	});
	const held = new Map<number, number>();
	of.forEach((group, unit) => {
		const rep = fixed[unit]!;
		if (group < 0 || rep < 0) return;
		const other = held.get(group) ?? rep;
		if (other !== rep)
			throw new RevirError('RULE_CONFLICT', {
				where: { rule: called.get(group)! },
				got: `unit "${unitIds[unit]!.slice(0, 80)}" for two reps`
			});
		held.set(group, rep);
	});
	return { of, rules: called };
}

/** First unit of each unit's group: where a group counts as one. O(units) */
export function firstOfGroup(groups: Groups | null, units: number): Int32Array {
	const out = Int32Array.from({ length: units }, (_, u) => u);
	if (groups === null) return out;
	const first = new Map<number, number>();
	groups.of.forEach((group, unit) => {
		if (group < 0) return;
		if (!first.has(group)) first.set(group, unit);
		out[unit] = first.get(group)!;
	});
	return out;
}
