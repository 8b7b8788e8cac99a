import { quoted, type Notices } from '../table.ts';
import type { RawColumn, RawTable } from '../raw/raw-table.ts';
import { textCell } from './cells.ts';
import { headersOf, type Mapping } from './mapping.ts';

/** Which rows of the file become rows of ours, and under which id. */
export interface MappedRows {
	/** Ours → the file's, rising. */
	readonly source: Int32Array;
	readonly ids: readonly string[];
	/** The file's → ours, −1 = left out; only where rows are gathered (order lines). */
	readonly group: Int32Array | null;
	/** Ours → the first row with the same id in the file, −1 = none. */
	readonly repeatOf: Int32Array;
}

const STEP = 8192;

/**
 * Every row with a key of its own. Empty ids are made from the row number ("row-12"); a repeated id gets a suffix ("4711~2"), unless
 * every mapped cell is the same: then one row stays. O(rows).
 */
export function* uniqueRows(
	table: RawTable,
	mapping: Mapping,
	idOf: (row: number) => string | null,
	notices: Notices
): Generator<number, MappedRows> {
	const columns = mappedColumns(table, mapping);
	const first = new Map<string, number>();
	const taken = new Set<string>();
	const nextSuffix = new Map<string, number>();
	const source: number[] = [];
	const ids: string[] = [];
	const repeatOf: number[] = [];
	const seen = new Map<number, Set<string>>();
	for (let row = 0; row < table.count; row++) {
		if (row % STEP === STEP - 1) yield row / table.count;
		const where = { file: table.file, row: table.rowNumber(row) };
		const given = idOf(row);
		const earlier = given === null ? undefined : first.get(given);
		if (earlier !== undefined) {
			let contents = seen.get(earlier);
			if (contents === undefined) seen.set(earlier, (contents = new Set([contentOf(columns, source[earlier]!)])));
			const content = contentOf(columns, row);
			if (contents.has(content)) {
				notices.add('ROW_REPEATED', { where, got: quoted(given!) });
				continue;
			}
			contents.add(content);
			notices.add('ID_REPEATED', { where, got: quoted(given!) });
		}
		if (given === null) notices.add('ID_MADE', { where });
		else if (earlier === undefined) first.set(given, ids.length);
		const id = free(given ?? `row-${table.rowNumber(row)}`, taken, nextSuffix);
		taken.add(id);
		source.push(row);
		ids.push(id);
		repeatOf.push(earlier ?? -1);
	}
	return { source: Int32Array.from(source), ids, group: null, repeatOf: Int32Array.from(repeatOf) };
}

function free(id: string, taken: ReadonlySet<string>, nextSuffix: Map<string, number>): string {
	if (!taken.has(id)) return id;
	let k = nextSuffix.get(id) ?? 2;
	while (taken.has(`${id}~${k}`)) k++;
	nextSuffix.set(id, k + 1);
	return `${id}~${k}`;
}

/** Order lines gathered by account, in the order of their first lines. Lines without an account are left out. O(rows). */
export function* groupedRows(
	table: RawTable,
	idOf: (row: number) => string | null,
	notices: Notices
): Generator<number, MappedRows> {
	const known = new Map<string, number>();
	const group = new Int32Array(table.count).fill(-1);
	const source: number[] = [];
	for (let row = 0; row < table.count; row++) {
		if (row % STEP === STEP - 1) yield row / table.count;
		const id = idOf(row);
		if (id === null) {
			notices.add('ORDER_UNUSABLE', { where: { file: table.file, row: table.rowNumber(row) } });
			continue;
		}
		let at = known.get(id);
		if (at === undefined) {
			known.set(id, (at = source.length));
			source.push(row);
		}
		group[row] = at;
	}
	return {
		source: Int32Array.from(source),
		ids: [...known.keys()],
		group,
		repeatOf: new Int32Array(source.length).fill(-1)
	};
}

function mappedColumns(table: RawTable, mapping: Mapping): RawColumn[] {
	const headers = new Set(mapping.fields.flatMap(headersOf));
	return table.columns.filter(({ name }) => headers.has(name));
}

const contentOf = (columns: readonly RawColumn[], row: number) =>
	columns.map((column) => textCell(column, row) ?? '').join('\u0001');
