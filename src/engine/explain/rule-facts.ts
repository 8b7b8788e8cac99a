import type { Prepared } from '../plan/prepare/prepare.ts';
import { rulesOf } from '../model/rules.ts';

export interface RuleFact {
	/** Id of the rule; `data` = locks that came with the accounts. */
	readonly id: string;
	/** Rows of the accounts and units that it holds. */
	readonly accounts: Int32Array;
	readonly units: Int32Array;
	/** Hours a year that this rule makes reps drive more than without it, everything else unchanged (an estimate from
	 *  the travel table, no new plan); null = not known without planning again. */
	readonly hours: number | null;
}

/**
 * What every rule holds under a plan, and what it costs.
 * @param labels rep index per unit, −1 = nobody. O(accounts + units × reps + edges).
 */
export function ruleFacts(prepared: Prepared, labels: Int32Array): RuleFact[] {
	const { settings, dataset, units, locks } = prepared;
	const rowOf = new Map<string, number>();
	for (let row = 0; row < dataset.accounts.count; row++) rowOf.set(dataset.accounts.id.at(row) ?? '', row);
	const unitOf = new Map(units.id.map((id, unit) => [id, unit]));
	const assigned = new Set(rulesOf(settings.rules, 'assign').flatMap((rule) => rule.params.accounts));
	const known = <T>(keys: readonly T[], index: ReadonlyMap<T, number>) =>
		Int32Array.from(keys.flatMap((key) => index.get(key) ?? []));
	const none = new Int32Array();
	const locked = locks.overrides
		.map(({ account }) => account)
		.filter((account) => !assigned.has(dataset.accounts.id.at(account) ?? ''));
	const facts: RuleFact[] = [];
	if (locked.length > 0) {
		const accounts = Int32Array.from(locked);
		facts.push({ id: 'data', accounts, units: none, hours: accountHours(prepared, labels, accounts) });
	}
	for (const rule of settings.rules) {
		if (rule.type === 'assign') {
			const accounts = known(rule.params.accounts, rowOf);
			facts.push({ id: rule.id, accounts, units: none, hours: accountHours(prepared, labels, accounts) });
		} else if (rule.type === 'release') {
			facts.push({ id: rule.id, accounts: known(rule.params.accounts, rowOf), units: none, hours: null });
		} else if (rule.type === 'keep-units') {
			const kept = known(rule.params.units, unitOf);
			facts.push({ id: rule.id, accounts: none, units: kept, hours: unitHours(prepared, labels, kept) });
		} else facts.push({ id: rule.id, accounts: none, units: none, hours: null });
	}
	return facts;
}

/** What the accounts' own reps drive more than the reps of the units around them. */
function accountHours(prepared: Prepared, labels: Int32Array, accounts: Int32Array): number {
	const { accountUnit, travelSeconds, locks, reps } = prepared;
	let seconds = 0;
	for (const row of accounts) {
		const around = labels[accountUnit[row]!] ?? -1;
		const own = locks.overrideRep[row]!;
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
