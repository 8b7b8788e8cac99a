import { writeAccountsArrow, writeRepsArrow } from '#engine/ingest/arrow-write.ts';
import { examine } from '#engine/ingest/health/examine.ts';
import { Review } from '#engine/ingest/health/review.ts';
import { problemClasses } from '#engine/ingest/health/finding.ts';
import { locateImport } from '#engine/ingest/locate/locate-import.ts';
import { loadLocating } from '#engine/ingest/locate/load-locating.ts';
import { readPostcodes } from '#engine/ingest/locate/postcode-file.ts';
import { parseMapping } from '#engine/ingest/mapping/mapping-file.ts';
import { writeMapping } from '#engine/ingest/mapping/write-mapping.ts';
import { qualityReport } from '#engine/ingest/quality.ts';
import { RevirError } from '#engine/model/errors.ts';
import { drain } from '#engine/model/steps.ts';
import { tableToCsv } from '#engine/report/csv.ts';
import { findingText } from '#engine/report/finding-text.ts';
import { findingRows } from '#engine/report/finding-table.ts';
import { tablesToXlsx } from '#engine/report/xlsx.ts';
import { outsideAreas } from '#engine/plan/prepare/area-index.ts';
import { command, json } from '../io/command.ts';
import { areaFlags, readAreasFile } from '../io/dataset.ts';
import { checkWritable, readInput, readJsonFile, writeOutput } from '../io/files.ts';
import { importFiles, logFiles } from '../io/import-files.ts';
import { log, logNotices } from '../io/output.ts';
import { endingOf, reportKind } from '../io/file-ending.ts';
import { readShipped } from '../io/shipped.ts';

export const importCommand = command({
	name: 'import',
	summary: 'reads files of any kind, locates accounts, tells what is wrong and mends what it is asked to mend',
	files: { label: 'FILE…', least: 1, most: 1000 },
	flags: {
		out: { kind: 'text', value: 'accounts.arrow', required: true, doc: 'file to write' },
		reps: { kind: 'text', value: 'FILE', doc: 'file that holds the reps; guessed among FILE… where left out' },
		'reps-out': { kind: 'text', value: 'reps.arrow', doc: 'reps of their own file, else of the owner column' },
		quality: { kind: 'text', value: 'quality.json', doc: 'writes what was guessed, what is filled, what is doubtful' },
		problems: { kind: 'text', value: 'F.xlsx|F.csv', doc: 'writes the list of problems' },
		mapping: {
			kind: 'text',
			value: 'm.json',
			doc: 'how the columns of the account file fill ours, as saved by --mapping-out'
		},
		'mapping-out': { kind: 'text', value: 'm.json', doc: 'writes the mapping that was used' },
		accept: {
			kind: 'number',
			value: 'P',
			min: 0.5,
			max: 1,
			doc: 'takes proposals that are at least so sure; without it none'
		},
		country: { kind: 'text', value: 'DE', doc: 'country of accounts that name none; guessed where left out' },
		postcodes: {
			kind: 'text',
			value: 'DE.zip',
			doc: 'a postcode table of GeoNames, instead of those fetched or shipped'
		},
		...areaFlags,
		'as-of': {
			kind: 'text',
			value: 'DATE',
			doc: 'date of the data, YYYY-MM-DD; where left out the last day of the newest month with sales, else today'
		},
		json
	},
	async run(flags, paths) {
		const { out, quality, problems } = flags;
		checkWritable(out, flags['reps-out'], quality, problems, flags['mapping-out']);
		endingOf(out, '--out', ['arrow']);
		if (flags['reps-out'] !== undefined) endingOf(flags['reps-out'], '--reps-out', ['arrow']);
		const kind = problems === undefined ? null : reportKind(problems, '--problems');
		const country = flags.country?.toUpperCase() ?? null;
		const mapping = flags.mapping === undefined ? null : parseMapping(readJsonFile(flags.mapping), flags.mapping);
		const given = readAreasFile(flags);
		const options = { asOf: dayOf(flags['as-of']), today: today(), country, mapping, reps: flags.reps ?? null };
		const read = await importFiles(paths, options);
		logFiles(read.files);
		logNotices(read.notices);
		const tables =
			flags.postcodes === undefined ? [] : readPostcodes(readInput(flags.postcodes), flags.postcodes).tables.values();
		const locating = await loadLocating(read.accounts, country, readShipped, [...tables]);
		const used = read.files.find((file) => file.mapping !== null && file.kind !== 'reps')?.mapping ?? null;
		// A canonical file says itself what its amounts are in.
		const currency = used === null ? read.meta.currency : used.currency;
		const { located, reps, meta } = drain(locateImport(read, read.reps, currency, locating));
		const { written, domain } = read;
		const { accounts } = located;
		const { findings } = drain(examine({ accounts, meta, reps, locating, located, written, domain }));
		const review = new Review(accounts, findings);
		if (flags.accept !== undefined) for (const problem of problemClasses) review.acceptAll(problem, flags.accept);
		const cleaned = review.cleaned();
		writeOutput(out, writeAccountsArrow(cleaned.accounts, meta));
		if (flags['reps-out'] !== undefined) {
			if (reps === null) throw new RevirError('REPS_NONE');
			writeOutput(flags['reps-out'], writeRepsArrow(reps, meta));
		}
		if (flags['mapping-out'] !== undefined && used !== null) writeOutput(flags['mapping-out'], writeMapping(used));
		if (problems !== undefined) {
			const table = findingRows(findings, accounts, {
				state: (id) => review.stateOf(id),
				reason: (reason) => findingText(reason, 'en')
			});
			const file = kind === 'xlsx' ? await tablesToXlsx([{ name: 'Problems', table }]) : tableToCsv(table);
			writeOutput(problems, file);
		}
		const report = {
			...qualityReport(cleaned.accounts, meta, read.notices),
			problems: qualityReport(accounts, meta, [], findings).problems,
			files: read.files,
			located_by: located.counts,
			mended: review.log.length,
			dropped: accounts.count - cleaned.accounts.count,
			attributions: located.attributions,
			areas:
				given === undefined
					? null
					: {
							count: given.areas.count,
							id: given.properties.id,
							name: given.properties.name,
							outside: outsideAreas(given.areas, cleaned.accounts)
						}
		};
		if ((report.areas?.outside ?? 0) > 0)
			logNotices([{ error: { code: 'AREA_NEAREST' }, count: report.areas!.outside }]);
		if (quality !== undefined) writeOutput(quality, `${JSON.stringify(report, null, '\t')}\n`);
		for (const { problem, score, rows, open, mended } of review.scores)
			if (open + mended > 0)
				log(`revir: ${problem}: ${open} open in ${rows} accounts, ${mended} mended, ${Math.round(score)} of 100`);
		const mendable = review.scores.reduce((sum, one) => sum + one.mendable, 0);
		if (flags.accept === undefined && mendable > 0)
			log(`revir: ${mendable} of them have a proposal; --accept 0.95 takes those that are almost certain`);
		log(`revir: ${report.rows} accounts, ${report.located} located → ${out}`);
		return report;
	}
});

const today = () => new Date().toISOString().slice(0, 10);

/** @throws RevirError USAGE */
function dayOf(day: string | undefined): string | null {
	if (day === undefined) return null;
	if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))) return day;
	throw new RevirError('USAGE', { where: { rule: '--as-of' }, got: day, expected: 'a date like 2026-01-31' });
}
