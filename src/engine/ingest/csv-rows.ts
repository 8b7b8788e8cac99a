import { RevirError } from '../model/errors.ts';
import type { Budget } from './table.ts';

/** Separator that occurs most in the header, outside quotes. */
export function sniffDelimiter(header: string): ',' | ';' | '\t' {
	const count = { ',': 0, ';': 0, '\t': 0 };
	let inside = false;
	for (const char of header) {
		if (char === '"') inside = !inside;
		else if (!inside && char in count) count[char as keyof typeof count]++;
	}
	if (count[';'] > count[','] && count[';'] >= count['\t']) return ';';
	return count['\t'] > count[','] ? '\t' : ',';
}

/**
 * RFC 4180 rows: quotes, doubled quotes, line breaks inside quotes, \n, \r\n or \r. Blank lines are skipped. O(characters).
 * Own code because the CSV libraries looked at shift cells silently when a row is short, and a shifted row moves a customer.
 * @param onRow cells of one row and its number (the first is 1, blank lines count)
 * @throws RevirError FILE_CORRUPT (quote never closed), FILE_TOO_LARGE
 */
export function eachCsvRow(
	text: string,
	delimiter: string,
	file: string,
	budget: Budget,
	onRow: (cells: string[], row: number) => void
): void {
	const code = delimiter.charCodeAt(0);
	const length = text.length;
	let at = 0;
	let row = 1;
	let cells: string[] = [];
	const push = (cell: string): void => {
		if (cell.length > budget.cell) {
			throw new RevirError('FILE_TOO_LARGE', {
				where: { file, row },
				got: `a cell of ${cell.length} characters`,
				expected: `at most ${budget.cell}`
			});
		}
		if (cells.length > budget.columns) {
			throw new RevirError('FILE_TOO_LARGE', {
				where: { file, row },
				got: `more than ${budget.columns} columns`,
				expected: `at most ${budget.columns}`
			});
		}
		cells.push(cell);
	};
	while (at < length) {
		if (text.charCodeAt(at) === 34) at = quotedCell(text, at + 1, push, file, row);
		else {
			const start = at;
			for (; at < length; at++) {
				const c = text.charCodeAt(at);
				if (c === code || c === 10 || c === 13) break;
			}
			push(text.slice(start, at).trim());
		}
		// Whatever stands between a closing quote and the separator is dropped, as spreadsheets do.
		while (at < length && text.charCodeAt(at) !== code && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13)
			at++;
		if (at < length && text.charCodeAt(at) === code) {
			at++;
			if (at < length) continue;
			push('');
		}
		if (cells.length > 1 || cells[0] !== '') onRow(cells, row);
		cells = [];
		row++;
		if (row > budget.rows + 1) {
			throw new RevirError('FILE_TOO_LARGE', {
				where: { file },
				got: `more than ${budget.rows} rows`,
				expected: `at most ${budget.rows} rows`
			});
		}
		if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at++;
		at++;
	}
}

function quotedCell(text: string, start: number, push: (cell: string) => void, file: string, row: number): number {
	let at = start;
	let doubled = false;
	for (;;) {
		const quote = text.indexOf('"', at);
		if (quote < 0) throw new RevirError('FILE_CORRUPT', { where: { file, row }, got: 'a quote that is never closed' });
		if (text.charCodeAt(quote + 1) !== 34) {
			const cell = text.slice(start, quote);
			push((doubled ? cell.replaceAll('""', '"') : cell).trim());
			return quote + 1;
		}
		doubled = true;
		at = quote + 2;
	}
}
