import type { Reason } from '../explain/reason.ts';
import type { CodedColumn } from '../model/columns.ts';
import { estimatedTest } from '../model/estimated.ts';
import type { AccountFacts, AccountLock, Holder } from './account-facts.ts';
import { isMoved, isPotentialAssumed } from './account-order.ts';

/** One account as a table shows it. Money in the dataset's currency, hours per visit, score 0–100; NaN = unknown. */
export interface AccountRecord {
	readonly row: number;
	/** −1 = not located. */
	readonly unit: number;
	readonly id: string;
	readonly name: string;
	readonly city: string;
	readonly postcode: string;
	readonly country: string;
	readonly industry: string;
	/** `customer`, `lead`, `prospect` or empty. */
	readonly stage: string;
	/** Active rep index, −1 = nobody or a rep that is not active. */
	readonly rep: number;
	readonly repName: string;
	readonly repToday: number;
	readonly repTodayName: string;
	readonly moved: boolean;
	readonly lock: AccountLock;
	readonly potential: number;
	readonly potentialAssumed: boolean;
	readonly revenue: number;
	/** Estimated from similar accounts and accepted. */
	readonly revenueEstimated: boolean;
	readonly visitsEstimated: boolean;
	readonly visits: number;
	readonly travel: number;
	readonly travelChange: number;
	readonly score: number;
	readonly reason: Reason;
	readonly located: boolean;
	/** An open deal protects it. */
	readonly isProtected: boolean;
	/** Has another rep than its unit. */
	readonly override: boolean;
}

const lockNames: readonly AccountLock[] = [null, 'data', 'rule', 'held'];
const coded = (column: CodedColumn | null, row: number) => column?.values[column.codes[row]!] ?? '';

/** Records of a window of the table; rows that do not exist are left out. O(rows). */
export function accountRecords(facts: AccountFacts, rows: ArrayLike<number>): AccountRecord[] {
	const { prepared, labels, holders, holder, holderToday } = facts;
	const { filled, accountUnit } = prepared;
	const { accounts } = prepared.dataset;
	const active = (place: number) => (place < prepared.reps.count ? place : -1);
	const nameOf = (place: number) => (holders[place] as Holder | undefined)?.name ?? '';
	const isRevenueEstimate = estimatedTest(accounts, 'revenue_y0');
	const areVisitsEstimate = estimatedTest(accounts, 'visits_per_year');
	return Array.from(rows)
		.filter((row) => row >= 0 && row < accounts.count)
		.map((row): AccountRecord => {
			const unit = accountUnit[row]!;
			return {
				row,
				unit,
				id: accounts.id.at(row) ?? '',
				name: accounts.name?.at(row) ?? '',
				city: coded(accounts.city, row),
				postcode: coded(accounts.postcode, row),
				country: coded(accounts.country, row),
				industry: coded(accounts.industry, row),
				stage: coded(accounts.stage, row),
				rep: active(holder[row]!),
				repName: nameOf(holder[row]!),
				repToday: active(holderToday[row]!),
				repTodayName: nameOf(holderToday[row]!),
				moved: isMoved(facts, row),
				lock: lockNames[facts.lock[row]!] ?? null,
				potential: filled.potential[row]!,
				potentialAssumed: isPotentialAssumed(facts, row),
				revenue: filled.revenue[row]!,
				revenueEstimated: isRevenueEstimate(row),
				visitsEstimated: areVisitsEstimate(row),
				visits: filled.visits[row]!,
				travel: facts.travel[row]!,
				travelChange: facts.travel[row]! - facts.travelToday[row]!,
				score: prepared.score.score[row]!,
				reason: facts.reasons.reason(row),
				located: unit >= 0,
				isProtected: filled.isProtected[row] === 1,
				override: unit >= 0 && facts.rep[row]! >= 0 && facts.rep[row] !== labels[unit]
			};
		});
}
