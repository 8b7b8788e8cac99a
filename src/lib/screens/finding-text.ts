import { m } from '#paraglide/messages.js';
import { findingDefaults, type Finding, type FindingKind } from '#engine/explain/findings.ts';
import type { Noun } from '#lib/state/preferences.svelte.ts';
import { thing } from './counted.ts';
import * as format from './format.ts';
import { say } from './words.ts';

/** What a finding counts. */
const counts: Record<FindingKind, Noun | 'area'> = {
	protected: 'customer',
	uneven: 'territory',
	overloaded: 'rep',
	uncovered: 'rep',
	'long-travel': 'customer',
	'cut-off': 'customer',
	isolated: 'customer',
	overlap: 'area',
	holes: 'customer',
	unlocated: 'customer',
	idle: 'rep'
};

/** One line that says what and how much. @param band tolerance in percent */
export function findingTitle(finding: Finding, band: number, currency: string): string {
	const inputs = {
		count: format.number(finding.count),
		thing: thing(counts[finding.id], finding.count),
		amount: amountOf(finding, currency),
		band: format.number(band)
	};
	switch (finding.id) {
		case 'protected':
			return say(m.finding_protected, inputs);
		case 'uneven':
			return say(m.finding_uneven, inputs);
		case 'overloaded':
			return say(m.finding_overloaded, inputs);
		case 'uncovered':
			return say(m.finding_uncovered, inputs);
		case 'long-travel':
			return say(m.finding_long_travel, inputs);
		case 'cut-off':
			return say(m.finding_cut_off, inputs);
		case 'isolated':
			return say(m.finding_isolated, inputs);
		case 'overlap':
			return say(m.finding_overlap, inputs);
		case 'holes':
			return say(m.finding_holes, inputs);
		case 'unlocated':
			return say(m.finding_unlocated, inputs);
		case 'idle':
			return say(m.finding_idle, inputs);
	}
}

/** What it means, as a sentence. */
export function findingWhy(finding: Finding, currency: string): string {
	const amount = amountOf(finding, currency);
	switch (finding.id) {
		case 'protected':
			return say(m.finding_protected_why, { amount });
		case 'uneven':
			return say(m.finding_uneven_why, { amount });
		case 'overloaded':
			return say(m.finding_overloaded_why, { amount });
		case 'uncovered':
			return say(m.finding_uncovered_why);
		case 'long-travel':
			return say(m.finding_long_travel_why, { amount, limit: format.hours(findingDefaults.longerPerVisit.value, 0) });
		case 'cut-off':
			return say(m.finding_cut_off_why, { amount });
		case 'isolated':
			return say(m.finding_isolated_why, { amount });
		case 'overlap':
			return say(m.finding_overlap_why, { amount });
		case 'holes':
			return say(m.finding_holes_why, { amount });
		case 'unlocated':
			return say(m.finding_unlocated_why, { amount });
		case 'idle':
			return say(m.finding_idle_why, { amount, limit: format.percent(findingDefaults.idleBelow.value / 100, 0) });
	}
}

/** How much of the whole it is about. */
export function findingShare(finding: Finding): string {
	const share = format.percent(finding.share, finding.share < 0.1 ? 1 : 0);
	if (finding.id === 'protected') return m.insight_share_revenue({ share });
	if (finding.unit === 'money') return m.insight_share_potential({ share });
	return finding.id === 'long-travel' ? m.insight_share_travel({ share }) : m.insight_share_hours({ share });
}

const amountOf = (finding: Finding, currency: string) =>
	finding.unit === 'money' ? format.money(finding.amount, currency) : format.hours(finding.amount, 0);
