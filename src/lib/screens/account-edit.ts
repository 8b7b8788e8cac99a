import { m } from '#paraglide/messages.js';
import type { Settings } from '#engine/model/settings.ts';
import { withAssigned, withReleased } from '#lib/state/edit-settings.ts';
import { toFailure } from '#lib/state/failure.ts';
import type { Answer } from '#lib/state/types.ts';
import type { Workspace } from '#lib/state/workspace.svelte.ts';
import { countOf } from './counted.ts';
import { say } from './words.ts';

export type AccountHandle = Answer<'accountIds'>[number];

/** "12 accounts", or the account's own name where there is one. */
export const whatIsEdited = (count: number, name: string): string =>
	count === 1 && name !== '' ? name : countOf('customer', count);

/** Locked accounts keep the rep they have under the plan, whoever that is. */
export function lockedSettings(settings: Settings, handles: readonly AccountHandle[]): Settings {
	const byRep = Map.groupBy(
		handles.filter(({ repId }) => repId !== null),
		({ repId }) => repId ?? ''
	);
	let next = settings;
	for (const [repId, held] of byRep) {
		const ids = held.map(({ id }) => id);
		next = withAssigned(next, ids, repId);
	}
	return next;
}

export const releasedSettings = (settings: Settings, handles: readonly AccountHandle[]): Settings =>
	withReleased(
		settings,
		handles.map(({ id }) => id),
		handles.filter(({ lockedInData }) => lockedInData).map(({ id }) => id)
	);

/** Locks or unlocks accounts; `lock` null = lock them unless all are locked already. */
export async function editLock(
	workspace: Workspace,
	rows: readonly number[],
	name: string,
	lock: boolean | null = null
): Promise<void> {
	const { plan } = workspace;
	try {
		const all = await plan.ask('accountIds', rows);
		const handles = all.filter(({ located, repId }) => located && repId !== null);
		const what = whatIsEdited(handles.length, name);
		if (handles.length === 0)
			return workspace.tell(say(m.table_told_unlocated, { what: whatIsEdited(all.length, name) }));
		// What a rule holds can be locked by hand as well, but not unlocked.
		const open = handles.filter((handle) => handle.lock === null || handle.lock === 'held');
		if (lock ?? open.length > 0) {
			if (open.length === 0) return;
			const told = m.table_told_locked({ what: whatIsEdited(open.length, name) });
			workspace.edit(lockedSettings(plan.settings, open), 'table-lock', told);
		} else workspace.edit(releasedSettings(plan.settings, handles), 'table-lock', m.table_told_unlocked({ what }));
	} catch (cause) {
		plan.failure = toFailure(cause);
	}
}
