import type { Random } from '#engine/model/random.ts';
import { acceptanceTable } from './acceptance.ts';
import type { BestPlan } from './best-plan.ts';
import type { Slices } from './slices.ts';
import { EJECTION_CONVEXITY, ejectAll, type Ejection } from './eject.ts';
import { penaltyFloor } from './penalty-floor.ts';
import { MENDING, resplitAll } from './resplit.ts';
import type { SubtreeExchange } from './subtree-exchange.ts';
import type { SearchState } from './search-state.ts';

/** Penalty weights per slice: up while a tolerance is broken, down while it holds. */
const GROWTH = 1.03;
const FADING = 0.97;
/** Highest penalty in multiples of the least; like the heat it rises with each round that stays outside the tolerances. */
const HIGHEST_PENALTY = 100;
const LARGEST_STRAIN = 32;
/** Excess over a tolerance from which rounds also get hotter. */
const FAR_OUTSIDE = 0.03;
/** Excess from which penalties grow faster than it, so that it does not gather in one territory. */
const VERY_FAR_OUTSIDE = 0.15;
/** Change of a deviation's price per slice, in least penalties per unit of deviation off its aim. */
const PRICE_STEP = 0.3;
const SWEEPS_PER_ROUND = 3;
/** After a round that ends outside the tolerances the next aims this much further inside, up to the cap. */
const MARGIN_STEP = 0.01;
const MARGIN_CAP = 0.1;
/** Proposals per slice: 1–4 ms. */
const PROPOSALS_PER_SLICE = 8192;
/** Re-splits tried per slice where several measures conflict or a tolerance is broken: single units do not see those. */
const RESPLITS_PER_SLICE = 32;
const RESPLIT_PARTS = 32;
const LEAST_GAIN = 1e-6;
export const SLICES_PER_EPOCH = 24;

export interface AnnealSettings {
	/** Start temperatures of successive rounds, in mean border move costs; repeated cyclically. */
	readonly heats: readonly number[];
	/** Slices of successive rounds, multiples of `SLICES_PER_EPOCH`; the last length repeats. */
	readonly rounds: readonly number[];
	/** Deviations have prices as well, which follow the plan: a move that makes room for another is worth something. */
	readonly priced?: boolean;
	/** Rounds before islands open; absent = 1. */
	readonly leadRounds?: number;
	/** Heats of the short rounds on islands; absent = `heats`. */
	readonly islandHeats?: readonly number[];
	/** Absent = that of a first round. */
	readonly strain?: number;
}

/** How hard rounds press on plans that stay outside the tolerances. */
export interface Pressure {
	/** Multiple of the highest penalty. */
	readonly strain: number;
	/** Share of each tolerance to keep free (`SearchState.margin`). */
	readonly margin: number;
}

/** After a round: the strain follows the best plan so far, the margin how the round itself ended. */
export const nextPressure = (
	{ strain, margin }: Pressure,
	{ bestOutside, roundOutside }: { readonly bestOutside: boolean; readonly roundOutside: boolean }
): Pressure => ({
	strain: bestOutside ? Math.min(LARGEST_STRAIN, strain * 2) : Math.max(1, strain * 0.5),
	margin: roundOutside ? Math.min(MARGIN_CAP, margin + MARGIN_STEP) : margin * 0.5
});

/** Metropolis search over border moves. Tolerances are penalties that grow where they stay broken and fade slowly where they
 *  hold. Rounds cool to nothing by (1 − f)⁴ and start again, longer, from the best plan. */
export class AnnealLayer {
	readonly #random: Random;
	readonly #best: BestPlan;
	readonly #ejection: Ejection;
	readonly #exchange: SubtreeExchange;
	readonly #settings: AnnealSettings;
	readonly #table = acceptanceTable();
	#round = 0;
	#slice = 0;
	#slices: number;
	#unitCost = 0;
	/** Doubles with each round that leaves the best plan outside the tolerances, halves with each that does not. */
	#strain: number;
	/** The strain where a plan is far outside, else 1: a little excess needs pressure, not heat. */
	#fever: number;
	#floor: Float64Array = new Float64Array(0);
	readonly #prices: Float64Array;

