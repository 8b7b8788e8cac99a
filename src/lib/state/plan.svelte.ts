import { createPlanClient, type PlanClient, type PlanQueries } from '#lib/compute/plan-client.ts';
import type { Language } from '#engine/model/error-texts.ts';
import type { Kpis } from '#engine/model/kpis.ts';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import type { PlanFiles } from './demos.ts';
import { toFailure } from './failure.ts';
import { SettingsHistory } from './history.svelte.ts';
import { labelsHash } from './labels-hash.ts';
import type { ComputeStatus, EpochEvent, Failure, OpenStage, PlanView } from './types.ts';

/** Epochs of one segment; the planner goes on until then or until Stop. */
const epochsPerSegment = 400;
/** A drag sends at most one update per this many milliseconds; the last position always goes out. */
const updateEveryMs = 80;

/** Epochs come faster than anybody reads: the screen follows at this pace; the first and the last always show. */
const showEveryMs = 150;

export type Activity = 'idle' | 'planning' | 'stopped' | 'done';

/** One open plan: its data, its settings and the plan the worker has reached. */
export class PlanState {
	/** What the sliders show; the worker follows within `updateEveryMs`. */
	settings = $state.raw<Settings>(defaultSettings());
	view = $state.raw<PlanView | null>(null);
	/** Latest epoch of the current job, or the last one of the job before until the first arrives. */
	epoch = $state.raw<EpochEvent | null>(null);
	/** 0–100 per account under the current weights. */
	score = $state.raw<Float32Array | null>(null);
	stage = $state<OpenStage | 'fetch' | null>(null);
	opening = $state<string | null>(null);
	activity = $state<Activity>('idle');
	/** A hand edit stands that no planning has followed yet. */
	paused = $state(false);
	failure = $state.raw<Failure | null>(null);
	compute = $state<ComputeStatus>('starting');
	/** Epochs that the running segment has done, of `epochsPerSegment`. */
	progress = $state(0);
	readonly history = new SettingsHistory();
	/** Today under the settings of the plan on the screen (weights and centres change what is measured). */
	readonly today = $derived(this.epoch?.today ?? this.view?.today ?? null);
	readonly hash = $derived(this.epoch === null ? '' : labelsHash(this.epoch.labels));

	#client: PlanClient;
	#opened: Settings = defaultSettings();
	#jobId = 0;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#lastSent = -Infinity;
	#opens = 0;
	#held = false;
	#latest: EpochEvent | null = null;
	#shown = -Infinity;
	#showTimer: ReturnType<typeof setTimeout> | null = null;

	constructor(client: PlanClient = createPlanClient()) {
		this.#client = client;
		client.onStatus((status) => (this.compute = status));
	}

