import type { AccountColumns, CodedColumn, TextColumn } from '../../model/columns.ts';
import { RevirError } from '../../model/errors.ts';
import { accountSchema, MONTHS, type ColumnSpec } from '../../model/schema.ts';
import { propertyOf } from '../arrow-write.ts';
import { quoted } from '../table.ts';
import type { CellChange } from './finding.ts';

export type CellValue = CellChange['value'];

const specs = new Map<string, ColumnSpec>(
	accountSchema.filter((spec) => !('reserved' in spec) && spec.kind !== 'months').map((spec) => [spec.name, spec])
);

const monthSpec = accountSchema.find(({ kind }) => kind === 'months')!;

/** `revenue_month_01` … `revenue_month_36`, as in canonical CSV → 0 … 35; null = no month. */
export function monthOf(column: string): number | null {
	const month = column.startsWith(`${monthSpec.name}_`) ? Number(column.slice(monthSpec.name.length + 1)) : NaN;
	return month >= 1 && month <= MONTHS ? month - 1 : null;
}

/** @throws RevirError COLUMN_MISSING for a column that accounts do not have */
export function cellSpec(column: string): ColumnSpec {
	const spec = monthOf(column) === null ? specs.get(column) : { ...monthSpec, name: column, kind: 'number' as const };
	if (spec === undefined) throw new RevirError('COLUMN_MISSING', { where: { column } });
	return spec;
}

/** The column of the accounts object behind a schema column; null = absent. */
export const columnOf = (accounts: AccountColumns, column: string): unknown =>
	(accounts as unknown as Readonly<Record<string, unknown>>)[propertyOf(column)] ?? null;

/** One cell as a mend would write it; null = empty. @throws RevirError COLUMN_MISSING */
export function cellValue(accounts: AccountColumns, column: string, row: number): CellValue {
	const { kind } = cellSpec(column);
	const month = monthOf(column);
	if (month !== null) return numberOrNull(accounts.revenueMonth?.[row * MONTHS + month] ?? NaN);
	const held = columnOf(accounts, column);
	if (held === null) return null;
	if (kind === 'text') return (held as TextColumn).at(row);
	if (kind === 'code') return (held as CodedColumn).values[(held as CodedColumn).codes[row]!] ?? null;
	return numberOrNull((held as Float64Array | Uint8Array)[row]!);
}

const numberOrNull = (value: number) => (Number.isNaN(value) ? null : value);

/** Refuses what the schema does not allow in a cell. @throws RevirError VALUE_INVALID */
export function checkCell(spec: ColumnSpec, row: number, value: CellValue): void {
	const refuse = (expected: string) =>
		new RevirError('VALUE_INVALID', { where: { row, column: spec.name }, got: quoted(String(value)), expected });
	if (value === null) {
		if (spec.required) throw refuse('a value');
	} else if (spec.kind === 'text' || spec.kind === 'code') {
		if (typeof value !== 'string' || value === '') throw refuse('text');
		if (spec.values !== undefined && !spec.values.includes(value)) throw refuse(spec.values.join(', '));
	} else if (typeof value !== 'number' || !Number.isFinite(value)) throw refuse('a number');
	else if (spec.kind === 'flag' && value !== 0 && value !== 1) throw refuse('0, 1');
	else if (value < (spec.min ?? -Infinity) || value > (spec.max ?? Infinity))
		throw refuse(`${spec.min ?? ''} … ${spec.max ?? ''}`);
}
