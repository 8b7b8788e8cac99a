import type { Prepared } from '../plan/prepare/prepare.ts';
import { reasonFor, type Reason } from './reason.ts';

export interface AccountMove {
	readonly reason: Reason;
	/** Hours of travel per visit from today's and from the new rep; 0 where there is none. */
	readonly travelBefore: number;
	readonly travelAfter: number;
}

/** Why account `row` is served by rep `after` (−1 = nobody). One without a position is in no territory and stays with the rep it has. O(1). */
export function accountMove(prepared: Prepared, row: number, after: number): AccountMove {
	const { dataset, reps, filled, today, travelSeconds, accountUnit, locks } = prepared;
	const before = today.accountOwner[row]!;
	const visits = filled.visits[row]!;
	const hours = (rep: number) => (rep < 0 || visits <= 0 ? 0 : travelSeconds[row * reps.count + rep]! / 3600 / visits);
	const travelBefore = hours(before);
	const travelAfter = hours(after);
	const assigned = after >= 0 && locks.overrideRep[row] === after;
	const keepsRep = accountUnit[row]! < 0 && (dataset.accounts.ownerId?.codes[row] ?? -1) >= 0;
	const deviationBefore = before < 0 ? 0 : (today.kpis.territories[before]?.potentialDev ?? 0);
	const reason: Reason = keepsRep
		? { kind: 'stays' }
		: reasonFor({ before, after, travelBefore, travelAfter, deviationBefore, assigned });
	return { reason, travelBefore, travelAfter };
}
