import type { AccountColumns, DatasetMeta } from '../../model/columns.ts';
import { DAY, isoDay, nowOf } from './dates-of.ts';
import type { FindProblems } from './finding.ts';
import { cellFinding, runRowChecks, type RowCheck } from './row-checks.ts';

/** Days after which something is told to be out of date. */
const OLD = { protection: 180, change: 730 } as const;

/** What was true once: protections long past, records nobody touched for two years, customers without revenue in all three years. O(n). */
export const findStale: FindProblems<{ readonly meta: DatasetMeta }> = function* (accounts, { meta }) {
	const now = nowOf(meta);
	return yield* runRowChecks(accounts.count, [
		protectionCheck(accounts, now),
		changeCheck(accounts, now),
		noRevenueCheck(accounts)
	]);
};

function protectionCheck({ protectedUntil }: AccountColumns, now: number): RowCheck {
	return (row) => {
		const until = protectedUntil?.[row] ?? NaN;
		if (!(now - until > OLD.protection * DAY)) return null;
		const reason = { key: 'stale.protected', params: { date: isoDay(until), days: Math.round((now - until) / DAY) } };
		return cellFinding('stale', row, 'protected_until', isoDay(until), reason, 0.9, null);
	};
}

function changeCheck({ modifiedAt }: AccountColumns, now: number): RowCheck {
	return (row) => {
		const last = modifiedAt?.[row] ?? NaN;
		if (!(now - last > OLD.change * DAY)) return null;
		const reason = { key: 'stale.modified', params: { date: isoDay(last), days: Math.round((now - last) / DAY) } };
		return cellFinding('stale', row, 'modified_at', isoDay(last), reason, 0.5);
	};
}

/** Who bought nothing for three years is to be won again: a prospect. */
function noRevenueCheck({ stage, revenueY0, revenueY1, revenueY2 }: AccountColumns): RowCheck {
	const customer = stage?.values.indexOf('customer') ?? -1;
	if (customer < 0) return () => null;
	return (row) => {
		if (stage!.codes[row] !== customer) return null;
		const years = [revenueY0, revenueY1, revenueY2].map((year) => year?.[row] ?? NaN);
		if (!years.every((value) => value <= 0)) return null;
		return cellFinding('stale', row, 'stage', 'customer', { key: 'stale.no-revenue', params: {} }, 0.6, 'prospect');
	};
}
