import type { AssumedColumn } from '../model/columns.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';

/** Share of accounts (of reps for their capacity) whose value is a default, per assumed column. O(columns + reps). */
export function assumedShares({ filled, reps, dataset }: Prepared): Readonly<Partial<Record<AssumedColumn, number>>> {
	const shares = Object.entries(filled.assumedRows).map(([column, rows]) => [column, rows / Math.max(1, filled.count)]);
	const without = reps.row.filter((row) => !((dataset.reps.capacityHours?.[row] ?? NaN) >= 0)).length;
	return {
		...Object.fromEntries(shares),
		...(without > 0 ? { capacity_hours: without / reps.count } : {})
	};
}
