import { m } from '#paraglide/messages.js';
import type { Saving } from '#lib/state/autosave.svelte.ts';
import { region } from './format.ts';

/** `14:05`, with the day where it was another one. */
export function savedTime(savedAt: string, now = new Date()): string {
	const time = new Date(savedAt);
	const today = time.toDateString() === now.toDateString();
	const style: Intl.DateTimeFormatOptions = { timeStyle: 'short', ...(today ? {} : { dateStyle: 'medium' }) };
	return new Intl.DateTimeFormat(region(), style).format(time);
}

const reasons = { room: m.kept_why_room, blocked: m.kept_why_blocked, planner: m.kept_why_planner } as const;

/** What the reader must know because the plan is not kept; null = it is, or will be. */
export function unsavedText(saving: Saving): string | null {
	if (saving.kind === 'elsewhere') return m.kept_elsewhere();
	if (saving.kind === 'off') return m.kept_off();
	return saving.kind === 'failed' ? m.kept_failed({ why: reasons[saving.why]() }) : null;
}
