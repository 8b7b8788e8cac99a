import { DataType, tableFromIPC, type Data, type Table, type Vector } from 'apache-arrow';
import type { CodedColumn, TextColumn } from '../model/columns.ts';
import { RevirError } from '../model/errors.ts';
import { arrowTypeNames, MONTHS, type ColumnSpec } from '../model/schema.ts';
import { checkArrow } from './arrow-check.ts';
import { codes, numbers, texts } from './arrow-columns.ts';
import { noteForeign, withoutForeign } from './arrow-foreign.ts';
import { inflateArrow } from './arrow-inflate.ts';
import { parseFlag, parseIsoDate } from './dates.ts';
import { defaultBudget, Notices, quoted, type Budget, type SourceTable } from './table.ts';

/**
 * Arrow IPC file or stream, also with LZ4 or Zstandard bodies → table. Columns are read only when asked for; numeric columns share the file's buffer where possible.
 * @throws RevirError FILE_CORRUPT, FILE_KIND, FILE_TOO_LARGE; readers throw COLUMN_TYPE
 */
export function openArrow(bytes: Uint8Array, file: string, budget: Budget = defaultBudget): SourceTable {
	const known = withoutForeign(inflateArrow(bytes, file));
	const checked = checkArrow(known.bytes, file, budget);
	try {
		const table = new ArrowTable(tableFromIPC(checked), file);
		noteForeign(known.left, file, table.notices);
		return table;
	} catch (error) {
		throw damaged(file, error);
	}
}

const damaged = (file: string, error: unknown) =>
	error instanceof RevirError
		? error
		: new RevirError('FILE_CORRUPT', {
				where: { file },
				got: error instanceof Error ? error.message.slice(0, 80) : 'no table'
			});

class ArrowTable implements SourceTable {
	readonly #table: Table;
	readonly file: string;
	readonly count: number;
	readonly names: readonly string[];
	readonly metadata: ReadonlyMap<string, string>;
	readonly notices = new Notices();

	constructor(table: Table, file: string) {
		this.#table = table;
		this.file = file;
		this.count = table.numRows;
		this.names = table.schema.fields.map((field) => String(field.name));
		this.metadata = table.schema.metadata;
	}

	rowNumber(row: number): number {
		return row + 1;
	}

	#read<T>(spec: ColumnSpec, convert: (vector: Vector) => T | null): T {
		const index = this.names.indexOf(spec.name);
		const vector = this.#table.getChildAt(index);
		if (!vector) throw new RevirError('COLUMN_MISSING', { where: { file: this.file, column: spec.name } });
		let result: T | null;
		try {
			result = convert(vector);
		} catch (error) {
			throw damaged(this.file, error);
		}
		if (result !== null) return result;
		throw new RevirError('COLUMN_TYPE', {
			where: { file: this.file, column: spec.name },
			got: String(vector.type).slice(0, 60),
			expected: arrowTypeNames[spec.kind]
		});
	}

	number(spec: ColumnSpec): Float64Array {
		return this.#read(spec, numbers);
	}
	text(spec: ColumnSpec): TextColumn {
		return this.#read(spec, texts);
	}
	code(spec: ColumnSpec): CodedColumn {
		return this.#read(spec, codes);
	}

	date(spec: ColumnSpec): Float64Array {
		return this.#read(spec, (vector) => {
			const type = vector.type as DataType;
			const out = new Float64Array(vector.length).fill(NaN);
			if (DataType.isNull(type)) return out;
			if (DataType.isDate(type) || DataType.isTimestamp(type)) {
				for (let row = 0; row < vector.length; row++) {
					const value: unknown = vector.get(row);
					if (value !== null && value !== undefined) out[row] = Number(value);
				}
				return out;
			}
			const plain = DataType.isInt(type) ? null : texts(vector);
			return plain && this.#each(spec, plain, out, parseIsoDate, NaN, 'a date like 2026-01-31');
		});
	}

	flag(spec: ColumnSpec, missing: 0 | 1): Uint8Array {
		return this.#read(spec, (vector) => {
			const type = vector.type as DataType;
			const out = new Uint8Array(vector.length).fill(missing);
			if (DataType.isBool(type)) {
				for (let row = 0; row < out.length; row++) out[row] = Number((vector.get(row) as boolean | null) ?? missing);
				return out;
			}
			const plain = texts(vector);
			return plain && this.#each(spec, plain, out, parseFlag, -1, 'true or false');
		});
	}

	#each<T extends Float64Array | Uint8Array>(
		spec: ColumnSpec,
		plain: TextColumn,
		out: T,
		parse: (text: string) => number,
		bad: number,
		expected: string
	): T {
		for (let row = 0; row < out.length; row++) {
			const text = plain.at(row);
			if (text === null) continue;
			const value = parse(text);
			if (!Object.is(value, bad)) out[row] = value;
			else {
				const where = { file: this.file, row: this.rowNumber(row), column: spec.name };
				this.notices.add('VALUE_INVALID', { where, got: quoted(text), expected });
			}
		}
		return out;
	}

	months(spec: ColumnSpec): Float64Array {
		return this.#read(spec, (vector) => {
			const type = vector.type as DataType;
			const fixed = DataType.isFixedSizeList(type);
			if (DataType.isNull(type)) return new Float64Array(vector.length * MONTHS).fill(NaN);
			if ((!fixed || type.listSize !== MONTHS) && !DataType.isList(type)) return null;
			const only = vector.data[0] as Data | undefined;
			const child = only?.children[0];
			if (fixed && only && child && vector.data.length === 1 && only.nullCount === 0 && child.nullCount === 0) {
				if (child.values instanceof Float64Array) return child.values.subarray(0, only.length * MONTHS);
			}
			const out = new Float64Array(vector.length * MONTHS).fill(NaN);
			for (let row = 0; row < vector.length; row++) {
				const item = vector.get(row) as Vector | null;
				if (item === null) continue;
				const values = item.length === MONTHS ? numbers(item) : null;
				if (values) out.set(values, row * MONTHS);
				else {
					const where = { file: this.file, row: this.rowNumber(row), column: spec.name };
					this.notices.add('VALUE_INVALID', { where, got: `${item.length} values`, expected: `${MONTHS} numbers` });
				}
			}
			return out;
		});
	}

	texts(spec: ColumnSpec): readonly (readonly string[])[] {
		return this.#read(spec, (vector) => {
			const type = vector.type as DataType;
			if (DataType.isList(type) || DataType.isFixedSizeList(type)) {
				return Array.from({ length: vector.length }, (_, row) => {
					const item = vector.get(row) as Vector | null;
					return item === null ? [] : [...item].filter((text) => text !== null).map(String);
				});
			}
			const plain = texts(vector);
			if (plain === null) return null;
			return Array.from({ length: plain.length }, (_, row) => splitTexts(plain.at(row)));
		});
	}
}

/** `a|b` → [a, b]. */
export const splitTexts = (text: string | null): readonly string[] =>
	text === null
		? []
		: text
				.split('|')
				.map((part) => part.trim())
				.filter((part) => part !== '');
