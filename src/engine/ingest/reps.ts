import type { AccountColumns, RepColumns, TextColumn } from '../model/columns.ts';
import { RevirError } from '../model/errors.ts';
import { repSchema, type ColumnSpec, type RepColumnName } from '../model/schema.ts';
import { optionalCode, optionalFlag, optionalNumber, optionalText, uniqueIds } from './column-checks.ts';
import { openTable } from './open-table.ts';
import { positions } from './positions.ts';
import { columnMissing, type Budget, type Notice, type SourceTable } from './table.ts';
import { textColumn } from './text-columns.ts';

const specs = new Map<string, ColumnSpec>(repSchema.map((spec) => [spec.name, spec]));
const spec = (name: RepColumnName): ColumnSpec => specs.get(name)!;

export interface RepsRead {
	readonly reps: RepColumns;
	readonly notices: readonly Notice[];
}

/** Reps from Arrow IPC or canonical CSV; docs/formats/reps.md. An empty name shows the id. Same errors as readAccounts, REPS_NONE. */
export function readReps(bytes: Uint8Array, fileName: string, options: { budget?: Partial<Budget> } = {}): RepsRead {
	const table = openTable(bytes, fileName, options.budget);
	const id = uniqueIds(table, spec('rep_id'));
	const name = optionalText(table, spec('name'));
	if (name === null) throw columnMissing(table, 'name');
	if (table.count === 0) throw new RevirError('REPS_NONE', { where: { file: fileName } });
	const reps = repColumns(table, id, name);
	if (reps.active !== null && !reps.active.includes(1))
		throw new RevirError('REPS_NONE', { where: { file: fileName } });
	return { reps, notices: table.notices.list() };
}

/** Every column a table has, checked; an empty name shows the id. O(cells). @throws RevirError COLUMN_*, COORDINATE_RANGE */
export function repColumns(table: SourceTable, id: TextColumn, name: TextColumn): RepColumns {
	return {
		count: table.count,
		id,
		name: { length: table.count, at: (row) => name.at(row) ?? id.at(row) },
		...positions(table, spec('lon'), spec('lat')),
		capacityHours: optionalNumber(table, spec('capacity_hours')),
		industries: table.names.includes('industries') ? table.texts(spec('industries')) : null,
		region: optionalCode(table, spec('region')),
		managerId: optionalCode(table, spec('manager_id')),
		active: optionalFlag(table, spec('active'), 1),
		homeGuessed: optionalFlag(table, spec('home_guessed'), 0)
	};
}

/** Reps when only the accounts are known: one per owner, in text order, home and capacity unknown.
 *  @throws RevirError REPS_NONE when no account has an owner */
export function repsFromOwners(accounts: AccountColumns): RepColumns {
	const used = new Set<string>();
	for (const code of accounts.ownerId?.codes ?? []) {
		const owner = accounts.ownerId!.values[code];
		if (owner !== undefined) used.add(owner);
	}
	if (used.size === 0) throw new RevirError('REPS_NONE', { where: { column: 'owner_id' } });
	const ids = [...used].sort();
	const unknown = () => new Float64Array(ids.length).fill(NaN);
	return {
		count: ids.length,
		id: textColumn(ids),
		name: textColumn(ids),
		lon: unknown(),
		lat: unknown(),
		capacityHours: null,
		industries: null,
		region: null,
		managerId: null,
		active: null,
		homeGuessed: null
	};
}
