import type { AccountColumns } from './columns.ts';
import type { AccountColumnName } from './schema.ts';

/** Tells whether the value of a column in a row is an accepted estimate. O(different texts) once, O(1) per row. */
export function estimatedTest({ estimated }: AccountColumns, column: AccountColumnName): (row: number) => boolean {
	if (estimated === null) return () => false;
	const hit = estimated.values.map((text) => text.split(' ').includes(column));
	return (row) => hit[estimated.codes[row]!] ?? false;
}

/** Columns of one row that are accepted estimates. */
export const estimatedColumns = (text: string | null): readonly string[] =>
	text === null || text === '' ? [] : text.split(' ');
