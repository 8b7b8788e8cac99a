import { assignmentTable } from '#engine/report/assignment.ts';
import { command, json } from '../io/command.ts';
import { checkWritable, writeOutput } from '../io/files.ts';
import { log } from '../io/output.ts';
import { measurePlan } from '../io/plan.ts';
import { csvFile, reportKind, writeXlsx } from '../io/tables.ts';

export const reportCommand = command({
	name: 'report',
	summary: 'writes the result of a plan as a table',
	files: { label: 'x.revir', least: 1, most: 1 },
	flags: { out: { kind: 'text', value: 'F.xlsx|F.csv', required: true, doc: 'file to write' }, json },
	async run({ out }, files) {
		const kind = reportKind(out);
		checkWritable(out);
		const { prepared, labels, kpis } = await measurePlan(files[0]!);
		if (kind === 'csv') writeOutput(out, csvFile(assignmentTable(prepared, labels)));
		else await writeXlsx(out, prepared, labels, kpis);
		log(`revir: ${prepared.dataset.accounts.count} accounts → ${out}`);
		return { out, accounts: prepared.dataset.accounts.count };
	}
});
