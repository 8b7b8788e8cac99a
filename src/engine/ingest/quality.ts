import type { AccountColumns, CodedColumn, DatasetMeta, TextColumn } from '../model/columns.ts';
import { describeError } from '../model/errors.ts';
import { accountSchema, MONTHS, type ColumnSpec } from '../model/schema.ts';
import { propertyOf } from './arrow-write.ts';
import type { Notice } from './table.ts';

export interface QualityReport {
	readonly rows: number;
	readonly located: number;
	readonly meta: DatasetMeta;
	/** Filled cells per column that is there. */
	readonly columns: readonly { readonly name: string; readonly filled: number }[];
	readonly missingColumns: readonly string[];
	readonly notices: readonly { readonly code: string; readonly count: number; readonly first: string }[];
}

/** What an import found, as data. O(cells). */
export function qualityReport(accounts: AccountColumns, meta: DatasetMeta, notices: readonly Notice[]): QualityReport {
	const columns: { name: string; filled: number }[] = [];
	const missingColumns: string[] = [];
	for (const spec of accountSchema) {
		if ('reserved' in spec) continue;
		const value = (accounts as unknown as Record<string, unknown>)[propertyOf(spec.name)];
		if (value === null || value === undefined) missingColumns.push(spec.name);
		else columns.push({ name: spec.name, filled: filledCells(spec, value, accounts.count) });
	}
	return {
		rows: accounts.count,
		located: filledCells({ ...accountSchema[2] }, accounts.lon, accounts.count),
		meta,
		columns,
		missingColumns,
		notices: notices.map(({ error, count }) => ({ code: error.code, count, first: describeError(error, 'en') }))
	};
}

function filledCells(spec: ColumnSpec, value: unknown, rows: number): number {
	let filled = 0;
	for (let row = 0; row < rows; row++) {
		if (spec.kind === 'text') filled += (value as TextColumn).at(row) === null ? 0 : 1;
		else if (spec.kind === 'code') filled += (value as CodedColumn).codes[row]! < 0 ? 0 : 1;
		else if (spec.kind === 'flag') filled += 1;
		else filled += Number.isNaN((value as Float64Array)[spec.kind === 'months' ? row * MONTHS : row]!) ? 0 : 1;
	}
	return filled;
}
