import { bytesOf } from '#lib/state/file-bytes.ts';
import { isCanonical, isPlanName, partAreas, splitFiles } from '#lib/state/split-files.ts';
import type { OpenedWith, OpenFiles } from '#lib/state/types.ts';
import type { Workspace } from '#lib/state/workspace.svelte.ts';

/** What becomes of dropped files: two tables are opened; of one of ours it is asked whether there is one with the reps; any other is
 *  imported. */
export async function takeFiles(files: readonly File[], workspace: Workspace, open: OpenFiles): Promise<void> {
	const { accounts, reps } = splitFiles(files);
	// A plan has its areas with it.
	if (accounts !== null && isPlanName(accounts.name)) open(accounts, null);
	// Areas need accounts beside them, and a look at how the two go together.
	else if ((await partAreas(files)).areas !== null) workspace.ask(files, 'import');
	else if (accounts !== null && reps !== null) open(accounts, reps);
	else if (await (accounts === null ? isOwnReps(reps) : isCanonical(accounts, 'account_id'))) workspace.ask(files);
	else workspace.ask(files, 'import');
}

const isOwnReps = async (reps: File | null) => reps !== null && isCanonical(reps, 'rep_id');
const areCanonical = async (accounts: File, reps: File | null) =>
	(await isCanonical(accounts, 'account_id')) && (reps === null || (await isCanonical(reps, 'rep_id')));

/**
 * Opens files of the reader's own as they stand where they have our columns; all others go to the import.
 * @returns whether a plan was opened
 */
export async function openOwn(
	workspace: Workspace,
	geography: string,
	accounts: File,
	reps: File | null,
	{ settings = null, areas = null, notices = [], problems = 0 }: OpenedWith = {}
): Promise<boolean> {
	const files = reps === null ? [accounts] : [accounts, reps];
	const { plan, selection } = workspace;
	if (!(await areCanonical(accounts, reps))) {
		workspace.ask(files, 'import');
		return false;
	}
	selection.close();
	const opened = await plan.open(
		accounts.name,
		async () => ({
			accounts: await bytesOf(accounts),
			accountsName: accounts.name,
			reps: reps === null ? null : await bytesOf(reps),
			repsName: reps?.name ?? null,
			...(areas && { areas: await bytesOf(areas), areasName: areas.name }),
			notices,
			settings,
			problems
		}),
		geography
	);
	const { failure } = plan;
	// A table that lacks one of our columns may have it under another name.
	if (!opened && failure?.kind === 'catalogued' && failure.error.code === 'COLUMN_MISSING') {
		plan.failure = null;
		workspace.ask(files, 'import');
	}
	return opened;
}
