import { m } from '#paraglide/messages.js';
import type { Done } from '#lib/state/health-acts.ts';
import type { HealthState } from '#lib/state/health.svelte.ts';
import * as format from '../format.ts';
import { className, subject } from './health-words.ts';

/** What was done, for whoever does not see the list change. */
export function toldText({ what, count, shown, problem }: Done, health: HealthState): string {
	const name = shown === null ? `${className[problem]()} (${format.number(count)})` : subject(shown);
	const open = format.number(health.of(problem).open);
	if (what === 'revert') return m.health_told_revert({ count: format.number(count), open });
	if (what === 'bulk') return m.health_told_bulk({ count: format.number(count), open });
	if (what === 'aside') return m.health_told_aside({ name, open });
	return what === 'merge' ? m.health_told_merge({ name, open }) : m.health_told_accept({ name, open });
}
