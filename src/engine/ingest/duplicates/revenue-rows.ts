import type { AccountColumns } from '../../model/columns.ts';
import { MONTHS } from '../../model/schema.ts';

/** Figures within this share of each other are one figure, rounded or converted twice. */
const COPY = 0.01;

/** A row's years, then its months, where the file has them; NaN = unknown. */
const figuresOf = ({ revenueY0, revenueY1, revenueY2, revenueMonth }: AccountColumns, row: number): number[] => [
	...[revenueY0, revenueY1, revenueY2].map((year) => year?.[row] ?? NaN),
	...(revenueMonth?.subarray(row * MONTHS, (row + 1) * MONTHS) ?? [])
];

const isTold = (value: number) => value === value && value !== 0;

/** Rows that have any revenue, or a month of none. */
export const withRevenue = (accounts: AccountColumns, rows: readonly number[]): number[] =>
	rows.filter((row) => figuresOf(accounts, row).some((value, at) => (at < 3 ? isTold(value) : value === value)));

/**
 * Rows whose revenue counts: `sum` all but copies of one another, `max` the one that sold most. O(rows² × months).
 * A row is a copy when it shares a year or month with another and differs in none. Rows without revenue count nothing.
 */
export function revenueRows(accounts: AccountColumns, rows: readonly number[], kind: 'sum' | 'max'): number[] {
	const all = new Map(
		rows.map((row) => {
			const figures = figuresOf(accounts, row);
			const years = figures.slice(0, 3).filter(isTold);
			const known = [
				years.length,
				years.reduce((sum, value) => sum + value, 0),
				figures.slice(3).filter(isTold).length
			];
			return [row, { figures, known }] as const;
		})
	);
	// The fullest figures first, so that their copies are dropped and not they: most years, most revenue, most months.
	const fuller = (a: number, b: number) => {
		const [x, y] = [all.get(a)!.known, all.get(b)!.known];
		return y[0]! - x[0]! || y[1]! - x[1]! || y[2]! - x[2]! || a - b;
	};
	const ordered = withRevenue(accounts, rows).sort(fuller);
	if (kind === 'max') {
		const first = (row: number) => all.get(row)!.figures.find((value, at) => at < 3 && value === value) ?? 0;
		return ordered.sort((a, b) => first(b) - first(a) || fuller(a, b)).slice(0, 1);
	}
	const counted: number[] = [];
	for (const row of ordered) {
		if (!counted.some((other) => isCopy(all.get(row)!.figures, all.get(other)!.figures))) counted.push(row);
	}
	return counted;
}

function isCopy(a: readonly number[], b: readonly number[]): boolean {
	let shared = 0;
	for (const [at, x] of a.entries()) {
		const y = b[at]!;
		if (x !== x || y !== y || (x === 0 && y === 0)) continue;
		if (Math.abs(x - y) > COPY * Math.max(Math.abs(x), Math.abs(y))) return false;
		shared++;
	}
	return shared > 0;
}
