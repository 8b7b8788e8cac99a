import type { TextColumn } from '../../model/columns.ts';
import { RevirError } from '../../model/errors.ts';

const known = new WeakMap<TextColumn, ReadonlyMap<string, number>>();

/** Id → row of a key column; remembered per column, because hand edits ask again and again. O(rows) the first time. */
export function rowOfId(column: TextColumn): ReadonlyMap<string, number> {
	const found = known.get(column);
	if (found !== undefined) return found;
	const rows = new Map<string, number>();
	for (let row = 0; row < column.length; row++) rows.set(column.at(row) ?? '', row);
	known.set(column, rows);
	return rows;
}

export const unknownInRule = (
	rule: string,
	what: 'account' | 'rep' | 'unit' | 'industry' | 'region' | 'country' | 'postcode',
	id: string,
	why = ''
): RevirError => new RevirError('RULE_UNKNOWN', { where: { rule }, got: `${what} "${id.slice(0, 80)}"${why}` });
