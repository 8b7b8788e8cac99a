import type { Mapping } from './mapping.ts';
import { shiftMonth } from './periods.ts';
import { MONTHS } from '../../model/schema.ts';

/** Last day of the newest month that a file has sales of, but not after today: what the data are probably as of. ISO dates; null =
 *  the file has no sales of months. */
export function newestSalesDay(mapping: Mapping | null, today: string): string | null {
	const field = mapping?.fields.find(({ target }) => target === 'revenue_month');
	if (field === undefined || mapping === null) return null;
	const newest =
		field.how === 'months'
			? field.months.toSorted().at(-1)
			: mapping.month0 === null
				? undefined
				: shiftMonth(mapping.month0, MONTHS - 1);
	if (newest === undefined) return null;
	const next = Date.parse(`${shiftMonth(newest, 1)}-01`);
	const last = new Date(next - 24 * 3600 * 1000).toISOString().slice(0, 10);
	return last < today ? last : today;
}
