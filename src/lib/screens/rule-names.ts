import { m } from '#paraglide/messages.js';
import type { MeasureId, Settings } from '#engine/model/settings.ts';
import type { Change } from '#engine/scenario/loosened.ts';
import type { PlanView } from '#lib/state/types.ts';
import type { FormKind } from './rule-draft.ts';
import { ruleLines } from './rule-list.ts';
import { number } from './format.ts';
import { say } from './words.ts';

export const measureNames: Record<MeasureId, () => string> = {
	potential: m.rules_measure_potential,
	index: m.rules_measure_index,
	workload: m.rules_measure_workload,
	customers: () => say(m.rules_measure_customers)
};

const short = (value: number): string => number(value, Number.isInteger(value) ? 0 : 1);

/** How a rule gives way, in one line. */
export function changeText(change: Change, name: (id: string) => string): string {
	const measure = measureOfTolerance(change.id);
	if (!('to' in change)) return m.study_left_out({ rule: name(change.id) });
	if (measure !== null) return m.study_widen({ measure: measureNames[measure](), value: short(change.to) });
	return m.study_limit({ rule: name(change.id), from: short(change.was), to: short(change.to) });
}

export const kindNames: Record<FormKind, () => string> = {
	size: () => say(m.ruleform_kind_size),
	moves: m.ruleform_kind_moves,
	'drive-time': m.ruleform_kind_drive,
	specialists: m.ruleform_kind_specialists,
	only: () => say(m.ruleform_kind_only),
	together: m.ruleform_kind_together,
	families: m.ruleform_kind_families,
	protected: m.ruleform_kind_protected,
	border: m.ruleform_kind_border,
	'keep-territory': () => say(m.ruleform_kind_territory),
	'keep-centre': m.ruleform_kind_centre
};
export const kindWhy: Record<FormKind, () => string> = {
	size: () => say(m.ruleform_why_size),
	moves: () => say(m.ruleform_why_moves),
	'drive-time': () => say(m.ruleform_why_drive),
	specialists: () => say(m.ruleform_why_specialists),
	only: () => say(m.ruleform_why_only),
	together: m.ruleform_why_together,
	families: () => say(m.ruleform_why_families),
	protected: () => say(m.ruleform_why_protected),
	border: () => say(m.ruleform_why_border),
	'keep-territory': m.ruleform_why_territory,
	'keep-centre': () => say(m.ruleform_why_centre)
};

/** The measure whose tolerance an id of the rule study names; null = it names another rule. */
export const measureOfTolerance = (id: string): MeasureId | null =>
	id.startsWith('tolerance:') ? (id.slice('tolerance:'.length) as MeasureId) : null;

/** What the reader calls a rule that the study speaks of. */
export function ruleName(id: string, settings: Settings, view: PlanView): string {
	const measure = measureOfTolerance(id);
	if (measure !== null) {
		const tolerance = settings.measures.find((candidate) => candidate.id === measure)?.tolerance ?? 0;
		return m.study_tolerance({ measure: measureNames[measure](), value: number(tolerance) });
	}
	if (id === 'data') return say(m.study_data_locks);
	return ruleLines(settings, view, []).find((line) => line.id === id)?.text ?? id;
}
