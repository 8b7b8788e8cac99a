import { planCsv, planWorkbook } from '#engine/report/workbook.ts';
import { command, json } from '../io/command.ts';
import { checkWritable, writeOutput } from '../io/files.ts';
import { log } from '../io/output.ts';
import { measurePlan } from '../io/plan.ts';
import { reportKind } from '../io/report-kind.ts';

export const reportCommand = command({
	name: 'report',
	summary: 'writes the result of a plan as a table',
	files: { label: 'x.revir', least: 1, most: 1 },
	flags: { out: { kind: 'text', value: 'F.xlsx|F.csv', required: true, doc: 'file to write' }, json },
	async run({ out }, files) {
		const kind = reportKind(out);
		checkWritable(out);
		const { prepared, labels, kpis } = await measurePlan(files[0]!);
		if (kind === 'csv') writeOutput(out, planCsv(prepared, labels));
		else writeOutput(out, await planWorkbook(prepared, labels, kpis));
		log(`revir: ${prepared.dataset.accounts.count} accounts → ${out}`);
		return { out, accounts: prepared.dataset.accounts.count };
	}
});
