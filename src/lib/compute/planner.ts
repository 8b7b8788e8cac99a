import * as Comlink from 'comlink';
import type { RevirError } from '#engine/model/errors.ts';
import type { Settings } from '#engine/model/settings.ts';
import type { EpochEvent, Job, Opened, OpenStage, PlanView, PlanWorkerApi, ResumeInput } from '#workers/plan-api.ts';
import { LastPlan } from './last-plan.ts';
import { deathsInARow, limits, type Limit } from './limits.ts';
import { SupervisedWorker } from './supervised-worker.ts';

/** What the page may see of the compute side. */
export type ComputeStatus = 'starting' | 'ready' | 'thinking' | 'stopped' | 'restarted' | 'failed';

type OpenChecked = Parameters<PlanWorkerApi['open']>[0];
type Notices = Parameters<PlanWorkerApi['open']>[1];
type End = 'done' | 'cancelled';

/** A hand edit that ends the planner twice is not tried again. */
const tries = 2;

/**
 * The plan worker, brought back with its last input when it dies: the dataset is opened again, the plan reached put in place,
 * and planning goes on if it was going on. Calls in flight reject at once; jobs and edits are sent again, because the reader
 * asked for their outcome and not for the call.
 */
export class Planner {
	readonly #worker: SupervisedWorker<PlanWorkerApi>;
	readonly #onStatus: (status: ComputeStatus) => void;
	/** The open dataset as checked Arrow bytes, kept beside the worker's own columns: 3.3 MB for 12 000 accounts, about 28 MB for
	 *  100 000. The file itself may be gone from the disk, and reading it again could fail. */
	#dataset: { readonly input: OpenChecked; readonly notices: Notices } | null = null;
	readonly #last = new LastPlan();
	#status: ComputeStatus = 'starting';
	/** What the page saw before the restart. */
	#restStatus: ComputeStatus = 'ready';
	#job: number | null = null;
	/** Goes up when what the jobs before have told no longer counts: another dataset, or another worker. */
	#life = 0;
	#deaths = 0;
	#recovery: Promise<void> | null = null;
	#failed: RevirError | null = null;

	constructor(spawn: () => Worker, onStatus: (status: ComputeStatus) => void) {
		this.#worker = new SupervisedWorker(spawn, (error) => this.#died(error));
		this.#onStatus = onStatus;
	}

	get reached(): ResumeInput | null {
		return this.#last.reached;
	}

	/** The open dataset as canonical files; not to be transferred. */
	get files(): Pick<OpenChecked, 'accounts' | 'accountsName' | 'areas' | 'notices' | 'reps'> | null {
		return this.#dataset && this.#dataset.input;
	}

	async open(input: OpenChecked, notices: Notices, onStage: (stage: OpenStage) => void): Promise<Opened> {
		// A recovery under way would put the plan before onto the new dataset.
		while (this.#recovery !== null) await this.#recovery;
		const opened = await this.#worker.call(
			(remote) => remote.open(input, notices, Comlink.proxy(onStage)),
			limits.open
		);
		const { saved, ...tables } = input;
		this.#dataset = { input: tables, notices };
		this.#forget();
		if (saved !== undefined && opened.resumed !== null)
			this.#last.resumed(0, saved.scenario.settings, opened.resumed.stretches, opened.resumed.event);
		this.#failed = null;
		this.#deaths = 0;
		this.#show(opened.resumed === null ? 'ready' : 'stopped');
		return opened;
	}

