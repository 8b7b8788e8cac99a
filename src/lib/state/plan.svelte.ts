import { createPlanClient, type PlanClient, type PlanQueries } from '#lib/compute/plan-client.ts';
import type { Language } from '#engine/model/error-texts.ts';
import type { Kpis } from '#engine/model/kpis.ts';
import { defaultSettings, type Settings } from '#engine/model/settings.ts';
import type { PlanFiles } from './demos.ts';
import { EpochPace } from './epoch-pace.ts';
import { toFailure } from './failure.ts';
import { SettingsHistory, type Step } from './history.svelte.ts';
import type { KeptPlan } from './kept-plan.ts';
import { labelsHash } from './labels-hash.ts';
import { sameButRules, sameData, sameSettings, withDataOf } from './settings-change.ts';
import type { Activity, ComputeStatus, EpochEvent, Failure, OpenStage, PlanView } from './types.ts';
import { UpdateGate } from './update-gate.ts';
import { verdictOn } from './verdict.ts';

/** Epochs of one segment; the planner goes on until then or until Stop. */
const epochsPerSegment = 120;

/**
 * One open plan: its data, its settings and the plan the worker has reached.
 *
 * What a change does: sliders and switches plan again at once, always. Hand edits (other rules) are measured and planning
 * rests. Other accounts, reps or units prepare the data again and plan from nothing. Undo and redo bring
 * back the plan that was on the screen, and planning goes on if it went on then; while planning rests, by Stop or after a hand
 * edit, they never start it again.
 */
export class PlanState {
	/** What the sliders show; the worker follows, see UpdateGate. */
	settings = $state.raw<Settings>(defaultSettings());
	view = $state.raw<PlanView | null>(null);
	/** Problems of the data that an import left open. */
	problems = $state(0);
	/** Goes up with every new view: numbers of accounts, reps and units from before mean something else now. */
	generation = $state(0);
	/** Goes up with every file opened, as soon as anything here is of that file. */
	opened = 0;
	/** Called with a new view, before anything is drawn. */
	onRenumbered: () => void = () => {};
	/** Latest epoch of the current job, or the last one of the job before until the first arrives. */
	epoch = $state.raw<EpochEvent | null>(null);
	/** What that epoch was planned or measured under; the settings may have moved on. */
	shown = $state.raw<Settings>(defaultSettings());
	/** 0–100 per account under the current weights. */
	score = $state.raw<Float32Array | null>(null);
	stage = $state<OpenStage | 'fetch' | null>(null);
	opening = $state<string | null>(null);
	activity = $state<Activity>('idle');
	/** A hand edit stands that no planning has followed yet. */
	paused = $state(false);
	/** Undo or redo led here, and no planning has followed yet. */
	undone = $state(false);
	failure = $state.raw<Failure | null>(null);
	compute = $state<ComputeStatus>('starting');
	/** Epochs that the running segment has done, of `epochsPerSegment`. */
	progress = $state(0);
	readonly history: SettingsHistory;
	/** Today under the settings of the plan on the screen (weights and centres change what is measured). */
	readonly today = $derived(this.epoch?.today ?? this.view?.today ?? null);
	readonly hash = $derived(this.epoch === null ? '' : labelsHash(this.epoch.labels));

	/** Which of the rules that stand now the plan on the screen keeps. */
	readonly verdict = $derived(verdictOn(this.epoch, this.shown, this.settings));

	#client: PlanClient;
	#pace: EpochPace;
	#opened: Settings = defaultSettings();
	/** Settings that the view was prepared with. */
	#fitted: Settings = defaultSettings();
	#fitting = false;
	/** The reader pressed Stop and nothing has started planning since. */
	#stopped = false;
	/** Planning ended because the planner was given up. */
	#interrupted = false;
	/** A plan that undo could not put back because the planner was given up. */
	#missed: (() => void) | null = null;
	#jobId = 0;
	/** What the job of that number was given. */
	#jobSettings: Settings = defaultSettings();
	#gate: UpdateGate;
	/** Settles when the planner is done with the latest job. */
	#ending: Promise<void> = Promise.resolve();
	#opens = 0;
	/** What was asked of the plan on the screen while another file was being opened. */
	#later: (() => void) | null = null;

