import {
	Bool,
	Dictionary,
	Field,
	FixedSizeList,
	Float64,
	Int32,
	List,
	makeData,
	RecordBatch,
	Schema,
	Struct,
	Table,
	tableToIPC,
	TimestampMillisecond,
	Uint32,
	Utf8,
	type Data,
	type DataType
} from 'apache-arrow';
import type { CodedColumn } from '../model/columns.ts';
import { MONTHS } from '../model/schema.ts';

/** The overloads of makeData leave out nested types. */
const make = makeData as (
	props: { readonly type: DataType; readonly length: number } & Record<string, unknown>
) => Data;

/** Columns by name, in the order they are written. */
export type ArrowColumns = Readonly<Record<string, Data>>;

/** Arrow IPC file with one batch. Equal columns give equal bytes: dictionary ids are given, nothing comes from a clock. */
export function toArrowFile(columns: ArrowColumns, length: number, metadata: ReadonlyMap<string, string>): Uint8Array {
	const fields = Object.entries(columns).map(([name, data]) => new Field(name, data.type, true));
	const schema = new Schema(fields, new Map(metadata));
	const children = Object.values(columns);
	const batch = new RecordBatch(schema, makeData({ type: new Struct(fields), length, nullCount: 0, children }));
	return tableToIPC(new Table(schema, [batch]), 'file');
}

function validity(length: number, isValid: (row: number) => boolean): { nullBitmap: Uint8Array; nullCount: number } {
	const nullBitmap = new Uint8Array(((length + 63) >> 6) << 3);
	let nullCount = 0;
	for (let row = 0; row < length; row++) {
		if (isValid(row)) nullBitmap[row >> 3]! |= 1 << (row & 7);
		else nullCount++;
	}
	return { nullBitmap, nullCount };
}

/** NaN is written as an empty cell with 0 underneath. */
export function numberData(values: Float64Array): Data {
	const known = (row: number) => values[row] === values[row];
	const data = values.map((value) => (value === value ? value : 0));
	return make({ type: new Float64(), length: values.length, data, ...validity(values.length, known) });
}

export function textData(length: number, at: (row: number) => string | null): Data {
	const offsets = new Int32Array(length + 1);
	const encoder = new TextEncoder();
	let bytes = new Uint8Array(Math.max(64, length * 16));
	let end = 0;
	for (let row = 0; row < length; row++) {
		const text = at(row) ?? '';
		if (end + text.length * 3 > bytes.length) {
			const grown = new Uint8Array((end + text.length * 3) * 2);
			grown.set(bytes.subarray(0, end));
			bytes = grown;
		}
		end += encoder.encodeInto(text, bytes.subarray(end)).written;
		offsets[row + 1] = end;
	}
	const filled = validity(length, (row) => at(row) !== null);
	return make({ type: new Utf8(), length, ...filled, valueOffsets: offsets, data: bytes.slice(0, end) });
}

export function codeData({ codes, values }: CodedColumn, id: number): Data {
	const type = new Dictionary(new Utf8(), new Int32(), id);
	const entries = values.length === 0 ? [''] : values;
	const table = new Table({ values: textData(entries.length, (row) => entries[row]!) } as never);
	const dictionary = (table as Table).getChildAt(0)!;
	const data = codes.map((code) => (code < 0 ? 0 : code));
	const filled = validity(codes.length, (row) => codes[row]! >= 0);
	return make({ type, length: codes.length, ...filled, data, dictionary });
}

export function dateData(values: Float64Array): Data {
	const data = BigInt64Array.from(values, (value) => (value === value ? BigInt(Math.trunc(value)) : 0n));
	const known = (row: number) => values[row] === values[row];
	return make({
		type: new TimestampMillisecond('UTC'),
		length: values.length,
		data,
		...validity(values.length, known)
	});
}

export function flagData(values: Uint8Array): Data {
	const data = validity(values.length, (row) => values[row] === 1).nullBitmap;
	return make({ type: new Bool(), length: values.length, nullCount: 0, data });
}

export function monthsData(values: Float64Array): Data {
	const type = new FixedSizeList(MONTHS, new Field('item', new Float64(), true));
	return make({ type, length: values.length / MONTHS, nullCount: 0, child: numberData(values) });
}

export function textsData(rows: readonly (readonly string[])[]): Data {
	const flat = rows.flat();
	const valueOffsets = new Int32Array(rows.length + 1);
	rows.forEach((row, i) => (valueOffsets[i + 1] = valueOffsets[i]! + row.length));
	const type = new List(new Field('item', new Utf8(), true));
	const child = textData(flat.length, (row) => flat[row]!);
	return make({ type, length: rows.length, nullCount: 0, valueOffsets, child });
}

export const indexData = (values: Uint32Array): Data =>
	make({ type: new Uint32(), length: values.length, nullCount: 0, data: values });