	/** Plans until the last epoch or until cancelled; goes on in a fresh worker when this one dies. */
	async run(how: 'start' | 'update', job: Job, onEpoch: (event: EpochEvent) => void): Promise<End> {
		this.#job = job.jobId;
		if (this.#recovery === null && this.#failed === null) this.#show('thinking');
		let end: End | null = null;
		try {
			return (end = await this.#plan(how, job, onEpoch));
		} finally {
			// Another job may have taken its place: then that one decides what the page sees.
			if (this.#job === job.jobId) this.#job = null;
			if (this.#job === null && this.#recovery === null && this.#failed === null)
				this.#show(end === 'done' ? 'ready' : 'stopped');
		}
	}

	async #plan(how: 'start' | 'update', job: Job, onEpoch: (event: EpochEvent) => void): Promise<End> {
		for (;;) {
			await this.#ready();
			if (this.#job !== job.jobId) return 'cancelled';
			const life = this.#life;
			this.#last.sent(job);
			const told = (event: EpochEvent) => {
				// What a worker said before it died counts only until the next one went on from there.
				if (life !== this.#life) return;
				this.#deaths = 0;
				this.#last.told(event);
				if (this.#job === job.jobId) this.#show('thinking');
				onEpoch(event);
			};
			const method = this.#last.reached === null ? how : 'update';
			try {
				return await this.#worker.call((remote) => remote[method](job, Comlink.proxy(told)));
			} catch (error) {
				if (life === this.#life) throw error;
			}
		}
	}

	async cancel(jobId: number): Promise<void> {
		if (this.#job !== jobId) return;
		this.#job = null;
		if (this.#recovery === null && this.#failed === null && this.#worker.alive)
			await this.#worker.call((remote) => remote.cancel(jobId), limits.cancel);
	}

	async edit(jobId: number, settings: Settings): Promise<EpochEvent> {
		this.#job = null;
		const event = await this.#again((remote) => remote.edit(jobId, settings), limits.edit);
		this.#last.edited(jobId, settings, event);
		this.#show('stopped');
		return event;
	}

	async resume(jobId: number, input: ResumeInput): Promise<EpochEvent> {
		this.#job = null;
		const event = await this.#again((remote) => remote.resume(jobId, input), limits.resume);
		this.#last.resumed(jobId, input.settings, input.stretches, event);
		this.#show('stopped');
		return event;
	}

	async refit(settings: Settings): Promise<PlanView> {
		this.#job = null;
		const view = await this.#again((remote) => remote.refit(settings), limits.refit);
		if (this.#dataset !== null) this.#dataset = { ...this.#dataset, input: { ...this.#dataset.input, settings } };
		this.#forget();
		this.#show('ready');
		return view;
	}

	/** A call that changes nothing. */
	async ask<R>(run: (remote: Comlink.Remote<PlanWorkerApi>) => Promise<R>, limit: Limit): Promise<R> {
		await this.#ready();
		return this.#worker.call(run, limit);
	}

	/** Tries again after giving up. */
	async revive(): Promise<void> {
		if (this.#failed !== null) {
			this.#failed = null;
			this.#deaths = 0;
			this.#worker.stop();
			this.#recover();
		}
		await this.#ready();
	}

	dispose(): void {
		this.#job = null;
		this.#dataset = null;
		this.#worker.stop();
	}

	async #again<R>(run: (remote: Comlink.Remote<PlanWorkerApi>) => Promise<R>, limit: Limit): Promise<R> {
		for (let attempt = 1; ; attempt++) {
			await this.#ready();
			const life = this.#life;
			try {
				return await this.#worker.call(run, limit);
			} catch (error) {
				if (life === this.#life || attempt === tries) throw error;
			}
		}
	}

	/** Resolves once the worker holds the plan. @throws why it was given up */
	async #ready(): Promise<void> {
		while (this.#recovery !== null) await this.#recovery;
		if (this.#failed !== null) throw this.#failed;
	}

	#died(error: RevirError): void {
		this.#life++;
		this.#last.cut();
		// Nothing was open yet: the call that opened it has failed, and its caller knows.
		if (this.#dataset === null) return this.#show('stopped');
		if (++this.#deaths >= deathsInARow) return this.#giveUp(error);
		this.#recover();
	}

	#recover(): void {
		if (this.#status !== 'restarted' && this.#status !== 'failed') this.#restStatus = this.#status;
		this.#show('restarted');
		const life = this.#life;
		const recovery = this.#restore().then(
			() => {
				this.#failed = null;
				// At rest the plan in place is all there is to reach; while planning only an epoch shows that things go well.
				if (this.#job !== null) return;
				this.#deaths = 0;
				this.#show(this.#restStatus === 'thinking' ? 'stopped' : this.#restStatus);
			},
			(error: RevirError) => {
				// Died again: the recovery after that one counts.
				if (life === this.#life) this.#giveUp(error);
			}
		);
		this.#recovery = recovery;
		void recovery.then(() => {
			if (this.#recovery === recovery) this.#recovery = null;
		});
	}

	async #restore(): Promise<void> {
		if (this.#dataset === null) return;
		const { input, notices } = this.#dataset;
		await this.#worker.call(
			(remote) =>
				remote.open(
					input,
					notices,
					Comlink.proxy(() => {})
				),
			limits.open
		);
		const { reached } = this.#last;
		if (reached !== null) await this.#worker.call((remote) => remote.resume(0, reached), limits.resume);
	}

	#giveUp(error: RevirError): void {
		this.#failed = error;
		this.#recovery = null;
		this.#show('failed');
	}

	#forget(): void {
		this.#life++;
		this.#job = null;
		this.#last.clear();
	}

	#show(status: ComputeStatus): void {
		if (status === this.#status) return;
		this.#status = status;
		this.#onStatus(status);
	}
}
