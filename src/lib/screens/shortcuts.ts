import { m } from '#paraglide/messages.js';
import type { Workspace } from '#lib/state/workspace.svelte.ts';

/** The list in `?`; the keys themselves are handled below. */
export const shortcuts: readonly { readonly keys: readonly string[]; readonly text: () => string }[] = [
	{ keys: ['T'], text: m.key_toggle },
	{ keys: ['L'], text: m.key_layer },
	{ keys: ['S'], text: m.key_stop },
	{ keys: ['O'], text: m.key_open },
	{ keys: ['Ctrl Z'], text: m.key_undo },
	{ keys: ['Ctrl ⇧ Z'], text: m.key_redo },
	{ keys: ['←', '→'], text: m.key_slider },
	{ keys: ['← ↑ ↓ →', '+', '−', '0'], text: m.key_map },
	{ keys: ['Esc'], text: m.key_escape },
	{ keys: ['?'], text: m.key_help }
];

const typing = (target: EventTarget | null) =>
	target instanceof HTMLElement && target.closest('input:not([type=range], [type=radio]), textarea, select') !== null;

export function handleShortcut(event: KeyboardEvent, workspace: Workspace): void {
	if (event.defaultPrevented || workspace.dialog !== null) return;
	const key = event.key.toLowerCase();
	const run = (action: () => void) => {
		event.preventDefault();
		action();
	};
	if ((event.ctrlKey || event.metaKey) && !event.altKey) {
		if (typing(event.target)) return;
		if (key === 'z') run(() => (event.shiftKey ? workspace.plan.redo() : workspace.plan.undo()));
		else if (key === 'y') run(() => workspace.plan.redo());
		return;
	}
	if (event.altKey || typing(event.target)) return;
	if (key === 't') run(() => workspace.toggleMode());
	else if (key === 'l') run(() => workspace.nextLayer());
	else if (key === 's') run(() => workspace.toggleRun());
	else if (key === 'o') run(() => workspace.ask([]));
	else if (key === '?') run(() => (workspace.dialog = 'help'));
	else if (key === 'escape') {
		if (workspace.selection.row !== null) workspace.selection.close();
		else workspace.plan.stop();
	}
}
