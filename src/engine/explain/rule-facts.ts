import { DATA_LOCKS } from '../model/rule-ids.ts';
import type { Rule, RuleOf } from '../model/rules.ts';
import { chordKm } from '../measure/sphere.ts';
import { crowHours } from '../measure/travel.ts';
import { familiesOf } from '../plan/prepare/families.ts';
import { rowOfId } from '../plan/prepare/ids.ts';
import type { HoldReason } from '../plan/prepare/locks.ts';
import { crossing } from '../plan/prepare/regions.ts';
import { planRules } from '../plan/prepare/plan-rules.ts';
import { ownerOfAccounts, type Prepared } from '../plan/prepare/prepare.ts';
import { brokenRules } from '../plan/solve/broken-rules.ts';

export interface RuleFact {
	/** Id of the rule; `DATA_LOCKS` = locks that came with the accounts. */
	readonly id: string;
	/** Rows of the accounts and units that it holds; of `drive-time` the accounts further than it allows, because no rep is nearer. */
	readonly accounts: Int32Array;
	readonly units: Int32Array;
	/** Hours a year that this rule makes reps drive more than without it, everything else unchanged (an estimate from
	 *  the travel table, no new plan); null = not known without planning again. */
	readonly hours: number | null;
	/** Territories in which the plan breaks this limit, −1 = all together; null = the rule sets no limit that can be broken. */
	readonly broken: readonly number[] | null;
}

const none = new Int32Array();
const keepsUnits = ({ type }: Rule): boolean => type === 'keep-units' || type === 'keep-territory';

/**
 * What every rule holds under a plan, what it costs, and where the plan breaks it.
 * @param labels rep index per unit, −1 = nobody. O(accounts × drive-time rules + units × reps + edges).
 */
export function ruleFacts(prepared: Prepared, labels: Int32Array): RuleFact[] {
	const { settings } = prepared;
	const owner = ownerOfAccounts(prepared, labels);
	const price = (accounts: Int32Array) => accountHours(prepared, labels, owner, accounts);
	const facts: RuleFact[] = [];
	const locked = heldBy(prepared, 'locked');
	if (locked.length > 0)
		facts.push({ id: DATA_LOCKS, accounts: locked, units: none, hours: price(locked), broken: null });
	const broken = brokenLimits(prepared, labels);
	for (const rule of settings.rules) {
		const { accounts, units } = heldOf(prepared, owner, rule);
		const priced = rule.type === 'assign' || rule.type === 'families' || rule.type === 'protected';
		facts.push({
			id: rule.id,
			accounts,
			units,
			hours: priced ? price(accounts) : keepsUnits(rule) ? unitHours(prepared, labels, units) : null,
			broken: ['size', 'moves', 'border'].includes(rule.type) ? (broken.get(rule.id) ?? []) : null
		});
	}
	return facts;
}

const heldBy = ({ locks }: Prepared, reason: HoldReason): Int32Array =>
	Int32Array.from(locks.overrides.flatMap((override) => (override.reason === reason ? override.account : [])));

function heldOf(prepared: Prepared, owner: Int32Array, rule: Rule): Pick<RuleFact, 'accounts' | 'units'> {
	const { dataset, units, filled, accountUnit } = prepared;
	const known = <T>(keys: readonly T[], index: ReadonlyMap<T, number>) =>
		Int32Array.from(keys.flatMap((key) => index.get(key) ?? []));
	const accountsOf = (ids: readonly string[]) => known(ids, rowOfId(dataset.accounts.id));
	const unitsOf = (ids: readonly string[]) => known(ids, new Map(units.id.map((id, unit) => [id, unit])));
	switch (rule.type) {
		case 'assign':
		case 'release':
			return { accounts: accountsOf(rule.params.accounts), units: none };
		case 'keep-units':
		case 'keep-territory':
		case 'together':
			return { accounts: none, units: unitsOf(rule.params.units) };
		case 'only':
			return { accounts: accountsOf(rule.params.accounts ?? []), units: unitsOf(rule.params.units) };
		case 'specialists': {
			const { industry } = dataset.accounts;
			const wanted = (industry?.values ?? []).map((name) => rule.params.industries.includes(name));
			const rows = Array.from(accountUnit.keys()).filter((row) => wanted[industry?.codes[row] ?? -1] === true);
			return { accounts: Int32Array.from(rows), units: none };
		}
		case 'families': {
			const families = familiesOf(dataset.accounts, accountUnit, filled.revenue);
			return { accounts: Int32Array.from(families.flatMap((rows) => [...rows])).sort(), units: none };
		}
		case 'protected':
			return { accounts: heldBy(prepared, 'protected'), units: none };
		case 'drive-time':
			return { accounts: tooFar(prepared, owner, rule), units: none };
		case 'barrier':
		case 'border':
		case 'keep-centre':
		case 'size':
		case 'moves':
			return { accounts: none, units: none };
	}
}

function tooFar({ places, reps, settings }: Prepared, owner: Int32Array, { params }: RuleOf<'drive-time'>): Int32Array {
	const far: number[] = [];
	owner.forEach((rep, row) => {
		if (rep < 0) return;
		const hours = crowHours(chordKm(places.sphere, row, reps.sphere, rep), settings.travel.speedFactor);
		if (hours > params.hours) far.push(row);
	});
	return Int32Array.from(far);
}

/** Limits that are broken, with the territories where they are. A plan that leaves units out breaks none. */
function brokenLimits(prepared: Prepared, labels: Int32Array): ReadonlyMap<string, number[]> {
	const { settings } = prepared;
	const found = new Map(
		prepared.borders.map((border) => [border.rule, crossing(border, labels, prepared.reps.count)] as const)
	);
	const rules = planRules(prepared, settings);
	if (rules === null || labels.includes(-1)) return found;
	const { units, reps } = prepared;
	for (const { id, territory } of brokenRules({ units: units.count, territories: reps.count, rules }, labels))
		found.set(id, [...new Set([...(found.get(id) ?? []), territory])]);
	return found;
}

/** What the accounts' reps drive more than those of the units around them. */
function accountHours(prepared: Prepared, labels: Int32Array, owner: Int32Array, accounts: Int32Array): number {
	const { accountUnit, travelSeconds, reps } = prepared;
	let seconds = 0;
	for (const row of accounts) {
		const around = labels[accountUnit[row]!] ?? -1;
		const own = owner[row]!;
		if (around < 0 || own < 0) continue;
		seconds += travelSeconds[row * reps.count + own]! - travelSeconds[row * reps.count + around]!;
	}
	return seconds / 3600;
}

/** What the kept units' reps drive more than the best of the reps next to them. */
function unitHours(prepared: Prepared, labels: Int32Array, kept: Int32Array): number {
	const { graph, unitTravel, reps } = prepared;
	let seconds = 0;
	for (const unit of kept) {
		const own = labels[unit]!;
		if (own < 0) continue;
		let best = unitTravel[unit * reps.count + own]!;
		for (let e = graph.offsets[unit]!; e < graph.offsets[unit + 1]!; e++) {
			const other = labels[graph.neighbours[e]!]!;
			if (other >= 0) best = Math.min(best, unitTravel[unit * reps.count + other]!);
		}
		seconds += unitTravel[unit * reps.count + own]! - best;
	}
	return seconds / 3600;
}
