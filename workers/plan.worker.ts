import * as Comlink from 'comlink';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { readOwnAreas } from '#engine/ingest/areas/write-areas.ts';
import { loadGeography } from '#engine/ingest/countries.ts';
import { readReps } from '#engine/ingest/reps.ts';
import { RevirError } from '#engine/model/errors.ts';
import { planCsv, planSheets } from '#engine/report/workbook.ts';
import { reachedOf } from '#engine/scenario/reached.ts';
import { saveSession } from '#engine/scenario/save-session.ts';
import { postcodesFor } from '#engine/ingest/locate/load-locating.ts';
import { createSession, type PlanSession } from '#engine/scenario/session.ts';
import type { EpochEvent, Job, NoticeCount, Opened, PlanWorkerApi, SavedPlan } from './plan-api.ts';
import { islandThreads, islandWorkers } from './island-workers.ts';
import { guarded, hostWorker } from './plan-host.ts';
import { shippedAt } from './shipped.ts';
import { epochEvent, PlanRunner } from './plan-runner.ts';
import { planView, viewBuffers } from './plan-view.ts';
import { planQueries } from './queries.ts';
import { xlsxWriter } from './xlsx-writer.ts';

/** Threads beside this one; the number changes no plan. */
const helpers = islandWorkers(
	() => new Worker(new URL('./island.worker.ts', import.meta.url), { type: 'module' }),
	islandThreads(navigator.hardwareConcurrency) - 1
);
const xlsx = xlsxWriter(() => new Worker(new URL('./xlsx.worker.ts', import.meta.url), { type: 'module' }));
let runner: PlanRunner | null = null;
/** What the page said about the open file, for the next view of it. */
let title = '';
let geographyBase = '';
let notices: readonly NoticeCount[] = [];

function opened(): PlanRunner {
	if (runner === null) throw new RevirError('COMPUTE_STOPPED');
	return runner;
}

const sent = (event: EpochEvent) => Comlink.transfer(event, [event.labels.buffer as ArrayBuffer]);

const runJob = (kind: 'cold' | 'warm', job: Job, onEpoch: (event: EpochEvent) => void) =>
	guarded(() => opened().run(kind, job, (event) => onEpoch(sent(event))));

function adoptSaved(session: PlanSession, { file, unitIds, scenario }: SavedPlan): Opened['resumed'] {
	const reached = reachedOf({ unitIds }, scenario, session.prepared, file);
	return { event: epochEvent(session.adopt(reached), 0, 0, true), stretches: reached.segments };
}

const api: PlanWorkerApi = {
	...planQueries(
		() => opened().session,
		guarded,
		xlsx,
		(accounts) => postcodesFor(accounts, shippedAt(geographyBase))
	),
	open: (input, found, onStage) =>
		guarded(async () => {
			const { accounts, meta } = readAccounts(new Uint8Array(input.accounts), 'accounts.arrow');
			const { reps } = readReps(new Uint8Array(input.reps), 'reps.arrow');
			const geography = await loadGeography(accounts, async (name) => {
				const response = await fetch(`${input.geographyBase}/${name}`);
				if (!response.ok) throw new RevirError('FILE_MISSING', { where: { file: name } });
				return (await response.json()) as unknown;
			});
			const areas = input.areas && readOwnAreas(new Uint8Array(input.areas), 'areas');
			const dataset = { accounts, reps, meta, ...(areas && { areas }) };
			const session = createSession({ dataset, settings: input.settings, geography, onStage, helpers });
			const resumed = input.saved === undefined ? null : adoptSaved(session, input.saved);
			runner?.cancel(null);
			runner = new PlanRunner(session);
			title = input.accountsName;
			geographyBase = input.geographyBase;
			notices = found;
			const view = planView(session.prepared, title, notices);
			return Comlink.transfer({ view, resumed }, viewBuffers(view));
		}),
	start: (job, onEpoch) => runJob('cold', job, onEpoch),
	update: (job, onEpoch) => runJob('warm', job, onEpoch),
	cancel: (jobId) => runner?.cancel(jobId),
	scoreColumns: () => guarded(() => opened().session.prepared.factors),
	edit: (jobId, settings) =>
		guarded(() => {
			opened().cancel(null);
			return sent(epochEvent(opened().session.edit(settings), jobId, 0, true));
		}),
	preview: (settings) => guarded(() => opened().session.preview(settings)),
	resume: (jobId, { stretches, ...reached }) =>
		guarded(() => {
			opened().cancel(null);
			return sent(epochEvent(opened().session.adopt({ ...reached, segments: stretches }), jobId, 0, true));
		}),
	refit: (settings) =>
		guarded(() => {
			const { session } = opened();
			opened().cancel(null);
			runner = new PlanRunner(
				createSession({
					dataset: session.prepared.source,
					settings,
					geography: session.prepared.geography,
					helpers
				})
			);
			const view = planView(runner.session.prepared, title, notices);
			return Comlink.transfer(view, viewBuffers(view));
		}),
	save: (name, createdAt) =>
		guarded(() => {
			const { session } = opened();
			if (session.last === null) throw new RevirError('PLAN_NONE');
			return saveSession(session, session.last, { name, createdAt, createdBy: 'Revir', engine: __ENGINE_VERSION__ });
		}),
	exportTable: (kind, language = 'en') =>
		guarded(async () => {
			const { session } = opened();
			if (session.last === null) throw new RevirError('PLAN_NONE');
			const { labels, kpis, prepared } = session.last;
			return kind === 'csv'
				? new TextEncoder().encode(planCsv(prepared, labels, language))
				: xlsx.write(planSheets(prepared, labels, kpis, new Date().toISOString().slice(0, 10), language));
		})
};

hostWorker(api);
