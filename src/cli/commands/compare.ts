import { kpiTable } from '#engine/report/kpi-table.ts';
import { command, json } from '../io/command.ts';
import { kpisJson, noKpis } from '../io/kpis-json.ts';
import { measurePlan, type MeasuredPlan } from '../io/plan.ts';
import { textTable } from '../io/text-table.ts';

export const compareCommand = command({
	name: 'compare',
	summary: 'shows the figures of plans side by side, today first',
	files: { label: 'x.revir…', least: 1, most: 20 },
	flags: { json },
	async run({ json }, files) {
		const plans: MeasuredPlan[] = [];
		for (const path of files) plans.push(await measurePlan(path));
		const { today } = plans[0]!.prepared;
		if (!json) {
			const columns = [
				{ name: 'today', kpis: today.known ? today.kpis : null },
				...plans.map(({ file, kpis }) => ({ name: file, kpis }))
			];
			process.stdout.write(`${textTable(kpiTable(columns))}\n`);
		}
		return {
			today: today.known ? kpisJson(today.kpis) : noKpis,
			plans: plans.map(({ file, scenario, kpis }) => ({
				file,
				scenario: scenario.id,
				...kpisJson(kpis),
				unassigned: kpis.unassignedAccounts,
				outside: kpis.outsideUnits
			}))
		};
	}
});
