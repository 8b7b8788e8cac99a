import { accountReasons, type AccountReasons } from '../explain/account-reason.ts';
import type { HoldReason } from '../plan/prepare/locks.ts';
import { ownerOfAccounts, type Prepared } from '../plan/prepare/prepare.ts';

/** Why an account keeps its rep whatever becomes of its unit: locked in the data, assigned by hand, or held by another rule, which no
 *  unlocking lifts; null = it follows its unit. */
export type AccountLock = 'data' | 'rule' | 'held' | null;

/** Who serves an account; reps that are not active stand behind the active ones. */
export interface Holder {
	readonly id: string;
	readonly name: string;
}

/** What a table of accounts needs of one alignment; arrays by row. */
export interface AccountFacts {
	readonly prepared: Prepared;
	/** Rep index per unit, −1 = nobody. */
	readonly labels: Int32Array;
	/** Active rep index, −1 = nobody. */
	readonly rep: Int32Array;
	/** The first are the active reps in their order. */
	readonly holders: readonly Holder[];
	/** Index in `holders`, −1 = nobody. An account without a position stays with the rep of the data. */
	readonly holder: Int32Array;
	readonly holderToday: Int32Array;
	/** 0 free, 1 locked in the data, 2 assigned by hand, 3 held by another rule. */
	readonly lock: Uint8Array;
	/** Hours per visit, NaN = no rep, no position or no visits. */
	readonly travel: Float64Array;
	readonly travelToday: Float64Array;
	readonly reasons: AccountReasons;
}

/** @param labels rep index per unit, −1 = nobody; null = as it is today. O(accounts). */
export function accountFacts(prepared: Prepared, labels: Int32Array | null): AccountFacts {
	const { dataset, reps, today, accountUnit } = prepared;
	const { count } = dataset.accounts;
	const rep = labels === null ? today.accountOwner : ownerOfAccounts(prepared, labels);
	const { holders, holderToday } = holdersToday(prepared);
	const holder = Int32Array.from(rep, (now, i) => (accountUnit[i]! < 0 ? holderToday[i]! : now));
	return {
		prepared,
		labels: labels ?? today.unitOwner,
		rep,
		holders,
		holder,
		holderToday,
		lock: locks(prepared),
		travel: travelHours(prepared, rep),
		travelToday: travelHours(prepared, today.accountOwner),
		reasons: accountReasons(prepared, labels ?? today.unitOwner, rep)
	};

	function travelHours({ filled, travelSeconds }: Prepared, owner: Int32Array): Float64Array {
		const hours = new Float64Array(count).fill(NaN);
		for (let i = 0; i < count; i++)
			if (owner[i]! >= 0 && filled.visits[i]! > 0)
				hours[i] = travelSeconds[i * reps.count + owner[i]!]! / 3600 / filled.visits[i]!;
		return hours;
	}
}

/** Today's rep as the data names them, also where that rep is not active or the account has no position. */
function holdersToday({ dataset, reps }: Prepared): { holders: Holder[]; holderToday: Int32Array } {
	const { accounts } = dataset;
	const holders: Holder[] = reps.id.map((id, t) => ({ id, name: reps.name[t]! }));
	if (accounts.ownerId === null) return { holders, holderToday: new Int32Array(accounts.count).fill(-1) };
	const known = new Map(holders.map(({ id }, t) => [id, t]));
	const names = new Map<string, string>();
	for (let r = 0; r < dataset.reps.count; r++) names.set(dataset.reps.id.at(r) ?? '', dataset.reps.name.at(r) ?? '');
	const byCode = accounts.ownerId.values.map((id) => {
		const active = known.get(id);
		if (active !== undefined) return active;
		return holders.push({ id, name: names.get(id) || id }) - 1;
	});
	return { holders, holderToday: accounts.ownerId.codes.map((code) => (code < 0 ? -1 : byCode[code]!)) };
}

const codeOf = (reason: HoldReason): number => (reason === 'locked' ? 1 : reason === 'assigned' ? 2 : 3);

function locks({ dataset, locks: { overrides } }: Prepared): Uint8Array {
	const out = new Uint8Array(dataset.accounts.count);
	for (const { account, reason } of overrides) out[account] = codeOf(reason);
	return out;
}
