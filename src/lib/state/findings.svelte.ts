import { untrack } from 'svelte';
import { toFailure } from './failure.ts';
import type { PlanState } from './plan.svelte.ts';
import type { Answer, Failure } from './types.ts';

export type Finding = Answer<'findings'>[number];
type Side = 'today' | 'plan';

/** While the plan still moves, its findings are asked for again at most this often. */
const refreshEveryMs = 3000;

/** What is worth a look, today and under the plan; asked for again when what it is about has changed. */
export class FindingsState {
	today = $state.raw<readonly Finding[] | null>(null);
	plan = $state.raw<readonly Finding[] | null>(null);
	failure = $state.raw<Failure | null>(null);
	/** Names by id, also of reps who have been left out since. */
	repNames = $state.raw<Readonly<Record<string, string>>>({});
	#state: PlanState;
	#seen: Record<Side, unknown> = { today: null, plan: null };
	/** The view an unanswered question is about. */
	#pending: Record<Side, unknown> = { today: null, plan: null };
	#view: unknown = null;
	#asked = -Infinity;

	constructor(state: PlanState) {
		this.#state = state;
	}

	/** Call from an effect: reads what the findings rest on and asks where it is new. */
	watch(): void {
		const { view, epoch, activity, today } = this.#state;
		if (view !== this.#view) {
			this.#view = view;
			this.today = null;
			this.plan = null;
			this.#asked = -Infinity;
			this.#pending = { today: null, plan: null };
			this.#seen = { today: null, plan: null };
			const names = (view?.reps ?? []).map(({ id, name }) => [id, name] as const);
			this.repNames = { ...untrack(() => this.repNames), ...Object.fromEntries(names) };
		}
		if (view === null) return;
		const moving = activity === 'planning';
		if (untrack(() => this.today) === null || !moving) this.#ask('today', today);
		if (epoch === null) this.plan = null;
		else if (!moving || performance.now() - this.#asked >= refreshEveryMs) {
			this.#asked = performance.now();
			this.#ask('plan', epoch);
		}
	}

	find(side: Side, id: Finding['id']): Finding | null {
		return this[side]?.find((finding) => finding.id === id) ?? null;
	}

	/** Number of what a finding counts; null while it is not known. */
	count(side: Side, id: Finding['id']): number | null {
		return this[side] === null ? null : (this.find(side, id)?.count ?? 0);
	}

	#ask(side: Side, about: unknown): void {
		if (about === this.#seen[side]) return;
		this.#seen[side] = about;
		// One question at a time: epochs come faster than answers, and the last one must not be lost.
		if (this.#pending[side] !== null) return;
		const view = this.#view;
		this.#pending[side] = view;
		const ended = () => {
			if (this.#pending[side] !== view) return;
			this.#pending[side] = null;
			const latest = this.#seen[side];
			if (latest === about || this.#view === null) return;
			this.#seen[side] = about;
			this.#ask(side, latest);
		};
		this.#state
			.ask('findings', side)
			.then(
				(found) => {
					if (view !== this.#view) return;
					this[side] = found;
					this.failure = null;
				},
				(cause: unknown) => {
					if (view === this.#view) this.failure = toFailure(cause);
				}
			)
			.finally(ended);
	}
}
