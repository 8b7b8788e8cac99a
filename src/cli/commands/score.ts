import { basename } from 'node:path';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { numberData, textData, toArrowFile } from '#engine/ingest/arrow-data.ts';
import { writeMeta } from '#engine/ingest/meta.ts';
import type { Dataset } from '#engine/model/columns.ts';
import { fillAccounts } from '#engine/score/fill.ts';
import { computeScore, indexAmounts, prepareFactors, scoreBreakdown } from '#engine/score/score.ts';
import { command, json } from '../io/command.ts';
import { readSettings } from '../io/dataset.ts';
import { checkWritable, readInput, writeOutput } from '../io/files.ts';
import { log, logNotices } from '../io/output.ts';

const noReps = { length: 0, at: () => null };

export const scoreCommand = command({
	name: 'score',
	summary: 'scores accounts: factors, score 0–100, balancing index',
	files: { label: 'accounts.arrow', least: 1, most: 1 },
	flags: {
		out: { kind: 'text', value: 'scored.arrow', required: true, doc: 'file to write' },
		settings: { kind: 'text', value: 's.json', doc: 'weights; default: the table in docs/formats/settings.md' },
		json
	},
	async run({ out, settings: settingsPath }, files) {
		checkWritable(out);
		const settings = readSettings(settingsPath, undefined);
		const { accounts, meta, notices } = readAccounts(readInput(files[0]!), basename(files[0]!));
		logNotices(notices);
		const none = new Float64Array(0);
		const reps = { count: 0, id: noReps, name: noReps, lon: none, lat: none, capacityHours: null, industries: null };
		const dataset: Dataset = {
			accounts,
			reps: { ...reps, region: null, managerId: null, active: null, homeGuessed: null },
			meta
		};
		const filled = fillAccounts(dataset, settings.travel);
		const factors = prepareFactors(filled);
		const { score } = computeScore(factors, settings.factors);
		const parts = Object.fromEntries(settings.factors.map(({ id }) => [id, new Float64Array(accounts.count)]));
		for (let row = 0; row < accounts.count; row++) {
			const breakdown = scoreBreakdown(factors, settings.factors, row);
			for (const [id, value] of Object.entries(breakdown)) parts[id]![row] = value;
		}
		const columns = {
			account_id: textData(accounts.count, (row) => accounts.id.at(row)),
			score: numberData(Float64Array.from(score)),
			...Object.fromEntries(Object.entries(parts).map(([id, values]) => [`score_${id}`, numberData(values)])),
			index: numberData(indexAmounts(filled, settings.factors))
		};
		writeOutput(out, toArrowFile(columns, accounts.count, writeMeta(meta)));
		log(`revir: ${accounts.count} accounts scored → ${out}`);
		return { accounts: accounts.count, factors: settings.factors.map(({ id }) => id), assumed: filled.assumed };
	}
});
