import type { SearchState } from './search-state.ts';
import type { SpanningTree } from './spanning-tree.ts';

/** Most parts of one tree that are weighed. */
export const MOST_PARTS = 96;

/** What gifts and exchanges of parts between two territories cost, from flat copies: by far the hottest loop of the re-splits. Speaks of
 *  parts by their place in the trees' lists, −1 = none. Knows cost, loads and prices of deviations; other goals are weighed when one is made. */
export class ExchangeWeights {
	readonly #state: SearchState;
	readonly #costs = [new Float64Array(MOST_PARTS), new Float64Array(MOST_PARTS)] as const;
	/** parts × measures. */
	readonly #amounts: readonly [Float64Array, Float64Array];
	/** Both territories, measure by measure. */
	readonly #deviation: Float64Array;
	readonly #inverse: Float64Array;
	readonly #limit: Float64Array;
	readonly #penalty: Float64Array;
	readonly #fairness: Float64Array;
	#present = 0;

	constructor(state: SearchState) {
		this.#state = state;
		const { count } = state.terms;
		this.#amounts = [new Float64Array(MOST_PARTS * count), new Float64Array(MOST_PARTS * count)];
		this.#deviation = new Float64Array(2 * count);
		this.#inverse = new Float64Array(2 * count);
		this.#limit = new Float64Array(2 * count);
		this.#penalty = new Float64Array(2 * count);
		this.#fairness = new Float64Array(2 * count);
	}

	/** Copies what the parts of `given` (a → b) and `taken` (b → a) are weighed by. O(parts · measures). */
	open(a: number, b: number, given: SpanningTree, taken: SpanningTree): void {
		this.#copyTerritory(a, 0);
		this.#copyTerritory(b, this.#state.terms.count);
		this.#copyParts(0, given, a, b);
		this.#copyParts(1, taken, b, a);
		this.#present = this.#weighed(-1, -1);
	}

	/** A bound from below: no exchange wins back more than the present fairness and penalties. */
	least(given: number, taken: number): number {
		return this.#cost(given, taken) - this.#present;
	}

	/** Change of cost, slopes, fairness and penalties. O(measures). */
	delta(given: number, taken: number): number {
		return this.#cost(given, taken) + this.#weighed(given, taken) - this.#present;
	}

	#cost(given: number, taken: number): number {
		return (given < 0 ? 0 : this.#costs[0][given]!) + (taken < 0 ? 0 : this.#costs[1][taken]!);
	}

	#weighed(given: number, taken: number): number {
		const state = this.#state;
		const { count } = state.terms;
		const [gifts, returns] = this.#amounts;
		let sum = 0;
		for (let m = 0; m < count; m++) {
			const moved = (given < 0 ? 0 : gifts[given * count + m]!) - (taken < 0 ? 0 : returns[taken * count + m]!);
			for (let k = m; k < 2 * count; k += count) {
				const deviation = this.#deviation[k]! + (k === m ? -moved : moved) * this.#inverse[k]!;
				const over = (deviation < 0 ? -deviation : deviation) - this.#limit[k]!;
				sum += this.#fairness[k]! * deviation * deviation + this.#penalty[k]! * state.grown(over);
			}
		}
		return sum;
	}

	#copyTerritory(territory: number, at: number): void {
		const state = this.#state;
		const { count, inverse, measures } = state.terms;
		for (let m = 0; m < count; m++) {
			const cell = territory * count + m;
			this.#deviation[at + m] = state.deviation(cell);
			this.#inverse[at + m] = inverse[cell]!;
			this.#limit[at + m] = state.limit(cell);
			this.#penalty[at + m] = state.penalty[cell]!;
			this.#fairness[at + m] = m < measures ? state.problem.fairnessWeight : 0;
		}
	}

	#copyParts(side: 0 | 1, tree: SpanningTree, from: number, to: number): void {
		const { slope, terms } = this.#state;
		const { count, inverse } = terms;
		for (let k = 0; k < tree.partCount; k++) {
			const part = tree.parts[k]!;
			let cost = tree.cost[part]!;
			for (let m = 0; m < count; m++) {
				const amount = tree.amounts[part * count + m]!;
				this.#amounts[side][k * count + m] = amount;
				const [gain, loss] = [to * count + m, from * count + m];
				cost += amount * (slope[gain]! * inverse[gain]! - slope[loss]! * inverse[loss]!);
			}
			this.#costs[side][k] = cost;
		}
	}
}
