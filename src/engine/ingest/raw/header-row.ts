import { isPlaceholder } from './cell-text.ts';
import { commonWidth, type SampleRow } from './dialect.ts';

interface HeaderGuess {
	/** Number of the row in the file; 0 = the data begin at once. */
	readonly headerRow: number;
	/** Number of the first data row. */
	readonly dataRow: number;
	readonly confidence: number;
	readonly others: readonly string[];
}

const SEARCHED = 20;
/** Rows worth handing over. */
export const HEADER_SAMPLE = 200;

/**
 * The first row in which text stands above columns of something else, below titles and remarks; without one, the first full row
 * if it is all text. Rows filled to less than half the common width are titles. O(sample).
 */
export function findHeader(rows: readonly SampleRow[]): HeaderGuess {
	const width = commonWidth(rows);
	const full = rows.filter(({ cells }) => cells.filter((cell) => cell !== '').length >= width / 2);
	const first = full[0] ?? rows[0]!;
	const after = (row: SampleRow) => rows[rows.indexOf(row) + 1]?.row ?? row.row + 1;
	for (const [i, row] of full.slice(0, SEARCHED).entries()) {
		const below = full.slice(i + 1);
		if (
			!(isHeaderLike(row) || (i === 0 && areMostlyNames(row))) ||
			!row.cells.some((cell, column) => differsBelow(cell, below, column))
		)
			continue;
		return { headerRow: row.row, dataRow: after(row), confidence: i === 0 ? 0.95 : 0.85, others: i === 0 ? [] : ['0'] };
	}
	if (isHeaderLike(first)) return { headerRow: first.row, dataRow: after(first), confidence: 0.7, others: ['0'] };
	return { headerRow: 0, dataRow: first.row, confidence: 0.8, others: [String(first.row)] };
}

/** All text or periods ("2025"), hardly any twice. */
function isHeaderLike({ cells }: SampleRow): boolean {
	const filled = cells.filter((cell) => cell !== '');
	return new Set(filled).size > filled.length / 2 && filled.every((cell) => !isFigure(cell) || isPeriod(cell));
}

/** Months as headers are numbers (1 to 12) or dates; a row with more of them than of names is data. */
function areMostlyNames({ cells }: SampleRow): boolean {
	const filled = cells.filter((cell) => cell !== '');
	const figures = filled.filter(isFigure);
	const distinct = new Set(filled).size > filled.length / 2;
	return distinct && figures.length <= filled.length / 2 && figures.every((text) => isPeriod(text) || isMonth(text));
}

function differsBelow(cell: string, below: readonly SampleRow[], column: number): boolean {
	if (cell === '' || isFigure(cell) || isPlaceholder(cell)) return false;
	const filled = below.map(({ cells }) => cells[column] ?? '').filter((text) => text !== '');
	return filled.length > 0 && filled.filter(isFigure).length > filled.length / 2;
}

const figure = /^[-+−(]?\s?(?:[€$£]|[A-Z]{3})?\s?[-−]?[\d.,]*\d(?:[\d.,'’\s]*\d)?\s?(?:[-%€$£)]|[A-Za-z]{2,3})?$/;
const date = /^\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?(?:[T ]\d{1,2}:\d\d.*)?$/;
const isFigure = (text: string) => text.length < 32 && (figure.test(text) || date.test(text));
const isMonth = (text: string) => /^(?:[1-9]|1[0-2]|\d{4}-\d\d-01)$/.test(text);
const isPeriod = (text: string) => /^(?:(?:19|20)\d\d|\d{1,2}[./]\d{4}|\d{4}-\d\d)$/.test(text);
