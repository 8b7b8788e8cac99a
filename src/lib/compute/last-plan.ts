import type { Settings } from '#engine/model/settings.ts';
import type { EpochEvent, Job, ResumeInput, Stretch } from '#workers/plan-api.ts';

/** What the planner has reached, as far as it told: enough to go on from there in another worker, replayable. Mirrors the
 *  chain of the session: a cold start clears it, a stretch without a finished epoch leaves no trace. */
export class LastPlan {
	#settingsOf = new Map<number, Settings>();
	#closed: readonly Stretch[] = [];
	#open: { readonly jobId: number; readonly stretch: Stretch } | null = null;
	#reached: Pick<ResumeInput, 'settings' | 'labels' | 'prices'> | null = null;
	/** Jobs up to this one no longer decide what is reached: a hand edit or a resumed plan came after them. */
	#settledJob = -Infinity;

	/** The plan to resume, null before the first epoch. */
	get reached(): ResumeInput | null {
		return this.#reached === null ? null : { ...this.#reached, stretches: this.#chain() };
	}

	sent(job: Job): void {
		this.#settingsOf.set(job.jobId, job.settings);
	}

	/** An epoch that a job has told. */
	told(event: EpochEvent): void {
		const { jobId, began, epoch } = event;
		const settings = this.#settingsOf.get(jobId);
		if (settings === undefined || jobId < (this.#open?.jobId ?? -Infinity)) return;
		if (this.#open?.jobId !== jobId) this.#closed = began === 'cold' ? [] : this.#chain();
		this.#open = { jobId, stretch: { settings, start: began, epochs: epoch } };
		for (const earlier of this.#settingsOf.keys()) if (earlier < jobId) this.#settingsOf.delete(earlier);
		if (jobId > this.#settledJob) this.#reach(settings, event);
	}

	/** The same plan measured under other rules. Epochs told on another channel may still arrive: they only lengthen the chain. */
	edited(jobId: number, settings: Settings, event: EpochEvent): void {
		this.#settledJob = jobId;
		this.#reach(settings, event);
	}

	/** Another plan takes the place of the one reached: what jobs before it still tell belongs to no chain any more. */
	resumed(jobId: number, settings: Settings, stretches: readonly Stretch[], event: EpochEvent): void {
		this.#settledJob = jobId;
		for (const earlier of this.#settingsOf.keys()) if (earlier <= jobId) this.#settingsOf.delete(earlier);
		this.#closed = stretches;
		this.#open = null;
		this.#reach(settings, event);
	}

	/** The worker is gone: what a job goes on with is a stretch of its own. */
	cut(): void {
		this.#closed = this.#chain();
		this.#open = null;
	}

	clear(): void {
		this.#settingsOf.clear();
		this.#closed = [];
		this.#open = null;
		this.#reached = null;
		this.#settledJob = -Infinity;
	}

	#reach(settings: Settings, { labels, chainLabels = labels, prices }: EpochEvent): void {
		this.#reached = { settings, labels: chainLabels, prices };
	}

	#chain(): readonly Stretch[] {
		return this.#open === null ? this.#closed : [...this.#closed, this.#open.stretch];
	}
}
