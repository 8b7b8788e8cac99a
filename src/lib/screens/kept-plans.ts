import { m } from '#paraglide/messages.js';
import { firstDemo } from '#lib/state/url-state.ts';
import type { DemoId } from '#lib/state/demos.ts';
import type { OpenKept } from '#lib/state/types.ts';
import type { Workspace } from '#lib/state/workspace.svelte.ts';
import type { StoredPlan } from '#lib/storage/plan-store.ts';
import { savedTime } from './kept-text.ts';

/** Removes a kept plan for good, and tells if it cannot be. */
export async function removeKept(workspace: Workspace, id: string): Promise<void> {
	const removed = await (await workspace.keeper()).remove(id);
	workspace.tell(removed ? m.kept_removed() : m.kept_not_removed());
}

/**
 * Opens a kept plan and tells of it.
 * @param unasked the page has just started: not after it ended at that the last time, and the demo is a click away
 */
export async function reopenKept(
	workspace: Workspace,
	geography: string,
	id: string | null,
	unasked: boolean,
	openDemo: (id: DemoId) => void
): Promise<'broken' | 'missing' | 'opened' | 'superseded'> {
	const keeper = await workspace.keeper();
	const how = await keeper.reopen(id, geography, unasked);
	const { now, id: open } = keeper.autosave;
	if (how === 'opened') workspace.toasts = [];
	if (how === 'opened' && unasked && open !== null && now.kind === 'kept')
		workspace.tell(m.kept_again({ name: now.name, time: savedTime(now.savedAt) }), null, [
			{ label: m.kept_demo(), run: () => openDemo(firstDemo) },
			{ label: m.kept_remove(), run: () => void removeKept(workspace, open) }
		]);
	return how;
}

/** A demo has taken the place of the reader's own plan, which stays kept. */
export function tellLeft(workspace: Workspace, { id, name }: Pick<StoredPlan, 'id' | 'name'>, open: OpenKept): void {
	workspace.toasts = [];
	workspace.tell(m.kept_left({ name }), null, [{ label: m.kept_open_again(), run: () => open(id) }]);
}
