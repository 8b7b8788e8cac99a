import type { Prepared } from '../plan/prepare/prepare.ts';
import { causeOf } from './cause.ts';
import type { Comparison } from './account-reason.ts';
import { counterfactuals } from './counterfactual.ts';

/** Why a basic unit is where it is, also one without accounts. */
export interface UnitReason {
	readonly unit: number;
	/** Rep indices, −1 = nobody: of most of its work today, and in the plan. */
	readonly today: number;
	readonly now: number;
	/** Rows of the accounts that go with it, families included; those that rules hold do not. */
	readonly rows: readonly number[];
	/** Against staying with today's rep; null where it stays, or there is none. */
	readonly staying: Comparison | null;
	/** Against the next best rep; null = there is no other. */
	readonly next: Comparison | null;
}

/** @param labels rep index per unit, −1 = nobody. O(accounts × measures + units × reps) once per labels. */
export function unitReason(prepared: Prepared, labels: Int32Array, unit: number): UnitReason {
	const moves = counterfactuals(prepared, labels);
	const [today, now] = [prepared.today.unitOwner[unit]!, labels[unit]!];
	const against = (rep: number): Comparison | null => {
		if (rep < 0 || now < 0 || rep === now) return null;
		const move = moves.move(unit, rep);
		return { cause: causeOf(prepared, labels, unit, move), move, ownHours: move.hours };
	};
	const next = against(moves.nextBest(unit));
	return { unit, today, now, rows: next?.move.rows ?? [], staying: against(today), next };
}
