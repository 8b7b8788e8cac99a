import type { Workspace } from '#lib/state/workspace.svelte.ts';
import { preferences } from '#lib/state/preferences.svelte.ts';
import type { Command } from './commands.ts';

const apple = /Mac|iPhone|iPad/.test(navigator.platform);
const shown: Readonly<Record<string, string>> = { Mod: apple ? '⌘' : 'Ctrl', Shift: '⇧' };

/** `Mod+Shift+Z` as the keys to press on this computer. */
export const keysOf = (shortcut: string): readonly string[] => shortcut.split('+').map((key) => shown[key] ?? key);

const isLetterKey = (shortcut: string) => !shortcut.includes('+');

function fits(event: KeyboardEvent, shortcut: string): boolean {
	const parts = shortcut.split('+');
	const key = parts.at(-1) ?? '';
	if ((event.ctrlKey || event.metaKey) !== parts.includes('Mod') || event.altKey) return false;
	// Signs such as ? need Shift on some keyboards and none on others.
	if (/^[A-Z]$/.test(key) && event.shiftKey !== parts.includes('Shift')) return false;
	return event.key.toUpperCase() === key.toUpperCase();
}

const typing = (target: EventTarget | null) =>
	target instanceof HTMLElement && target.closest('input:not([type=range], [type=radio]), textarea, select') !== null;

/** Escape takes the nearest thing back: tour, tool, card, territory page, selection, what is pointed out, then planning itself. */
function stepBack(workspace: Workspace): void {
	if (workspace.dialog === 'tour') workspace.dialog = null;
	else if (workspace.tool !== 'pan') workspace.tool = 'pan';
	else if (workspace.selection.row !== null) workspace.selection.close();
	else if (workspace.territory !== null) workspace.territory = null;
	else if (workspace.picked.length > 0) workspace.picked = [];
	else if (workspace.focus !== null) workspace.focus = null;
	else workspace.plan.stop();
}

export function handleShortcut(event: KeyboardEvent, workspace: Workspace, commands: () => readonly Command[]): void {
	// The tour explains the page and so leaves it usable; every other dialog keeps its keys.
	if (event.defaultPrevented || (workspace.dialog !== null && workspace.dialog !== 'tour')) return;
	const inField = typing(event.target);
	if (event.key === 'Escape') {
		if (!inField) stepBack(workspace);
		return;
	}
	const command = commands().find(({ shortcut }) => shortcut !== undefined && fits(event, shortcut));
	if (command?.shortcut === undefined) return;
	if (inField && command.id !== 'palette') return;
	if (isLetterKey(command.shortcut) && !preferences.letterKeys) return;
	event.preventDefault();
	if (command.enabled) command.run();
}
