import type { AccountColumns, CodedColumn, TextColumn } from '../model/columns.ts';
import { codeColumn } from './text-columns.ts';

type Column = TextColumn | CodedColumn | Float64Array | Uint8Array | null;

/** Every column with these rows alone; coded text is coded anew, so that nothing tells of rows that left. O(cells). */
export function pickRows(accounts: AccountColumns, rows: Int32Array): AccountColumns {
	const picked = Object.entries(accounts).map(([name, column]) => [
		name,
		name === 'count' ? rows.length : pickColumn(column as Column, rows, accounts.count)
	]);
	return Object.fromEntries(picked) as AccountColumns;
}

function pickColumn(column: Column, rows: Int32Array, count: number): Column {
	if (column === null) return null;
	if (column instanceof Uint8Array) return Uint8Array.from(rows, (row) => column[row]!);
	if (column instanceof Float64Array) {
		const width = column.length / count;
		const out = new Float64Array(rows.length * width);
		rows.forEach((row, i) => out.set(column.subarray(row * width, (row + 1) * width), i * width));
		return out;
	}
	if ('at' in column) return { length: rows.length, at: (i) => (i < rows.length ? column.at(rows[i]!) : null) };
	return codeColumn(rows.length, (i) => column.values[column.codes[rows[i]!]!] ?? null);
}
