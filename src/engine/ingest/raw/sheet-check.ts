import { tooLarge, tooManyColumns, tooManyRows, type RawBudget } from './raw-budget.ts';
import { eachTag, XmlError } from './xml-tags.ts';

/** Excel's own limits. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** The reader fills rows up to the widest one: this many cells are some 400 MB. */
const MAX_CELLS = 50_000_000;

export interface SheetSize {
	/** Cells that hold something. */
	readonly cells: number;
	readonly rows: number;
	readonly columns: number;
}

const wanted: ReadonlySet<string> = new Set(['row', 'c']);

/**
 * Size of a sheet from the addresses of its cells, and whether the reader can take them: it fills every gap between two addresses,
 * so that one cell far out would take all memory. O(characters).
 * @throws XmlError
 */
export function sheetSize(xml: string): SheetSize {
	let cells = 0;
	let rows = 0;
	let columns = 0;
	let row = 0;
	eachTag(xml, wanted, ({ name, attributes, empty }) => {
		const place = attributes.get('r');
		if (name === 'row') {
			row = place === undefined ? row + 1 : rowOf(place);
			return;
		}
		const [cellRow, column] = addressOf(place ?? '');
		if (cellRow !== row) throw new XmlError('a cell outside its row');
		if (empty) return;
		cells++;
		rows = Math.max(rows, row);
		columns = Math.max(columns, column);
	});
	return { cells, rows, columns };
}

/** @throws RevirError FILE_TOO_LARGE */
export function checkSheetSize({ rows, columns }: SheetSize, file: string, budget: RawBudget): void {
	if (rows > budget.rows + 1) throw tooManyRows(file, budget);
	if (columns > budget.columns) throw tooManyColumns(file, budget);
	if (rows * columns > MAX_CELLS) throw tooLarge(file, `${rows * columns} cells`, `at most ${MAX_CELLS}`);
}

function rowOf(text: string): number {
	const row = /^[1-9]\d{0,6}$/.test(text) ? Number(text) : NaN;
	if (!(row <= LAST_ROW)) throw new XmlError('an impossible row number');
	return row;
}

function addressOf(text: string): [row: number, column: number] {
	const found = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(text);
	if (found === null) throw new XmlError('an impossible cell address');
	let column = 0;
	for (const letter of found[1]!) column = 26 * column + letter.charCodeAt(0) - 64;
	if (column > LAST_COLUMN) throw new XmlError('an impossible cell address');
	return [rowOf(found[2]!), column];
}
