import { shorten, type Notices } from '../table.ts';
import { gridText, type CellGrid } from './column-reader.ts';
import type { ScannedRows } from './csv-grid.ts';

/** Rows at the end that may be none. */
export const SEARCHED = 5;
const sumWords =
	/^(?:(?:gesamt|end|zwischen)?summen?|gesamt(?:ergebnis|betrag|umsatz)?|insgesamt|ergebnis|(?:grand |sub)?totals?|sum(?:mer)?|total(?:t|summe|sum)?|i alt)(?: gesamt| total)?\s*[:=]?$/i;
const remark =
	/^(?:(?:stand|quelle|source|kilde|exportiert|erstellt|exported|generated|filter|anzahl|confidential|vertraulich|seite|page|ende|end of)\b.*|\(?\d+ (?:rows?|records?|zeilen|datensätze|rader|poster)\b.*)$/i;

/** Leaves out sums and remarks under the last record, which would else count as a customer, and says so. */
export function withoutFooter({ grid, rowNumber }: ScannedRows, notices: Notices, file: string): CellGrid {
	const columns = grid.stride - 1;
	let { count } = grid;
	for (let k = 0; k < SEARCHED && count > 0; k++) {
		const cells = Array.from({ length: columns }, (_, column) => gridText(grid, count - 1, column));
		if (!isFooter(cells)) break;
		count--;
		const got = `"${shorten(cells.filter((cell) => cell !== '').join(' '))}"`;
		notices.add('ROW_FOOTER', { where: { file, row: rowNumber(count) }, got });
	}
	return count === grid.count ? grid : { ...grid, count };
}

/** A sum or a remark, by the cells of the row as text, '' = empty. */
export function isFooter(cells: readonly string[]): boolean {
	const filled = cells.filter((cell) => cell !== '');
	if (cells.length < 3 || filled.length > Math.max(1, cells.length * 0.7)) return false;
	// A customer may be called "Total": its record has more than one cell of text.
	const texts = filled.filter((cell) => /\p{L}{2}/u.test(cell));
	if (filled.some((cell) => sumWords.test(cell)) && texts.length === 1) return true;
	return filled.length === 1 && remark.test(filled[0]!);
}
