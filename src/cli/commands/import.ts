import { basename } from 'node:path';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { writeAccountsArrow } from '#engine/ingest/arrow-write.ts';
import { concatAccounts } from '#engine/ingest/concat.ts';
import { qualityReport } from '#engine/ingest/quality.ts';
import { RevirError } from '#engine/model/errors.ts';
import { command, json } from '../io/command.ts';
import { checkWritable, readInput, writeOutput } from '../io/files.ts';
import { log, logNotices } from '../io/output.ts';

export const importCommand = command({
	name: 'import',
	summary: 'turns Arrow or CSV files into one canonical accounts.arrow',
	files: { label: 'FILE…', least: 1, most: 1000 },
	flags: {
		out: { kind: 'text', value: 'accounts.arrow', required: true, doc: 'file to write' },
		quality: { kind: 'text', value: 'quality.json', doc: 'writes what is filled, what was mended' },
		json
	},
	async run({ out, quality }, files) {
		checkWritable(out, quality);
		const reads = files.map((path) => readAccounts(readInput(path), basename(path)));
		const currency = new Set(reads.map(({ meta }) => meta.currency));
		if (currency.size > 1) {
			throw new RevirError('USAGE', {
				where: { rule: 'FILE…' },
				got: [...currency].join(', '),
				expected: 'one currency'
			});
		}
		const accounts = concatAccounts(reads.map(({ accounts }, i) => ({ accounts, file: basename(files[i]!) })));
		const notices = reads.flatMap((read) => read.notices);
		logNotices(notices);
		const report = qualityReport(accounts, reads[0]!.meta, notices);
		writeOutput(out, writeAccountsArrow(accounts, reads[0]!.meta));
		if (quality !== undefined) writeOutput(quality, `${JSON.stringify(report, null, '\t')}\n`);
		log(`revir: ${report.rows} accounts, ${report.located} located → ${out}`);
		return report;
	}
});
