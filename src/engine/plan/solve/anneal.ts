import type { Random } from '#engine/model/random.ts';
import { acceptanceTable } from './acceptance.ts';
import type { BestPlan } from './best-plan.ts';
import type { Layer, Slices } from './layer.ts';
import type { SearchState } from './search-state.ts';

/** Proposals per slice: 1–4 ms. */
const PROPOSALS_PER_SLICE = 8192;
export const SLICES_PER_EPOCH = 24;

export interface AnnealSettings {
	/** Start temperature of the first round, in mean border move costs. */
	readonly heat: number;
	/** Slices of the first round and growth per round. */
	readonly firstRound: number;
	readonly growth: number;
	readonly longestRound: number;
}

/** Metropolis search over border moves. Tolerances are penalties that grow where they stay broken and fade slowly where they
 *  hold. Rounds cool to nothing by (1 − f)⁴ and start again, longer, from the best plan. */
export class AnnealLayer implements Layer {
	readonly id = 'anneal';
	readonly #random: Random;
	readonly #best: BestPlan;
	readonly #settings: AnnealSettings;
	readonly #table = acceptanceTable();
	#round = 0;
	#slice = 0;
	#slices: number;
	#unitCost = 0;
	#base = 0;
	#heat: number;

	constructor(best: BestPlan, random: Random, settings: AnnealSettings) {
		this.#best = best;
		this.#random = random;
		this.#settings = settings;
		this.#slices = settings.firstRound;
		this.#heat = settings.heat;
	}

	*run(state: SearchState): Slices {
		for (let k = 0; k < SLICES_PER_EPOCH; k++) {
			if (this.#slice === 0) this.#startRound(state);
			const rest = 1 - this.#slice / this.#slices;
			const temperature = this.#heat * this.#unitCost * rest * rest * rest * rest;
			this.#propose(state, temperature);
			this.#best.offer();
			this.#weigh(state);
			if (++this.#slice >= this.#slices) this.#endRound(state);
			yield;
		}
	}

	#startRound(state: SearchState): void {
		this.#unitCost = meanMoveCost(state);
		if (this.#round === 0) {
			this.#base = (2 * state.cost) / state.problem.territories;
			if (!(this.#base > 0)) this.#base = 1;
			state.penalty.fill(this.#base);
			state.rebuild();
		}
	}

	#endRound(state: SearchState): void {
		this.#round++;
		this.#slice = 0;
		this.#slices = Math.min(this.#settings.longestRound, Math.floor(this.#slices * this.#settings.growth));
		this.#best.restore();
		const infeasible = this.#best.rank.excess > 1e-9;
		this.#heat = infeasible ? Math.min(this.#heat * 2, this.#settings.heat * 32) : this.#settings.heat;
	}

	/** Penalties follow the violations. O(territories · measures). */
	#weigh(state: SearchState): void {
		const { penalty, terms } = state;
		for (let cell = 0; cell < penalty.length; cell++) {
			const size = Math.abs(state.deviation(cell));
			const weight = penalty[cell]!;
			penalty[cell] =
				size > terms.tolerance[cell % terms.count]! + 1e-10
					? Math.min(weight * 1.03, this.#base * 1000)
					: Math.max(weight * 0.995, this.#base);
		}
	}

	#propose(state: SearchState, temperature: number): void {
		const { border, labels, stray, sizes, contiguity } = state;
		const { offsets, neighbours } = state.problem.graph;
		const random = this.#random;
		const table = this.#table;
		const best = this.#best;
		for (let k = 0; k < PROPOSALS_PER_SLICE && state.borderCount > 0; k++) {
			const unit = border[random.below(state.borderCount)]!;
			const from = labels[unit]!;
			const bits = random.next();
			const begin = offsets[unit]!;
			const degree = offsets[unit + 1]! - begin;
			let slot = (bits & 0xffff) % degree;
			let to = from;
			for (let tries = 0; tries < degree; tries++) {
				const other = neighbours[begin + slot]!;
				to = labels[other]!;
				if (to !== from && stray[other] === 0) break;
				to = from;
				if (++slot === degree) slot = 0;
			}
			if (to === from || sizes[from]! < 2) continue;
			const delta = state.moveDelta(unit, from, to);
			if (delta >= temperature * table[bits >>> 20]! && delta >= 0) continue;
			if (!contiguity.canLeave(unit)) continue;
			state.move(unit, to);
			if (delta < 0 && state.violations === 0) best.offer();
		}
	}
}

/** Mean |change of cost| over the border moves: the unit of temperature. O(border · degree). */
function meanMoveCost(state: SearchState): number {
	const { graph, territories } = state.problem;
	let sum = 0;
	let count = 0;
	for (let k = 0; k < state.borderCount; k++) {
		const unit = state.border[k]!;
		const from = state.labels[unit]!;
		const row = unit * territories;
		for (let q = graph.offsets[unit]!; q < graph.offsets[unit + 1]!; q++) {
			const to = state.labels[graph.neighbours[q]!]!;
			if (to === from) continue;
			sum += Math.abs(state.costs[row + to]! - state.costs[row + from]!);
			count++;
		}
	}
	return count > 0 ? sum / count : 0;
}
