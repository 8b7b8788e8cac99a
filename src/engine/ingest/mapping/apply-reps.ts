import type { RepColumns, TextColumn } from '../../model/columns.ts';
import { RevirError } from '../../model/errors.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { repColumns } from '../reps.ts';
import { Notices, type Notice } from '../table.ts';
import { textColumn } from '../text-columns.ts';
import { share } from '../../model/steps.ts';
import { textField } from './field-cells.ts';
import { mappedTable } from './mapped-table.ts';
import { uniqueRows } from './mapped-rows.ts';
import type { Mapping } from './mapping.ts';
import { refusePersonal } from './personal-guard.ts';
import { fieldInput, readFields } from './read-fields.ts';
import { repTargets } from './targets.ts';

/** Where the homes lie, for locating; not part of a dataset. */
export interface HomeAddresses {
	readonly street: TextColumn | null;
	readonly postcode: TextColumn | null;
	readonly city: TextColumn | null;
	readonly country: TextColumn | null;
}

export interface MappedReps {
	readonly reps: RepColumns;
	readonly homes: HomeAddresses;
	readonly notices: readonly Notice[];
	/** Rep → row of the table. */
	readonly source: Int32Array;
}

/**
 * Reps of a table, read as the mapping says. Without ids the names are the keys, as the owner column of a CRM names them. Same habits
 * and errors as applyMapping; REPS_NONE when there is none, or none active. O(cells mapped).
 */
export function* applyRepMapping(table: RawTable, mapping: Mapping): Generator<number, MappedReps> {
	if (mapping.kind !== 'reps')
		throw new RevirError('MAPPING_FILE', { where: { file: table.file }, got: mapping.kind, expected: 'reps' });
	const notices = new Notices();
	const input = fieldInput(table, mapping, notices);
	refusePersonal(table, mapping);
	const read = (name: string) => {
		const field = mapping.fields.find(({ target }) => target === name);
		return field === undefined ? () => null : textField(field, input);
	};
	const [id, name] = [read('rep_id'), read('name')];
	const rows = yield* share(
		uniqueRows(table, mapping, (row) => id(row) ?? name(row), notices),
		0,
		0.3
	);
	const wanted = { ...mapping, fields: mapping.fields.filter(({ target }) => target !== 'rep_id') };
	const columns = yield* share(readFields(table, wanted, rows, repTargets, input, notices), 0.3, 1);
	const canonical = mappedTable(table, rows, columns, notices);
	const names = { length: rows.ids.length, at: (row: number) => name(rows.source[row]!) ?? rows.ids[row]! };
	const reps = repColumns(canonical, textColumn(rows.ids), names);
	if (reps.count === 0 || (reps.active !== null && !reps.active.includes(1)))
		throw new RevirError('REPS_NONE', { where: { file: table.file } });
	const text = (target: string) => (columns.texts.has(target) ? canonical.text(repTargets.get(target)!) : null);
	const homes = { street: text('street'), postcode: text('postcode'), city: text('city'), country: text('country') };
	return { reps, homes, notices: notices.list(), source: rows.source };
}
