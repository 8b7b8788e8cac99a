import type { AccountColumns, DatasetMeta, TextColumn } from '../model/columns.ts';
import { RevirError } from '../model/errors.ts';
import { accountSchema, type AccountColumnName, type ColumnSpec } from '../model/schema.ts';
import {
	optionalCode,
	optionalDate,
	optionalFlag,
	optionalMonths,
	optionalNumber,
	optionalText,
	uniqueIds
} from './column-checks.ts';
import { readMeta } from './meta.ts';
import { openTable } from './open-table.ts';
import { positions } from './positions.ts';
import type { Budget, Notice, SourceTable } from './table.ts';

const specs = new Map<string, ColumnSpec>(accountSchema.map((spec) => [spec.name, spec]));
const spec = (name: AccountColumnName): ColumnSpec => specs.get(name)!;

export interface AccountsRead {
	readonly accounts: AccountColumns;
	readonly meta: DatasetMeta;
	/** What was mended or left out on the way, with the first row and how many. */
	readonly notices: readonly Notice[];
}

/**
 * Accounts from Arrow IPC (file or stream) or canonical CSV; docs/formats/accounts.md. Float64 columns of an Arrow file with one
 * chunk and no empty cells share the buffer of `bytes`. O(cells).
 * Fatal: unreadable file, missing account_id, a column of another type, an empty or repeated id, no rows, no usable coordinate
 * among those given. Notices: single cells that are unreadable or out of range (they count as missing), 0/0 positions.
 * @throws RevirError FILE_*, COLUMN_*, ROW_LENGTH, ID_*, COORDINATE_RANGE, ACCOUNTS_NONE
 */
export function readAccounts(
	bytes: Uint8Array,
	fileName: string,
	options: { budget?: Partial<Budget> } = {}
): AccountsRead {
	const table = openTable(bytes, fileName, options.budget);
	const id = uniqueIds(table, spec('account_id'));
	if (table.count === 0) throw new RevirError('ACCOUNTS_NONE', { where: { file: fileName } });
	const accounts = accountColumns(table, id);
	return { accounts, meta: readMeta(table.metadata, fileName), notices: table.notices.list() };
}

/** Every column a table has, checked; what is wrong with single cells goes to its notices. O(cells). @throws RevirError COLUMN_*, COORDINATE_RANGE */
export function accountColumns(table: SourceTable, id: TextColumn): AccountColumns {
	const number = (name: AccountColumnName) => optionalNumber(table, spec(name));
	const code = (name: AccountColumnName) => optionalCode(table, spec(name));
	return {
		count: table.count,
		id,
		name: optionalText(table, spec('name')),
		...positions(table, spec('lon'), spec('lat')),
		locationPrecision: code('location_precision'),
		unitId: code('unit_id'),
		country: code('country'),
		postcode: code('postcode'),
		city: code('city'),
		street: optionalText(table, spec('street')),
		industry: code('industry'),
		segment: code('segment'),
		stage: code('stage'),
		employees: number('employees'),
		revenueY0: number('revenue_y0'),
		revenueY1: number('revenue_y1'),
		revenueY2: number('revenue_y2'),
		revenueMonth: optionalMonths(table, spec('revenue_month')),
		margin: number('margin'),
		potential: number('potential'),
		potentialSource: code('potential_source'),
		winRate: number('win_rate'),
		visitsPerYear: number('visits_per_year'),
		visitHours: number('visit_hours'),
		videoShare: number('video_share'),
		ownerId: code('owner_id'),
		ownerSince: optionalDate(table, spec('owner_since')),
		parentId: code('parent_id'),
		protectedUntil: optionalDate(table, spec('protected_until')),
		locked: optionalFlag(table, spec('locked'), 0),
		estimated: code('estimated'),
		modifiedAt: optionalDate(table, spec('modified_at'))
	};
}
