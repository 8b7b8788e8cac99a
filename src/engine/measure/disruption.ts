import type { FilledAccounts } from '../score/fill.ts';

export interface DisruptionKpis {
	/** Shares of what has an owner today; 0 when nothing has. */
	readonly accounts: number;
	readonly revenue: number;
	readonly relationshipYears: number;
	/** Accounts with an open protected deal that change rep. */
	readonly protectedMoved: number;
	readonly gained: Int32Array;
	readonly lost: Int32Array;
}

/** What changes hands from `before` to `after` (rep per account, −1 = none). Losing the rep counts as moved; accounts
 *  without an owner before count only as gained. O(accounts). */
export function disruption(
	filled: FilledAccounts,
	before: Int32Array,
	after: Int32Array,
	reps: number
): DisruptionKpis {
	const gained = new Int32Array(reps);
	const lost = new Int32Array(reps);
	const moved = { accounts: 0, revenue: 0, years: 0 };
	const owned = { accounts: 0, revenue: 0, years: 0 };
	let protectedMoved = 0;
	for (let i = 0; i < filled.count; i++) {
		const from = before[i]!;
		const to = after[i]!;
		if (from >= 0) {
			owned.accounts++;
			owned.revenue += filled.revenue[i]!;
			owned.years += filled.relationshipYears[i]!;
		}
		if (from === to) continue;
		if (to >= 0) gained[to]!++;
		if (from < 0) continue;
		lost[from]!++;
		moved.accounts++;
		moved.revenue += filled.revenue[i]!;
		moved.years += filled.relationshipYears[i]!;
		protectedMoved += filled.isProtected[i]!;
	}
	const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
	return {
		accounts: share(moved.accounts, owned.accounts),
		revenue: share(moved.revenue, owned.revenue),
		relationshipYears: share(moved.years, owned.years),
		protectedMoved,
		gained,
		lost
	};
}
