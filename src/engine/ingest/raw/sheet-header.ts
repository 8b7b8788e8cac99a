import { kindOf, type Cell } from './cell-columns.ts';

/** Rows that are looked at. */
const SAMPLE = 200;

export interface HeaderGuess {
	/** Index of the row, −1 = the table has no headers. */
	readonly row: number;
	/** 0–1. */
	readonly confidence: number;
}

/**
 * Which row holds the headers: the first one about as wide as the table, when it reads like names rather than like the rows below
 * it. Titles, dates of an export and empty rows above it are narrower. O(sampled cells).
 */
export function guessHeaderRow(count: number, cells: (row: number) => readonly (Cell | undefined)[]): HeaderGuess {
	const sample = Array.from({ length: Math.min(count, SAMPLE) }, (_, row) => cells(row));
	const widths = sample.map((row) => row.filter((cell) => kindOf(cell ?? null) !== null).length);
	const usual = median(widths.filter((width) => width > 0));
	const row = widths.findIndex((width) => width > 0 && width >= 0.6 * usual);
	if (row < 0) return { row: -1, confidence: 0 };
	const names = sample[row]!.filter((cell) => kindOf(cell ?? null) !== null);
	const texts = names.filter((cell) => kindOf(cell ?? null) === 'text').length;
	const distinct = new Set(names.map(String)).size;
	const rest = sample.slice(row + 1);
	const differs = sample[row]!.some((cell, column) => kindOf(cell ?? null) === 'text' && mostlyOther(rest, column));
	// Years and months as headers are numbers; a row with more of them than of names is data.
	const named = texts > 0 && texts >= names.length / 2 && distinct >= 0.5 * names.length;
	if (!named) return { row: -1, confidence: 0.7 };
	return { row, confidence: differs ? 0.95 : rest.length === 0 ? 0.5 : 0.75 };
}

/** Below the cell stand figures, dates or flags. */
function mostlyOther(rows: readonly (readonly (Cell | undefined)[])[], column: number): boolean {
	let others = 0;
	let filled = 0;
	for (const row of rows) {
		const kind = kindOf(row[column] ?? null);
		if (kind === null) continue;
		filled++;
		if (kind !== 'text') others++;
	}
	return filled > 0 && others >= 0.8 * filled;
}

function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[sorted.length >> 1] ?? 0;
}
