import type { AccountColumns } from '../../model/columns.ts';
import { MONTHS } from '../../model/schema.ts';

/** Years within this share of each other are one figure, rounded or converted twice. */
const COPY = 0.01;

/**
 * Rows whose revenue counts: `sum` all but copies of one another, `max` the one that sold most. O(rows²).
 * A row is a copy when it shares a year with another and differs in none.
 */
export function revenueRows(accounts: AccountColumns, rows: readonly number[], kind: 'sum' | 'max'): number[] {
	const yearsOf = (row: number) =>
		[accounts.revenueY0, accounts.revenueY1, accounts.revenueY2].map((year) => year?.[row] ?? NaN);
	const years = new Map(rows.map((row) => [row, yearsOf(row)]));
	const known = (row: number) => years.get(row)!.filter((value) => value === value && value !== 0);
	const size = (row: number) => known(row).reduce((sum, value) => sum + value, 0);
	const months = (row: number) =>
		accounts.revenueMonth?.subarray(row * MONTHS, (row + 1) * MONTHS).some((value) => value === value) ?? false;
	// The fullest figures first, so that their copies are dropped and not they.
	const ordered = [...rows]
		.filter((row) => known(row).length > 0 || months(row))
		.sort(
			(a, b) => known(b).length - known(a).length || size(b) - size(a) || Number(months(b)) - Number(months(a)) || a - b
		);
	if (kind === 'max') {
		const first = (row: number) => years.get(row)!.find((value) => value === value) ?? 0;
		return ordered.sort((a, b) => first(b) - first(a) || size(b) - size(a) || a - b).slice(0, 1);
	}
	const counted: number[] = [];
	for (const row of ordered) {
		if (!counted.some((other) => isCopy(years.get(row)!, years.get(other)!))) counted.push(row);
	}
	return counted;
}

function isCopy(a: readonly number[], b: readonly number[]): boolean {
	let shared = 0;
	for (let year = 0; year < a.length; year++) {
		const [x, y] = [a[year]!, b[year]!];
		if (x !== x || y !== y || (x === 0 && y === 0)) continue;
		if (Math.abs(x - y) > COPY * Math.max(Math.abs(x), Math.abs(y))) return false;
		shared++;
	}
	return shared > 0;
}
