import type { MoveLimit, PlanRules, SizeLimit } from '../../model/problem.ts';
import { RevirError } from '../../model/errors.ts';
import { rulesOf, type RuleOf } from '../../model/rules.ts';
import type { Settings } from '../../model/settings.ts';
import { rowOfId, unknownInRule } from './ids.ts';
import type { Prepared } from './prepared.ts';
import { sumPerUnit } from './unit-sums.ts';

/**
 * What the settings' rules demand of units: where they may go, what stays together, how much a territory holds and how much changes
 * hands. What overrides hold already counts against the limits. null = no such rule. O(rules × (accounts + units × reps)).
 * @throws RevirError RULE_UNKNOWN, RULE_CONFLICT
 */
export function planRules(prepared: Prepared, { rules }: Settings): PlanRules | null {
	const [only, together, size, moves] = [
		rulesOf(rules, 'only'),
		rulesOf(rules, 'together'),
		rulesOf(rules, 'size'),
		rulesOf(rules, 'moves')
	];
	if (only.length + together.length + size.length + moves.length === 0) return null;
	const names = namesOf(prepared);
	const allowed = only.length === 0 ? null : allowedPairs(prepared, only, names);
	return {
		allowed,
		limits: size.map((rule) => sizeLimit(prepared, rule, names)),
		moves: moves.map((rule) => moveLimit(prepared, rule)),
		together: together.length === 0 ? null : groups(prepared, together, names, allowed)
	};
}

interface Names {
	/** Index of a unit; −1 = left out for now. */
	unit(rule: string, id: string): number;
	rep(rule: string, id: string): number;
}

function namesOf({ units, reps, dataset, source }: Prepared): Names {
	const unitOf = new Map(units.id.map((id, unit) => [id, unit]));
	const repOf = new Map(reps.id.map((id, rep) => [id, rep]));
	return {
		unit(rule, id) {
			const unit = unitOf.get(id);
			if (unit === undefined && dataset === source) throw unknownInRule(rule, 'unit', id);
			return unit ?? -1;
		},
		rep(rule, id) {
			const rep = repOf.get(id);
			if (rep === undefined && !rowOfId(source.reps.id).has(id)) throw unknownInRule(rule, 'rep', id);
			return rep ?? -1;
		}
	};
}

function allowedPairs({ units, reps, locks }: Prepared, rules: readonly RuleOf<'only'>[], names: Names): Uint8Array {
	const allowed = new Uint8Array(units.count * reps.count).fill(1);
	for (const { id, params } of rules) {
		const may = new Set(params.repIds.map((rep) => names.rep(id, rep)));
		for (const unitId of params.units) {
			const unit = names.unit(id, unitId);
			if (unit < 0) continue;
			let left = 0;
			for (let t = 0; t < reps.count; t++) {
				if (!may.has(t)) allowed[unit * reps.count + t] = 0;
				left += allowed[unit * reps.count + t]!;
			}
			const lock = locks.fixed[unit]!;
			if (left === 0 || (lock >= 0 && allowed[unit * reps.count + lock] === 0))
				throw conflict(id, `unit "${unitId.slice(0, 80)}" with no rep left`);
		}
	}
	return allowed;
}

function groups(
	{ units, reps, locks }: Prepared,
	rules: readonly RuleOf<'together'>[],
	names: Names,
	allowed: Uint8Array | null
): Int32Array {
	const group = new Int32Array(units.count).fill(-1);
	rules.forEach(({ id, params }, k) => {
		for (const unitId of params.units) {
			const unit = names.unit(id, unitId);
			if (unit < 0) continue;
			const before = group[unit]!;
			// A unit in two groups makes them one.
			if (before >= 0 && before !== k) group.forEach((other, u) => other === before && (group[u] = k));
			group[unit] = k;
		}
	});
	rules.forEach(({ id }, k) => {
		const members = Array.from(group.keys()).filter((unit) => group[unit] === k);
		const held = new Set(members.map((unit) => locks.fixed[unit]!).filter((rep) => rep >= 0));
		const common = reps.id.some(
			(_, t) =>
				members.every((unit) => allowed === null || allowed[unit * reps.count + t] === 1) &&
				(held.size === 0 || held.has(t))
		);
		if (members.length > 0 && (held.size > 1 || !common)) throw conflict(id, 'units that no one rep may serve');
	});
	return group;
}

function sizeLimit(prepared: Prepared, { id, params }: RuleOf<'size'>, names: Names): SizeLimit {
	const { sums, reps, locks } = prepared;
	const column = sizeColumn(prepared, params.of);
	const held = new Float64Array(reps.count);
	for (const { account, rep } of locks.overrides) held[rep] = held[rep]! + column[account]!;
	const named = params.repIds === undefined ? null : new Set(params.repIds.map((rep) => names.rep(id, rep)));
	const applies = (t: number): boolean => named === null || named.has(t);
	const { min = 0, max = Infinity } = params;
	if (min > max) throw conflict(id, `at least ${min}, at most ${max}`);
	return {
		id,
		amounts: sumPerUnit(sums, column),
		least: held.map((amount, t) => (applies(t) ? Math.max(0, min - amount) : 0)),
		most: held.map((amount, t) => (applies(t) ? Math.max(0, max - amount) : Infinity))
	};
}

function sizeColumn({ filled, workload }: Prepared, of: RuleOf<'size'>['params']['of']): ArrayLike<number> {
	switch (of) {
		case 'accounts':
			return new Uint8Array(filled.count).fill(1);
		case 'customers':
			return filled.isCustomer;
		case 'potential':
			return filled.potential;
		case 'revenue':
			return filled.revenue;
		case 'workload':
			return workload;
	}
}

function moveLimit(prepared: Prepared, { id, params }: RuleOf<'moves'>): MoveLimit {
	const { sums, reps, units } = prepared;
	const { filled, accountUnit, overrideRep, owner } = sums;
	const column = params.of === 'accounts' ? null : params.of === 'revenue' ? filled.revenue : filled.relationshipYears;
	const held = new Float64Array(units.count * reps.count);
	let all = 0;
	let moved = 0;
	for (let i = 0; i < filled.count; i++) {
		const t = owner[i]!;
		const u = accountUnit[i]!;
		if (t < 0 || u < 0) continue;
		const amount = column === null ? 1 : column[i]!;
		all += amount;
		if (overrideRep[i]! < 0) held[u * reps.count + t] = held[u * reps.count + t]! + amount;
		else if (overrideRep[i] !== t) moved += amount;
	}
	return {
		id,
		held,
		most: params.percent === undefined ? Infinity : Math.max(0, (params.percent / 100) * all - moved),
		mostPerTerritory: params.perTerritory ?? Infinity
	};
}

const conflict = (rule: string, got: string): RevirError => new RevirError('RULE_CONFLICT', { where: { rule }, got });
