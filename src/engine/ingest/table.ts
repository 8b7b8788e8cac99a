import type { CodedColumn, TextColumn } from '../model/columns.ts';
import type { ErrorCode } from '../model/error-texts.ts';
import { RevirError, type ErrorDetail, type PlainError } from '../model/errors.ts';
import type { ColumnSpec } from '../model/schema.ts';

/** A problem the import lived with: what happened first, and how often. */
export interface Notice {
	readonly error: PlainError;
	readonly count: number;
}

/** What may be spent on one file. */
export interface Budget {
	readonly bytes: number;
	readonly rows: number;
	readonly columns: number;
	/** Characters of one cell. */
	readonly cell: number;
}

export const defaultBudget: Budget = { bytes: 256 * 1024 * 1024, rows: 5_000_000, columns: 500, cell: 32_767 };

/** A parsed file, whatever its format. Readers convert one column; unreadable cells become missing and are counted. */
export interface SourceTable {
	readonly file: string;
	readonly count: number;
	readonly names: readonly string[];
	readonly metadata: ReadonlyMap<string, string>;
	readonly notices: Notices;
	/** Row number a user sees in an editor (CSV: the header is row 1). */
	rowNumber(row: number): number;
	number(spec: ColumnSpec): Float64Array;
	text(spec: ColumnSpec): TextColumn;
	code(spec: ColumnSpec): CodedColumn;
	date(spec: ColumnSpec): Float64Array;
	/** 1, 0, or `missing` for an empty cell. */
	flag(spec: ColumnSpec, missing: 0 | 1): Uint8Array;
	/** Row-major count × 36. */
	months(spec: ColumnSpec): Float64Array;
	texts(spec: ColumnSpec): readonly (readonly string[])[];
}

/** Collects notices by code and column; keeps the first occurrence and a count. */
export class Notices {
	readonly #found = new Map<string, { error: PlainError; count: number }>();

	add(code: ErrorCode, detail: ErrorDetail): void {
		const key = `${code}|${detail.where?.column ?? ''}|${detail.expected ?? ''}`;
		const entry = this.#found.get(key);
		if (entry) entry.count++;
		else this.#found.set(key, { error: { code, ...detail }, count: 1 });
	}

	count(code: ErrorCode, column: string): number {
		let sum = 0;
		for (const { error, count } of this.#found.values()) {
			if (error.code === code && error.where?.column === column) sum += count;
		}
		return sum;
	}

	list(): readonly Notice[] {
		return [...this.#found.values()];
	}
}

export const columnMissing = (table: SourceTable, name: string) =>
	new RevirError('COLUMN_MISSING', {
		where: { file: table.file, column: name },
		got: shortList(table.names)
	});

function shortList(names: readonly string[]): string {
	const shown = names.slice(0, 12).map((name) => shorten(name, 40));
	return names.length === 0 ? 'no columns' : shown.join(', ') + (names.length > shown.length ? ', …' : '');
}

/** Text of a file on one safe line: no control characters, bounded length. */
export function shorten(text: string, limit = 60): string {
	// eslint-disable-next-line no-control-regex
	const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
	return plain.length > limit ? `${plain.slice(0, limit)}…` : plain;
}

export const quoted = (text: string) => `"${shorten(text)}"`;

/** @param bytes how many @throws RevirError FILE_EMPTY, FILE_TOO_LARGE */
export function checkSize(bytes: number, file: string, budget: Budget = defaultBudget): void {
	if (bytes === 0) throw new RevirError('FILE_EMPTY', { where: { file } });
	if (bytes <= budget.bytes) return;
	throw new RevirError('FILE_TOO_LARGE', {
		where: { file },
		got: `${Math.ceil(bytes / 1048576)} MiB`,
		expected: `at most ${Math.floor(budget.bytes / 1048576)} MiB`
	});
}