	constructor(client: PlanClient = createPlanClient(), now: () => number = () => performance.now()) {
		this.#client = client;
		this.history = new SettingsHistory(now);
		this.#gate = new UpdateGate(() => {
			void this.#rescore();
			this.#run();
		}, now);
		this.#pace = new EpochPace((event) => {
			if (event.jobId !== this.#jobId) return;
			this.epoch = event;
			this.shown = this.#jobSettings;
			this.progress = Math.min(1, event.epoch / epochsPerSegment);
		}, now);
		client.onStatus((status) => (this.compute = status));
	}

	/** Opens files as a new plan; a plan file shows the plan it holds, at rest. On failure the plan on the screen stays as it
	 *  is; resolves to whether it worked. */
	async open(name: string, load: () => Promise<PlanFiles>, geographyBase: string): Promise<boolean> {
		const turn = ++this.#opens;
		this.failure = null;
		this.opening = name;
		this.stage = 'fetch';
		try {
			const files = await load();
			if (turn !== this.#opens) return false;
			const asked = files.settings ?? defaultSettings();
			const { view, settings, resumed } = await this.#client.open(
				{ ...files, geographyBase, settings: asked },
				(stage) => {
					if (turn === this.#opens) this.stage = stage;
				}
			);
			if (turn !== this.#opens) return false;
			this.#gate.clear();
			this.opened++;
			this.settings = settings;
			this.#opened = settings;
			this.#later = null;
			this.problems = files.problems ?? 0;
			this.#look(view, settings);
			this.history.clear();
			this.opening = null;
			if (resumed === null) this.#run('start');
			else this.#rest(resumed, files.settings ?? settings);
			return true;
		} catch (cause) {
			if (turn === this.#opens) this.failure = toFailure(cause);
			return false;
		} finally {
			if (turn === this.#opens) {
				this.opening = null;
				this.stage = null;
				// What was edited meanwhile belongs to the plan that stayed.
				this.#later?.();
				this.#later = null;
			}
		}
	}

	/** A new settings value; `key` names the control so that one drag is one undo step. */
	change(settings: Settings, key: string): void {
		this.history.record(() => this.#step(), key);
		this.#apply(settings);
	}

	/** A hand edit: measured at once, and planning rests until the reader goes on, so that nothing shifts under their hands. */
	edit(settings: Settings, key: string): void {
		this.history.end();
		this.history.record(() => this.#step(), key);
		this.history.end();
		this.#applyByHand(settings);
	}

	undo(): void {
		const before = this.history.undo(this.#step());
		if (before !== null) this.#return(before);
	}

	redo(): void {
		const next = this.history.redo(this.#step());
		if (next !== null) this.#return(next);
	}

	/** Weights and goals as the plan was opened with; rules, exclusions and tolerances stay. */
	reset(): void {
		const { factors, goals } = this.#opened;
		this.change({ ...this.settings, factors, goals }, 'reset');
		this.history.end();
	}

	/** Keeps the plan reached so far. */
	stop(): void {
		this.#gate.clear();
		if (this.activity !== 'planning') return;
		this.#pace.flush();
		this.activity = 'stopped';
		this.#stopped = true;
		this.#client.cancel(this.#jobId).catch(() => {
			// A worker that is gone has stopped as well.
		});
	}

	/** Stop; resolves once the planner rests and the last plan it told of is on the screen. */
	async rest(): Promise<void> {
		this.stop();
		await this.#ending;
		// Epochs come on a channel of their own.
		await new Promise((resolve) => setTimeout(resolve));
		this.#pace.flush();
	}

	continue(): void {
		if (this.view === null || this.opening !== null || this.activity === 'planning') return;
		if (this.compute === 'failed') void this.retry();
		else this.#run();
	}

	/** After status 'failed': starts the planner again with the plan on the screen, and goes on with what was under way. */
	async retry(): Promise<void> {
		try {
			await this.#client.revive();
		} catch {
			return; // The status says that it failed again.
		}
		const missed = this.#missed;
		this.#missed = null;
		if (missed !== null) return missed();
		const interrupted = this.#interrupted;
		this.#interrupted = false;
		if (this.paused) this.#applyByHand(this.settings);
		else if (interrupted) this.#run();
	}

	/** A question to the planner that changes nothing. */
	ask<K extends keyof PlanQueries>(query: K, ...input: Parameters<PlanQueries[K]>): ReturnType<PlanQueries[K]> {
		return this.#client.ask(query, ...input);
	}

	/** Figures that other settings would lead to without planning again; null before the first plan. */
	preview(settings: Settings): Promise<Kpis> | null {
		return this.epoch === null ? null : this.#client.preview(settings);
	}

	/** Canonical files of the open dataset, for looking only. */
	files(): ReturnType<PlanClient['files']> {
		return this.#client.files();
	}

	save(createdAt: string): Promise<Uint8Array> {
		return this.#client.save(this.view?.title ?? 'plan', createdAt);
	}

	exportTable(kind: 'csv' | 'xlsx', language: Language): Promise<Uint8Array> {
		return this.#client.exportTable(kind, language);
	}

	dispose(): void {
		this.#gate.clear();
		this.#client.dispose();
	}

	/** What undo and redo come back to. */
	#step(): Step {
		this.#pace.flush();
		const { activity, epoch, generation, paused, settings } = this;
		const reached = this.#client.reached();
		const labels = epoch?.chainLabels ?? epoch?.labels;
		if (epoch === null || reached === null || labels !== reached.labels || !sameSettings(reached.settings, settings))
			return { settings, plan: null };
		return { settings, plan: { epoch, reached, generation, activity, paused } };
	}

	/** Undo and redo: back to settings that stood before, and to the plan they had led to. */
	#return({ settings, plan }: Step): void {
		const resting = this.#stopped || this.paused;
		if (plan?.generation === this.generation && !this.#fitting && this.opening === null)
			return this.#restore(settings, plan, resting);
		if (!resting || this.epoch === null || !sameData(this.#fitted, settings)) return this.#apply(settings);
		if (sameButRules(this.settings, settings)) this.#applyByHand(settings);
		else {
			this.settings = settings;
			void this.#rescore();
		}
		this.undone = true;
	}

	/** The plan is on the screen at once; the planner is brought back to it and goes on where it was going on. */
	#restore(settings: Settings, plan: KeptPlan, resting: boolean): void {
		const { epoch, reached, activity, paused } = plan;
		this.#gate.clear();
		this.settings = settings;
		const jobId = this.#next(settings);
		const goesOn = !resting && activity === 'planning';
		this.activity = resting ? 'stopped' : activity;
		if (!resting) {
			this.paused = paused;
			this.#stopped = activity === 'stopped' && !paused;
		}
		this.undone = true;
		this.#pace.take({ ...epoch, jobId, done: true });
		void this.#rescore();
		this.#client.resume(jobId, reached).then(
			() => {
				if (jobId === this.#jobId && goesOn && this.activity === 'planning') this.#run();
			},
			() => {
				if (jobId !== this.#jobId) return;
				// What cannot be put back is planned anew; the status tells of a planner that was given up.
				if (this.compute !== 'failed') return this.#apply(settings);
				this.activity = 'stopped';
				this.#missed = () => this.#restore(settings, plan, resting);
			}
		);
	}

	#apply(settings: Settings): void {
		this.settings = settings;
		this.undone = false;
		if (this.view === null) return;
		if (this.opening !== null) {
			// The worker is about to hold another dataset; a job sent now would run on the wrong one.
			this.#later = () => this.#run();
			return;
		}
		this.activity = 'planning';
		this.#gate.ask();
	}

	#applyByHand(settings: Settings): void {
		if (this.epoch === null || !sameData(this.#fitted, settings)) return this.#apply(settings);
		const before = { settings: this.settings, activity: this.activity, paused: this.paused };
		this.settings = settings;
		this.#gate.clear();
		if (this.opening !== null) {
			this.#later = () => this.#applyByHand(settings);
			return;
		}
		const jobId = this.#next(settings);
		this.activity = 'stopped';
		this.paused = true;
		this.undone = false;
		const measured = (event: EpochEvent) => {
			if (event.jobId === this.#jobId) this.#pace.take(event);
		};
		this.#client.edit(jobId, settings).then(measured, (cause: unknown) => {
			if (jobId !== this.#jobId || this.compute === 'failed') return;
			this.#refuse(cause, before.settings);
			this.paused = before.paused;
			if (before.activity === 'planning') this.#run();
			else this.activity = before.activity;
		});
	}

	/** Other accounts, reps or units: a new view, and planning starts from nothing. */
	async #refit(): Promise<void> {
		const { generation, paused, settings } = this;
		this.#fitting = true;
		this.#gate.clear();
		this.#jobId++;
		this.activity = 'planning';
		this.paused = false;
		let refused: unknown = null;
		const view = await this.#client.refit(settings).catch((cause: unknown) => {
			refused = cause;
			return null;
		});
		// A file opened meanwhile took its place.
		if (generation !== this.generation) return;
		this.#fitting = false;
		if (view !== null) this.#look(view, settings);
		else {
			this.#refuse(refused, withDataOf(this.settings, this.#fitted));
			this.paused = paused;
			this.#interrupted = this.compute === 'failed';
			if (paused || this.#stopped || this.#interrupted) this.activity = 'stopped';
		}
		if (this.activity !== 'planning') return;
		if (this.opening === null) this.#run();
		else this.#later = () => this.#run();
	}

	/** What the engine refuses leaves settings and history as they were. */
	#refuse(cause: unknown, settings: Settings): void {
		this.failure = toFailure(cause);
		this.settings = settings;
		if (this.history.last !== null && sameSettings(this.history.last, settings)) this.history.drop();
	}

	#look(view: PlanView, fitted: Settings): void {
		this.#pace.clear();
		this.view = view;
		this.#fitted = fitted;
		this.#fitting = false;
		this.epoch = null;
		this.score = view.score;
		this.generation++;
		this.onRenumbered();
	}

	/** The plan of a plan file, waiting for Continue. @param settings they may have moved on from those of the plan */
	#rest(event: EpochEvent, settings: Settings): void {
		const jobId = this.#next(this.settings);
		this.activity = 'stopped';
		this.#stopped = true;
		this.paused = false;
		this.undone = false;
		this.#pace.take({ ...event, jobId });
		if (sameSettings(this.settings, settings)) return;
		this.settings = settings;
		void this.#rescore();
	}

	/** Number of a new job; what the one before still tells is passed over. */
	#next(settings: Settings): number {
		this.#jobSettings = settings;
		this.#missed = null;
		return ++this.#jobId;
	}

	#run(how: 'start' | 'update' = this.epoch === null ? 'start' : 'update'): void {
		if (this.#fitting) return;
		if (!sameData(this.#fitted, this.settings)) return void this.#refit();
		this.paused = false;
		this.undone = false;
		this.#stopped = false;
		const jobId = this.#next(this.settings);
		this.#gate.sent(jobId);
		this.activity = 'planning';
		this.progress = 0;
		const job = { jobId, settings: this.settings, epochs: epochsPerSegment };
		const onEpoch = (event: EpochEvent) => {
			// An epoch that was under way when the reader stopped still counts: the worker keeps it too.
			if (event.jobId === this.#jobId) this.#pace.take(event);
			this.#gate.answered(event.jobId);
		};
		const ended = (end: 'done' | 'cancelled') => {
			const goesOn = this.#gate.answered(jobId);
			if (goesOn || jobId !== this.#jobId || this.activity !== 'planning') return;
			this.activity = end === 'done' ? 'done' : 'stopped';
		};
		const failed = (cause: unknown) => {
			if (jobId !== this.#jobId) return;
			// The status tells of a planner that was given up.
			if (this.compute === 'failed') {
				this.#gate.clear();
				this.#interrupted = true;
			} else if (this.#gate.answered(jobId)) return;
			else this.failure = toFailure(cause);
			this.activity = 'stopped';
		};
		const run = how === 'start' ? this.#client.start(job, onEpoch) : this.#client.update(job, onEpoch);
		this.#ending = run.then(ended, failed);
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
}
