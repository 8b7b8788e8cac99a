import type { Field } from './mapping.ts';
import { lastFullYear, shiftMonth } from './periods.ts';
import type { PeriodColumn } from './sales-columns.ts';
import { MONTHS } from '../../model/schema.ts';

export interface SalesFields {
	readonly fields: readonly Field[];
	readonly year0: number | null;
	readonly month0: string | null;
}

const monthOf = ({ year, month }: PeriodColumn) => `${year}-${String(month).padStart(2, '0')}`;
const scaled = (scale: number) => (scale === 1 ? {} : { scale });

/** Yearly columns → revenue_y0 … y2, last full year first; monthly ones → revenue_month, and their sums where a whole year is there. O(columns). */
export function salesFields(columns: readonly PeriodColumn[], asOf: string): SalesFields {
	const lastYear = lastFullYear(asOf);
	const yearly = columns.filter(({ year, month }) => month === null && year <= lastYear);
	const monthly = columns.filter((column) => column.month !== null && monthOf(column) <= asOf.slice(0, 7));
	const byMonth = new Map(monthly.map((column) => [monthOf(column), column]));
	const fullYear = (year: number) => {
		const found = Array.from({ length: 12 }, (_, k) => byMonth.get(`${year}-${String(k + 1).padStart(2, '0')}`));
		return found.every((column) => column !== undefined) ? found : null;
	};
	const summed = monthly.map(({ year }) => year).filter((year) => year <= lastYear && fullYear(year) !== null);
	const years = [...yearly.map(({ year }) => year), ...summed];
	const year0 = years.length === 0 ? null : Math.max(...years);
	const fields: Field[] = [];
	for (let back = 0; year0 !== null && back < 3; back++) {
		const target = `revenue_y${back}` as 'revenue_y0';
		const column = yearly.find(({ year }) => year === year0 - back);
		const twelve = fullYear(year0 - back);
		if (column !== undefined) {
			fields.push({ target, how: 'plain', from: [column.column], ...scaled(column.scale) });
		} else if (twelve !== null)
			fields.push({ target, how: 'sum', from: twelve.map((one) => one.column), ...scaled(twelve[0]!.scale) });
	}
	if (byMonth.size === 0) return { fields, year0, month0: null };
	const months = [...byMonth.keys()].sort();
	const month0 = shiftMonth(months.at(-1)!, 1 - MONTHS);
	const inside = months.filter((month) => month >= month0);
	const from = inside.map((month) => byMonth.get(month)!.column);
	fields.push({
		target: 'revenue_month',
		how: 'months',
		from,
		months: inside,
		...scaled(byMonth.get(months.at(-1)!)!.scale)
	});
	return { fields, year0, month0 };
}

/** Order lines → months and years that their dates reach. Dates in epoch ms. */
export function orderFields(
	date: string,
	amount: string,
	times: string | undefined,
	scale: number,
	first: number,
	last: number,
	asOf: string
): SalesFields {
	const iso = (time: number) => new Date(time).toISOString().slice(0, 7);
	const lastMonth = [iso(last), asOf.slice(0, 7)].sort()[0]!;
	const month0 = shiftMonth(lastMonth, 1 - MONTHS);
	const end = Number(lastMonth.slice(0, 4));
	// A year is full when it is over, or its December has lines.
	const year0 = Math.min(lastFullYear(asOf), lastMonth.endsWith('-12') ? end : end - 1);
	const source = { date, amount, ...(times === undefined ? {} : { times }), ...scaled(scale) };
	const fields: Field[] = [{ target: 'revenue_month', how: 'orders', ...source }];
	// A year before the last in which the lines begin after January would look poorer than it was.
	const firstYear = Number(iso(first).slice(0, 4)) + (iso(first).endsWith('-01') ? 0 : 1);
	for (let back = 0; back < 3 && (back === 0 || year0 - back >= firstYear); back++)
		fields.push({
			target: `revenue_y${back}` as 'revenue_y0',
			how: 'orders',
			...source,
			year: year0 - back
		});
	return { fields, year0, month0 };
}
