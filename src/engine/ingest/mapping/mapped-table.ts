import type { TextColumn } from '../../model/columns.ts';
import type { ColumnSpec } from '../../model/schema.ts';
import { splitTexts } from '../arrow.ts';
import type { RawTable } from '../raw/raw-table.ts';
import type { Notices, SourceTable } from '../table.ts';
import type { MappedRows } from './mapped-rows.ts';
import type { MappedColumns } from './read-fields.ts';

/** Fields that were read, as a table with our column names: from here on the checks of canonical files apply. */
export function mappedTable(table: RawTable, rows: MappedRows, columns: MappedColumns, notices: Notices): SourceTable {
	const { source } = rows;
	const names = [
		...columns.numbers.keys(),
		...columns.codes.keys(),
		...columns.texts.keys(),
		...columns.flags.keys(),
		...(columns.months ? ['revenue_month'] : [])
	];
	const text = (spec: ColumnSpec): TextColumn => {
		const read = columns.texts.get(spec.name)!;
		return { length: source.length, at: (row) => (source[row] === undefined ? null : read(source[row]!)) };
	};
	return {
		file: table.file,
		count: source.length,
		names,
		metadata: table.metadata,
		notices,
		rowNumber: (row) => table.rowNumber(source[row]!),
		number: (spec) => columns.numbers.get(spec.name)!,
		date: (spec) => columns.numbers.get(spec.name)!,
		code: (spec) => columns.codes.get(spec.name)!,
		text,
		flag: (spec, missing) => {
			const read = columns.flags.get(spec.name)!;
			return Uint8Array.from(source, (row) => {
				const flag = read(row);
				return Number.isNaN(flag) ? missing : flag;
			});
		},
		months: () => columns.months!,
		texts: (spec) => {
			const read = columns.texts.get(spec.name)!;
			return Array.from(source, (row) => splitTexts((read(row) ?? '').replace(/\s*[;,/]\s*/g, '|')));
		}
	};
}
