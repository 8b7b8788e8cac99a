import type { AccountColumns } from '../../model/columns.ts';
import type { CellChange, Mend } from '../health/finding.ts';
import { cellColumns } from './cells.ts';
import { mergedCell } from './merge-rules.ts';
import { defaultMergeRules } from './merge-options.ts';
import { rankRows } from './survivor.ts';

/**
 * What makes one row of `rows`: cells of the survivor that change, and the rows that go. Rows elsewhere whose parent goes are given
 * the survivor as parent. Independent of the order of `rows`; reads only. O(rows × columns).
 * Months are changed as `revenue_month_01` … `revenue_month_36`. Money is never lost silently: see `MergeRules.revenue`.
 */
export function mergeRows(accounts: AccountColumns, rows: readonly number[], rules = defaultMergeRules): Mend {
	const ranked = rankRows(accounts, rows, rules);
	const survivor = ranked[0]!;
	const merged = cellColumns(accounts).map((column) => {
		const chosen = rules.cells?.[column.name];
		const value =
			chosen !== undefined && ranked.includes(chosen) ? column.at(chosen) : mergedCell(accounts, column, ranked, rules);
		return { column: column.name, value, isNew: value !== column.at(survivor) };
	});
	// A position is written whole, also what it shares with the survivor's, which another mend may still change.
	const moves = merged.some(({ column, isNew }) => isNew && ofPosition.has(column));
	const changes = merged
		.filter(({ column, isNew }) => isNew || (moves && ofPosition.has(column)))
		.map(({ column, value }): CellChange => ({ row: survivor, column, value }));
	const drop = ranked.slice(1).sort((a, b) => a - b);
	return { changes: [...changes, ...newParents(accounts, survivor, drop)], drop };
}

const ofPosition: ReadonlySet<string> = new Set(['lon', 'lat', 'location_precision']);

const childrenOf = new WeakMap<object, ReadonlyMap<string, readonly number[]>>();

function newParents(accounts: AccountColumns, survivor: number, drop: readonly number[]): CellChange[] {
	const { parentId, id } = accounts;
	if (parentId === null) return [];
	let children = childrenOf.get(parentId);
	if (children === undefined) {
		const found = new Map<string, number[]>();
		parentId.codes.forEach((code, row) => {
			if (code < 0) return;
			const parent = parentId.values[code]!;
			const list = found.get(parent);
			if (list) list.push(row);
			else found.set(parent, [row]);
		});
		children = found;
		childrenOf.set(parentId, children);
	}
	return drop.flatMap((gone) =>
		(children.get(id.at(gone)!) ?? [])
			.filter((child) => child !== survivor && !drop.includes(child))
			.map((row) => ({ row, column: 'parent_id', value: id.at(survivor) }))
	);
}
