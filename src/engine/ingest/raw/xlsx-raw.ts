import { zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import { RevirError } from '../../model/errors.ts';
import { Notices, quoted } from '../table.ts';
import { cellColumn, cellText, type Cell } from './cell-columns.ts';
import { columnNames } from './column-names.ts';
import { isFooter, SEARCHED } from './csv-footer.ts';
import { guessHeaderRow } from './sheet-header.ts';
import { inflatePart } from './inflate-part.ts';
import type { Progress, RawBudget } from './raw-budget.ts';
import type { Guess, RawTable, ReadOptions } from './raw-table.ts';
import { checkSheetSize, sheetSize } from './sheet-check.ts';
import { typeColumns } from './type-columns.ts';
import { readBook, xmlText, type Book } from './xlsx-book.ts';
import { XmlError } from './xml-tags.ts';
import { zipParts } from './zip-check.ts';

/**
 * Excel workbook (.xlsx, .xlsm) → the sheet with most cells, or the one asked for. Formulas give the value last computed, cells
 * with an error count as empty, merged cells stand in their first cell. Memory: some 6 kB per 1,000 cells beside the texts.
 * @throws RevirError FILE_KIND, FILE_CORRUPT, FILE_TOO_LARGE, FILE_EMPTY, SHEET_MISSING
 */
export async function openXlsxRaw(
	bytes: Uint8Array,
	file: string,
	budget: RawBudget,
	options: ReadOptions,
	onProgress: Progress
): Promise<RawTable> {
	try {
		const book = readBook(zipParts(bytes, file, budget), file);
		await onProgress(0.1);
		const sheet = chosenSheet(book, file, options.sheet);
		checkSheetSize(sheetSize(xmlText(sheet.part, file)), file, budget);
		await onProgress(0.3);
		const rows = await sheetRows(book, sheet, file);
		await onProgress(0.8);
		return sheetTable(rows, sheet.name, book, file, budget, options);
	} catch (error) {
		if (error instanceof RevirError) throw error;
		// What the library says may hold cells of the file.
		throw new RevirError('FILE_CORRUPT', {
			where: { file },
			got: error instanceof XmlError ? error.message : 'a sheet that cannot be read'
		});
	}
}

type Sheet = Book['sheets'][number];

function chosenSheet({ sheets }: Book, file: string, asked: string | undefined): Sheet {
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
	const cells = eligible.map(({ part }) => sheetSize(xmlText(part, file)).cells);
	return eligible[cells.indexOf(Math.max(...cells))]!;
}

/** The library gets a small workbook of one sheet that was checked, packed without compression: it sees nothing else of the file,
 *  and starts no threads of its own to inflate. Row i is row i + 1 of the sheet. */
async function sheetRows({ from1904, texts, formats }: Book, { part }: Sheet, file: string): Promise<Cell[][]> {
	const relation = (id: string, type: string, target: string) =>
		`<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
	const encode = (text: string) => new TextEncoder().encode(text);
	const packed = zipSync(
		{
			'xl/workbook.xml': encode(
				`<workbook><workbookPr date1904="${Number(from1904)}"/><sheets><sheet name="S" sheetId="1" id="s"/></sheets></workbook>`
			),
			'xl/_rels/workbook.xml.rels': encode(
				`<Relationships>${relation('s', 'worksheet', 's.xml')}${relation('t', 'sharedStrings', 't.xml')}${relation('f', 'styles', 'f.xml')}</Relationships>`
			),
			'xl/s.xml': inflatePart(part, file),
			...(texts === null ? {} : { 'xl/t.xml': inflatePart(texts, file) }),
			...(formats === null ? {} : { 'xl/f.xml': inflatePart(formats, file) })
		},
		{ level: 0, mtime: new Date(1980, 0, 1, 12) }
	);
	const [sheet] = await readXlsxFile(packed.buffer as ArrayBuffer);
	return sheet!.data as Cell[][];
}

function sheetTable(
	rows: readonly (readonly Cell[])[],
	sheet: string,
	book: Book,
	file: string,
	budget: RawBudget,
	options: ReadOptions
): RawTable {
	const guess = guessHeaderRow(rows.length, (row) => rows[row]!);
	const header = options.headerRow === undefined ? guess.row : Math.min(options.headerRow, rows.length) - 1;
	const filled = (row: number) => rows[row]!.some((cell) => cellText(cell) !== null);
	const numbers: number[] = [];
	for (let row = header + 1; row < rows.length; row++) if (filled(row)) numbers.push(row);
	const notices = new Notices();
	dropFooter(rows, numbers, notices, file);
	if (header < 0 && numbers.length === 0)
		throw new RevirError('FILE_EMPTY', { where: { file }, got: 'an empty sheet' });
	const headers = rows[0]!.map((_, column) => (header < 0 ? null : cellText(rows[header]![column] ?? null)));
	const names = columnNames(headers);
	const rowNumber = (row: number) => (numbers[row] ?? row) + 1;
	const where = { file, budget, rowNumber };
	const columns = names
		.map((name, column) => cellColumn(name, numbers.length, (row) => rows[numbers[row]!]![column], where, options))
		// Columns that hold nothing but a format.
		.filter((column, i) => headers[i] !== null || column.kind !== 'text' || numbers.some((_, row) => column.at(row)));
	const typed = typeColumns(columns, numbers.length, options, notices, file, rowNumber);
	const headerGuess: Guess = {
		what: 'headerRow',
		value: String(header + 1),
		confidence: options.headerRow === undefined ? guess.confidence : 1,
		others: header < 0 ? ['1'] : ['0']
	};
	return {
		file,
		format: 'xlsx',
		sheet,
		sheets: book.sheets.map(({ name }) => name),
		count: numbers.length,
		columns: typed.columns,
		guesses: [headerGuess, ...sheetGuess(book, sheet, options), ...typed.guesses],
		notices,
		metadata: new Map(),
		rowNumber
	};
}

/** Sums and remarks under the last record, told. */
function dropFooter(rows: readonly (readonly Cell[])[], numbers: number[], notices: Notices, file: string): void {
	for (let k = 0; k < SEARCHED && numbers.length > 1; k++) {
		const last = numbers.at(-1)!;
		const cells = rows[last]!.map((cell) => cellText(cell) ?? '');
		if (!isFooter(cells)) return;
		numbers.pop();
		const got = quoted(cells.filter((cell) => cell !== '').join(' '));
		notices.add('ROW_FOOTER', { where: { file, row: last + 1 }, got });
	}
}

function sheetGuess({ sheets }: Book, sheet: string, { sheet: asked }: ReadOptions): Guess[] {
	const others = sheets.map(({ name }) => name).filter((name) => name !== sheet);
	if (others.length === 0) return [];
	return [{ what: 'sheet', value: sheet, confidence: asked === undefined ? 0.8 : 1, others }];
}
