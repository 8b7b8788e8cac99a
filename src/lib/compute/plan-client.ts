import * as Comlink from 'comlink';
import type { Settings } from '#engine/model/settings.ts';
import type {
	EpochEvent,
	FilesInput,
	IngestWorkerApi,
	OpenInput,
	OpenStage,
	PlanView,
	PlanWorkerApi,
	ResumeInput,
	ScoreWorkerApi
} from '#workers/plan-api.ts';
import type { PlanQueries } from '#workers/queries.ts';
import { limits } from './limits.ts';
import { Planner, type ComputeStatus } from './planner.ts';
import { Scorer } from './scorer.ts';
import { SupervisedWorker } from './supervised-worker.ts';

export type { PlanQueries } from '#workers/queries.ts';

type Promised<T> = {
	[K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
};

interface OpenedPlan {
	readonly view: PlanView;
	/** Those asked for, or those of the plan file. */
	readonly settings: Settings;
	/** The plan of a plan file; null for tables. */
	readonly resumed: EpochEvent | null;
}

/** The workers behind Comlink, supervised: calls never hang on a dead worker; errors arrive as RevirError; a planner that
 *  dies comes back with its last input, and what it was doing goes on. */
export interface PlanClient extends Promised<Omit<PlanWorkerApi, 'open' | 'scoreColumns' | keyof PlanQueries>> {
	/** A question about the open plan that changes nothing. */
	ask<K extends keyof PlanQueries>(query: K, ...input: Parameters<PlanQueries[K]>): ReturnType<PlanQueries[K]>;
	/** Tables or a plan file. On failure the plan before stays open. */
	open(input: OpenInput, onStage: (stage: OpenStage) => void): Promise<OpenedPlan>;
	/** Score 0–100 per account under other weights, for the heat map; computed beside the planner, never behind it. */
	score: Promised<ScoreWorkerApi>['score'];
	/** What `resume` would bring back later: the plan as far as the planner told; null before the first epoch. */
	reached(): ResumeInput | null;
	/** Canonical files of the open dataset, for looking only; null before one is open. */
	files(): Pick<FilesInput, 'accounts' | 'accountsName' | 'areas' | 'notices' | 'reps'> | null;
	onStatus(listener: (status: ComputeStatus) => void): () => void;
	/** Tries again after status 'failed'; resolves once the plan reached is in place. */
	revive(): Promise<void>;
	dispose(): void;
}

/** How the workers are started; tests put others in. */
export interface Spawn {
	readonly planner: () => Worker;
	readonly scorer: () => Worker;
	readonly reader: () => Worker;
}

export const spawnWorkers: Spawn = {
	planner: () => new Worker(new URL('../../../workers/plan.worker.ts', import.meta.url), { type: 'module' }),
	scorer: () => new Worker(new URL('../../../workers/score.worker.ts', import.meta.url), { type: 'module' }),
	reader: () => new Worker(new URL('../../../workers/ingest.worker.ts', import.meta.url), { type: 'module' })
};

export function createPlanClient(spawn: Spawn = spawnWorkers): PlanClient {
	const listeners = new Set<(status: ComputeStatus) => void>();
	const planner = new Planner(spawn.planner, (status) => {
		for (const listener of listeners) listener(status);
	});
	const scorer = new Scorer(spawn.scorer, () => planner.ask((remote) => remote.scoreColumns(), limits.scoreColumns));
	const reader = new SupervisedWorker<IngestWorkerApi>(spawn.reader);

	const read = async ({ accounts, accountsName, reps, repsName, areas, areasName = '', notices = [] }: OpenInput) => {
		try {
			const files = { accounts, accountsName, reps, repsName, notices, ...(areas && { areas, areasName }) };
			const buffers = [accounts, ...(reps === null ? [] : [reps]), ...(areas ? [areas] : [])];
			return await reader.call((remote) => remote.read(Comlink.transfer(files, buffers)), limits.read);
		} finally {
			// A reader that met hostile bytes is not trusted with the next file.
			reader.stop();
		}
	};
	const open: PlanClient['open'] = async (input, onStage) => {
		onStage('read');
		const { notices, ...files } = await read(input);
		const settings = files.saved?.scenario.settings ?? input.settings;
		const accountsName = files.saved?.scenario.name || input.accountsName;
		const { geographyBase } = input;
		const { view, resumed } = await planner.open(
			{ ...files, notices, accountsName, geographyBase, settings },
			notices,
			onStage
		);
		scorer.forget();
		return { view, settings, resumed: resumed?.event ?? null };
	};
	let opens: Promise<unknown> = Promise.resolve();

	return {
		open(input, onStage) {
			// One after the other: they share the reader, and the planner keeps the file that was opened last.
			const turn = opens.then(() => open(input, onStage));
			opens = turn.catch(() => {});
			return turn;
		},
		start: (job, onEpoch) => planner.run('start', job, onEpoch),
		update: (job, onEpoch) => planner.run('update', job, onEpoch),
		cancel: (jobId) => planner.cancel(jobId),
		edit: (jobId, settings) => planner.edit(jobId, settings),
		preview: (settings) => planner.ask((remote) => remote.preview(settings), limits.preview),
		reached: () => planner.reached,
		files: () => planner.files,
		resume: (jobId, input) => planner.resume(jobId, input),
		async refit(settings) {
			const view = await planner.refit(settings);
			scorer.forget();
			return view;
		},
		ask: (query, ...input) =>
			planner.ask((remote) => {
				const call = remote[query] as unknown as (...args: typeof input) => ReturnType<PlanQueries[typeof query]>;
				return call(...input) as Promise<Awaited<ReturnType<PlanQueries[typeof query]>>>;
			}, limits.ask) as ReturnType<PlanQueries[typeof query]>,
		score: (settings) => scorer.score(settings),
		save: (name, createdAt) => planner.ask((remote) => remote.save(name, createdAt), limits.save),
		exportTable: (kind, language) => planner.ask((remote) => remote.exportTable(kind, language), limits.exportTable),
		onStatus(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		revive: () => planner.revive(),
		dispose() {
			listeners.clear();
			planner.dispose();
			scorer.dispose();
			reader.stop();
		}
	};
}
