import type { Prepared } from './prepared.ts';

/** Rep per account under unit labels: its unit's rep, or that of its override; −1 = nobody or not located. O(accounts). */
export function ownerOfAccounts(prepared: Prepared, labels: Int32Array): Int32Array {
	const { accountUnit, locks } = prepared;
	return accountUnit.map((u, i) => (u < 0 ? -1 : locks.overrideRep[i]! >= 0 ? locks.overrideRep[i]! : labels[u]!));
}
