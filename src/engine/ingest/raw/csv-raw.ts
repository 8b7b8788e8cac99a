import { RevirError } from '../../model/errors.ts';
import { drain, share } from '../../model/steps.ts';
import { Notices, type Budget } from '../table.ts';
import { cellText } from './cell-text.ts';
import { columnNames } from './column-names.ts';
import { readColumns } from './csv-columns.ts';
import { withoutFooter } from './csv-footer.ts';
import { checkCell, openQuote, scanGrid } from './csv-grid.ts';
import { RowScanner } from './csv-scan.ts';
import { sniffDialect, type Dialect, type SampleRow } from './dialect.ts';
import { toUtf8 } from './encoding.ts';
import { findHeader } from './header-row.ts';
import type { Guess, RawTable, ReadOptions } from './raw-table.ts';

/**
 * CSV or TSV as spreadsheets and CRMs export it → typed columns. Encoding, separator, quotes, titles above the header, the header,
 * decimal signs, order of dates and kinds of columns are guessed over the file and reported; `options` overrule each. Text is
 * decoded when it is asked for; the table keeps the bytes alive. O(bytes), 4 bytes a cell and 8 a number beside the file itself.
 * Yields its progress, 0–1, about every 5 ms.
 * @throws RevirError FILE_EMPTY, FILE_TOO_LARGE, FILE_KIND, FILE_CORRUPT, ROWS_NONE
 */
export function* openCsvRaw(
	bytes: Uint8Array,
	file: string,
	budget: Budget,
	options: ReadOptions
): Generator<number, RawTable> {
	if (bytes.length === 0) throw new RevirError('FILE_EMPTY', { where: { file } });
	if (bytes.length > budget.bytes) {
		const [got, most] = [Math.ceil(bytes.length / 1048576), Math.floor(budget.bytes / 1048576)];
		throw new RevirError('FILE_TOO_LARGE', { where: { file }, got: `${got} MiB`, expected: `at most ${most} MiB` });
	}
	const text = yield* share(toUtf8(bytes, file, options.encoding), 0, 0.2);
	const utf8 = withoutEndMark(text.bytes);
	const dialect = sniffDialect(utf8, options);
	const notices = new Notices();
	const header = locateHeader(dialect, options, file, utf8);
	const scanner = scannerAt(utf8, dialect, header.row > 0 ? header.row : header.dataRow, file, budget);
	const cells = header.row > 0 ? headerCells(scanner, utf8, dialect.quote, header.row, file, budget) : [];
	const columns = Math.max(cells.length, widthOf(dialect.sample, header.dataRow - dialect.rowsBefore));
	if (columns === 0) throw new RevirError('FILE_EMPTY', { where: { file } });
	const scanned = yield* share(
		scanGrid({ bytes: utf8, scanner, columns, quote: dialect.quote, headerRow: header.row, file, budget, notices }),
		0.2,
		0.5
	);
	const { rowNumber } = scanned;
	const grid = withoutFooter(scanned, notices, file);
	if (grid.count === 0) throw new RevirError('ROWS_NONE', { where: { file } });
	const names = columnNames(Array.from({ length: columns }, (_, i) => cells[i] ?? null));
	const typed = yield* share(
		readColumns({ grid, names, delimiter: dialect.delimiter, options, notices, file, rowNumber }),
		0.5,
		1
	);
	const fileGuesses = [...(text.guess ? [text.guess] : []), ...dialect.guesses, ...header.guesses];
	return {
		...{ file, format: 'csv', sheet: null, sheets: [], count: grid.count, columns: typed.columns },
		...{
			guesses: [...fileGuesses, ...typed.guesses],
			notices,
			metadata: preamble(dialect.sample, header.row - dialect.rowsBefore),
			rowNumber
		}
	};
}

/** `openCsvRaw` in one go. */
export const parseCsvRaw = (bytes: Uint8Array, file: string, budget: Budget, options: ReadOptions = {}): RawTable =>
	drain(openCsvRaw(bytes, file, budget, options));

/** DOS programs end a file with Ctrl-Z. */
const withoutEndMark = (bytes: Uint8Array) => (bytes.at(-1) === 26 ? bytes.subarray(0, -1) : bytes);

interface Header {
	/** 0 = none. */
	readonly row: number;
	readonly dataRow: number;
	readonly guesses: readonly Guess[];
}

function locateHeader(dialect: Dialect, { headerRow }: ReadOptions, file: string, bytes: Uint8Array): Header {
	const { sample, rowsBefore } = dialect;
	if (sample.length === 0) {
		const scanner = new RowScanner(bytes, dialect.start, bytes.length, dialect);
		while (scanner.next());
		throw scanner.open ? openQuote(file, scanner.row + rowsBefore) : new RevirError('FILE_EMPTY', { where: { file } });
	}
	const { headerRow: row, dataRow, confidence, others } = findHeader(sample);
	if (headerRow !== undefined) {
		const first = headerRow > 0 ? headerRow + 1 : row > 0 ? row + rowsBefore : dataRow + rowsBefore;
		return { row: headerRow, dataRow: first, guesses: [] };
	}
	const inFile = (value: number) => (value > 0 ? value + rowsBefore : 0);
	const guess: Guess = {
		what: 'headerRow',
		value: String(inFile(row)),
		confidence,
		others: others.map((other) => String(inFile(Number(other))))
	};
	return { row: inFile(row), dataRow: dataRow + rowsBefore, guesses: [guess] };
}

/** Before the row of this number. @throws RevirError FILE_CORRUPT, FILE_TOO_LARGE, ROWS_NONE when the file ends before it */
function scannerAt(bytes: Uint8Array, dialect: Dialect, row: number, file: string, budget: Budget): RowScanner {
	const scanner = new RowScanner(bytes, dialect.start, bytes.length, dialect);
	scanner.row = dialect.rowsBefore;
	while (scanner.row < row - 1) {
		if (!scanner.next()) throw scanner.open ? openQuote(file, scanner.row) : noRows(file, row);
		checkCell(scanner, { bytes, file, budget });
	}
	return scanner;
}

const noRows = (file: string, row: number) => new RevirError('ROWS_NONE', { where: { file, row } });

function headerCells(
	scanner: RowScanner,
	bytes: Uint8Array,
	quote: number,
	row: number,
	file: string,
	budget: Budget
): string[] {
	if (!scanner.next()) throw scanner.open ? openQuote(file, scanner.row) : noRows(file, row);
	checkCell(scanner, { bytes, file, budget });
	const cells = Array.from({ length: scanner.count }, (_, i) =>
		cellText(bytes, scanner.cellStart(i), scanner.cellEnd(i), quote)
	);
	while (cells.length > 0 && cells.at(-1) === '') cells.pop();
	return cells;
}

/** Cells of most data rows of the sample: a header may lack the names of the last ones. */
function widthOf(sample: readonly SampleRow[], dataRow: number): number {
	const widths = sample.filter(({ row }) => row >= dataRow).map(({ cells }) => cells.length);
	widths.sort((a, b) => a - b);
	return widths[(widths.length - 1) >> 1] ?? 0;
}

/** What stands above the header: often the date of the export. */
function preamble(sample: readonly SampleRow[], headerRow: number): ReadonlyMap<string, string> {
	const lines = sample.filter(({ row }) => row < headerRow).map(({ cells }) => cells.filter((cell) => cell !== ''));
	return new Map(lines.length > 0 ? [['preamble', lines.map((cells) => cells.join(' ')).join('\n')]] : []);
}
