import { parseIsoDate } from '../dates.ts';
import type { Cell } from './cell-columns.ts';
import { tooManyColumns, tooManyRows, type RawBudget } from './raw-budget.ts';
import { eachTag, XmlError } from './xml-tags.ts';

/** Excel's own limits. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** The rows of a sheet that hold something, in their order. */
export interface SheetRows {
	/** Cells by column; gaps are empty. */
	readonly rows: readonly (readonly (Cell | undefined)[])[];
	/** Row number in the sheet, from 1. */
	readonly numbers: readonly number[];
	readonly columns: number;
}

/** What cells refer to. */
export interface SheetContext {
	readonly texts: readonly string[];
	/** Per style: its numbers are days. */
	readonly dates: readonly boolean[];
	/** Days count from 1904 instead of 1900. */
	readonly from1904: boolean;
}

const counted: ReadonlySet<string> = new Set(['c']);

/** Cells that hold something, or look like it. O(characters); yields 0–1. @throws XmlError */
export function* countCells(xml: string): Generator<number, number> {
	let cells = 0;
	yield* eachTag(xml, counted, ({ closing, empty }) => {
		if (!closing && !empty) cells++;
	});
	return cells;
}

const wanted: ReadonlySet<string> = new Set(['row', 'c', 'v', 't', 'rPh']);

/**
 * Cells of a sheet. Own code on the tag scanner: read-excel-file fills every gap between two addresses, so that one cell far out takes
 * all memory, and parses by recursion in pieces that shrink on a busy machine, until the stack is full (100,000 rows × 16 columns).
 * O(characters); yields 0–1.
 * @throws XmlError, RevirError FILE_TOO_LARGE
 */
export function* readSheet(
	xml: string,
	context: SheetContext,
	file: string,
	budget: RawBudget
): Generator<number, SheetRows> {
	const rows: (Cell | undefined)[][] = [];
	const numbers: number[] = [];
	let columns = 0;
	let row = 0;
	let column = 0;
	let cell: { readonly type: string; readonly style: number; value: string | null; inPhonetic: boolean } | null = null;
	yield* eachTag(xml, wanted, ({ name, attributes, closing, empty, text }) => {
		if (name === 'row') {
			if (closing) return;
			row = nextRow(attributes.get('r'), row);
			column = 0;
		} else if (name === 'c' && !closing) {
			column = nextColumn(attributes.get('r'), row, column);
			if (empty) return;
			const style = Number(attributes.get('s') ?? 0);
			cell = { type: attributes.get('t') ?? 'n', style, value: null, inPhonetic: false };
		} else if (cell === null) return;
		else if (name === 'rPh') cell.inPhonetic = !closing && !empty;
		else if (name !== 'c') {
			// Rich text stands in pieces.
			if (!closing && !empty && !cell.inPhonetic) cell.value = name === 'v' ? text() : (cell.value ?? '') + text();
		} else {
			const value = cell.value === null ? null : cellValue(cell.type, cell.style, cell.value, context);
			cell = null;
			if (value === null || value === '') return;
			if (numbers.at(-1) !== row) {
				if (rows.length > budget.rows) throw tooManyRows(file, budget);
				rows.push([]);
				numbers.push(row);
			}
			if (column > budget.columns) throw tooManyColumns(file, budget);
			columns = Math.max(columns, column);
			rows.at(-1)![column - 1] = value;
		}
	});
	return { rows, numbers, columns };
}

function nextRow(place: string | undefined, before: number): number {
	const row = place === undefined ? before + 1 : /^[1-9]\d{0,6}$/.test(place) ? Number(place) : NaN;
	if (!(row <= LAST_ROW)) throw new XmlError('an impossible row number');
	if (row <= before) throw new XmlError('rows out of order');
	return row;
}

/** Some writers leave addresses out: the cell follows the one before. */
function nextColumn(place: string | undefined, row: number, before: number): number {
	if (place === undefined) return before + 1;
	const found = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(place);
	if (found === null) throw new XmlError('an impossible cell address');
	if (Number(found[2]) !== row) throw new XmlError('a cell outside its row');
	let column = 0;
	for (const letter of found[1]!) column = 26 * column + letter.charCodeAt(0) - 64;
	if (column > LAST_COLUMN) throw new XmlError('an impossible cell address');
	if (column <= before) throw new XmlError('cells out of order');
	return column;
}

function cellValue(type: string, style: number, text: string, { texts, dates, from1904 }: SheetContext): Cell {
	switch (type) {
		case 's':
			return texts[Number(text)] ?? refuse('a text that does not exist');
		case 'str':
		case 'inlineStr':
			return plainText(text);
		case 'b':
			return text === '1' || text === 'true';
		case 'd':
			return new Date(parseIsoDate(text.replace(/\.\d+$/, '')));
		case 'n': {
			if (text.trim() === '') return null;
			const number = Number(text);
			if (!Number.isFinite(number)) refuse('a figure that is none');
			return dates[style] === true ? dateOf(number + (from1904 ? 1462 : 0)) : number;
		}
		default:
			// #N/A and its like say that there is no value.
			return null;
	}
}

const refuse = (what: string): never => {
	throw new XmlError(what);
};

/** Days since 30 December 1899, which makes up for 29 February 1900 that Excel believes in. To the millisecond. */
const dateOf = (days: number) => new Date(Math.round((days - 25_569) * 86_400_000));

/** Characters that XML cannot hold are written `_x000D_`. */
export const plainText = (text: string) =>
	text.includes('_x')
		? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
		: text;
