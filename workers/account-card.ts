import { accountReasons, type Comparison } from '#engine/explain/account-reason.ts';
import type { Reason } from '#engine/explain/reason.ts';
import type { CodedColumn } from '#engine/model/columns.ts';
import { ownerOfAccounts, type Prepared } from '#engine/plan/prepare/prepare.ts';
import type { PlanSession } from '#engine/scenario/session.ts';
import { scoreBreakdown } from '#engine/score/score.ts';

export interface AccountCard {
	readonly id: string;
	readonly name: string;
	readonly city: string;
	readonly postcode: string;
	readonly industry: string;
	readonly potential: number;
	readonly revenue: number;
	readonly visits: number;
	readonly ownerToday: number;
	readonly ownerNow: number;
	readonly travelToday: number;
	readonly travelNow: number;
	/** 0–100, and the points each factor gives; they add up to it. */
	readonly score: number;
	readonly breakdown: Readonly<Record<string, number>>;
	/** What holds it to its rep whatever becomes of its unit; null = nothing. */
	readonly hold: Prepared['locks']['overrides'][number]['reason'] | null;
	readonly lockedInData: boolean;
	readonly located: boolean;
	/** End of the open deal that protects it, epoch milliseconds UTC; null = none. */
	readonly protectedUntil: number | null;
	readonly potentialAssumed: boolean;
	/** Something of it was estimated from similar accounts and accepted. */
	readonly isEstimated: boolean;
	/** As kinds and numbers: the page words them. */
	readonly reason: Reason;
	/** Against staying with today's rep, and against the next best rep; null where there is nothing to compare. */
	readonly staying: Comparison | null;
	readonly next: Comparison | null;
}

const text = (column: CodedColumn | null, row: number) => column?.values[column.codes[row]!] ?? '';

/** One account as the page shows it, against the latest plan. O(accounts); the first of a plan adds its objective, O(units × reps). */
export function accountCard({ prepared: now, last }: PlanSession, row: number): AccountCard {
	// Settings may have moved on since the last epoch: labels belong to what they were measured on.
	const prepared = last?.prepared ?? now;
	const { dataset, filled, today, factors, settings, accountUnit, travelSeconds, reps } = prepared;
	const { accounts } = dataset;
	const before = today.accountOwner[row]!;
	const owner = last === null ? today.accountOwner : ownerOfAccounts(prepared, last.labels);
	const reasons = accountReasons(prepared, last?.labels ?? today.unitOwner, owner);
	const visits = filled.visits[row]!;
	const perVisit = (hours: number) => (visits > 0 ? hours / visits : 0);
	const hoursToday = before < 0 ? 0 : travelSeconds[row * reps.count + before]! / 3600;
	return {
		id: accounts.id.at(row) ?? '',
		name: accounts.name?.at(row) ?? '',
		city: text(accounts.city, row),
		postcode: text(accounts.postcode, row),
		industry: text(accounts.industry, row),
		potential: filled.potential[row]!,
		revenue: filled.revenue[row]!,
		visits: filled.visits[row]!,
		ownerToday: before,
		ownerNow: owner[row]!,
		travelToday: perVisit(hoursToday),
		travelNow: perVisit(reasons.hours(row, owner[row]!)),
		score: prepared.score.score[row]!,
		breakdown: scoreBreakdown(factors, settings.factors, row),
		hold: prepared.locks.overrides.find(({ account }) => account === row)?.reason ?? null,
		lockedInData: accounts.locked?.[row] === 1,
		located: accountUnit[row]! >= 0,
		protectedUntil: filled.isProtected[row] === 1 ? accounts.protectedUntil![row]! : null,
		potentialAssumed: !((accounts.potential?.[row] ?? NaN) >= 0),
		isEstimated: (accounts.estimated?.codes[row] ?? -1) >= 0,
		reason: reasons.reason(row),
		staying: last === null ? null : reasons.staying(row),
		next: last === null ? null : reasons.next(row)
	};
}
