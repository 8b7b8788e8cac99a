import type { Component } from 'svelte';
import type { DialogId, OpenFiles, OpenKept } from '#lib/state/types.ts';
import type { Command } from './commands.ts';

/** What one dialog or another takes; each picks its own. */
export interface DialogProps {
	readonly commands: readonly Command[];
	readonly files: readonly File[];
	readonly onclose: () => void;
	readonly ontour: (() => void) | null;
	readonly onpreferences: () => void;
	readonly onopen: OpenFiles;
	readonly onkept: OpenKept;
}

type Part = Promise<{ readonly default: Component<DialogProps> }>;

const wizard = () => import('./import/ImportWizard.svelte');

/** Each comes with its own code when it is first opened. */
export const dialogs = {
	check: wizard,
	export: () => import('./ExportDialog.svelte'),
	help: () => import('./HelpDialog.svelte'),
	import: wizard,
	open: () => import('./OpenDialog.svelte'),
	palette: () => import('./CommandPalette.svelte'),
	preferences: () => import('./PreferencesDialog.svelte'),
	tour: () => import('./Tour.svelte')
} as Record<NonNullable<DialogId>, () => Part>;
