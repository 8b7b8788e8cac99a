import { chordKm } from '../measure/sphere.ts';
import { crowHours } from '../measure/travel.ts';
import { DATA_LOCKS } from '../model/rule-ids.ts';
import { rulesById, type Rule } from '../model/rules.ts';
import { rowOfId } from '../plan/prepare/ids.ts';
import type { HoldReason } from '../plan/prepare/locks.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';

/** A rule that decides alone; `DATA_LOCKS` names the locks that came with the accounts. */
export interface DecidingRule {
	readonly kind: 'rule';
	readonly type: Rule['type'] | 'lock';
	readonly rule: string;
}

const decided = ({ type, id }: Rule): DecidingRule => ({ kind: 'rule', type, rule: id });

/** The rule that holds an account whatever becomes of its unit. O(ids in rules) */
export function holdingRule({ settings, dataset }: Prepared, row: number, reason: HoldReason): DecidingRule {
	if (reason === 'locked') return { kind: 'rule', type: 'lock', rule: DATA_LOCKS };
	const type = reason === 'assigned' ? 'assign' : reason === 'family' ? 'families' : reason;
	const rows = rowOfId(dataset.accounts.id);
	const rules = rulesById(settings.rules, type);
	const named = rules.find(
		({ params }) => 'accounts' in params && params.accounts?.some((id) => rows.get(id) === row) === true
	);
	const rule = named ?? rules[0];
	// A rule that holds an account is in the settings: the data lock alone has none.
	return rule === undefined ? { kind: 'rule', type: 'lock', rule: DATA_LOCKS } : decided(rule);
}

/** The rule that keeps a unit where it is, or forbids it the territory `to`; null = none. O(ids in rules + rows) */
export function unitRule(prepared: Prepared, unit: number, to: number, rows: readonly number[]): DecidingRule | null {
	const { settings, locks, units, reps, dataset, places } = prepared;
	const unitId = units.id[unit]!;
	if (locks.fixed[unit]! >= 0) {
		const holding = [...rulesById(settings.rules, 'keep-units'), ...rulesById(settings.rules, 'keep-territory')];
		const kept = holding.find(({ params }) => params.units.includes(unitId));
		if (kept !== undefined) return decided(kept);
	}
	if (locks.allowed === null || locks.allowed[unit * reps.count + to] === 1) return null;
	const closed = rulesById(settings.rules, 'keep-territory').find(({ params }) => params.repId === reps.id[to]);
	if (closed !== undefined) return decided(closed);
	const ids = new Set(rows.map((row) => dataset.accounts.id.at(row)));
	const industries = new Set(
		rows.map((row) => dataset.accounts.industry?.values[dataset.accounts.industry.codes[row]!])
	);
	const only = rulesById(settings.rules, 'only').find(
		({ params }) =>
			!params.repIds.includes(reps.id[to]!) &&
			(params.units.includes(unitId) || params.accounts?.some((id) => ids.has(id)) === true)
	);
	const knows = dataset.reps.industries?.[reps.row[to]!] ?? [];
	const specialists = rulesById(settings.rules, 'specialists').find(({ params }) =>
		params.industries.some((industry) => industries.has(industry) && !knows.includes(industry))
	);
	const hoursAway = (row: number) =>
		crowHours(chordKm(places.sphere, row, reps.sphere, to), settings.travel.speedFactor);
	const [reach] = rulesById(settings.rules, 'drive-time').sort((a, b) => a.params.hours - b.params.hours);
	const far = reach !== undefined && rows.some((row) => hoursAway(row) > reach.params.hours) ? reach : undefined;
	// What is left: the group whose other units are forbidden.
	const rule = only ?? specialists ?? far ?? groupRule(prepared, unit);
	return rule === null ? null : decided(rule);
}

/** The rule that a unit alone would break because others of its group stay behind; null = none. O(units) */
export function tornGroup(prepared: Prepared, labels: Int32Array, unit: number): DecidingRule | null {
	const { together } = prepared.locks;
	const group = together?.[unit] ?? -1;
	if (group < 0 || together!.every((other, u) => other !== group || u === unit || labels[u] !== labels[unit]))
		return null;
	const rule = groupRule(prepared, unit);
	return rule === null ? null : decided(rule);
}

function groupRule({ settings, units }: Prepared, unit: number): Rule | null {
	return rulesById(settings.rules, 'together').find(({ params }) => params.units.includes(units.id[unit]!)) ?? null;
}
