import { parseCsvRaw } from '#engine/ingest/raw/csv-raw.ts';
import type { RawColumn, RawTable, ReadOptions } from '#engine/ingest/raw/raw-table.ts';
import { defaultBudget, type Budget } from '#engine/ingest/table.ts';

export const readCsv = (
	content: string | Uint8Array,
	options: ReadOptions = {},
	budget: Partial<Budget> = {}
): RawTable =>
	parseCsvRaw(
		typeof content === 'string' ? new TextEncoder().encode(content) : content,
		'a.csv',
		{ ...defaultBudget, ...budget },
		options
	);

export function column(table: RawTable, name: string): RawColumn {
	const found = table.columns.find((candidate) => candidate.name === name);
	if (!found) throw new Error(`no column ${name} among ${table.columns.map((candidate) => candidate.name).join(', ')}`);
	return found;
}

/** Cells of a column: text, numbers (null = empty), ISO days, true and false. */
export function cells(table: RawTable, name: string): unknown[] {
	const found = column(table, name);
	return Array.from({ length: table.count }, (_, row) => {
		if (found.kind === 'text') return found.at(row);
		const value = found.values[row]!;
		if (Number.isNaN(value) || (found.kind === 'flag' && value === 255)) return null;
		if (found.kind === 'date') return new Date(value).toISOString().replace('T00:00:00.000Z', '');
		return found.kind === 'flag' ? value === 1 : value;
	});
}

/** One column of these cells between two others, so that the file has separators. */
export const oneColumn = (values: readonly string[], header = 'Wert', options: ReadOptions = {}) =>
	readCsv(`Name;${header};Ort\n${values.map((value, i) => `Kunde ${i};${value};Ulm`).join('\n')}\n`, options);

export const guessOf = (table: RawTable, what: keyof ReadOptions, name?: string) =>
	table.guesses.find((guess) => guess.what === what && guess.column === name);
export const noticesOf = (table: RawTable) =>
	table.notices.list().map(({ error, count }) => [error.code, error.where?.row, error.got, count]);
