import type { SearchState } from './search-state.ts';

/** Plans ordered by feasibility (worst excess over a tolerance), then objective. */
export interface PlanRank {
	readonly excess: number;
	readonly objective: number;
}

/** True if `a` ranks before `b`. */
export function ranksBefore(a: PlanRank, b: PlanRank): boolean {
	const excessA = a.excess > 1e-9 ? a.excess : 0;
	const excessB = b.excess > 1e-9 ? b.excess : 0;
	return excessA !== excessB ? excessA < excessB : a.objective < b.objective;
}

/** Remembers the best plan the search passed, copying only what changed since. */
export class BestPlan {
	readonly labels: Int32Array;
	rank: PlanRank = { excess: Infinity, objective: Infinity };
	readonly #state: SearchState;

	constructor(state: SearchState) {
		this.#state = state;
		this.labels = new Int32Array(state.labels.length);
	}

	/** Forgets the past: the present plan is the best one. */
	reset(): void {
		this.labels.set(this.#state.labels);
		this.#state.clearChanged();
		this.rank = { excess: this.#state.excess(), objective: this.#state.objective };
	}

	/** Takes the present plan if it ranks before the best. O(territories · measures + units moved since). */
	offer(): boolean {
		const state = this.#state;
		const objective = state.objective;
		const feasible = state.violations === 0;
		if (feasible && this.rank.excess <= 1e-9 && objective >= this.rank.objective - 1e-6) return false;
		const rank = { excess: feasible ? 0 : state.excess(), objective };
		if (!ranksBefore(rank, this.rank)) return false;
		this.rank = rank;
		for (let k = 0; k < state.changedCount; k++) {
			const unit = state.changed[k]!;
			this.labels[unit] = state.labels[unit]!;
		}
		state.clearChanged();
		return true;
	}

	/** Puts the best plan back into the state. */
	restore(): void {
		this.#state.labels.set(this.labels);
		this.#state.clearChanged();
		this.#state.rebuild();
	}
}
