import { SvelteMap } from 'svelte/reactivity';
import type { ProblemClass } from '#engine/ingest/health/finding.ts';
import type { Settings } from '#engine/model/settings.ts';
import type { EffectDepth, HealthEffect } from '#engine/scenario/health-effect.ts';
import type { HealthState } from './health.svelte.ts';

export interface Measured {
	/** null = it failed. */
	readonly effect: HealthEffect | null;
	/** The data it was measured on. */
	readonly after: string;
}

/** What a class of problems moves, in one line. */
export interface Moved {
	/** Of today's territories, or of a trial plan where nobody owns accounts. */
	readonly of: 'today' | 'plan';
	/** What the doubtful data are compared with. */
	readonly against: 'mended' | 'out';
	/** Fractions: 0.01 = one percentage point. */
	readonly spread: number;
	/** Hours a year. */
	readonly travelHours: number;
	/** A point of spread weighs as much as a percent of travel. */
	readonly weight: number;
}

/** Less than this is within what estimates can tell. */
export const noticeable = 0.001;

/** null = it cannot be told: no accounts are located, or nobody is there to serve them. */
export function movedBy({ variants, ...changes }: HealthEffect): Moved | null {
	const of = changes.today === null ? 'plan' : 'today';
	const change = changes[of];
	const before = variants.in?.[of]?.travelHours ?? 0;
	if (change === null) return null;
	const { spread, travelHours } = change;
	return {
		of,
		against: variants.mended === null ? 'out' : 'mended',
		spread,
		travelHours,
		weight: Math.abs(spread) + (before > 0 ? Math.abs(travelHours) / before : 0)
	};
}

/** What the problems of each class do to balance and travel. */
export class HealthEffects {
	readonly found = new SvelteMap<ProblemClass, Measured>();
	/** `share` 0–1 of the class that is measured now. */
	running = $state.raw<{
		readonly problem: ProblemClass;
		readonly share: number;
		readonly done: number;
		readonly of: number;
	} | null>(null);
	/** Weights by which classes are ranked; those found since follow when all are, so that no row moves while it is read. */
	#weights = $state.raw<Readonly<Partial<Record<ProblemClass, number>>>>({});
	readonly #state: HealthState;
	#turn = 0;

	constructor(state: HealthState) {
		this.#state = state;
	}

	moved(problem: ProblemClass): Moved | null {
		const effect = this.found.get(problem)?.effect ?? null;
		return effect === null ? null : movedBy(effect);
	}

	/** Whether other classes were mended since, or problems of this one set aside. */
	isStale(problem: ProblemClass): boolean {
		const measured = this.found.get(problem);
		return measured !== undefined && measured.after !== this.#dataFor(problem);
	}

	/** Of these, the ones with doubtful data whose effect is not known, or no longer. */
	unknown(problems: readonly ProblemClass[]): readonly ProblemClass[] {
		return problems.filter(
			(problem) => this.#state.of(problem).open > 0 && (!this.found.has(problem) || this.isStale(problem))
		);
	}

	async measure(problems: readonly ProblemClass[], settings: Settings, depth: EffectDepth): Promise<void> {
		const turn = ++this.#turn;
		for (const [done, problem] of problems.entries()) {
			const told = (share: number) => {
				// Ends the work: the worker waits for this.
				if (turn !== this.#turn) throw new Error('cancelled');
				this.running = { problem, share, done, of: problems.length };
			};
			told(0);
			const after = this.#dataFor(problem);
			const effect = await this.#state.client.effect(problem, settings, depth, told).catch(() => null);
			if (turn !== this.#turn) return;
			this.found.set(problem, { effect, after });
		}
		this.running = null;
		this.#rank();
	}

	/** What runs ends; what was found stays. */
	cancel(): void {
		this.#turn++;
		this.running = null;
		this.#rank();
	}

	/** Worst first; those not measured follow in the order in which they are mended, the sound ones last. */
	ranked(problems: readonly ProblemClass[]): readonly ProblemClass[] {
		// What nobody can mend in a moment comes behind what can be.
		const weight = (problem: ProblemClass): number => {
			const { open, mendable } = this.#state.of(problem);
			return open === 0
				? -2
				: mendable === 0
					? -1 / (1 + (this.#weights[problem] ?? 0))
					: (this.#weights[problem] ?? 0);
		};
		return problems
			.map((problem, k) => ({ problem, k, weight: weight(problem) }))
			.sort((a, b) => b.weight - a.weight || a.k - b.k)
			.map(({ problem }) => problem);
	}

	#rank(): void {
		this.#weights = Object.fromEntries([...this.found.keys()].map((one) => [one, this.moved(one)?.weight ?? 0]));
	}

	/** Tells data apart: mends of other classes, by whose value, and what of this one was set aside. Its own mends do not count. */
	#dataFor(problem: ProblemClass): string {
		const { health, acts } = this.#state;
		const { open, mended } = this.#state.of(problem);
		const log = (health?.log ?? []).filter((one) => one.problem !== problem).map(({ id }) => id);
		const own = acts.filter(({ kind, problem: of }) =>
			of === problem ? kind === 'aside' : kind === 'own' || kind === 'merge'
		);
		return JSON.stringify([log, own.map(({ key, ids }) => [key, ids]), open + mended]);
	}
}
