import { majorityOwners } from '../measure/today.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';

export interface Overlaps {
	/** Units whose accounts belong to two or more reps. */
	readonly units: number[];
	/** Their accounts that do not belong to the rep with most of the unit's work. */
	readonly accounts: number[];
}

/** O(accounts + units × reps). */
export function overlaps({ accountUnit, workload, units, reps }: Prepared, accountOwner: Int32Array): Overlaps {
	const { overrides } = majorityOwners(accountOwner, accountUnit, workload, units.count, reps.count);
	const accounts = [...overrides];
	return { accounts, units: [...new Set(accounts.map((row) => accountUnit[row]!))] };
}
