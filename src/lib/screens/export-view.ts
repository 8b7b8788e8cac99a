import { m } from '#paraglide/messages.js';
import { download, fileName, fileTypes } from '#lib/state/download.ts';
import { toFailure } from '#lib/state/failure.ts';
import type { Workspace } from '#lib/state/workspace.svelte.ts';
import { cellValue, sortRows, territoryColumns, type TerritoryLine, type TerritoryOrder } from './table-columns.ts';
import type { TerritoryRow } from './territory-rows.ts';
import { say } from './words.ts';

type Kind = 'csv' | 'xlsx';

/** Hands a table to the reader as `plan-part.kind`. */
export async function giveFile(
	workspace: Workspace,
	kind: Kind,
	part: string,
	make: () => Promise<Uint8Array>
): Promise<void> {
	try {
		const name = fileName(workspace.plan.view?.title ?? '', kind, part);
		download(await make(), name, fileTypes[kind]);
		workspace.tell(m.export_done({ name }));
	} catch (cause) {
		workspace.plan.failure = toFailure(cause);
	}
}

/** The territory table as it is shown: its rows, order and columns. */
export function exportTerritories(
	workspace: Workspace,
	kind: Kind,
	rows: readonly TerritoryRow[],
	lines: readonly (TerritoryLine | null)[],
	order: TerritoryOrder,
	hidden: readonly string[]
): Promise<void> {
	const columns = territoryColumns(workspace.planned).filter(({ id }) => id === 'name' || !hidden.includes(id));
	const table = {
		columns: columns.map(({ label }) => label),
		rows: sortRows(rows, order, lines).map(({ index, name }) => {
			const line = lines[index] ?? null;
			return columns.map(({ id }) => (id === 'name' ? name : line === null ? null : cellValue(id, line)));
		})
	};
	const sheet = say(m.table_tab_territories);
	return giveFile(workspace, kind, sheet, () => workspace.plan.ask('exportSheet', kind, table, sheet));
}
