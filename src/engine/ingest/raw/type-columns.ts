import type { Guess, RawColumn, ReadOptions } from './raw-table.ts';

/** Seam: figures and dates that a file keeps as text become numbers and dates here, as in CSV. Until the CSV reader's typing is
 *  merged, text stays text. */
export function typeColumns(
	columns: readonly RawColumn[],
	_count: number,
	_options: ReadOptions
): { readonly columns: readonly RawColumn[]; readonly guesses: readonly Guess[] } {
	return { columns, guesses: [] };
}
