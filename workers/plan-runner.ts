import type { PlanSession, SessionEpoch } from '#engine/scenario/session.ts';
import type { EpochEvent, Job } from './plan-api.ts';
import { nextTurn } from './plan-host.ts';

/** How long slices run before waiting messages get their turn. */
const TURN_MS = 4;

/** Runs one job after the other on a session; a new job or cancel ends the one before at the next turn. */
export class PlanRunner {
	readonly session: PlanSession;
	#current: Job | null = null;

	constructor(session: PlanSession) {
		this.session = session;
	}

	/** Ends the job; `jobId` null ends whatever runs. */
	cancel(jobId: number | null): void {
		if (jobId === null || this.#current?.jobId === jobId) this.#current = null;
	}

	/** @param onEpoch gets events whose labels may be transferred */
	async run(kind: 'cold' | 'warm', job: Job, onEpoch: (event: EpochEvent) => void): Promise<'done' | 'cancelled'> {
		this.#current = job;
		const { session } = this;
		const started = performance.now();
		session.begin(kind, job.settings, job.settings.seed);
		let firstPlanMs = 0;
		let turn = started;
		for (;;) {
			const epoch = session.step();
			const now = performance.now();
			if (epoch !== null) {
				if (firstPlanMs === 0) firstPlanMs = now - started;
				const done = epoch.epoch >= job.epochs;
				// Every epoch is told, so that what is saved after a stop is what the page shows.
				onEpoch(epochEvent(epoch, job.jobId, firstPlanMs, done));
				if (done) return 'done';
			}
			if (now - turn >= TURN_MS) {
				await nextTurn();
				if (this.#current !== job) return 'cancelled';
				turn = performance.now();
			}
		}
	}
}

/** An epoch as the page sees it; its arrays are copies that may be transferred. */
export function epochEvent(epoch: SessionEpoch, jobId: number, firstPlanMs: number, done: boolean): EpochEvent {
	const { gapPct, attainableShare, kpis, began, toleranceHours, keepsRules, broken, infeasible, aside, end } = epoch;
	return {
		jobId,
		epoch: epoch.epoch,
		labels: epoch.labels.slice(),
		prices: end.prices?.slice() ?? null,
		...(end.labels === epoch.labels ? {} : { chainLabels: end.labels.slice() }),
		kpis,
		today: epoch.prepared.today.kpis,
		gapPct,
		attainableShare,
		firstPlanMs,
		began,
		toleranceHours,
		keepsRules,
		broken,
		infeasible,
		aside,
		done
	};
}
