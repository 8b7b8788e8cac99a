import { m } from '#paraglide/messages.js';
import { getLocale } from '#paraglide/runtime.js';
import { download, fileName, fileTypes } from '#lib/state/download.ts';
import { toFailure } from '#lib/state/failure.ts';
import type { Workspace } from '#lib/state/workspace.svelte.ts';

/** Hands the plan to the reader as a file; resolves to whether it worked. */
export async function exportPlan(workspace: Workspace, kind: keyof typeof fileTypes): Promise<boolean> {
	const { plan } = workspace;
	try {
		const name = fileName(plan.view?.title ?? '', kind);
		const bytes = kind === 'revir' ? plan.save(new Date().toISOString()) : plan.exportTable(kind, getLocale());
		download(await bytes, name, fileTypes[kind]);
		workspace.tell(m.export_done({ name }));
		return true;
	} catch (cause) {
		plan.failure = toFailure(cause);
		return false;
	}
}
