import type { CodedColumn, TextColumn } from '../model/columns.ts';

export const textColumn = (values: readonly (string | null)[]): TextColumn => ({
	length: values.length,
	at: (row) => values[row] ?? null
});

/** Codes text in order of first appearance; empty and null become −1. */
export function codeColumn(count: number, at: (row: number) => string | null): CodedColumn {
	const codes = new Int32Array(count);
	const values: string[] = [];
	const known = new Map<string, number>();
	for (let row = 0; row < count; row++) {
		const text = at(row);
		if (text === null || text === '') {
			codes[row] = -1;
			continue;
		}
		let code = known.get(text);
		if (code === undefined) {
			code = values.length;
			values.push(text);
			known.set(text, code);
		}
		codes[row] = code;
	}
	return { codes, values };
}

export const codedText = (column: CodedColumn): TextColumn => ({
	length: column.codes.length,
	at: (row) => column.values[column.codes[row]!] ?? null
});
