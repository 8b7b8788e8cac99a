import { cellText } from './cell-text.ts';
import { RowScanner, type Separators } from './csv-scan.ts';
import type { Guess, ReadOptions } from './raw-table.ts';

/** A row of the sample: its number in the file and its cells, empty ones at the end dropped. */
export interface SampleRow {
	readonly row: number;
	readonly cells: readonly string[];
}
export interface Dialect extends Separators {
	/** Where the rows begin: behind a `sep=;` line. */
	readonly start: number;
	/** Rows of the file before `start`. */
	readonly rowsBefore: number;
	readonly sample: readonly SampleRow[];
	readonly guesses: readonly Guess[];
}

type Delimiter = NonNullable<ReadOptions['delimiter']>;
type Quote = NonNullable<ReadOptions['quote']>;
const delimiters: readonly Delimiter[] = [';', '\t', ',', '|'];
const SAMPLE_BYTES = 1 << 16;
const SAMPLE_ROWS = 200;

/**
 * Separator and quote under which the first rows fall into the most even table of clean cells: not what the header counts most,
 * because decimal commas and titles above the header mislead. O(sample).
 */
export function sniffDialect(bytes: Uint8Array, options: ReadOptions): Dialect {
	const declared = /^sep=(.)\r?(?:\n|$)/.exec(String.fromCharCode(...bytes.subarray(0, 8)));
	const named = declared && delimiters.find((delimiter) => delimiter === declared[1]);
	const start = declared ? declared[0].length : 0;
	const rowsBefore = declared ? 1 : 0;
	const wanted = options.delimiter ?? named;
	const sample = bytes.subarray(start, sampleEnd(bytes, start));
	const occurs = (sign: string) => sample.includes(sign.charCodeAt(0));
	// What does not occur parts and wraps nothing; one separator is needed in any case.
	const parting = delimiters.filter(occurs);
	const wrapping = (['"', "'"] as const).filter((quote) => quote === '"' || occurs(quote));
	const trials = (wanted ? [wanted] : parting.length > 0 ? parting : delimiters.slice(0, 1))
		.flatMap((delimiter) =>
			(options.quote ? [options.quote] : wrapping).map((quote) => attempt(bytes, start, delimiter, quote))
		)
		// Apostrophes wrap cells only where they are seen to; else a damaged " would pass for text.
		.filter(({ quote, quotedCells }) => quote === '"' || options.quote || quotedCells > 0);
	const best = trials.reduce((a, b) => (b.score > a.score ? b : a));
	// One column: a separator that does not occur cannot split it.
	const delimiter =
		best.score > 0 || wanted ? best.delimiter : (delimiters.find((sign) => !occurs(sign)) ?? best.delimiter);
	const chosen = best.score > 0 || wanted ? best : attempt(bytes, start, delimiter, best.quote);
	const guesses: Guess[] = [];
	if (!options.delimiter) {
		const rivals = trials.filter(({ quote, score }) => quote === best.quote && score > best.score / 2);
		guesses.push({
			what: 'delimiter',
			value: delimiter,
			confidence: named ? 1 : best.score > 0 ? Math.min(1, best.agreement) : 0.5,
			others: rivals.map((rival) => rival.delimiter).filter((rival) => rival !== delimiter)
		});
	}
	if (!options.quote && chosen.quotedCells > 0) {
		guesses.push({ what: 'quote', value: chosen.quote, confidence: chosen.quote === '"' ? 1 : 0.8, others: [] });
	}
	const separators = { delimiter: delimiter.charCodeAt(0), quote: chosen.quote.charCodeAt(0) };
	return { ...separators, start, rowsBefore, sample: chosen.rows, guesses };
}

function attempt(bytes: Uint8Array, start: number, delimiter: Delimiter, quote: Quote) {
	const rows: SampleRow[] = [];
	let quotedCells = 0;
	const separators = { delimiter: delimiter.charCodeAt(0), quote: quote.charCodeAt(0) };
	const limit = sampleEnd(bytes, start);
	const scanner = new RowScanner(bytes, start, limit, separators);
	while (rows.length < SAMPLE_ROWS && scanner.next()) {
		// The sample may end in the middle of a row.
		if (scanner.at >= limit && limit < bytes.length && rows.length > 0) break;
		if (scanner.blank()) continue;
		const cells = rowTexts(bytes, scanner);
		quotedCells += quotedIn(bytes, scanner);
		while (cells.length > 1 && cells.at(-1) === '') cells.pop();
		rows.push({ row: scanner.row, cells });
	}
	return { delimiter, quote, rows, quotedCells, ...judge(rows, delimiter, quotedCells) };
}

// Functions of a row: a loop over all of the sample would be compiled for more than it takes.

function rowTexts(bytes: Uint8Array, scanner: RowScanner): string[] {
	const cells: string[] = [];
	for (let i = 0; i < scanner.count; i++) {
		cells.push(cellText(bytes, scanner.cellStart(i), scanner.cellEnd(i), scanner.quote));
	}
	return cells;
}

function quotedIn(bytes: Uint8Array, scanner: RowScanner): number {
	let quoted = 0;
	for (let i = 0; i < scanner.count; i++) {
		const from = scanner.cellStart(i);
		const to = scanner.cellEnd(i);
		if (to - from > 1 && bytes[from] === scanner.quote && bytes[to - 1] === scanner.quote) quoted++;
	}
	return quoted;
}

/** Agreement: share of rows of the commonest width. Score: that by clean cells, a little more where quotes are in use. */
function judge(rows: readonly SampleRow[], delimiter: Delimiter, quotedCells: number) {
	const width = commonWidth(rows);
	if (width < 2) return { agreement: 0, score: 0 };
	const foreign = new RegExp(`[${[';', '\t', '|'].filter((other) => other !== delimiter).join('')}]`);
	// Empty cells at the end are cut off the rows, and a record without its last fields is no sign of another separator.
	const fitting = rows.filter(({ cells }) => cells.length > 1 && cells.length <= width);
	const cells = fitting.flatMap((row) => row.cells);
	const clean = cells.filter((cell) => !foreign.test(cell)).length / cells.length;
	const even = rows.filter(({ cells: { length } }) => length === width).length;
	const agreement = (even + (fitting.length - even) / 2) / rows.length;
	return { agreement, score: agreement * clean * (1 + (0.1 * quotedCells) / (cells.length + quotedCells)) };
}

/** Commonest number of cells in a row; the larger of two equally common ones. */
export function commonWidth(rows: readonly SampleRow[]): number {
	const widths = new Map<number, number>();
	for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
	let best = 0;
	for (const [width, count] of widths) {
		const most = widths.get(best) ?? 0;
		if (count > most || (count === most && width > best)) best = width;
	}
	return best;
}

/** Long first rows get a longer sample. */
function sampleEnd(bytes: Uint8Array, start: number): number {
	const line = bytes.indexOf(10, start + SAMPLE_BYTES);
	return Math.min(bytes.length, line < 0 ? start + 16 * SAMPLE_BYTES : line + 1, start + 16 * SAMPLE_BYTES);
}
