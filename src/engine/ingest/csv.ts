import type { CodedColumn, TextColumn } from '../model/columns.ts';
import { RevirError } from '../model/errors.ts';
import type { ColumnSpec } from '../model/schema.ts';
import { splitTexts } from './arrow.ts';
import { eachCsvRow, sniffDelimiter } from './csv-rows.ts';
import { parseFlag, parseIsoDate } from './dates.ts';
import { unprotectText } from './formula-text.ts';
import { columnMissing, defaultBudget, Notices, quoted, type Budget, type SourceTable } from './table.ts';
import { codeColumn, textColumn } from './text-columns.ts';

/**
 * Canonical CSV → table: our column names in the first row, separator `,` `;` or tab, UTF-8. Cells are trimmed, empty = missing;
 * a decimal comma is read where the separator is not a comma. Column names are compared without case.
 * @throws RevirError FILE_ENCODING, FILE_CORRUPT, FILE_TOO_LARGE, FILE_EMPTY, ROW_LENGTH, COLUMN_DUPLICATE; readers throw COLUMN_TYPE
 */
export function openCsv(bytes: Uint8Array, file: string, budget: Budget = defaultBudget): SourceTable {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new RevirError('FILE_ENCODING', { where: { file }, expected: 'UTF-8' });
	}
	const header = /^[^\r\n]*/.exec(text)![0];
	const delimiter = sniffDelimiter(header);
	let names: string[] | null = null;
	let columns: string[][] = [];
	const rows: number[] = [];
	eachCsvRow(text, delimiter, file, budget, (cells, row) => {
		if (names === null) {
			names = headerNames(cells, file);
			columns = names.map(() => []);
			return;
		}
		while (cells.length > columns.length && cells.at(-1) === '') cells.pop();
		if (cells.length !== columns.length) {
			const found = `${cells.length} cells`;
			throw new RevirError('ROW_LENGTH', {
				where: { file, row },
				got: found,
				expected: `${columns.length} as in row 1`
			});
		}
		for (let i = 0; i < columns.length; i++) columns[i]!.push(cells[i]!);
		rows.push(row);
	});
	if (names === null) throw new RevirError('FILE_EMPTY', { where: { file } });
	return new CsvTable(file, names, columns, rows, delimiter !== ',');
}

function headerNames(cells: string[], file: string): string[] {
	while (cells.length > 1 && cells.at(-1) === '') cells.pop();
	const names = cells.map((cell) => cell.toLowerCase());
	const seen = new Set<string>();
	for (const name of names) {
		if (name !== '' && seen.has(name)) throw new RevirError('COLUMN_DUPLICATE', { where: { file, column: name } });
		seen.add(name);
	}
	return names;
}

const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;

class CsvTable implements SourceTable {
	readonly file: string;
	readonly names: readonly string[];
	readonly count: number;
	readonly metadata = new Map<string, string>();
	readonly notices = new Notices();
	readonly #columns: readonly string[][];
	readonly #rows: readonly number[];
	readonly #decimalComma: boolean;

	constructor(
		file: string,
		names: string[],
		columns: readonly string[][],
		rows: readonly number[],
		decimalComma: boolean
	) {
		this.file = file;
		this.names = names;
		this.count = rows.length;
		this.#columns = columns;
		this.#rows = rows;
		this.#decimalComma = decimalComma;
	}

	rowNumber(row: number): number {
		return this.#rows[row] ?? row + 2;
	}

	#cells(spec: ColumnSpec): readonly string[] {
		const cells = this.#columns[this.names.indexOf(spec.name)];
		if (!cells) throw columnMissing(this, spec.name);
		return cells;
	}

	/** Unreadable cells are left as they are in `out` and counted; when no cell is readable the column is the wrong one. */
	#each<T extends Float64Array | Uint8Array>(
		spec: ColumnSpec,
		out: T,
		expected: string,
		parse: (text: string) => number
	): T {
		const cells = this.#cells(spec);
		let readable = 0;
		let first = -1;
		for (let row = 0; row < cells.length; row++) {
			const text = cells[row]!;
			if (text === '') continue;
			const value = parse(text);
			if (Number.isFinite(value)) {
				out[row] = value;
				readable++;
				continue;
			}
			if (first < 0) first = row;
			const where = { file: this.file, row: this.rowNumber(row), column: spec.name };
			this.notices.add('VALUE_INVALID', { where, got: quoted(text), expected });
		}
		if (first < 0 || readable > 0) return out;
		throw new RevirError('COLUMN_TYPE', {
			where: { file: this.file, row: this.rowNumber(first), column: spec.name },
			got: quoted(cells[first]!),
			expected
		});
	}

	number(spec: ColumnSpec): Float64Array {
		return this.#each(spec, new Float64Array(this.count).fill(NaN), 'a number', (text) => {
			const plain = this.#decimalComma && !text.includes('.') ? text.replace(',', '.') : text;
			return plainNumber.test(plain) ? Number(plain) : NaN;
		});
	}
	date(spec: ColumnSpec): Float64Array {
		return this.#each(spec, new Float64Array(this.count).fill(NaN), 'a date like 2026-01-31', parseIsoDate);
	}
	flag(spec: ColumnSpec, missing: 0 | 1): Uint8Array {
		return this.#each(spec, new Uint8Array(this.count).fill(missing), 'true or false', (text) => {
			const flag = parseFlag(text);
			return flag < 0 ? NaN : flag;
		});
	}
	text(spec: ColumnSpec): TextColumn {
		return textColumn(this.#cells(spec).map((text) => (text === '' ? null : unprotectText(text))));
	}
	code(spec: ColumnSpec): CodedColumn {
		const cells = this.#cells(spec);
		return codeColumn(cells.length, (row) => unprotectText(cells[row]!));
	}
	texts(spec: ColumnSpec): readonly (readonly string[])[] {
		return this.#cells(spec).map(splitTexts);
	}
	months(spec: ColumnSpec): Float64Array {
		throw new RevirError('COLUMN_TYPE', {
			where: { file: this.file, column: spec.name },
			expected: `36 columns ${spec.name}_01 … ${spec.name}_36`
		});
	}
}
