import type { AccountColumns, CodedColumn, TextColumn } from '../../model/columns.ts';
import { accountSchema, MONTHS, type ColumnSpec } from '../../model/schema.ts';

/** A cell of the accounts as mends write it: null = empty, dates in epoch milliseconds, flags 1 or 0. */
export type Cell = string | number | null;

/** One column of the accounts that is there. A month of `revenue_month` is a column of its own, named as in canonical CSV. */
export interface CellColumn {
	readonly name: string;
	readonly at: (row: number) => Cell;
}

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const known = new WeakMap<AccountColumns, readonly CellColumn[]>();

/** All columns that are there, in the order of the schema, without the id. Remembered. O(columns). */
export function cellColumns(accounts: AccountColumns): readonly CellColumn[] {
	let columns = known.get(accounts);
	if (columns === undefined) {
		columns = accountSchema.flatMap((spec) => (spec.name === 'account_id' ? [] : columnsOf(accounts, spec)));
		known.set(accounts, columns);
	}
	return columns;
}

const numberCell = (value: number): Cell => (Number.isNaN(value) ? null : value);

function columnsOf(accounts: AccountColumns, spec: ColumnSpec): readonly CellColumn[] {
	const value = (accounts as unknown as Record<string, unknown>)[camel(spec.name)] ?? null;
	if (value === null) return [];
	switch (spec.kind) {
		case 'text': {
			const text = value as TextColumn;
			return [{ name: spec.name, at: (row) => text.at(row) }];
		}
		case 'code': {
			const { codes, values } = value as CodedColumn;
			return [{ name: spec.name, at: (row) => values[codes[row]!] ?? null }];
		}
		case 'months': {
			const months = value as Float64Array;
			return Array.from({ length: MONTHS }, (_, month) => ({
				name: `${spec.name}_${String(month + 1).padStart(2, '0')}`,
				at: (row) => numberCell(months[row * MONTHS + month]!)
			}));
		}
		default: {
			const numbers = value as Float64Array | Uint8Array;
			return [{ name: spec.name, at: (row) => numberCell(numbers[row]!) }];
		}
	}
}
