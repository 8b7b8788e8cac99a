import { basename } from 'node:path';
import { measureLabels } from '#engine/plan/prepare/measure-labels.ts';
import { prepare, type Prepared } from '#engine/plan/prepare/prepare.ts';
import { RevirError } from '#engine/model/errors.ts';
import type { Kpis } from '#engine/model/kpis.ts';
import type { Scenario } from '#engine/model/scenario.ts';
import { readPlanFile, type PlanFile } from '#engine/scenario/plan-file.ts';
import { readInput } from './files.ts';
import { geographyFor } from './geography.ts';

/** A plan file with its newest scenario. @throws RevirError */
export function readPlan(path: string): { file: string; plan: PlanFile; scenario: Scenario } {
	const file = basename(path);
	const plan = readPlanFile(readInput(path), file);
	const scenario = plan.scenarios.at(-1);
	if (!scenario) throw new RevirError('PLAN_FORMAT', { where: { file }, got: 'no scenario' });
	return { file, plan, scenario };
}

export interface MeasuredPlan {
	readonly file: string;
	readonly prepared: Prepared;
	readonly scenario: Scenario;
	/** Rep index per unit. */
	readonly labels: Int32Array;
	readonly kpis: Kpis;
}

/** Rebuilds units and measures from the plan's own data and puts its labels on them.
 *  @throws RevirError REPLAY_DIFFERS when this installation's map data give other units */
export async function measurePlan(path: string): Promise<MeasuredPlan> {
	const { file, plan, scenario } = readPlan(path);
	const prepared = prepare(plan.dataset, scenario.settings, await geographyFor(plan.dataset.accounts));
	const { units } = prepared;
	if (units.count !== plan.unitIds.length || units.id.some((id, unit) => id !== plan.unitIds[unit])) {
		throw new RevirError('REPLAY_DIFFERS', { where: { file }, got: 'other basic units' });
	}
	const labels = labelsOf(scenario, prepared);
	return { file, prepared, scenario, labels, kpis: measureLabels(prepared, labels) };
}

/** unit id → rep id as rep index per unit; −1 = nobody. */
function labelsOf(scenario: Scenario, prepared: Prepared): Int32Array {
	const repIndex = new Map(prepared.reps.id.map((id, rep) => [id, rep]));
	return Int32Array.from(prepared.units.id, (id) =>
		Object.hasOwn(scenario.labels, id) ? (repIndex.get(scenario.labels[id]!) ?? -1) : -1
	);
}
