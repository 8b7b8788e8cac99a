import type { CodedColumn } from '../../model/columns.ts';
import { MONTHS, type ColumnSpec } from '../../model/schema.ts';
import { RevirError } from '../../model/errors.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { quoted, type Notices } from '../table.ts';
import { numberReader } from './cells.ts';
import { checked, dateField, flagField, numberField, scaled, textField, type FieldInput } from './field-cells.ts';
import { headersOf, type Field, type Mapping } from './mapping.ts';
import type { MappedRows } from './mapped-rows.ts';
import { shiftMonth } from './periods.ts';
import { sumOrders } from './order-lines.ts';

const STEP = 8192;

export interface MappedColumns {
	readonly numbers: ReadonlyMap<string, Float64Array>;
	readonly codes: ReadonlyMap<string, CodedColumn>;
	readonly texts: ReadonlyMap<string, (row: number) => string | null>;
	readonly flags: ReadonlyMap<string, (row: number) => number>;
	readonly months: Float64Array | null;
	readonly month0: string | null;
}

/** What fields read from, with notices of what they cannot read. @throws RevirError MAPPING_COLUMN for a header the table lacks */
export function fieldInput(table: RawTable, mapping: Mapping, notices: Notices): FieldInput {
	const columns = new Map(table.columns.map((column) => [column.name, column]));
	for (const field of mapping.fields) {
		const lacking = headersOf(field).find((header) => !columns.has(header));
		if (lacking !== undefined) throw new RevirError('MAPPING_COLUMN', { where: { file: table.file, column: lacking } });
	}
	const input: FieldInput = {
		columns,
		count: table.count,
		country: () => null,
		unreadable: (column, row, got) =>
			notices.add('VALUE_INVALID', { where: { file: table.file, row: table.rowNumber(row), column }, got: quoted(got) })
	};
	const field = mapping.fields.find(({ target }) => target === 'country');
	return field === undefined ? input : { ...input, country: textField(field, input) };
}

/** Reads all fields in the rows given. Yields 0–1. O(rows × fields). */
export function* readFields(
	table: RawTable,
	mapping: Mapping,
	rows: MappedRows,
	specs: ReadonlyMap<string, ColumnSpec>,
	input: FieldInput,
	notices: Notices
): Generator<number, MappedColumns> {
	const { source } = rows;
	const numbers = new Map<string, Float64Array>();
	const codes = new Map<string, CodedColumn>();
	const texts = new Map<string, (row: number) => string | null>();
	const flags = new Map<string, (row: number) => number>();
	let months: Float64Array | null = null;
	let month0 = mapping.month0;
	let done = 0;
	const part = function* (steps: Generator<number, unknown>): Generator<number, unknown> {
		for (let next = steps.next(); ; next = steps.next()) {
			if (next.done === true) return next.value;
			yield (done + next.value) / mapping.fields.length;
		}
	};
	for (const field of mapping.fields) {
		const { kind } = specs.get(field.target)!;
		if (field.how === 'orders') {
			const sums = sumOrders(
				field,
				table,
				rows.group ?? source.map((_, row) => row),
				source.length,
				(month0 ??= '1970-01'),
				input,
				notices
			);
			const values = (yield* part(sums)) as Float64Array;
			if (field.target === 'revenue_month') months = values;
			else numbers.set(field.target, values);
		} else if (field.how === 'months') {
			month0 ??= shiftMonth([...field.months].sort().at(-1)!, 1 - MONTHS);
			months = (yield* part(monthValues(field, input, source, month0))) as Float64Array;
		} else if (kind === 'number' || kind === 'date') {
			const read = (kind === 'date' ? dateField : numberField)(field, input);
			numbers.set(field.target, (yield* part(numbersOf(read, source))) as Float64Array);
		} else if (kind === 'flag') flags.set(field.target, flagField(field, input));
		else {
			const read = textField(field, input);
			const value = rows.group === null ? read : yield* part(firstFilled(read, rows.group, source));
			const at = value as (row: number) => string | null;
			if (kind === 'code') codes.set(field.target, (yield* part(codesOf(at, source))) as CodedColumn);
			else texts.set(field.target, at);
		}
		done++;
	}
	return { numbers, codes, texts, flags, months, month0 };
}

function* numbersOf(read: (row: number) => number, source: Int32Array): Generator<number, Float64Array> {
	const out = new Float64Array(source.length);
	for (let k = 0; k < out.length; k++) {
		out[k] = read(source[k]!);
		if (k % STEP === STEP - 1) yield k / out.length;
	}
	return out;
}

function* codesOf(read: (row: number) => string | null, source: Int32Array): Generator<number, CodedColumn> {
	const codes = new Int32Array(source.length).fill(-1);
	const values: string[] = [];
	const known = new Map<string, number>();
	for (let k = 0; k < codes.length; k++) {
		if (k % STEP === STEP - 1) yield k / codes.length;
		const text = read(source[k]!);
		if (text === null || text === '') continue;
		let code = known.get(text);
		if (code === undefined) {
			known.set(text, (code = values.length));
			values.push(text);
		}
		codes[k] = code;
	}
	return { codes, values };
}

/** Of the lines of an account, the first that has the cell filled. */
function* firstFilled(
	read: (row: number) => string | null,
	group: Int32Array,
	source: Int32Array
): Generator<number, (row: number) => string | null> {
	const first = new Int32Array(source.length).fill(-1);
	for (let row = 0; row < group.length; row++) {
		const at = group[row]!;
		if (at >= 0 && first[at]! < 0 && read(row) !== null) first[at] = row;
		if (row % STEP === STEP - 1) yield row / group.length;
	}
	const bySource = new Map([...source].map((row, at) => [row, first[at]!]));
	return (row) => {
		const filled = bySource.get(row) ?? -1;
		return filled < 0 ? null : read(filled);
	};
}

function* monthValues(
	field: Field & { how: 'months' },
	input: FieldInput,
	source: Int32Array,
	month0: string
): Generator<number, Float64Array> {
	const readers = field.from.map((header) => checked(header, input, numberReader));
	const at = field.months.map((month) =>
		Array.from({ length: MONTHS }, (_, k) => shiftMonth(month0, k)).indexOf(month)
	);
	const out = new Float64Array(source.length * MONTHS).fill(NaN);
	for (let k = 0; k < source.length; k++) {
		readers.forEach((read, column) => {
			if (at[column]! >= 0) out[k * MONTHS + at[column]!] = scaled(read(source[k]!), field.scale ?? 1);
		});
		if (k % STEP === STEP - 1) yield k / source.length;
	}
	return out;
}
