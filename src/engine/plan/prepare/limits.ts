import type { SizeLimit } from '../../model/problem.ts';
import { RevirError } from '../../model/errors.ts';
import { rulesById, type Rule, type RuleOf } from '../../model/rules.ts';
import type { LimitInput } from './prepared.ts';
import type { RuleNames } from './rule-names.ts';
import { sumPerUnit } from './unit-sums.ts';

/** What territories may hold, in the order of the rules' ids. What overrides hold already counts. O(rules × (accounts + units)).
 *  @throws RevirError RULE_UNKNOWN, RULE_CONFLICT */
export const sizeLimits = (input: LimitInput, rules: readonly Rule[], names: RuleNames): SizeLimit[] =>
	rulesById(rules, 'size').map((rule) => sizeLimit(input, rule, names));

function sizeLimit(input: LimitInput, { id, params }: RuleOf<'size'>, names: RuleNames): SizeLimit {
	const { sums, reps, locks } = input;
	const { min = 0, max = Infinity } = params;
	if (min > max) throw new RevirError('RULE_CONFLICT', { where: { rule: id }, got: `at least ${min}, at most ${max}` });
	const column = accountColumn(input, params.of);
	const held = new Float64Array(reps.count);
	if (column !== null) for (const { account, rep } of locks.overrides) held[rep]! += column[account]!;
	const named = params.repIds === undefined ? null : new Set(params.repIds.map((rep) => names.rep(id, rep)));
	const applies = (t: number): boolean => named === null || named.has(t);
	return {
		id,
		amounts: column === null ? unitColumn(input, params.of) : sumPerUnit(sums, column),
		least: held.map((amount, t) => (applies(t) ? Math.max(0, min - amount) : 0)),
		most: held.map((amount, t) => (applies(t) ? Math.max(0, max - amount) : Infinity))
	};
}

type Column = RuleOf<'size'>['params']['of'];

/** null = an amount of units. */
function accountColumn({ dataset, filled, workload, index }: LimitInput, of: Column): ArrayLike<number> | null {
	switch (of) {
		case 'accounts':
			return new Uint8Array(filled.count).fill(1);
		case 'customers':
			return filled.isCustomer;
		case 'potential':
			return filled.potential;
		case 'index':
			return index.map((share) => share * 100);
		case 'revenue':
			return filled.revenue;
		case 'workload':
			return workload;
		case 'visits':
			return filled.visits;
		case 'white_space':
			return filled.whiteSpace;
		case 'growth':
			return filled.growth;
		case 'relationship_years':
			return filled.relationshipYears;
		case 'employees':
			return Float64Array.from({ length: filled.count }, (_, i) => Math.max(0, dataset.accounts.employees?.[i] || 0));
		case 'area_km2':
		case 'empty_units':
			return null;
	}
}

function unitColumn({ layer, accountUnit }: LimitInput, of: Column): Float64Array {
	if (of === 'area_km2') return layer.cells.area;
	const empty = new Float64Array(layer.units.count).fill(1);
	for (const unit of accountUnit) if (unit >= 0) empty[unit] = 0;
	return empty;
}
