/** How a column is held in memory. text = free text, code = repeated text (dictionary), number = float64, date = epoch ms,
 *  flag = yes/no, months = 36 numbers, texts = list of texts, index = row number of another table. */
export type ColumnKind = 'text' | 'code' | 'number' | 'date' | 'flag' | 'months' | 'texts' | 'index';

/** One row of the schema table: drives reading, writing, checks and docs/formats alike. */
export interface ColumnSpec {
	readonly name: string;
	readonly kind: ColumnKind;
	readonly required: boolean;
	/** What an empty cell, or the absence of the column, means. */
	readonly nulls: string;
	readonly unit: string;
	readonly doc: string;
	readonly min?: number;
	readonly max?: number;
	/** The only values allowed. */
	readonly values?: readonly string[];
	/** Named for other programs; this version neither reads nor writes it. */
	readonly reserved?: true;
}

/** Arrow type written; many more are accepted, see docs/formats/accounts.md. */
export const arrowTypeNames = {
	text: 'utf8',
	code: 'dictionary<int32, utf8>',
	number: 'float64',
	date: 'timestamp[ms]',
	flag: 'bool',
	months: 'fixed_size_list<float64>[36]',
	texts: 'list<utf8>',
	index: 'uint32'
} as const satisfies Record<ColumnKind, string>;

type Extra = Partial<Pick<ColumnSpec, 'unit' | 'min' | 'max' | 'values' | 'required' | 'reserved'>>;

export const column = <N extends string, K extends ColumnKind>(
	name: N,
	kind: K,
	nulls: string,
	doc: string,
	extra: Extra = {}
) => ({ name, kind, nulls, doc, required: false, unit: '', ...extra }) satisfies ColumnSpec;

export const MONTHS = 36;
export const SCHEMA_VERSION = '1';
