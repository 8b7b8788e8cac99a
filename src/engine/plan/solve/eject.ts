import type { BestPlan } from './best-plan.ts';
import type { Slices } from './slices.ts';
import type { SearchState } from './search-state.ts';

/** Units one chain may move, and first moves tried per territory and direction. */
const DEPTH = 10;
const WIDTH = 6;
/** Cheapest moves per step whose contiguity is tested before the chain ends. */
const TRIES = 5;
const MOST_HELP = 50;
const TERRITORIES_PER_SLICE = 4;
const GROWTH = 1.25;
/** Without it all excess would gather in one territory. */
export const EJECTION_CONVEXITY = 10;

/** Ejection chains: a unit leaves (or enters) a territory, the one that took (or lost) it passes another on, and so on; the chain
 *  is cut back to its best prefix. Every step is the cheapest move of objective plus penalties, so that excess travels across
 *  several territories to where there is room. Source: Glover 1996 (ejection chains), Fiduccia and Mattheyses 1982 (rollback). */
export class Ejection {
	readonly #state: SearchState;
	readonly #moved: Int32Array;
	readonly #from = new Int32Array(DEPTH);
	readonly #inChain: Uint8Array;
	readonly #units = new Int32Array(WIDTH);
	readonly #targets = new Int32Array(WIDTH);
	readonly #deltas = new Float64Array(WIDTH);
	#found = 0;

	constructor(state: SearchState) {
		this.#state = state;
		this.#moved = new Int32Array(DEPTH);
		this.#inChain = new Uint8Array(state.labels.length);
	}

	/** Chains out of and into one territory until none helps. O(chains · depth · border · measures).
	 *  @returns how many helped */
	relieve(territory: number): number {
		let helped = 0;
		for (let push = 0; push < 2; push++) {
			for (let rank = 0; rank < WIDTH; rank++) {
				this.#rank(territory, push === 0);
				if (rank >= this.#found) break;
				if (!this.#chain(this.#units[rank]!, this.#targets[rank]!, this.#deltas[rank]!, push === 0)) continue;
				helped++;
				rank = -1;
				if (helped === MOST_HELP) return helped;
			}
		}
		return helped;
	}

	/** One chain, kept up to its best prefix; false = undone altogether. */
	#chain(unit: number, to: number, delta: number, push: boolean): boolean {
		const state = this.#state;
		let length = 0;
		let sum = 0;
		let bestSum = -1e-6;
		let bestLength = 0;
		let [next, target, change] = [unit, to, delta];
		for (;;) {
			const from = state.labels[next]!;
			if (state.sizes[from]! < 2 || !state.contiguity.canLeave(next)) break;
			this.#moved[length] = next;
			this.#from[length] = from;
			length++;
			this.#inChain[next] = 1;
			state.move(next, target);
			sum += change;
			if (sum < bestSum) {
				bestSum = sum;
				bestLength = length;
			}
			if (length === DEPTH) break;
			this.#rank(push ? target : from, push);
			let taken = -1;
			for (let k = 0; k < Math.min(TRIES, this.#found); k++) {
				if (!state.contiguity.canLeave(this.#units[k]!)) continue;
				taken = k;
				break;
			}
			if (taken < 0) break;
			next = this.#units[taken]!;
			target = this.#targets[taken]!;
			change = this.#deltas[taken]!;
		}
		for (let k = length - 1; k >= 0; k--) {
			if (k >= bestLength) state.move(this.#moved[k]!, this.#from[k]!);
			this.#inChain[this.#moved[k]!] = 0;
		}
		return bestLength > 0;
	}

	/** The cheapest moves out of (`push`) or into a territory. O(units of the territory · degree · measures). */
	#rank(territory: number, push: boolean): void {
		const { firstUnit, nextUnit, foreign, movable, labels, sizes, stray } = this.#state;
		const { offsets, neighbours } = this.#state.problem.graph;
		this.#found = 0;
		if (push && sizes[territory]! < 2) return;
		for (let unit = firstUnit[territory]!; unit >= 0; unit = nextUnit[unit]!) {
			if (foreign[unit] === 0 || stray[unit] === 1) continue;
			if (push && (movable[unit] === 0 || this.#inChain[unit] === 1)) continue;
			let before = -1;
			for (let q = offsets[unit]!; q < offsets[unit + 1]!; q++) {
				const other = neighbours[q]!;
				const label = labels[other]!;
				if (label === territory || stray[other] === 1) continue;
				if (push) {
					if (label === before) continue;
					before = label;
					if (!this.#state.mayGo(unit, label)) continue;
					this.#offer(unit, label, this.#state.moveDelta(unit, territory, label));
				} else if (
					movable[other] === 1 &&
					this.#inChain[other] === 0 &&
					sizes[label]! > 1 &&
					!this.#holds(other) &&
					this.#state.mayGo(other, territory)
				)
					this.#offer(other, territory, this.#state.moveDelta(other, label, territory));
			}
		}
	}

	#holds(unit: number): boolean {
		for (let k = 0; k < this.#found; k++) if (this.#units[k] === unit) return true;
		return false;
	}

	#offer(unit: number, target: number, delta: number): void {
		let at = this.#found < WIDTH ? this.#found++ : WIDTH;
		if (at === WIDTH) {
			if (delta >= this.#deltas[WIDTH - 1]!) return;
			at = WIDTH - 1;
		}
		while (at > 0 && this.#deltas[at - 1]! > delta) {
			this.#deltas[at] = this.#deltas[at - 1]!;
			this.#units[at] = this.#units[at - 1]!;
			this.#targets[at] = this.#targets[at - 1]!;
			at--;
		}
		this.#deltas[at] = delta;
		this.#units[at] = unit;
		this.#targets[at] = target;
	}
}

/** Chains over all territories with penalties that rise from the floor while a tolerance is broken. The best plan on the way
 *  is offered; the state ends at the last one, with the last penalties. O(sweeps · chains · depth · territory · measures). */
export function* ejectAll(
	state: SearchState,
	ejection: Ejection,
	floor: Float64Array,
	best: BestPlan,
	sweeps: number,
	only: 'broken' | 'all' = 'all'
): Slices {
	let weight = 1;
	state.convexity = EJECTION_CONVEXITY;
	for (let sweep = 0; sweep < sweeps; sweep++) {
		for (let cell = 0; cell < floor.length; cell++) state.penalty[cell] = floor[cell]! * weight;
		state.handover?.press(weight);
		state.rebuild();
		let helped = 0;
		for (let t = 0; t < state.problem.territories; t++) {
			if (only === 'broken' && !isBroken(state, t)) continue;
			helped += ejection.relieve(t);
			if (t % TERRITORIES_PER_SLICE === TERRITORIES_PER_SLICE - 1) yield;
		}
		best.offer();
		if (state.violations === 0 && helped === 0) break;
		if (state.violations > 0) weight *= GROWTH;
	}
	state.convexity = 0;
}

/** True where one of the territory's measures lies past the limit from which penalties count. O(measures). */
function isBroken(state: SearchState, territory: number): boolean {
	const { count } = state.terms;
	for (let cell = territory * count; cell < (territory + 1) * count; cell++)
		if (Math.abs(state.deviation(cell)) > state.limit(cell)) return true;
	return false;
}
