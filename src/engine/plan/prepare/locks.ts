import type { AccountColumns } from '../../model/columns.ts';

/** What must not change. */
export interface Locks {
	/** Rep per unit that must not change, −1 = free. Locked accounts do not fix their unit: one locked account far from its
	 *  rep would tear the territory apart. */
	readonly fixed: Int32Array;
	/** Locked accounts: they keep their rep whatever becomes of their unit. */
	readonly overrides: readonly { readonly account: number; readonly rep: number }[];
	/** Rep per locked account, −1 = follows its unit. */
	readonly overrideRep: Int32Array;
}

/** Located accounts with `locked` and an active owner keep that owner. O(accounts + units). */
export function locksOf(accounts: AccountColumns, owner: Int32Array, accountUnit: Int32Array, units: number): Locks {
	const overrideRep = new Int32Array(accounts.count).fill(-1);
	const overrides: { account: number; rep: number }[] = [];
	for (let i = 0; i < accounts.count; i++) {
		if (accounts.locked?.[i] !== 1 || accountUnit[i]! < 0 || owner[i]! < 0) continue;
		overrideRep[i] = owner[i]!;
		overrides.push({ account: i, rep: owner[i]! });
	}
	return { fixed: new Int32Array(units).fill(-1), overrides, overrideRep };
}
