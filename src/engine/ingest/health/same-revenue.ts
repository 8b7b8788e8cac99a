import type { AccountColumns } from '../../model/columns.ts';
import { findingId } from './finding-id.ts';
import type { Finding } from './finding.ts';

const FEWEST = 10;
const SHARE = 0.01;

/** One and the same revenue in at least ten accounts and a hundredth of all: a placeholder more likely than a figure. O(n). */
export function sameRevenue({ revenueY0, count }: AccountColumns): Finding[] {
	if (revenueY0 === null) return [];
	const rowsOf = new Map<number, number[]>();
	for (let row = 0; row < count; row++) {
		const value = revenueY0[row]!;
		if (!(value > 0)) continue;
		const rows = rowsOf.get(value);
		if (rows === undefined) rowsOf.set(value, [row]);
		else rows.push(row);
	}
	return [...rowsOf]
		.filter(([, rows]) => rows.length >= Math.max(FEWEST, SHARE * count))
		.map(([value, rows]) => ({
			id: findingId('contradiction', 'revenue_y0', rows),
			problem: 'contradiction',
			rows,
			column: 'revenue_y0',
			got: String(value),
			reason: { key: 'contradiction.revenue.same', params: { value, count: rows.length } },
			mend: { changes: rows.map((row) => ({ row, column: 'revenue_y0', value: null })), drop: [] },
			confidence: 0.5
		}));
}
