import type { AccountColumns, CodedColumn, TextColumn } from '../model/columns.ts';
import { RevirError } from '../model/errors.ts';
import { accountSchema, MONTHS, type ColumnSpec } from '../model/schema.ts';
import { propertyOf } from './arrow-write.ts';
import { quoted } from './table.ts';
import { codeColumn } from './text-columns.ts';

/** Rows of several files, one behind the other; a column one file lacks is empty there. O(cells).
 *  @throws RevirError ID_DUPLICATE when two files hold the same account */
export function concatAccounts(
	parts: readonly { readonly accounts: AccountColumns; readonly file: string }[]
): AccountColumns {
	if (parts.length === 1) return parts[0]!.accounts;
	const counts = parts.map(({ accounts }) => accounts.count);
	const columns: Record<string, unknown> = { count: counts.reduce((sum, count) => sum + count, 0) };
	for (const spec of accountSchema) {
		if ('reserved' in spec) continue;
		const property = propertyOf(spec.name);
		const values = parts.map(({ accounts }) => (accounts as unknown as Record<string, unknown>)[property] ?? null);
		columns[property] = values.every((value) => value === null) ? null : join(spec, values, counts);
	}
	const accounts = columns as unknown as AccountColumns;
	const seen = new Set<string>();
	parts.forEach(({ accounts, file }) => {
		for (let row = 0; row < accounts.count; row++) {
			const id = accounts.id.at(row)!;
			if (seen.has(id))
				throw new RevirError('ID_DUPLICATE', { where: { file, column: 'account_id' }, got: quoted(id) });
			seen.add(id);
		}
	});
	return accounts;
}

function join(spec: ColumnSpec, values: readonly unknown[], counts: readonly number[]): unknown {
	switch (spec.kind) {
		case 'text':
		case 'code': {
			const rows: (string | null)[] = [];
			values.forEach((value, part) => {
				for (let row = 0; row < counts[part]!; row++) rows.push(textAt(value, row));
			});
			if (spec.kind === 'code') return codeColumn(rows.length, (row) => rows[row]!);
			return { length: rows.length, at: (row: number) => rows[row] ?? null } satisfies TextColumn;
		}
		case 'flag':
			return Uint8Array.from(
				values.flatMap((value, part) => [...((value as Uint8Array | null) ?? new Uint8Array(counts[part]!))])
			);
		default: {
			const width = spec.kind === 'months' ? MONTHS : 1;
			const out = new Float64Array(counts.reduce((sum, count) => sum + count, 0) * width).fill(NaN);
			let at = 0;
			values.forEach((value, part) => {
				if (value !== null) out.set(value as Float64Array, at);
				at += counts[part]! * width;
			});
			return out;
		}
	}
}

function textAt(value: unknown, row: number): string | null {
	if (value === null) return null;
	if (!('codes' in (value as object))) return (value as TextColumn).at(row);
	const { codes, values } = value as CodedColumn;
	return values[codes[row]!] ?? null;
}
