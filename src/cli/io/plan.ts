import { basename } from 'node:path';
import { measureLabels } from '#engine/plan/prepare/measure-labels.ts';
import { prepare, type Prepared } from '#engine/plan/prepare/prepare.ts';
import type { Kpis } from '#engine/model/kpis.ts';
import type { Scenario } from '#engine/model/scenario.ts';
import { readPlanFile, type PlanFile } from '#engine/scenario/plan-file.ts';
import { newestScenario, storedLabels } from '#engine/scenario/reached.ts';
import { readInput } from './files.ts';
import { geographyFor } from './geography.ts';

/** A plan file with its newest scenario. @throws RevirError */
export function readPlan(path: string): { file: string; plan: PlanFile; scenario: Scenario } {
	const file = basename(path);
	const plan = readPlanFile(readInput(path), file);
	return { file, plan, scenario: newestScenario(plan, file) };
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
 *  @throws RevirError PLAN_UNITS when this installation's map data give other units */
export async function measurePlan(path: string): Promise<MeasuredPlan> {
	const { file, plan, scenario } = readPlan(path);
	const prepared = prepare(plan.dataset, scenario.settings, await geographyFor(plan.dataset.accounts));
	const labels = storedLabels(plan, scenario, prepared, file);
	return { file, prepared, scenario, labels, kpis: measureLabels(prepared, labels) };
}
