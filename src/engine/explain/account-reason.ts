import type { HoldReason } from '../plan/prepare/locks.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';
import { causeOf, type Cause } from './cause.ts';
import { counterfactuals, type Counterfactual } from './counterfactual.ts';
import { holdingRule, type DecidingRule } from './deciding-rule.ts';
import type { Reason } from './reason.ts';

/** Why one account is not with another rep, and what it would mean if it were. */
export interface Comparison {
	readonly cause: Cause;
	/** Its unit at the other rep; the account alone where a rule holds it. */
	readonly move: Counterfactual;
	/** Travel of the account alone, hours a year after minus before. */
	readonly ownHours: number;
}

export interface AccountReasons {
	/** O(1) for accounts of a unit that was asked for before. */
	reason(row: number): Reason;
	/** Against staying with today's rep; null where it stays, or there is none. */
	staying(row: number): Comparison | null;
	/** Against the next best rep of its unit; for an account that a rule holds against the rep around it. null = there is none. */
	next(row: number): Comparison | null;
	/** Hours of travel a year from a rep to an account; 0 for nobody. */
	hours(row: number, rep: number): number;
}

/** @param labels rep index per unit, −1 = nobody @param owner rep per account under the same plan (ownerOfAccounts). O(1). */
export function accountReasons(prepared: Prepared, labels: Int32Array, owner: Int32Array): AccountReasons {
	const { reps, today, accountUnit, locks, dataset } = prepared;
	const asked = new Map<number, { readonly cause: Cause; readonly move: Counterfactual }>();
	let reasonsOfHolds: ReadonlyMap<number, HoldReason> | null = null;
	const held = (row: number): DecidingRule | null => {
		if (locks.overrideRep[row]! < 0) return null;
		reasonsOfHolds ??= new Map(locks.overrides.map(({ account, reason }) => [account, reason]));
		return holdingRule(prepared, row, reasonsOfHolds.get(row)!);
	};
	// Today's alignment moves nothing: nothing is computed until somebody asks.
	const moves = () => counterfactuals(prepared, labels);
	const against = (row: number, rep: number): { readonly cause: Cause; readonly move: Counterfactual } => {
		const rule = held(row);
		if (rule !== null) return { cause: rule, move: moves().give(row, rep) };
		const unit = locks.follows[row]!;
		const key = unit * reps.count + rep;
		let found = asked.get(key);
		if (found === undefined) {
			const move = moves().move(unit, rep);
			asked.set(key, (found = { cause: causeOf(prepared, labels, unit, move), move }));
		}
		return found;
	};
	const compare = (row: number, rep: number): Comparison | null =>
		accountUnit[row]! < 0 || owner[row]! < 0 || rep < 0 || rep === owner[row]
			? null
			: { ...against(row, rep), ownHours: moves().hours(row, rep) - moves().hours(row, owner[row]!) };
	return {
		reason(row) {
			const [from, to] = [today.accountOwner[row]!, owner[row]!];
			// Without a position it is in no territory and stays with the rep it has.
			const keeps = accountUnit[row]! < 0 && (dataset.accounts.ownerId?.codes[row] ?? -1) >= 0;
			if (keeps || (from === to && to >= 0)) return { kind: 'stays' };
			if (to < 0) return { kind: 'unassigned' };
			if (from < 0) {
				const rule = held(row);
				return rule === null ? { kind: 'new' } : { ...rule, from, to, hours: 0 };
			}
			const { cause, move } = against(row, from);
			return { ...cause, from, to, hours: move.hours };
		},
		staying: (row) => compare(row, today.accountOwner[row]!),
		next(row) {
			const unit = locks.follows[row]!;
			if (unit < 0) return null;
			return compare(row, locks.overrideRep[row]! >= 0 ? labels[unit]! : moves().nextBest(unit));
		},
		hours: (row, rep) => moves().hours(row, rep)
	};
}
