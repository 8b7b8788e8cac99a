import { RevirError } from '#engine/model/errors.ts';
import { ownersTable } from '#engine/report/assignment.ts';
import { tableToCsv } from '#engine/report/csv.ts';
import { createSession, type PlannedEpoch, type PlanSession, type SessionEpoch } from '#engine/scenario/session.ts';
import type { ClashStudy } from '#engine/scenario/clash-study.ts';
import { breaksUnder } from '#engine/scenario/breaks.ts';
import type { Kpis } from '#engine/model/kpis.ts';
import type { BrokenRule } from '#engine/model/problem.ts';
import type { SegmentStart } from '#engine/model/scenario.ts';
import { command, islands, json, noFiles, seed, workers } from '../io/command.ts';
import { certificateOf, checkCertifiable } from '../io/certificate.ts';
import { areaFlags, readDataset, readSettings } from '../io/dataset.ts';
import { checkWritable, writeOutput } from '../io/files.ts';
import { geographyFor } from '../io/geography.ts';
import { withIslandThreads } from '../io/island-threads.ts';
import { kpisJson, noKpis } from '../io/kpis-json.ts';
import { log, logNotices, round } from '../io/output.ts';
import { nowIso, planBytes } from '../io/plan-output.ts';
import { checkResultFiles, resultFlags, writeAccountsFile, writeResultFiles } from '../io/result-files.ts';
import { brokenJson, clashJson, clashOf } from '../io/rule-study.ts';
import { ruleText } from '../io/rule-text.ts';

const DEFAULT_SECONDS = 10;

export const planCommand = command({
	name: 'plan',
	summary: 'makes fair territories: accounts and reps in, plan file out',
	files: noFiles,
	flags: {
		accounts: { kind: 'text', value: 'F', required: true, doc: 'accounts, .arrow or .csv' },
		reps: { kind: 'text', value: 'F', doc: 'reps, .arrow or .csv; without it the owners of the accounts are the reps' },
		...areaFlags,
		settings: { kind: 'text', value: 's.json', doc: 'settings; what is missing takes its default' },
		seconds: {
			kind: 'number',
			value: 'N',
			min: 0.01,
			max: 86_400,
			doc: `time to spend; default ${DEFAULT_SECONDS}; where rules are broken, finding the clash comes on top`
		},
		epochs: {
			kind: 'whole',
			value: 'N',
			min: 1,
			max: 1_000_000,
			doc: 'epochs to run instead: the same plan every time'
		},
		seed,
		islands,
		workers,
		out: { kind: 'text', value: 'x.revir', required: true, doc: 'plan file to write' },
		assignments: { kind: 'text', value: 'a.csv', doc: 'writes account_id,rep_id' },
		csv: { kind: 'text', value: 'F.csv', doc: 'writes the result table' },
		xlsx: { kind: 'text', value: 'F.xlsx', doc: 'writes the result as a workbook' },
		...resultFlags,
		report: { kind: 'text', value: 'report.json', doc: 'writes every figure, territory by territory' },
		certificate: { kind: 'text', value: 'c.json', doc: 'writes the prices that prove the bound' },
		'relaxed-out': {
			kind: 'text',
			value: 'y.revir',
			doc: 'where the rules clash, writes the best plan under the cheapest way out as well'
		},
		json
	},
	async run(flags) {
		const started = performance.now();
		if (flags.seconds !== undefined && flags.epochs !== undefined) {
			throw new RevirError('USAGE', {
				where: { rule: '--epochs' },
				got: '--seconds as well',
				expected: 'one of the two'
			});
		}
		checkWritable(
			flags.out,
			flags.assignments,
			flags.csv,
			flags.xlsx,
			flags.report,
			flags.certificate,
			flags['relaxed-out']
		);
		checkResultFiles(flags);
		const settings = readSettings(flags.settings, flags.seed);
		if (flags.certificate !== undefined) checkCertifiable(settings);
		const dataset = readDataset(flags.accounts, flags.reps, flags);
		const geography = await geographyFor(dataset.accounts);
		return withIslandThreads(flags.workers ?? 1, async (helpers) => {
			const session = createSession({
				dataset,
				geography,
				settings,
				onStage: (stage) => log(`revir: ${stage}`),
				helpers,
				...(flags.islands === undefined ? {} : { islands: flags.islands })
			});
			const { last, firstPlanMs } = search(session, settings, flags.epochs, flags.seconds ?? DEFAULT_SECONDS, started);
			const { prepared } = session;
			const { labels, kpis } = last;
			if (prepared.layer.outside > 0) logNotices([{ error: { code: 'AREA_NEAREST' }, count: prepared.layer.outside }]);

			const createdAt = nowIso();
			writeOutput(flags.out, planBytes(session, last, createdAt));
			if (flags.assignments !== undefined)
				writeOutput(flags.assignments, tableToCsv(ownersTable(prepared, labels), false));
			const result = { prepared, labels, kpis, createdAt };
			if (flags.csv !== undefined) await writeAccountsFile(flags.csv, 'csv', result, flags);
			if (flags.xlsx !== undefined) await writeAccountsFile(flags.xlsx, 'xlsx', result, flags);
			await writeResultFiles(result, flags);
			const today = prepared.today.known ? session.todayKpis : null;
			const report = { assumed: prepared.assumed, unit_source: prepared.unitSource, today, after: kpis };
			if (flags.report !== undefined) writeOutput(flags.report, `${JSON.stringify(report, null, '\t')}\n`);
			if (flags.certificate !== undefined)
				writeOutput(flags.certificate, JSON.stringify(certificateOf(prepared, settings, last)));
			log(closingLine(session, last, flags.out));
			const broken = breaksUnder(prepared, labels) ?? [];
			const clash =
				broken.length === 0 ? null : await tellClash(session, last, broken, flags['relaxed-out'] !== undefined);
			const relaxed = clash?.relaxations[0];
			if (flags['relaxed-out'] !== undefined && relaxed !== undefined) {
				const more = search(session, relaxed.settings, flags.epochs, flags.seconds ?? DEFAULT_SECONDS, started, 'warm');
				writeOutput(flags['relaxed-out'], planBytes(session, more.last, createdAt));
				log(closingLine(session, more.last, flags['relaxed-out']));
			}
			const { user, system } = process.cpuUsage();
			return {
				today: today === null ? noKpis : kpisJson(today),
				after: kpisJson(kpis),
				unassigned: kpis.unassignedAccounts,
				outside: kpis.outsideUnits,
				gap_pct: last.gapPct === null ? null : round(last.gapPct),
				attainable_share_pct: last.attainableShare === null ? null : round(last.attainableShare * 100),
				bound_hours_per_customer: last.boundHoursPerVisit === null ? null : round(last.boundHoursPerVisit),
				keeps_rules: broken.length === 0,
				broken: brokenJson(prepared, broken),
				infeasible: last.report.infeasible,
				clash: clashJson(clash),
				tolerance_hours_per_point: last.toleranceHours === null ? null : round(last.toleranceHours, 2),
				worst_dev_pct: round(last.report.worstDeviation * 100),
				epochs: last.epoch,
				units: prepared.units.count,
				accounts: prepared.dataset.accounts.count,
				excluded: dataset.accounts.count - prepared.dataset.accounts.count,
				located: prepared.locatedCount,
				assumed: prepared.assumed,
				first_plan_ms: Math.round(firstPlanMs),
				wall_ms: Math.round(performance.now() - started),
				cpu_ms: Math.round((user + system) / 1000)
			};
		});
	}
});

