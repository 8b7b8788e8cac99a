import type { AccountColumns, DatasetMeta, TextColumn } from '../../model/columns.ts';
import { RevirError } from '../../model/errors.ts';
import { SCHEMA_VERSION } from '../../model/schema.ts';
import { share } from '../../model/steps.ts';
import { accountColumns } from '../accounts.ts';
import { defaultMeta } from '../meta.ts';
import type { RawTable } from '../raw/raw-table.ts';
import { Notices, type Notice } from '../table.ts';
import { textColumn } from '../text-columns.ts';
import { textField } from './field-cells.ts';
import { mappedTable } from './mapped-table.ts';
import { groupedRows, uniqueRows } from './mapped-rows.ts';
import type { Mapping } from './mapping.ts';
import { refusePersonal } from './personal-guard.ts';
import { fieldInput, readFields } from './read-fields.ts';
import { lastFullYear, shiftMonth } from './periods.ts';
import { accountTargets } from './targets.ts';

export interface ApplyOptions {
	/** ISO date: "now" of the dataset. */
	readonly asOf: string;
	/** ISO 4217, where neither mapping nor file names one. */
	readonly currency?: string;
}

export interface MappedAccounts {
	readonly accounts: AccountColumns;
	readonly meta: DatasetMeta;
	readonly notices: readonly Notice[];
	/** Account → row of the table. */
	readonly source: Int32Array;
	/** Account → the first account with the same id in the file, −1 = none: certain candidates for duplicates. */
	readonly repeatOf: Int32Array;
	/** Positions as the file gives them: `accounts` leave out what is out of range or 0/0. */
	readonly written: { readonly lon: Float64Array; readonly lat: Float64Array };
	/** Domain of the firm, for duplicates only: never written to accounts. */
	readonly domain: TextColumn | null;
	/** Owner id → name, where the file has both. */
	readonly ownerNames: ReadonlyMap<string, string>;
}

/**
 * Accounts of a table, read as the mapping says; order lines are summed by account. Yields 0–1 every few thousand cells. Text that
 * repeats little (names, streets) stays in the file and is read when asked for. O(cells mapped).
 * Single cells that cannot be read count as missing, with a notice; so do ids that are missing (made from the row number) or repeated.
 * @throws RevirError MAPPING_FILE when the mapping is for reps or postcodes, MAPPING_COLUMN, MAPPING_PERSONAL, ACCOUNTS_NONE,
 * COORDINATE_RANGE when no position is possible
 */
export function* applyMapping(
	table: RawTable,
	mapping: Mapping,
	options: ApplyOptions
): Generator<number, MappedAccounts> {
	if (mapping.kind !== 'accounts' && mapping.kind !== 'orders')
		throw new RevirError('MAPPING_FILE', {
			where: { file: table.file },
			got: mapping.kind,
			expected: 'accounts, orders'
		});
	const notices = new Notices();
	const input = fieldInput(table, mapping, notices);
	refusePersonal(table, mapping);
	const fieldOf = (target: string) => mapping.fields.find((field) => field.target === target);
	// Lines that name their customers only are gathered by name.
	const idField = fieldOf('account_id') ?? (mapping.kind === 'orders' ? fieldOf('name') : undefined);
	const idOf = idField === undefined ? () => null : textField(idField, input);
	const gather =
		mapping.kind === 'orders' ? groupedRows(table, idOf, notices) : uniqueRows(table, mapping, idOf, notices);
	const rows = yield* share(gather, 0, 0.2);
	if (rows.ids.length === 0) throw new RevirError('ACCOUNTS_NONE', { where: { file: table.file } });
	const month0 = mapping.month0 ?? (mapping.kind === 'orders' ? shiftMonth(options.asOf.slice(0, 7), -35) : null);
	const wanted = { ...mapping, month0, fields: mapping.fields.filter(({ target }) => target !== 'account_id') };
	const columns = yield* share(readFields(table, wanted, rows, accountTargets, input, notices), 0.2, 1);
	const canonical = mappedTable(table, rows, columns, notices);
	const accounts = accountColumns(canonical, textColumn(rows.ids));
	const text = (name: string) => (columns.texts.has(name) ? canonical.text(accountTargets.get(name)!) : null);
	const written = (name: 'lon' | 'lat') => columns.numbers.get(name) ?? accounts[name];
	return {
		accounts,
		meta: {
			schemaVersion: SCHEMA_VERSION,
			currency: mapping.currency ?? metaCurrency(table) ?? options.currency ?? defaultMeta.currency,
			asOf: options.asOf,
			year0: mapping.year0 ?? lastFullYear(options.asOf),
			month0: accounts.revenueMonth === null ? null : columns.month0
		},
		notices: notices.list(),
		source: rows.source,
		repeatOf: rows.repeatOf,
		written: { lon: written('lon'), lat: written('lat') },
		domain: text('domain'),
		ownerNames: ownerNames(accounts, text('owner_name'))
	};
}

function metaCurrency(table: RawTable): string | null {
	const value = table.metadata.get('currency');
	return value !== undefined && /^[A-Z]{3}$/.test(value) ? value : null;
}

function ownerNames(accounts: AccountColumns, names: TextColumn | null): Map<string, string> {
	const found = new Map<string, string>();
	const { ownerId } = accounts;
	if (names === null || ownerId === null) return found;
	for (let row = 0; row < accounts.count && found.size < ownerId.values.length; row++) {
		const id = ownerId.values[ownerId.codes[row]!];
		const name = id === undefined || found.has(id) ? null : names.at(row);
		if (name !== null) found.set(id!, name);
	}
	return found;
}
