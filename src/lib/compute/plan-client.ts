import * as Comlink from 'comlink';
import type {
	IngestWorkerApi,
	Job,
	OpenInput,
	OpenStage,
	PlanView,
	PlanWorkerApi,
	ScoreWorkerApi
} from '#workers/plan-api.ts';
import type { PlanQueries } from '#workers/queries.ts';
import { SupervisedWorker } from './supervised-worker.ts';

export type { PlanQueries } from '#workers/queries.ts';

/** What the page may see of the compute side. */
export type ComputeStatus = 'starting' | 'ready' | 'thinking' | 'stopped' | 'restarted' | 'failed';

type Promised<T> = {
	[K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
};

/** The plan worker behind Comlink, supervised: calls never hang on a dead worker; errors arrive as RevirError. */
export interface PlanClient extends Promised<Omit<PlanWorkerApi, 'open' | 'scoreColumns' | keyof PlanQueries>> {
	/** A question about the open plan that changes nothing. */
	ask<K extends keyof PlanQueries>(query: K, ...input: Parameters<PlanQueries[K]>): ReturnType<PlanQueries[K]>;
	open(input: OpenInput, onStage: (stage: OpenStage) => void): Promise<PlanView>;
	/** Score 0–100 per account under other weights, for the heat map; computed beside the planner, never behind it. */
	score: Promised<ScoreWorkerApi>['score'];
	onStatus(listener: (status: ComputeStatus) => void): () => void;
	dispose(): void;
}

/** A file that has not been read after this long is given up and its worker killed. */
const READ_DEADLINE_MS = 60_000;
const PREPARE_DEADLINE_MS = 180_000;

export function createPlanClient(): PlanClient {
	let status: ComputeStatus = 'starting';
	const listeners = new Set<(status: ComputeStatus) => void>();
	const setStatus = (next: ComputeStatus) => {
		if (next === status) return;
		status = next;
		for (const listener of listeners) listener(next);
	};
	const planner = new SupervisedWorker<PlanWorkerApi>(
		() => new Worker(new URL('../../../workers/plan.worker.ts', import.meta.url), { type: 'module' }),
		() => setStatus('failed')
	);
	const scorer = new SupervisedWorker<ScoreWorkerApi>(
		() => new Worker(new URL('../../../workers/score.worker.ts', import.meta.url), { type: 'module' })
	);
	const reader = new SupervisedWorker<IngestWorkerApi>(
		() => new Worker(new URL('../../../workers/ingest.worker.ts', import.meta.url), { type: 'module' })
	);

	const plan = async (how: 'start' | 'update', job: Job, onEpoch: Parameters<PlanWorkerApi['start']>[1]) => {
		setStatus('thinking');
		const end = await planner.call((remote) => remote[how](job, Comlink.proxy(onEpoch)));
		if (status === 'thinking') setStatus(end === 'done' ? 'ready' : 'stopped');
		return end;
	};

	const open: PlanClient['open'] = async (input, onStage) => {
		onStage('read');
		const { accounts, accountsName, reps, repsName } = input;
		try {
			const read = await reader.call(
				(remote) =>
					remote.read(
						Comlink.transfer({ accounts, accountsName, reps, repsName }, reps ? [accounts, reps] : [accounts])
					),
				READ_DEADLINE_MS
			);
			const view = await planner.call(
				(remote) =>
					remote.open(
						Comlink.transfer({ ...read, accountsName, geographyBase: input.geographyBase, settings: input.settings }, [
							read.accounts,
							read.reps
						]),
						read.notices,
						Comlink.proxy(onStage)
					),
				PREPARE_DEADLINE_MS
			);
			const columns = await planner.call((remote) => remote.scoreColumns());
			await scorer.call((remote) => remote.load(columns));
			setStatus('ready');
			return view;
		} finally {
			// A reader that met hostile bytes is not trusted with the next file.
			reader.kill();
		}
	};
	let opens: Promise<unknown> = Promise.resolve();

	return {
		open(input, onStage) {
			// One after the other: they share the reader, and the planner keeps the file that was opened last.
			const turn = opens.then(() => open(input, onStage));
			opens = turn.catch(() => {});
			return turn;
		},
		start: (job, onEpoch) => plan('start', job, onEpoch),
		update: (job, onEpoch) => plan('update', job, onEpoch),
		cancel: (jobId) => planner.call((remote) => remote.cancel(jobId)),
		edit: (jobId, settings) => planner.call((remote) => remote.edit(jobId, settings)),
		preview: (settings) => planner.call((remote) => remote.preview(settings)),
		resume: (jobId, input) => planner.call((remote) => remote.resume(jobId, input)),
		refit: (settings) => planner.call((remote) => remote.refit(settings)),
		ask: (query, ...input) =>
			planner.call((remote) => {
				const call = remote[query] as unknown as (...args: typeof input) => ReturnType<PlanQueries[typeof query]>;
				return call(...input) as Promise<Awaited<ReturnType<PlanQueries[typeof query]>>>;
			}) as ReturnType<PlanQueries[typeof query]>,
		score: (settings) => scorer.call((remote) => remote.score(settings)),
		save: (name, createdAt) => planner.call((remote) => remote.save(name, createdAt)),
		exportTable: (kind, language) => planner.call((remote) => remote.exportTable(kind, language)),
		onStatus(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		dispose() {
			for (const worker of [planner, scorer, reader]) worker.kill();
			listeners.clear();
		}
	};
}