/** Names what the plan breaks. The search for the rules that clash takes several times as long as a plan, so it is done where a
 *  rule beyond the tolerances is broken, the bound proves that there is no plan, or the way out is wanted. */
async function tellClash(
	{ prepared }: PlanSession,
	{ end, report }: PlannedEpoch,
	broken: readonly BrokenRule[],
	isWanted: boolean
): Promise<ClashStudy | null> {
	for (const id of new Set(broken.map((rule) => rule.id))) log(`revir: not kept: ${ruleText(id, prepared)}`);
	if (isWanted || report.infeasible || prepared.settings.rules.length > 0) return clashOf(prepared, end);
	log('revir: plan longer, or let `revir rules --clash` find what stands against it');
	return null;
}

/** Runs epochs until their number or the clock says stop; the first epoch is always waited for. */
function search(
	session: PlanSession,
	settings: Parameters<PlanSession['begin']>[1],
	epochs: number | undefined,
	seconds: number,
	started: number,
	kind: SegmentStart = 'cold'
): { last: PlannedEpoch; firstPlanMs: number } {
	const deadline = performance.now() + seconds * 1000;
	let firstPlanMs = 0;
	let shown = 0;
	let last: PlannedEpoch | null = null;
	session.begin(kind, settings, settings.seed);
	for (;;) {
		const epoch = session.step();
		const now = performance.now();
		if (epoch !== null) {
			last = epoch;
			if (firstPlanMs === 0) firstPlanMs = now - started;
			if (now - shown > 1000) {
				shown = now;
				log(progressLine(epoch, epoch.kpis));
			}
			if (epochs !== undefined && epoch.epoch >= epochs) return { last: epoch, firstPlanMs };
		}
		if (epochs === undefined && last !== null && now >= deadline) return { last, firstPlanMs };
	}
}

function closingLine({ prepared }: PlanSession, { kpis, keepsRules }: SessionEpoch, out: string): string {
	const { known, kpis: today } = prepared.today;
	const before = (value: string) => (known ? `${value} → ` : '');
	const spread = `spread ${before(`±${(today.potentialSpread * 100).toFixed(1)} %`)}±${(kpis.potentialSpread * 100).toFixed(1)} %`;
	const travel = `travel ${before(`${today.travelHoursPerVisit.toFixed(2)} h`)}${kpis.travelHoursPerVisit.toFixed(2)} h per customer visit`;
	const broken = keepsRules === false ? '; not all rules are kept' : '';
	return `revir: ${spread}, ${travel}, ${kpis.unassignedAccounts} without rep or position${broken} → ${out}`;
}

function progressLine(epoch: SessionEpoch, kpis: Kpis): string {
	const gap = epoch.gapPct === null || epoch.gapPct < 0 ? '' : `, at most ${epoch.gapPct.toFixed(1)} % above the bound`;
	const spread = (kpis.potentialSpread * 100).toFixed(1);
	return `revir: epoch ${epoch.epoch}: spread ±${spread} %, ${kpis.travelHoursPerVisit.toFixed(2)} h per customer${gap}`;
}