	constructor(
		best: BestPlan,
		ejection: Ejection,
		exchange: SubtreeExchange,
		prices: Float64Array,
		random: Random,
		settings: AnnealSettings
	) {
		this.#exchange = exchange;
		this.#prices = prices;
		this.#ejection = ejection;
		this.#best = best;
		this.#random = random;
		this.#settings = settings;
		this.#slices = settings.rounds[0]!;
		this.#strain = settings.strain ?? 1;
		this.#fever = this.#feverOf(best);
	}

	/** True between rounds: the next epoch heats up again. */
	get atRoundStart(): boolean {
		return this.#slice === 0;
	}

	/** Rounds done. */
	get rounds(): number {
		return this.#round;
	}

	get strain(): number {
		return this.#strain;
	}

	/** `SLICES_PER_EPOCH` slices, and what ends the round where it is over. */
	*run(state: SearchState): Slices {
		for (let k = 0; k < SLICES_PER_EPOCH; k++) {
			if (this.#slice === 0) this.#startRound(state);
			const rest = 1 - this.#slice / this.#slices;
			const { heats } = this.#settings;
			const temperature = heats[this.#round % heats.length]! * this.#fever * this.#unitCost * rest * rest * rest * rest;
			this.#propose(state, temperature);
			if (state.terms.count > 1 || this.#best.rank.excess > 0) this.#resplit(state, temperature);
			this.#best.offer();
			this.#weigh(state);
			if (this.#settings.priced === true) this.#reprice(state);
			if (++this.#slice >= this.#slices) {
				this.#endRound(state);
				yield* ejectAll(state, this.#ejection, this.#floor, this.#best, SWEEPS_PER_ROUND);
				this.#best.restore();
				if (this.#best.rank.excess > 0) {
					yield* resplitAll(state, this.#exchange, this.#best, MENDING);
					this.#best.restore();
				}
			}
			yield;
		}
	}

	#startRound(state: SearchState): void {
		// Without penalties a move changes the objective alone.
		state.penalty.fill(0);
		state.handover?.press(0);
		this.#unitCost = meanMoveCost(state);
		if (this.#round === 0) this.#floor = penaltyFloor(state, this.#prices);
		if (this.#settings.priced === true)
			for (let cell = 0; cell < state.slope.length; cell++)
				state.slope[cell] = this.#prices[cell]! * state.terms.targets[cell]!;
		state.penalty.set(this.#floor);
		state.handover?.press(1);
		state.convexity = this.#best.rank.excess > VERY_FAR_OUTSIDE ? EJECTION_CONVEXITY : 0;
		state.rebuild();
	}

	#endRound(state: SearchState): void {
		state.slope.fill(0);
		this.#round++;
		this.#slice = 0;
		const { rounds } = this.#settings;
		this.#slices = rounds[Math.min(this.#round, rounds.length - 1)]!;
		const { strain, margin } = nextPressure(
			{ strain: this.#strain, margin: state.margin },
			{ bestOutside: this.#best.rank.excess > 1e-9, roundOutside: state.violations > 0 }
		);
		this.#strain = strain;
		this.#fever = this.#feverOf(this.#best);
		state.margin = margin;
		this.#best.restore();
	}

	#feverOf({ rank }: BestPlan): number {
		return rank.excess > FAR_OUTSIDE ? this.#strain : 1;
	}

	/** Penalties follow the violations. O(territories · measures). */
	#weigh(state: SearchState): void {
		const { penalty } = state;
		const highest = HIGHEST_PENALTY * this.#strain;
		state.handover?.weigh(GROWTH, FADING, highest);
		for (let cell = 0; cell < penalty.length; cell++) {
			const size = Math.abs(state.deviation(cell));
			const weight = penalty[cell]!;
			penalty[cell] =
				size > state.limit(cell) + 1e-10
					? Math.min(weight * GROWTH, this.#floor[cell]! * highest)
					: Math.max(weight * FADING, this.#floor[cell]!);
		}
	}

	/** A step of the prices of deviations: towards the end of the band that each asks for. O(territories · measures). */
	#reprice(state: SearchState): void {
		const { slope } = state;
		for (let cell = 0; cell < slope.length; cell++) {
			const price = slope[cell]!;
			const deviation = state.deviation(cell);
			const limit = state.limit(cell);
			const aim = price > 0 || (price === 0 && deviation > limit) ? limit : -limit;
			if (price === 0 && Math.abs(deviation) <= limit) continue;
			const next = price + PRICE_STEP * this.#floor[cell]! * (deviation - aim);
			slope[cell] = price * next < 0 ? 0 : next;
		}
	}

	#propose(state: SearchState, temperature: number): void {
		const { border, labels, sizes, contiguity } = state;
		const random = this.#random;
		const table = this.#table;
		const best = this.#best;
		for (let k = 0; k < PROPOSALS_PER_SLICE && state.borderCount > 0; k++) {
			const bits = random.next();
			const unit = border[random.below(state.borderCount)]!;
			const from = labels[unit]!;
			const towards = foreignNeighbour(state, unit, bits & 0xffff);
			if (towards < 0 || sizes[from]! < 2) continue;
			const to = labels[towards]!;
			const limit = temperature * table[bits >>> 20]!;
			const delta = state.moveDelta(unit, from, to);
			if (delta < limit || delta < 0) {
				if (!contiguity.canLeave(unit)) continue;
				state.move(unit, to);
				if (delta < 0 && state.violations === 0) best.offer();
			} else if ((bits & 0x30000) !== 0) this.#chain(state, unit, to, towards, limit);
		}
	}

	#resplit(state: SearchState, temperature: number): void {
		const random = this.#random;
		for (let k = 0; k < RESPLITS_PER_SLICE && state.borderCount > 0; k++) {
			const bits = random.next();
			const unit = state.border[random.below(state.borderCount)]!;
			const towards = foreignNeighbour(state, unit, bits & 0xffff);
			if (towards < 0) continue;
			const limit = temperature * this.#table[bits >>> 20]! - LEAST_GAIN;
			if (this.#exchange.improve(state.labels[unit]!, state.labels[towards]!, limit, RESPLIT_PARTS)) this.#best.offer();
		}
	}

	/** Passes a unit on at once: `unit` into `via`, a unit of `via` close by into a third territory or back (a swap). */
	#chain(state: SearchState, unit: number, via: number, towards: number, limit: number): void {
		const { labels, foreign, movable, stray, contiguity } = state;
		const { offsets, neighbours } = state.problem.graph;
		const from = labels[unit]!;
		let bits = this.#random.next();
		let next = towards;
		for (let steps = bits & 7; steps > 0; steps--) {
			bits >>>= 3;
			const degree = offsets[next + 1]! - offsets[next]!;
			next = neighbours[offsets[next]! + ((bits & 0xff) % degree)]!;
		}
		if (next === unit || labels[next] !== via || foreign[next] === 0 || movable[next] === 0 || stray[next] === 1)
			return;
		const beyond = foreignNeighbour(state, next, bits & 0xff);
		if (beyond < 0 || beyond === unit) return;
		const to = labels[beyond]!;
		const delta = state.chainDelta(unit, from, via, next, to);
		if (delta >= limit && delta >= 0) return;
		if (!contiguity.canLeave(unit)) return;
		state.move(unit, via);
		if (contiguity.canLeave(next)) {
			state.move(next, to);
			if (delta < 0 && state.violations === 0) this.#best.offer();
		} else state.move(unit, from);
	}
}

/** A neighbour of another territory's main part, first from slot `turn` on; −1 = none. */
function foreignNeighbour(state: SearchState, unit: number, turn: number): number {
	const { offsets, neighbours } = state.problem.graph;
	const begin = offsets[unit]!;
	const degree = offsets[unit + 1]! - begin;
	const own = state.labels[unit];
	let slot = turn % degree;
	for (let tries = 0; tries < degree; tries++) {
		const other = neighbours[begin + slot]!;
		if (state.labels[other] !== own && state.stray[other] === 0 && state.mayGo(unit, state.labels[other]!))
			return other;
		if (++slot === degree) slot = 0;
	}
	return -1;
}

/** Mean |change of objective| over the border moves: the unit of temperature. O(border · degree). */
function meanMoveCost(state: SearchState): number {
	const { graph } = state.problem;
	let sum = 0;
	let count = 0;
	for (let k = 0; k < state.borderCount; k++) {
		const unit = state.border[k]!;
		const from = state.labels[unit]!;
		for (let q = graph.offsets[unit]!; q < graph.offsets[unit + 1]!; q++) {
			const to = state.labels[graph.neighbours[q]!]!;
			if (to === from || !state.mayGo(unit, to)) continue;
			sum += Math.abs(state.moveDelta(unit, from, to));
			count++;
		}
	}
	return count > 0 ? sum / count : 0;
}
