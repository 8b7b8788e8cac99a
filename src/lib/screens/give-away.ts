import type { Settings } from '#engine/model/settings.ts';
import type { Finding } from '#engine/explain/findings.ts';
import { withAssigned } from '#lib/state/edit-settings.ts';
import { releasedSettings, type AccountHandle } from './account-edit.ts';

/** A way to mend accounts in the wrong place; none of them = it would change nothing. */
export interface Mend {
	readonly accounts: number;
	readonly settings: Settings;
}

/** The accounts that nothing holds go to the rep around them. @param handles of `finding.accounts`, same order */
export function giveAway(
	settings: Settings,
	finding: Finding,
	handles: readonly AccountHandle[],
	repIds: readonly string[]
): Mend {
	const free = handles.flatMap(({ id, lock }, k) => {
		const repId = repIds[finding.around?.[k] ?? -1];
		return lock === null && repId !== undefined ? [{ id, repId }] : [];
	});
	let next = settings;
	for (const [repId, accounts] of Map.groupBy(free, (account) => account.repId))
		next = withAssigned(
			next,
			accounts.map(({ id }) => id),
			repId
		);
	return { accounts: free.length, settings: next };
}

/** The accounts that a lock or a rule holds away from their unit follow it again. */
export function release(settings: Settings, handles: readonly AccountHandle[]): Mend {
	const held = handles.filter(({ lock }) => lock !== null);
	return { accounts: held.length, settings: held.length === 0 ? settings : releasedSettings(settings, held) };
}