	/** Opens files as a new plan. On failure the plan on the screen stays as it is; resolves to whether it worked. */
	async open(name: string, load: () => Promise<PlanFiles>, geographyBase: string): Promise<boolean> {
		const turn = ++this.#opens;
		this.failure = null;
		this.opening = name;
		this.stage = 'fetch';
		try {
			const files = await load();
			if (turn !== this.#opens) return false;
			const settings = files.settings ?? defaultSettings();
			const { accounts, accountsName, reps, repsName } = files;
			const view = await this.#client.open(
				{ accounts, accountsName, reps, repsName, geographyBase, settings },
				(stage) => {
					if (turn === this.#opens) this.stage = stage;
				}
			);
			if (turn !== this.#opens) return false;
			this.#clearTimer();
			this.view = view;
			this.epoch = null;
			this.#latest = null;
			this.score = view.score;
			this.settings = settings;
			this.#opened = settings;
			this.#held = false;
			this.history.clear();
			this.opening = null;
			this.#run('start');
			return true;
		} catch (cause) {
			if (turn === this.#opens) this.failure = toFailure(cause);
			return false;
		} finally {
			if (turn === this.#opens) {
				this.opening = null;
				this.stage = null;
				// What was edited meanwhile belongs to the plan that stayed.
				if (this.#held) this.#run(this.epoch === null ? 'start' : 'update');
				this.#held = false;
			}
		}
	}

	/** A new settings value; `key` names the control so that one drag is one undo step. */
	change(settings: Settings, key: string): void {
		this.history.record(this.settings, key);
		this.#apply(settings);
	}

	undo(): void {
		const before = this.history.undo(this.settings);
		if (before !== null) this.#apply(before);
	}

	redo(): void {
		const next = this.history.redo(this.settings);
		if (next !== null) this.#apply(next);
	}

	reset(): void {
		this.change(this.#opened, 'reset');
		this.history.settle();
	}

	/** Keeps the plan reached so far. */
	stop(): void {
		this.#clearTimer();
		if (this.activity !== 'planning') return;
		this.#show();
		this.activity = 'stopped';
		this.#client.cancel(this.#jobId).catch(() => {
			// A worker that is gone has stopped as well.
		});
	}

	continue(): void {
		if (this.view !== null && this.opening === null && this.activity !== 'planning')
			this.#run(this.epoch === null ? 'start' : 'update');
	}

	/** A question to the planner that changes nothing. */
	ask<K extends keyof PlanQueries>(query: K, ...input: Parameters<PlanQueries[K]>): ReturnType<PlanQueries[K]> {
		return this.#client.ask(query, ...input);
	}

	/** Figures that other settings would lead to without planning again; null before the first plan. */
	preview(settings: Settings): Promise<Kpis> | null {
		return this.epoch === null ? null : this.#client.preview(settings);
	}

	/** A hand edit: measured at once, and planning rests until the reader goes on, so that nothing shifts under their hands. */
	edit(settings: Settings, key: string): void {
		this.history.record(this.settings, key);
		this.history.settle();
		this.#applyByHand(settings);
	}

	save(createdAt: string): Promise<Uint8Array> {
		return this.#client.save(this.view?.title ?? 'plan', createdAt);
	}

	exportTable(kind: 'csv' | 'xlsx', language: Language): Promise<Uint8Array> {
		return this.#client.exportTable(kind, language);
	}

	dispose(): void {
		this.#clearTimer();
		this.#client.dispose();
	}

	#apply(settings: Settings): void {
		this.settings = settings;
		if (this.view === null) return;
		if (this.opening !== null) {
			// The worker is about to hold another dataset; a job sent now would run on the wrong one.
			this.#held = true;
			return;
		}
		this.activity = 'planning';
		if (this.#timer !== null) return;
		const wait = Math.max(0, this.#lastSent + updateEveryMs - performance.now());
		this.#timer = setTimeout(() => {
			this.#timer = null;
			void this.#rescore();
			this.#run(this.epoch === null ? 'start' : 'update');
		}, wait);
	}

	#applyByHand(settings: Settings): void {
		if (this.epoch === null || this.opening !== null) return this.#apply(settings);
		this.settings = settings;
		this.#clearTimer();
		const jobId = ++this.#jobId;
		this.activity = 'stopped';
		this.paused = true;
		this.#client.edit(jobId, settings).then(
			(event) => {
				if (event.jobId !== this.#jobId) return;
				this.#latest = event;
				this.#show();
			},
			(cause: unknown) => {
				if (jobId === this.#jobId) this.failure = toFailure(cause);
			}
		);
	}

	#run(how: 'start' | 'update'): void {
		this.paused = false;
		const jobId = ++this.#jobId;
		this.#lastSent = performance.now();
		this.activity = 'planning';
		this.progress = 0;
		const job = { jobId, settings: this.settings, epochs: epochsPerSegment };
		const onEpoch = (event: EpochEvent) => {
			// An epoch that was under way when the reader stopped still counts: the worker keeps it too.
			if (event.jobId !== this.#jobId) return;
			const first = this.#latest?.jobId !== jobId;
			this.#latest = event;
			if (first || event.done || performance.now() - this.#shown >= showEveryMs) this.#show();
			else this.#showTimer ??= setTimeout(() => this.#show(), showEveryMs);
		};
		const ended = (end: 'done' | 'cancelled') => {
			if (jobId !== this.#jobId || this.activity !== 'planning') return;
			this.activity = end === 'done' ? 'done' : 'stopped';
		};
		const failed = (cause: unknown) => {
			if (jobId !== this.#jobId) return;
			this.activity = 'stopped';
			this.failure = toFailure(cause);
		};
		const run = how === 'start' ? this.#client.start(job, onEpoch) : this.#client.update(job, onEpoch);
		run.then(ended, failed);
	}

	/** Puts the latest epoch of the running job on the screen. */
	#show(): void {
		if (this.#showTimer !== null) clearTimeout(this.#showTimer);
		this.#showTimer = null;
		const event = this.#latest;
		if (event === null || event.jobId !== this.#jobId) return;
		this.#shown = performance.now();
		this.epoch = event;
		this.progress = Math.min(1, event.epoch / epochsPerSegment);
	}

	async #rescore(): Promise<void> {
		const { settings, view } = this;
		try {
			const score = await this.#client.score(settings);
			if (settings === this.settings && view === this.view) this.score = score;
		} catch {
			// The heat map keeps its last colours; the planner reports its own failures.
		}
	}

	#clearTimer(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}
}
