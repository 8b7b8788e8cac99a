import { m } from '#paraglide/messages.js';
import type { Workspace } from '#lib/state/workspace.svelte.ts';
import type { Command } from './commands.ts';

/** Have no keys of their own, so the page does without them until the palette opens. */
export const importCommands = (workspace: Workspace): Command[] => [
	{ id: 'import', group: 'file', label: m.import_open(), enabled: true, run: () => workspace.ask([], 'import') },
	{
		id: 'check',
		group: 'file',
		label: m.import_check_open(),
		enabled: workspace.plan.view !== null,
		run: () => (workspace.dialog = 'check')
	}
];
