import { accountMove } from '#engine/explain/account-reason.ts';
import type { Reason } from '#engine/explain/reason.ts';
import type { CodedColumn } from '#engine/model/columns.ts';
import { ownerOfAccounts } from '#engine/plan/prepare/prepare.ts';
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
	readonly hold: 'locked' | 'assigned' | 'protected' | null;
	readonly lockedInData: boolean;
	readonly located: boolean;
	/** End of the open deal that protects it, epoch milliseconds UTC; null = none. */
	readonly protectedUntil: number | null;
	readonly potentialAssumed: boolean;
	/** Reason as far as known, as catalogue key + numbers (the page words it). */
	readonly reason: Reason;
}

const text = (column: CodedColumn | null, row: number) => column?.values[column.codes[row]!] ?? '';

/** One account as the page shows it, against the latest plan. */
export function accountCard({ prepared, last }: PlanSession, row: number): AccountCard {
	const { dataset, filled, today, factors, settings, accountUnit } = prepared;
	const { accounts } = dataset;
	const before = today.accountOwner[row]!;
	const after = last === null ? before : ownerOfAccounts(prepared, last.labels)[row]!;
	const { reason, travelBefore, travelAfter } = accountMove(prepared, row, after);
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
		ownerNow: after,
		travelToday: travelBefore,
		travelNow: travelAfter,
		score: prepared.score.score[row]!,
		breakdown: scoreBreakdown(factors, settings.factors, row),
		hold: prepared.locks.overrides.find(({ account }) => account === row)?.reason ?? null,
		lockedInData: accounts.locked?.[row] === 1,
		located: accountUnit[row]! >= 0,
		protectedUntil: filled.isProtected[row] === 1 ? accounts.protectedUntil![row]! : null,
		potentialAssumed: !((accounts.potential?.[row] ?? NaN) >= 0),
		reason
	};
}
