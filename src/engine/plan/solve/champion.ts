import type { EpochReport, PlanProblem } from '#engine/model/problem.ts';
import { ranksBefore, type BestPlan, type PlanRank } from './best-plan.ts';
import { brokenRules } from './broken-rules.ts';
import { outsideUnits } from './outside.ts';
import type { PriceAscent } from './price-ascent.ts';
import type { SearchState } from './search-state.ts';
import type { VolumeAscent } from './volume-ascent.ts';

/** The best plan over all epochs. With free centres a plan is judged by its own centres, so it is kept apart from the search's
 *  best plan, which is judged by the centres of the moment. */
export class Champion {
	readonly #state: SearchState;
	readonly #recentre: PlanProblem['recentre'];
	readonly #labels: Int32Array;
	#rank: PlanRank = { excess: Infinity, objective: Infinity };
	#travel = 0;
	#worst = 0;

	constructor(state: SearchState, recentre: PlanProblem['recentre']) {
		this.#state = state;
		this.#recentre = recentre;
		this.#labels = new Int32Array(state.labels.length);
	}

	/** Moves free centres to the best plan's, rebuilds the sums and keeps the plan if it ranks first. */
	offer(best: BestPlan): void {
		const state = this.#state;
		if (this.#recentre === null) {
			if (!ranksBefore(best.rank, this.#rank)) return;
			this.#take(best.labels, best.rank);
			return;
		}
		const present = state.labels.slice();
		this.#judge(best.labels);
		// The search goes on from where it is, around its own centres; ranks by former centres mean nothing now.
		this.#place(present);
		best.reset();
	}

	/** Takes a plan that another search found if it ranks first. */
	challenge({ labels }: { readonly labels: Int32Array }, best: BestPlan): void {
		this.#state.labels.set(labels);
		this.#state.rebuild();
		best.reset();
		this.offer(best);
	}

	/** Free centres: puts the best plan of all back, to start a round from. */
	restore(best: BestPlan): void {
		this.#place(this.#labels);
		best.reset();
	}

	/** A copy. */
	plan(): { readonly labels: Int32Array; readonly rank: PlanRank } {
		return { labels: this.#labels.slice(), rank: this.#rank };
	}

	#judge(labels: Int32Array): void {
		this.#place(labels);
		const rank = { excess: this.#state.excess(), objective: this.#state.objective };
		if (ranksBefore(rank, this.#rank)) this.#take(labels, rank);
	}

	#place(labels: Int32Array): void {
		this.#recentre?.(labels);
		this.#state.refreshCosts();
		this.#state.labels.set(labels);
		this.#state.rebuild();
	}

	#take(labels: Int32Array, rank: PlanRank): void {
		const { travel, territories, units } = this.#state.problem;
		this.#labels.set(labels);
		this.#rank = rank;
		this.#travel = 0;
		for (let u = 0; u < units; u++) this.#travel += travel[u * territories + labels[u]!]!;
		this.#worst = deviationOf(this.#state, labels);
	}

	report(epoch: number, proof: VolumeAscent | null, ascent: PriceAscent): EpochReport {
		const { problem, terms } = this.#state;
		const source = proof === null ? ascent.prices : proof.boundPrices;
		return {
			epoch,
			labels: this.#labels.slice(),
			prices: source.map((price, cell) => price * terms.scale[cell % terms.count]!),
			travel: this.#travel,
			objective: this.#rank.objective,
			worstDeviation: this.#worst,
			outside: outsideUnits(problem, this.#labels, this.#state.anchors),
			broken: brokenRules(problem, this.#labels),
			bound: proof === null ? null : proof.bound,
			infeasible: proof !== null && exceedsAllPlans(proof.bound, problem)
		};
	}
}

/** Whether the bound is above Σ of the dearest territory each unit may go to, with room for rounding. Ends as soon as the sum has reached
 *  it. O(units · territories). */
function exceedsAllPlans(bound: number, { units, territories, travel, fixed, rules }: PlanProblem): boolean {
	if (bound <= 1) return false;
	const allowed = rules?.allowed ?? null;
	let sum = 0;
	for (let u = 0; u < units; u++) {
		let most = 0;
		for (let t = 0; t < territories; t++) {
			const k = u * territories + t;
			if (fixed[u]! >= 0 ? fixed[u] === t : allowed === null || allowed[k] === 1) most = Math.max(most, travel[k]!);
		}
		sum += most;
		if (sum * (1 + 1e-9) + 1 >= bound) return false;
	}
	return true;
}

function deviationOf(state: SearchState, labels: Int32Array): number {
	const { terms } = state;
	const loads = new Float64Array(state.loads.length);
	for (let u = 0; u < labels.length; u++) {
		for (let m = 0; m < terms.measures; m++) {
			const cell = labels[u]! * terms.count + m;
			loads[cell] = loads[cell]! + terms.amounts[u * terms.count + m]!;
		}
	}
	let worst = 0;
	for (let cell = 0; cell < loads.length; cell++) {
		if (cell % terms.count >= terms.measures) continue;
		worst = Math.max(worst, Math.abs(loads[cell]! * terms.inverse[cell]! - terms.offset[cell]!));
	}
	return worst;
}
