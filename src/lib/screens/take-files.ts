import { isCanonical, isPlanName, splitFiles } from '#lib/state/split-files.ts';
import type { OpenFiles } from '#lib/state/types.ts';
import type { Workspace } from '#lib/state/workspace.svelte.ts';

/** What becomes of dropped files: two tables are opened; of one of ours it is asked whether there is one with the reps; any other is
 *  imported. */
export async function takeFiles(files: readonly File[], workspace: Workspace, open: OpenFiles): Promise<void> {
	const { accounts, reps } = splitFiles(files);
	if (accounts !== null && (reps !== null || isPlanName(accounts.name))) open(accounts, reps);
	else if (accounts === null || (await isCanonical(accounts, 'account_id'))) workspace.ask(files);
	else workspace.ask(files, 'import');
}
