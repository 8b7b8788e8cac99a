import { cellSpec, cellValue, type CellValue } from '../ingest/health/cells.ts';
import type { Cleaned } from '../ingest/health/apply-mends.ts';
import { isoTime } from '../ingest/health/dates-of.ts';
import { isEmpty } from '../ingest/mapping/cells.ts';
import { headersOf, type Field, type Mapping, type SplitSource } from '../ingest/mapping/mapping.ts';
import { monthsBetween } from '../ingest/mapping/periods.ts';
import type { RawColumn, RawTable, ReadOptions } from '../ingest/raw/raw-table.ts';
import type { AccountColumns, DatasetMeta } from '../model/columns.ts';
import { MONTHS } from '../model/schema.ts';
import type { Cell, ReportTable } from './assignment.ts';
import { accountsTable } from './finding-table.ts';

/** A file whose rows are accounts, and how it was read. */
export interface OwnFile {
	readonly table: RawTable;
	/** What the reader said of it. */
	readonly options: ReadOptions;
	readonly mapping: Mapping;
	/** Account → row of the table. */
	readonly source: Int32Array;
	readonly meta: DatasetMeta;
}

/** Writes one cell of the file from the cleaned account; null = what the file says stands. */
type WriteBack = (row: number) => Cell;
/** Where a header gets what was changed, and which columns of ours it tells. */
interface Way {
	readonly columns: readonly string[];
	readonly write: WriteBack;
}

/**
 * The cleaned accounts under the headers of their file, in its order: cells that no mend touched as they stand there, the others in the
 * same way of writing; then our columns for what the file had no header for. Columns that were not imported stay out, as do those of
 * which only a part was (the domain of a mailbox). O(cells).
 * @param imported as read and located, before any mend
 */
export function ownTable(
	file: Omit<OwnFile, 'options'>,
	{ accounts, oldRow }: Cleaned,
	imported: AccountColumns
): ReportTable {
	const { table, mapping, source, meta } = file;
	const value = (column: string, row: number) => cellValue(accounts, column, row);
	const told = new Set<string>(mapping.fields.some(({ how }) => how === 'months') ? allMonths : []);
	const columns = table.columns.flatMap((raw) => {
		const fields = mapping.fields.filter((field) => headersOf(field).includes(raw.name));
		if (fields.length === 0 || fields.every((field) => 'only' in field)) return [];
		const ways = fields.flatMap((field) => wayBack(field, raw.name, mapping, meta, value) ?? []);
		for (const { columns } of ways) for (const column of columns) told.add(column);
		const at = (row: number): Cell => {
			const old = oldRow[row]!;
			const line = source[old]!;
			const way = ways.find(({ columns }) =>
				columns.some(
					(column) =>
						value(column, row) !== cellValue(imported, column, old) || (madeHere.has(column) && isEmpty(raw, line))
				)
			);
			return way === undefined ? rawCell(raw, line) : way.write(row);
		};
		return [{ name: raw.name, at }];
	});
	const ours = accountsTable(accounts);
	const added = ours.columns.map((name, at) => ({ name, at })).filter(({ name }) => !told.has(name));
	const taken = new Set(columns.map(({ name }) => name));
	return {
		columns: [
			...columns.map(({ name }) => name),
			...added.map(({ name }) => (taken.has(name) ? `${name} (Revir)` : name))
		],
		rows: ours.rows.map((cells, row) => [...columns.map(({ at }) => at(row)), ...added.map(({ at }) => cells[at]!)])
	};
}

/** What reading and locating fills in, without a mend. */
const madeHere = new Set(['account_id', 'country', 'lon', 'lat', 'location_precision']);
const monthName = (month: number) => `revenue_month_${String(month).padStart(2, '0')}`;
const allMonths = Array.from({ length: MONTHS }, (_, k) => monthName(k + 1));

/** null = a header that only adds to something of ours, such as a month to its year. */
function wayBack(
	field: Field,
	header: string,
	mapping: Mapping,
	meta: DatasetMeta,
	value: (column: string, row: number) => CellValue
): Way | null {
	const column = field.target as string;
	if (column === 'domain' || column === 'owner_name') return null;
	const one = (name: string, write: (value: CellValue) => Cell = (held) => written(name, held)): Way => ({
		columns: [name],
		write: (row) => write(value(name, row))
	});
	switch (field.how) {
		case 'plain':
			return field.from[0] === header ? one(column, (held) => unread(column, held, field)) : null;
		case 'join':
			return one(column, (held) => (field.from[0] === header ? written(column, held) : null));
		case 'months': {
			if (meta.month0 === null) return null;
			const month = monthsBetween(meta.month0, field.months[field.from.indexOf(header)]!) + 1;
			return one(monthName(month), (held) => unread(monthName(month), held, field));
		}
		case 'split':
			return wayOfParts(field, mapping, value);
		default:
			return null;
	}
}

const orders = {
	'postcode-place': [['postcode', 'city']],
	'place-street': [['city'], ['street']],
	address: [['street'], ['postcode', 'city'], ['country']],
	'lat-lon': [['lat'], ['lon']],
	'lon-lat': [['lon'], ['lat']]
} as const;

/** All parts of a cell are put together again. */
function wayOfParts(
	{ from: [header], pattern }: SplitSource,
	{ fields }: Mapping,
	value: (column: string, row: number) => CellValue
): Way {
	const parts = fields.filter((field) => field.how === 'split' && field.from[0] === header);
	const columns = parts.map(({ target }) => target as string);
	const write: WriteBack = (row) => {
		const groups = orders[pattern].map((group) =>
			group.flatMap((name) => (columns.includes(name) ? (value(name, row) ?? []) : [])).join(' ')
		);
		return groups.filter((group) => group !== '').join(', ') || null;
	};
	return { columns, write };
}

/** In the unit and in the words of the file. */
function unread(
	column: string,
	value: CellValue,
	{ scale = 1, words }: { readonly scale?: number; readonly words?: Readonly<Record<string, string>> }
): Cell {
	if (typeof value === 'number' && scale !== 1) return Number((value / scale).toPrecision(12));
	const word = Object.entries(words ?? {}).find(([, ours]) => ours === String(value))?.[0];
	return word ?? written(column, value);
}

function written(column: string, value: CellValue): Cell {
	const { kind } = cellSpec(column);
	if (value === null) return null;
	if (kind === 'date') return isoTime(value as number);
	return kind === 'flag' ? value === 1 : value;
}

function rawCell(column: RawColumn, row: number): Cell {
	if (isEmpty(column, row)) return null;
	if (column.kind === 'text') return column.at(row);
	if (column.kind === 'flag') return column.values[row] === 1;
	return column.kind === 'date' ? isoTime(column.values[row]!) : column.values[row]!;
}
