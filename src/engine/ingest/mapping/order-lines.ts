import { MONTHS } from '../../model/schema.ts';
import type { RawTable } from '../raw/raw-table.ts';
import type { Notices } from '../table.ts';
import { dateReader, numberReader } from './cells.ts';
import { checked, scaled, type FieldInput } from './field-cells.ts';
import type { Field, OrdersSource } from './mapping.ts';
import { monthsBetween } from './periods.ts';

const STEP = 8192;

/** Amounts of the lines of each group by month since `month0`, row-major groups × 36, or of one year. A month or year without lines
 *  within the reach of the data is 0: nothing was bought. O(rows). */
export function* sumOrders(
	field: Field & OrdersSource,
	table: RawTable,
	group: Int32Array,
	groups: number,
	month0: string,
	input: FieldInput,
	notices: Notices
): Generator<number, Float64Array> {
	const amount = checked(field.amount, input, numberReader);
	const pieces = field.times === undefined ? () => 1 : checked(field.times, input, numberReader);
	const date = checked(field.date, input, dateReader);
	const yearly = field.year !== undefined;
	const out = new Float64Array(yearly ? groups : groups * MONTHS);
	let [first, last] = [Infinity, -Infinity];
	for (let row = 0; row < table.count; row++) {
		if (row % STEP === STEP - 1) yield row / table.count;
		const at = group[row]!;
		if (at < 0) continue;
		const time = date(row);
		const value = amount(row) * pieces(row);
		if (Number.isNaN(time) || Number.isNaN(value)) {
			// Told once, not again by the sum of every year.
			if (!yearly) notices.add('ORDER_UNUSABLE', { where: { file: table.file, row: table.rowNumber(row) } });
			continue;
		}
		const day = new Date(time);
		const sum = scaled(value, field.scale ?? 1);
		if (yearly) {
			if (day.getUTCFullYear() === field.year) out[at] = out[at]! + sum;
			continue;
		}
		const month = monthsBetween(month0, day.toISOString().slice(0, 7));
		first = Math.min(first, month);
		last = Math.max(last, month);
		if (month >= 0 && month < MONTHS) out[at * MONTHS + month] = out[at * MONTHS + month]! + sum;
	}
	if (!yearly) for (let k = 0; k < out.length; k++) if (k % MONTHS < first || k % MONTHS > last) out[k] = NaN;
	return out;
}
