import type { CodedColumn, TextColumn } from '../model/columns.ts';
import { RevirError } from '../model/errors.ts';
import { MONTHS, type ColumnSpec } from '../model/schema.ts';
import { columnMissing, quoted, type SourceTable } from './table.ts';

/** Column when the table has it, else null. A column that is there but wholly empty counts as absent, so defaults apply. */
export function optionalNumber(table: SourceTable, spec: ColumnSpec): Float64Array | null {
	if (!table.names.includes(spec.name)) return null;
	const values = inRange(table, spec, table.number(spec));
	return values.every(Number.isNaN) && values.length > 0 ? null : values;
}

/** Replaces what is infinite or out of range by NaN and counts it; copies only then, so that a clean column stays zero-copy. */
export function inRange(table: SourceTable, spec: ColumnSpec, values: Float64Array): Float64Array {
	const { min = -Infinity, max = Infinity } = spec;
	let out = values;
	for (let row = 0; row < values.length; row++) {
		const value = values[row]!;
		if (value !== value || (value >= min && value <= max && value !== Infinity && value !== -Infinity)) continue;
		if (out === values) out = values.slice();
		out[row] = NaN;
		const where = { file: table.file, row: table.rowNumber(row), column: spec.name };
		const coordinate = spec.name === 'lon' || spec.name === 'lat';
		table.notices.add(coordinate ? 'COORDINATE_RANGE' : 'VALUE_INVALID', {
			where,
			got: String(value),
			expected: rangeText(spec)
		});
	}
	return out;
}

const rangeText = ({ min, max }: ColumnSpec) =>
	min === undefined ? 'a number' : max === undefined ? `${min} or more` : `${min} … ${max}`;

export function optionalCode(table: SourceTable, spec: ColumnSpec): CodedColumn | null {
	if (!table.names.includes(spec.name)) return null;
	const column = table.code(spec);
	const checked = spec.values ? allowed(table, spec, column, spec.values) : column;
	return checked.values.length === 0 && checked.codes.length > 0 ? null : checked;
}

function allowed(table: SourceTable, spec: ColumnSpec, column: CodedColumn, names: readonly string[]): CodedColumn {
	const map = column.values.map((value) => names.indexOf(value.toLowerCase()));
	const codes = column.codes.map((code, row) => {
		if (code < 0) return -1;
		if (map[code]! < 0) {
			const where = { file: table.file, row: table.rowNumber(row), column: spec.name };
			table.notices.add('VALUE_INVALID', { where, got: quoted(column.values[code]!), expected: names.join(', ') });
		}
		return map[code]!;
	});
	return { codes, values: names };
}

export const optionalText = (table: SourceTable, spec: ColumnSpec): TextColumn | null =>
	table.names.includes(spec.name) ? table.text(spec) : null;

export function optionalDate(table: SourceTable, spec: ColumnSpec): Float64Array | null {
	return table.names.includes(spec.name) ? inRange(table, spec, table.date(spec)) : null;
}

export const optionalFlag = (table: SourceTable, spec: ColumnSpec, missing: 0 | 1): Uint8Array | null =>
	table.names.includes(spec.name) ? table.flag(spec, missing) : null;

/** One list column, or 36 plain columns `…_01` … `…_36`, oldest month first. */
export function optionalMonths(table: SourceTable, spec: ColumnSpec): Float64Array | null {
	if (table.names.includes(spec.name)) return inRangeMonths(table, spec, table.months(spec));
	const names = Array.from({ length: MONTHS }, (_, month) => `${spec.name}_${String(month + 1).padStart(2, '0')}`);
	if (!names.some((name) => table.names.includes(name))) return null;
	const out = new Float64Array(table.count * MONTHS);
	names.forEach((name, month) => {
		if (!table.names.includes(name)) throw columnMissing(table, name);
		const values = inRange(table, { ...spec, name }, table.number({ ...spec, name, kind: 'number' }));
		for (let row = 0; row < values.length; row++) out[row * MONTHS + month] = values[row]!;
	});
	return out;
}

function inRangeMonths(table: SourceTable, spec: ColumnSpec, values: Float64Array): Float64Array {
	if (values.every((value) => value - value === 0 || value !== value)) return values;
	table.notices.add('VALUE_INVALID', {
		where: { file: table.file, column: spec.name },
		got: 'Infinity',
		expected: 'a number'
	});
	return values.map((value) => (value - value === 0 ? value : NaN));
}

/** Ids are there, filled and unique. O(rows). @throws RevirError COLUMN_MISSING, ID_MISSING, ID_DUPLICATE */
export function uniqueIds(table: SourceTable, spec: ColumnSpec): TextColumn {
	if (!table.names.includes(spec.name)) throw columnMissing(table, spec.name);
	const ids = table.text(spec);
	const seen = new Set<string>();
	for (let row = 0; row < ids.length; row++) {
		const id = ids.at(row);
		const where = { file: table.file, row: table.rowNumber(row), column: spec.name };
		if (id === null) throw new RevirError('ID_MISSING', { where });
		if (seen.has(id)) throw new RevirError('ID_DUPLICATE', { where, got: quoted(id) });
		seen.add(id);
	}
	return ids;
}
