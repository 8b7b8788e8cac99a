import type { Random } from '#engine/model/random.ts';
import type { SearchState } from './search-state.ts';

/** A random spanning tree of a territory's main part, rooted at its anchor. Cut off anywhere it leaves two connected parts, so each
 *  subtree that borders another territory can go there without breaking its own. */
export class SpanningTree {
	/** Units, parents before children; the first `count` entries count, their indices are the places. */
	readonly order: Int32Array;
	/** Per place, of its whole subtree: cost change if it went to the other territory, Infinity = some unit may not. */
	readonly cost: Float64Array;
	/** Scaled amounts, places × measures, of the whole subtree. */
	readonly amounts: Float64Array;
	/** Places of the subtrees that may go; the first `partCount` entries count. */
	readonly parts: Int32Array;
	partCount = 0;
	#count = 0;
	readonly #state: SearchState;
	readonly #parent: Int32Array;
	/** Arcs into the other territory, of the whole subtree. */
	readonly #arcs: Int32Array;
	readonly #place: Int32Array;
	readonly #round: Int32Array;
	#rounds = 0;
	readonly #open: Int32Array;
	readonly #inside: Uint8Array;

	constructor(state: SearchState) {
		const { units, graph } = state.problem;
		this.#state = state;
		this.order = new Int32Array(units);
		this.cost = new Float64Array(units);
		this.amounts = new Float64Array(units * state.terms.count);
		this.parts = new Int32Array(units);
		this.#parent = new Int32Array(units);
		this.#arcs = new Int32Array(units);
		this.#place = new Int32Array(units);
		this.#round = new Int32Array(units);
		this.#open = new Int32Array(2 * graph.neighbours.length);
		this.#inside = new Uint8Array(units);
	}

	/** Grows a new tree over `territory` and lists what may go to `towards`, at most `sample` subtrees. O(units of the territory · (degree + measures)). */
	grow(territory: number, towards: number, sample: number, random: Random): void {
		this.#count = 0;
		this.partCount = 0;
		const root = this.#root(territory);
		if (root < 0) return;
		this.#span(root, territory, random);
		this.#weigh(territory, towards);
		this.#list(sample, random);
	}

	/** Calls `act` for every unit of a subtree. O(units behind it in the order). */
	each(place: number, act: (unit: number) => void): void {
		const inside = this.#inside;
		inside[place] = 1;
		act(this.order[place]!);
		for (let k = place + 1; k < this.#count; k++) {
			const up = this.#parent[k]!;
			inside[k] = up >= place ? inside[up]! : 0;
			if (inside[k] === 1) act(this.order[k]!);
		}
	}

	#root(territory: number): number {
		const { anchors, firstUnit, nextUnit, stray } = this.#state;
		if (anchors[territory]! >= 0) return anchors[territory]!;
		for (let u = firstUnit[territory]!; u >= 0; u = nextUnit[u]!) if (stray[u] === 0) return u;
		return -1;
	}

	/** Arcs are drawn from the rim at random: trees differ each time but stay bushy. */
	#span(root: number, territory: number, random: Random): void {
		const { labels, stray, problem } = this.#state;
		const { offsets, neighbours } = problem.graph;
		const open = this.#open;
		const round = ++this.#rounds;
		let count = 0;
		const visit = (unit: number, parent: number): void => {
			this.#round[unit] = round;
			this.#place[unit] = this.#count;
			this.#parent[this.#count] = parent;
			this.order[this.#count++] = unit;
			for (let q = offsets[unit]!; q < offsets[unit + 1]!; q++) {
				const next = neighbours[q]!;
				if (labels[next] !== territory || stray[next] === 1 || this.#round[next] === round) continue;
				open[count++] = next;
				open[count++] = unit;
			}
		};
		visit(root, -1);
		while (count > 0) {
			const at = 2 * random.below(count >> 1);
			const unit = open[at]!;
			const parent = open[at + 1]!;
			open[at + 1] = open[--count]!;
			open[at] = open[--count]!;
			if (this.#round[unit] !== round) visit(unit, this.#place[parent]!);
		}
	}

	#weigh(territory: number, towards: number): void {
		const { labels, stray, movable, costs, problem, terms } = this.#state;
		const { offsets, neighbours } = problem.graph;
		const { count } = terms;
		for (let k = 0; k < this.#count; k++) {
			const unit = this.order[k]!;
			const row = unit * problem.territories;
			let arcs = 0;
			for (let q = offsets[unit]!; q < offsets[unit + 1]!; q++)
				if (labels[neighbours[q]!] === towards && stray[neighbours[q]!] === 0) arcs++;
			this.#arcs[k] = arcs;
			const free = movable[unit] === 1 && this.#state.mayGo(unit, towards);
			this.cost[k] = free ? costs[row + towards]! - costs[row + territory]! : Infinity;
			for (let m = 0; m < count; m++) this.amounts[k * count + m] = terms.amounts[unit * count + m]!;
		}
		for (let k = this.#count - 1; k > 0; k--) {
			const up = this.#parent[k]!;
			this.#arcs[up] = this.#arcs[up]! + this.#arcs[k]!;
			this.cost[up] = this.cost[up]! + this.cost[k]!;
			for (let m = 0; m < count; m++)
				this.amounts[up * count + m] = this.amounts[up * count + m]! + this.amounts[k * count + m]!;
		}
	}

	/** A sample of equal chances for all subtrees that may go (reservoir). */
	#list(sample: number, random: Random): void {
		let seen = 0;
		for (let k = 1; k < this.#count; k++) {
			if (this.#arcs[k] === 0 || this.cost[k] === Infinity) continue;
			const slot = seen++ < sample ? this.partCount++ : random.below(seen);
			if (slot < sample) this.parts[slot] = k;
		}
	}
}
