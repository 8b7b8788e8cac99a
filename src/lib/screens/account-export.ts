import { getLocale } from '#paraglide/runtime.js';
import { m } from '#paraglide/messages.js';
import type { Workspace } from '#lib/state/workspace.svelte.ts';
import { accountWords, isAccountColumn, tableColumnsOf } from './account-columns.ts';
import type { AccountList } from './account-list.svelte.ts';
import { giveFile } from './export-view.ts';
import { say } from './words.ts';

/** The account table as it is shown: its rows, order and columns. */
export function exportAccounts(
	workspace: Workspace,
	kind: 'csv' | 'xlsx',
	list: AccountList,
	hidden: readonly string[]
): Promise<void> {
	const { plan } = workspace;
	const columns = tableColumnsOf(plan.epoch !== null, hidden).flatMap(({ id, label }) =>
		isAccountColumn(id) ? [{ id, heading: label }] : []
	);
	const view = { rows: list.order, columns, words: accountWords(), language: getLocale() };
	const sheet = say(m.table_tab_accounts);
	return giveFile(workspace, kind, sheet, () => plan.ask('exportView', kind, view, sheet));
}
