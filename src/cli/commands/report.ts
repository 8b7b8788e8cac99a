import { RevirError } from '#engine/model/errors.ts';
import { command, json } from '../io/command.ts';
import { checkWritable } from '../io/files.ts';
import { log } from '../io/output.ts';
import { measurePlan } from '../io/plan.ts';
import { reportKind } from '../io/file-ending.ts';
import { checkResultFiles, resultFlags, writeAccountsFile, writeResultFiles } from '../io/result-files.ts';

export const reportCommand = command({
	name: 'report',
	summary: 'writes the result of a plan: accounts with old and new rep, postcodes, territories',
	files: { label: 'x.revir', least: 1, most: 1 },
	flags: {
		out: { kind: 'text', value: 'F.xlsx|F.csv', doc: 'writes who serves every account, and why' },
		...resultFlags,
		json
	},
	async run(flags, files) {
		const { out, postcodes, geojson } = flags;
		const written = [out, postcodes, geojson].filter((path) => path !== undefined);
		if (written.length === 0)
			throw new RevirError('USAGE', {
				where: { rule: 'report' },
				got: 'nothing to write',
				expected: '--out, --postcodes, --geojson'
			});
		const kind = out === undefined ? null : reportKind(out, '--out');
		checkWritable(out);
		checkResultFiles(flags);
		const { scenario, ...measured } = await measurePlan(files[0]!);
		const plan = { ...measured, createdAt: scenario.createdAt };
		if (out !== undefined && kind !== null) await writeAccountsFile(out, kind, plan, flags);
		await writeResultFiles(plan, flags);
		const accounts = plan.prepared.dataset.accounts.count;
		log(`revir: ${accounts} accounts → ${written.join(', ')}`);
		return { out: out ?? null, postcodes: postcodes ?? null, geojson: geojson ?? null, accounts };
	}
});
