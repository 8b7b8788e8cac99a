import { accountMove } from '#engine/explain/account-reason.ts';
import type { CodedColumn } from '#engine/model/columns.ts';
import { ownerOfAccounts } from '#engine/plan/prepare/prepare.ts';
import type { PlanSession } from '#engine/scenario/session.ts';
import { scoreBreakdown } from '#engine/score/score.ts';
import type { AccountCard } from './plan-api.ts';

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
