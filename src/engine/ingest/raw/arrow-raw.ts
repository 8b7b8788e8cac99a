import { DataType, tableFromIPC, type Vector } from 'apache-arrow';
import { RevirError } from '../../model/errors.ts';
import { checkArrow } from '../arrow-check.ts';
import { numbers, texts } from '../arrow-columns.ts';
import { noteForeign, withoutForeign } from '../arrow-foreign.ts';
import { inflateArrow } from '../arrow-inflate.ts';
import { Notices, shorten } from '../table.ts';
import { dateText } from './cell-columns.ts';
import { columnNames } from './column-names.ts';
import type { Progress, RawBudget } from './raw-budget.ts';
import type { RawColumn, RawTable, ReadOptions } from './raw-table.ts';

/**
 * Arrow IPC file or stream, plain or packed. Columns of nested or exotic types are left out with a notice. Row numbers count from 1.
 * @throws RevirError FILE_CORRUPT, FILE_KIND, FILE_TOO_LARGE
 */
export async function openArrowRaw(
	bytes: Uint8Array,
	file: string,
	budget: RawBudget,
	options: ReadOptions,
	onProgress: Progress
): Promise<RawTable> {
	const plain = inflateArrow(bytes, file, budget.inflated);
	await onProgress(0.3);
	const known = withoutForeign(plain);
	const checked = checkArrow(known.bytes, file, budget);
	await onProgress(0.6);
	const notices = new Notices();
	noteForeign(known.left, file, notices);
	try {
		const { schema, numRows, ...table } = opened(checked);
		const names = columnNames(schema.fields.map((field) => String(field.name)));
		const columns = names.flatMap((name, i) => {
			const column = rawColumn(name, table.column(i), numRows, options);
			if (column !== null) return [column];
			notices.add('COLUMN_TYPE', {
				where: { file, column: name },
				got: shorten(String(schema.fields[i]!.type), 40),
				expected: 'a text, a number, or true or false'
			});
			return [];
		});
		return {
			file,
			format: 'arrow',
			sheet: null,
			sheets: [],
			count: numRows,
			columns,
			guesses: [],
			notices,
			metadata: schema.metadata,
			rowNumber: (row) => row + 1
		};
	} catch (error) {
		if (error instanceof RevirError) throw error;
		throw new RevirError('FILE_CORRUPT', { where: { file }, got: 'a column that cannot be read' });
	}
}

function opened(bytes: Uint8Array) {
	const table = tableFromIPC(bytes);
	const { schema, numRows } = table;
	return { schema, numRows, column: (index: number) => table.getChildAt(index) as Vector | null };
}

/** null = a type that is no cell of a table. */
function rawColumn(name: string, vector: Vector | null, count: number, options: ReadOptions): RawColumn | null {
	// A schema without batches has no vectors.
	if (vector === null) return { name, kind: 'text', at: () => null };
	if (vector.length !== count) throw new RangeError('columns of different length');
	const type = vector.type as DataType;
	const asText = options.kinds?.[name] === 'text';
	if (DataType.isBool(type)) {
		const values = new Uint8Array(count);
		for (let row = 0; row < count; row++) values[row] = Number((vector.get(row) as boolean | null) ?? 255);
		return asText ? textOf(name, values, 255, (value) => String(value === 1)) : { name, kind: 'flag', values };
	}
	if (DataType.isDate(type) || DataType.isTimestamp(type)) {
		const values = new Float64Array(count);
		for (let row = 0; row < count; row++) values[row] = Number((vector.get(row) as number | null) ?? NaN);
		return asText ? textOf(name, values, NaN, dateText) : { name, kind: 'date', values };
	}
	if (!asText && !DataType.isNull(type)) {
		const values = numbers(vector);
		if (values !== null) return { name, kind: 'number', values };
	}
	const plain = texts(vector) ?? null;
	if (plain === null) {
		const values = asText ? numbers(vector) : null;
		return values && textOf(name, values, NaN, String);
	}
	return { name, kind: 'text', at: (row) => plain.at(row)?.trim() || null };
}

const textOf = (
	name: string,
	values: Float64Array | Uint8Array,
	empty: number,
	text: (value: number) => string | null
): RawColumn => ({
	name,
	kind: 'text',
	at: (row) => (Object.is(values[row], empty) ? null : text(values[row]!))
});
