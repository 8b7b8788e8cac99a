import type { AccountColumns, CodedColumn, TextColumn } from '../../model/columns.ts';
import { MONTHS, type ColumnSpec } from '../../model/schema.ts';
import { codeColumn } from '../text-columns.ts';
import { columnOf, type CellValue } from './cells.ts';

/** One column while it is being mended; the original stays as it is. */
export interface ColumnDraft {
	get(row: number): CellValue;
	set(row: number, value: CellValue): void;
	/** As readers give it: a column without a value is absent. O(rows). */
	finish(): unknown;
}

/** A draft of a column, also of one that is absent. O(rows) for numbers, O(1) for text. */
export function columnDraft(accounts: AccountColumns, spec: ColumnSpec): ColumnDraft {
	const held = columnOf(accounts, spec.name);
	if (spec.kind === 'text') return textDraft(held as TextColumn | null, accounts.count);
	if (spec.kind === 'code') return codeDraft(held as CodedColumn | null, accounts.count, spec.values);
	if (spec.kind === 'flag') return flagDraft(held as Uint8Array | null, accounts.count);
	return numberDraft(held as Float64Array | null, accounts.count, spec.name);
}

/** One month of the rows of `months`, which several drafts share. */
export const monthDraft = (months: Float64Array, month: number): ColumnDraft => ({
	get: (row) => {
		const value = months[row * MONTHS + month]!;
		return Number.isNaN(value) ? null : value;
	},
	set: (row, value) => void (months[row * MONTHS + month] = value === null ? NaN : (value as number)),
	finish: () => months
});

function textDraft(held: TextColumn | null, count: number): ColumnDraft {
	const changed = new Map<number, string | null>();
	const get = (row: number) => (changed.has(row) ? changed.get(row)! : (held?.at(row) ?? null));
	return {
		get,
		set: (row, value) => void changed.set(row, value as string | null),
		finish: () => ({ length: count, at: get }) satisfies TextColumn
	};
}

function codeDraft(held: CodedColumn | null, count: number, fixed: readonly string[] | undefined): ColumnDraft {
	const values = [...(fixed ?? held?.values ?? [])];
	const place = held?.values.map((value, code) => (fixed === undefined ? code : fixed.indexOf(value)));
	const codes = held?.codes.map((code) => place![code] ?? -1) ?? new Int32Array(count).fill(-1);
	const known = new Map(values.map((value, code) => [value, code]));
	return {
		get: (row) => values[codes[row]!] ?? null,
		set(row, value) {
			if (value === null) codes[row] = -1;
			else {
				const text = value as string;
				if (!known.has(text)) known.set(text, values.push(text) - 1);
				codes[row] = known.get(text)!;
			}
		},
		finish() {
			if (codes.every((code) => code < 0)) return null;
			return fixed === undefined ? codeColumn(count, (row) => values[codes[row]!] ?? null) : { codes, values };
		}
	};
}

function flagDraft(held: Uint8Array | null, count: number): ColumnDraft {
	const flags = held?.slice() ?? new Uint8Array(count);
	return {
		get: (row) => flags[row]!,
		set: (row, value) => void (flags[row] = value === 1 ? 1 : 0),
		finish: () => flags
	};
}

function numberDraft(held: Float64Array | null, count: number, name: string): ColumnDraft {
	const numbers = held?.slice() ?? new Float64Array(count).fill(NaN);
	return {
		get: (row) => (Number.isNaN(numbers[row]!) ? null : numbers[row]!),
		set: (row, value) => void (numbers[row] = (value as number | null) ?? NaN),
		// Positions are always there, if only as gaps.
		finish: () => (name !== 'lon' && name !== 'lat' && numbers.every(Number.isNaN) ? null : numbers)
	};
}
