import { m } from '#paraglide/messages.js';
import { DATA_LOCKS, measureOfTolerance } from '#engine/model/rule-ids.ts';
import type { MeasureId, Settings } from '#engine/model/settings.ts';
import type { PlanView } from '#lib/state/types.ts';
import { ruleLines } from './rule-list.ts';
import { number } from './format.ts';
import { say } from './words.ts';

export const measureNames: Record<MeasureId, () => string> = {
	potential: m.rules_measure_potential,
	index: m.rules_measure_index,
	workload: m.rules_measure_workload,
	customers: () => say(m.rules_measure_customers)
};

/** What the reader calls a rule that the study speaks of. */
export function ruleName(id: string, settings: Settings, view: PlanView): string {
	const measure = measureOfTolerance(id);
	if (measure !== null) {
		const tolerance = settings.measures.find((candidate) => candidate.id === measure)?.tolerance ?? 0;
		return m.study_tolerance({ measure: measureNames[measure](), value: number(tolerance) });
	}
	if (id === DATA_LOCKS) return say(m.study_data_locks);
	return ruleLines(settings, view, []).find((line) => line.id === id)?.text ?? id;
}
