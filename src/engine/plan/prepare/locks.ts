import type { AccountColumns } from '../../model/columns.ts';

/** Accounts that must keep their rep. */
export interface Locks {
	/** Rep per unit that must not change, −1 = free. */
	readonly fixed: Int32Array;
	/** Locked accounts whose rep is not the one of their unit: served across the border whatever the plan. */
	readonly overrides: readonly { readonly account: number; readonly rep: number }[];
	/** Rep per account with an override, −1 = follows its unit. */
	readonly overrideRep: Int32Array;
}

/** A locked account fixes its unit when its rep is the unit's majority owner, else it becomes an override. */
export function locksOf(
	accounts: AccountColumns,
	owner: Int32Array,
	accountUnit: Int32Array,
	unitOwner: Int32Array
): Locks {
	const fixed = new Int32Array(unitOwner.length).fill(-1);
	const overrideRep = new Int32Array(accounts.count).fill(-1);
	const overrides: { account: number; rep: number }[] = [];
	for (let i = 0; i < accounts.count; i++) {
		const u = accountUnit[i]!;
		const rep = owner[i]!;
		if (accounts.locked?.[i] !== 1 || u < 0 || rep < 0) continue;
		if (unitOwner[u] === rep) fixed[u] = rep;
		else {
			overrideRep[i] = rep;
			overrides.push({ account: i, rep });
		}
	}
	return { fixed, overrides, overrideRep };
}
