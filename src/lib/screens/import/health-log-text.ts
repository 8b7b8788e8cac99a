import { m } from '#paraglide/messages.js';
import type { Act } from '#lib/state/health-acts.ts';
import * as format from '../format.ts';
import { cellText, className, columnName, isPlace, reasonText, subject, sureText } from './health-words.ts';

/** One entry of the log: what it was about, and what was done. */
export function actText(act: Act, currency: string): { readonly title: string; readonly detail: string } {
	const { kind, shown, value, problem } = act;
	const count = format.number(act.ids.length);
	if (shown === null) {
		const title = className[problem]();
		if (kind === 'aside') return { title, detail: `${m.health_state_aside()}: ${count}` };
		const detail =
			kind === 'bulk' ? m.health_log_bulk({ count, sure: sureText(Number(value)) }) : m.health_log_earlier({ count });
		return { title, detail };
	}
	const title = subject(shown);
	const { finding, changes } = shown;
	if (kind === 'aside') return { title, detail: `${m.health_state_aside()}: ${reasonText(finding, currency)}` };
	if (kind === 'merge') return { title, detail: m.health_log_merge() };
	if (kind === 'own') {
		const what = isPlace(finding) ? className.position() : columnName(finding.column ?? '');
		return { title, detail: `${what}: ${String(value)}` };
	}
	const first = changes[0];
	if (problem === 'duplicate' || first === undefined) return { title, detail: m.health_log_merge() };
	const change = `${cellText(first.column, first.from, currency)} → ${cellText(first.column, first.to, currency)}`;
	return { title, detail: `${columnName(first.column)}: ${change}` };
}
