import type { Random } from '#engine/model/random.ts';
import type { SearchState } from './search-state.ts';
import { ExchangeWeights } from './exchange-weights.ts';
import { SpanningTree } from './spanning-tree.ts';

/** Best exchanges per pair of trees whose contiguity is tested. */
const TRIES = 6;
const NOTHING = -1;

/** Re-splits two neighbouring territories: spanning trees cut each into parts that can leave without breaking it, and of all gifts of
 *  one part and exchanges of two the best is made. It moves what single units cannot: parts of the same load and another mix, or
 *  whole corridors. Source: DeFord, Duchin, Solomon 2021 (recombination on spanning trees), as a descent that keeps both anchors. */
export class SubtreeExchange {
	readonly #state: SearchState;
	readonly #random: Random;
	readonly #given: SpanningTree;
	readonly #taken: SpanningTree;
	readonly #found = Array.from({ length: TRIES }, () => ({ delta: 0, given: NOTHING, taken: NOTHING }));
	#foundCount = 0;
	readonly #weights: ExchangeWeights;
	readonly #leaving: Int32Array;
	#rounds = 0;

	constructor(state: SearchState, random: Random) {
		this.#state = state;
		this.#random = random;
		this.#given = new SpanningTree(state);
		this.#taken = new SpanningTree(state);
		this.#leaving = new Int32Array(state.problem.units);
		this.#weights = new ExchangeWeights(state);
	}

	/** One draw of trees for the territories `a` and `b`.
	 *  @param limit largest change of objective plus penalties to accept; −ε = improvements only
	 *  @param sample most parts of each that are weighed against each other, `MOST_PARTS` at most
	 *  @returns true if an exchange was made. O(units of both · degree + sample² · measures) */
	improve(a: number, b: number, limit: number, sample: number): boolean {
		this.#given.grow(a, b, sample, this.#random);
		this.#taken.grow(b, a, sample, this.#random);
		this.#rank(a, b, limit);
		for (let k = 0; k < this.#foundCount; k++) {
			const { given, taken } = this.#found[k]!;
			if (!this.#stays(this.#given, given, this.#taken, taken, b)) continue;
			if (!this.#stays(this.#taken, taken, this.#given, given, a)) continue;
			if (this.#exchange(a, b, given, taken, limit)) return true;
		}
		return false;
	}

	/** The best pairs of parts by cost and loads; other goals are weighed exactly when one is made. No exchange can win back more than
	 *  the present penalties, so that most pairs are told apart by their cost alone. */
	#rank(a: number, b: number, limit: number): void {
		const weights = this.#weights;
		weights.open(a, b, this.#given, this.#taken);
		this.#foundCount = 0;
		const [gifts, returns] = [this.#given.partCount, this.#taken.partCount];
		for (let i = -1; i < gifts; i++) {
			for (let j = i < 0 ? 0 : -1; j < returns; j++) {
				const bar = this.#foundCount === TRIES ? Math.min(limit, this.#found[TRIES - 1]!.delta) : limit;
				if (weights.least(i, j) >= bar) continue;
				const delta = weights.delta(i, j);
				if (delta >= limit) continue;
				this.#offer(delta, i < 0 ? NOTHING : this.#given.parts[i]!, j < 0 ? NOTHING : this.#taken.parts[j]!);
			}
		}
	}

	#offer(delta: number, given: number, taken: number): void {
		const found = this.#found;
		if (this.#foundCount === TRIES && delta >= found[TRIES - 1]!.delta) return;
		let at = this.#foundCount < TRIES ? this.#foundCount++ : TRIES - 1;
		const entry = found[at]!;
		for (; at > 0 && found[at - 1]!.delta > delta; at--) found[at] = found[at - 1]!;
		entry.delta = delta;
		entry.given = given;
		entry.taken = taken;
		found[at] = entry;
	}

	/** True if the part borders what stays of the territory it goes to. */
	#stays(tree: SpanningTree, part: number, other: SpanningTree, otherPart: number, target: number): boolean {
		if (part === NOTHING || otherPart === NOTHING) return true;
		const { labels, stray, problem } = this.#state;
		const { offsets, neighbours } = problem.graph;
		const leaving = ++this.#rounds;
		other.each(otherPart, (unit) => (this.#leaving[unit] = leaving));
		let borders = false;
		tree.each(part, (unit) => {
			for (let q = offsets[unit]!; q < offsets[unit + 1]! && !borders; q++) {
				const next = neighbours[q]!;
				borders = labels[next] === target && stray[next] === 0 && this.#leaving[next] !== leaving;
			}
		});
		return borders;
	}

	#exchange(a: number, b: number, given: number, taken: number, limit: number): boolean {
		const state = this.#state;
		let delta = 0;
		const moves: number[] = [];
		const moveTo =
			(target: number) =>
			(unit: number): void => {
				delta += state.moveDelta(unit, state.labels[unit]!, target);
				state.move(unit, target);
				moves.push(unit);
			};
		if (given !== NOTHING) this.#given.each(given, moveTo(b));
		if (taken !== NOTHING) this.#taken.each(taken, moveTo(a));
		if (delta < limit) return true;
		for (const unit of moves.reverse()) state.move(unit, state.labels[unit] === a ? b : a);
		return false;
	}
}
