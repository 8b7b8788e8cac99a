import { RevirError } from '../../model/errors.ts';
import { share } from '../../model/steps.ts';
import { Notices, quoted } from '../table.ts';
import { cellColumn, cellText } from './cell-columns.ts';
import { columnNames } from './column-names.ts';
import type { SampleRow } from './dialect.ts';
import { findHeader, HEADER_SAMPLE } from './header-row.ts';
import { isFooter, SEARCHED } from './csv-footer.ts';
import type { RawBudget } from './raw-budget.ts';
import type { Guess, RawColumn, RawTable, ReadOptions } from './raw-table.ts';
import { countCells, readSheet, type SheetRows } from './sheet-cells.ts';
import { typeColumns } from './type-columns.ts';
import { readBook, xmlText, type Book } from './xlsx-book.ts';
import { dateStyles, sharedTexts } from './xlsx-context.ts';
import { XmlError } from './xml-tags.ts';
import { zipParts } from './zip-check.ts';

/**
 * Excel workbook (.xlsx, .xlsm) → the sheet with most cells, or the one asked for. Formulas give the value last computed, cells
 * with an error count as empty, merged cells stand in their first cell. Yields its progress, 0–1, every few MB.
 * @throws RevirError FILE_KIND, FILE_CORRUPT, FILE_TOO_LARGE, FILE_EMPTY, SHEET_MISSING
 */
export function* openXlsxRaw(
	bytes: Uint8Array,
	file: string,
	budget: RawBudget,
	options: ReadOptions
): Generator<number, RawTable> {
	try {
		const book = yield* share(readBook(zipParts(bytes, file, budget), file), 0);
		const several = book.sheets.length > 1 && options.sheet === undefined;
		// Sheets that are compared are unpacked twice.
		const chosen = several ? 0.2 : 0.01;
		const sheet = yield* share(chosenSheet(book, file, options.sheet), 0, chosen);
		const [context, sheetXml] = [chosen + 0.1, chosen + 0.25];
		const texts =
			book.texts === null
				? []
				: yield* share(sharedTexts(yield* share(xmlText(book.texts, file), chosen)), chosen, context);
		const dates =
			book.formats === null
				? []
				: yield* share(dateStyles(yield* share(xmlText(book.formats, file), context)), context);
		const xml = yield* share(xmlText(sheet.part, file), context, sheetXml);
		const rows = yield* share(readSheet(xml, { texts, dates, from1904: book.from1904 }, file, budget), sheetXml, 0.7);
		return yield* share(sheetTable(rows, sheet.name, book, file, budget, options), 0.7, 1);
	} catch (error) {
		if (error instanceof RevirError) throw error;
		throw new RevirError('FILE_CORRUPT', {
			where: { file },
			got: error instanceof XmlError ? error.message : 'a sheet that cannot be read'
		});
	}
}

type Sheet = Book['sheets'][number];

function* chosenSheet({ sheets }: Book, file: string, asked: string | undefined): Generator<number, Sheet> {
	if (asked !== undefined) {
		const found = sheets.find(({ name }) => name === asked);
		if (found) return found;
		const expected = sheets.map(({ name }) => quoted(name)).join(', ');
		throw new RevirError('SHEET_MISSING', { where: { file }, got: quoted(asked), expected });
	}
	const visible = sheets.filter(({ hidden }) => !hidden);
	const eligible = visible.length > 0 ? visible : sheets;
	if (eligible.length === 0) throw new RevirError('FILE_EMPTY', { where: { file }, got: 'no sheet' });
	if (eligible.length === 1) return eligible[0]!;
	const whole = eligible.reduce((sum, { part }) => sum + part.size, 1);
	const cells: number[] = [];
	let done = 0;
	for (const { part } of eligible) {
		const [from, to] = [done / whole, (done += part.size) / whole];
		const middle = (from + to) / 2;
		cells.push(yield* share(countCells(yield* share(xmlText(part, file), from, middle)), middle, to));
	}
	return eligible[cells.indexOf(Math.max(...cells))]!;
}

/** Empty cells at the end are none, as in a text file. */
function sampleRow(row: SheetRows['rows'][number], i: number): SampleRow {
	const cells = Array.from(row, (cell) => cellText(cell ?? null) ?? '');
	while (cells.length > 1 && cells.at(-1) === '') cells.pop();
	return { row: i + 1, cells };
}

function* sheetTable(
	{ rows, numbers, columns: width }: SheetRows,
	sheet: string,
	book: Book,
	file: string,
	budget: RawBudget,
	options: ReadOptions
): Generator<number, RawTable> {
	if (rows.length === 0) throw new RevirError('FILE_EMPTY', { where: { file }, got: 'an empty sheet' });
	const guess = findHeader(rows.slice(0, HEADER_SAMPLE).map(sampleRow));
	// Rows that hold nothing are not there, so the one asked for may be missing: then its headers are empty.
	const asked = options.headerRow;
	const header = asked === undefined ? guess.headerRow - 1 : numbers.indexOf(asked);
	const first = asked === undefined ? guess.dataRow - 1 : numbers.findIndex((number) => number > asked);
	const notices = new Notices();
	const count = first < 0 ? 0 : withoutFooter({ rows, numbers, columns: width }, first, notices, file) - first;
	const headers = Array.from({ length: width }, (_, column) => cellText(rows[header]?.[column] ?? null));
	const names = columnNames(headers);
	const rowNumber = (row: number) => numbers[first + row] ?? row + 1;
	const where = { file, budget, rowNumber };
	const columns: RawColumn[] = [];
	for (const [i, name] of names.entries()) {
		const column = cellColumn(name, count, (row) => rows[first + row]![i], where, options);
		// Neither header nor content: something stood in a title only.
		if (headers[i] !== null || column.kind !== 'text' || rows.some((_, row) => column.at(row))) columns.push(column);
		yield (0.3 * (i + 1)) / width;
	}
	const typed = yield* share(typeColumns(columns, count, options, notices, file, rowNumber), 0.3, 1);
	const headerGuess: Guess = {
		what: 'headerRow',
		value: String(header < 0 ? 0 : numbers[header]),
		confidence: options.headerRow === undefined ? guess.confidence : 1,
		others: header < 0 ? [String(numbers[0])] : ['0']
	};
	return {
		file,
		format: 'xlsx',
		sheet,
		sheets: book.sheets.map(({ name }) => name),
		count,
		columns: typed.columns,
		guesses: [headerGuess, ...sheetGuess(book, sheet, options), ...typed.guesses],
		notices,
		metadata: new Map(),
		rowNumber
	};
}

/** Sums and remarks under the last record are none. @returns rows that stay */
function withoutFooter({ rows, numbers, columns }: SheetRows, first: number, notices: Notices, file: string): number {
	let end = rows.length;
	for (let k = 0; k < SEARCHED && end > first + 1; k++) {
		const cells = Array.from({ length: columns }, (_, i) => cellText(rows[end - 1]![i] ?? null) ?? '');
		if (!isFooter(cells)) break;
		end--;
		const got = quoted(cells.filter((cell) => cell !== '').join(' '));
		notices.add('ROW_FOOTER', { where: { file, row: numbers[end]! }, got });
	}
	return end;
}

function sheetGuess({ sheets }: Book, sheet: string, { sheet: asked }: ReadOptions): Guess[] {
	const others = sheets.map(({ name }) => name).filter((name) => name !== sheet);
	if (others.length === 0) return [];
	return [{ what: 'sheet', value: sheet, confidence: asked === undefined ? 0.8 : 1, others }];
}
