import type { Notice } from '../table.ts';
import { dateText } from './cell-columns.ts';
import type { Guess, RawColumn, RawTable } from './raw-table.ts';

/** What a person looks at before a file is taken: plain values that survive cloning between workers. */
export interface RawPreview extends Pick<RawTable, 'file' | 'format' | 'sheet' | 'sheets' | 'count'> {
	readonly columns: readonly { readonly name: string; readonly kind: RawColumn['kind'] }[];
	readonly guesses: readonly Guess[];
	readonly notices: readonly Notice[];
	/** First rows as text, null = empty. */
	readonly rows: readonly { readonly number: number; readonly cells: readonly (string | null)[] }[];
	/** Areas came along, to be used as basic units. */
	readonly hasAreas: boolean;
}

/** O(rows shown · columns). */
export function rawPreview(table: RawTable, rows = 50): RawPreview {
	const { file, format, sheet, sheets, count, columns, guesses, notices, polygons } = table;
	return {
		file,
		format,
		sheet,
		sheets,
		count,
		columns: columns.map(({ name, kind }) => ({ name, kind })),
		guesses,
		notices: notices.list(),
		rows: Array.from({ length: Math.min(rows, count) }, (_, row) => ({
			number: table.rowNumber(row),
			cells: columns.map((column) => rawText(column, row))
		})),
		hasAreas: polygons !== undefined
	};
}

/** A cell as text, whatever its column holds: decimals with a point, dates as ISO 8601. null = empty. */
export function rawText(column: RawColumn, row: number): string | null {
	if (column.kind === 'text') return column.at(row);
	const value = column.values[row];
	if (value === undefined || Number.isNaN(value)) return null;
	if (column.kind === 'flag') return value === 255 ? null : String(value === 1);
	return column.kind === 'date' ? dateText(value) : String(value);
}
