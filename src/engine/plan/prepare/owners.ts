import type { Prepared } from './prepared.ts';

/** Rep per account under unit labels: that of the unit it goes with, or of its override; −1 = nobody or not located. O(accounts). */
export function ownerOfAccounts(prepared: Prepared, labels: Int32Array): Int32Array {
	const { follows, overrideRep } = prepared.locks;
	return follows.map((u, i) => (u < 0 ? -1 : overrideRep[i]! >= 0 ? overrideRep[i]! : labels[u]!));
}
