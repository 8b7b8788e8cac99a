import type { PlanProblem } from '#engine/model/problem.ts';
import { chooseAnchors } from './anchors.ts';
import { createContiguityTest, type ContiguityTest } from './contiguity.ts';
import { createCoverageLedger, type CoverageLedger } from './coverage.ts';
import { HandoverLedger } from './handover.ts';
import { createBalanceTerms, type BalanceTerms } from './terms.ts';

/** Deviations up to this far past a tolerance still count as inside (summation noise). */
const SLACK = 1e-10;

/** What all layers share: the current plan, its loads and costs, and the units along borders. One `move` keeps everything in
 *  step. Penalty weights turn tolerances into costs for the search; they are no part of the objective. */
export class SearchState {
	readonly problem: PlanProblem;
	readonly terms: BalanceTerms;
	readonly anchors: Int32Array;
	/** Travel + extra, units × territories; the travel array itself where there is no extra. */
	readonly costs: Float64Array;
	readonly labels: Int32Array;
	/** territories × measures, scaled (see BalanceTerms). */
	readonly loads: Float64Array;
	readonly sizes: Int32Array;
	/** Neighbours with another label, per unit. */
	readonly foreign: Int32Array;
	/** Movable units with a foreign neighbour; the first `borderCount` entries count. */
	readonly border: Int32Array;
	borderCount = 0;
	/** Units of each territory as a doubly linked list; −1 ends it. */
	readonly firstUnit: Int32Array;
	readonly nextUnit: Int32Array;
	readonly #previousUnit: Int32Array;
	readonly movable: Uint8Array;
	/** 1 = outside the main part of its territory (locked or unreachable units after repair). */
	readonly stray: Uint8Array;
	readonly masks: Int32Array;
	readonly contiguity: ContiguityTest;
	readonly coverage: CoverageLedger | null;
	/** null = anything may change hands. */
	readonly handover: HandoverLedger | null;
	/** Seconds per unit of deviation past the tolerance, territories × measures. */
	readonly penalty: Float64Array;
	/** Units moved since the last `clearChanged`. */
	readonly changed: Int32Array;
	changedCount = 0;
	/** Σ travel + extra of the current labels. */
	cost = 0;
	/** Σ fairness of the current labels. */
	fairness = 0;
	/** Seconds per unit of deviation, wherever it lies; territories × measures. */
	readonly slope: Float64Array;
	/** Share of each tolerance that the search keeps free: penalties start there, violations at the full tolerance. */
	margin = 0.004;
	/** Penalty of an excess e: weight · e · (1 + convexity · e · (1 + steepness · e²)). A rebuild makes a change of them count. */
	convexity = 0;
	steepness = 0;
	/** Neighbouring pairs in different territories. */
	cuts = 0;
	/** (territory, measure) pairs outside their tolerance, and move limits that are passed. */
	violations = 0;
	readonly #allowedPairs: Uint8Array | null;
	readonly #fairnessWeight: Float64Array;
	readonly #fairnessOf: Float64Array;
	readonly #excessOf: Float64Array;
	readonly #broken: Uint8Array;
	/** territories × measures: the tolerance, or what locks and centres alone already exceed it to. */
	readonly allowed: Float64Array;
	readonly #limit: Float64Array;
	readonly #borderAt: Int32Array;
	readonly #isChanged: Uint8Array;

	constructor(problem: PlanProblem) {
		const { units, territories, graph, fixed } = problem;
		this.problem = problem;
		this.terms = createBalanceTerms(problem);
		const cells = territories * this.terms.count;
		this.anchors = chooseAnchors(problem);
		this.costs = problem.extra === null ? problem.travel : new Float64Array(units * territories);
		this.labels = new Int32Array(units).fill(-1);
		this.loads = new Float64Array(cells);
		this.sizes = new Int32Array(territories);
		this.foreign = new Int32Array(units);
		this.border = new Int32Array(units);
		this.#borderAt = new Int32Array(units).fill(-1);
		this.firstUnit = new Int32Array(territories);
		this.nextUnit = new Int32Array(units);
		this.#previousUnit = new Int32Array(units);
		this.movable = new Uint8Array(units);
		this.stray = new Uint8Array(units);
		this.masks = new Int32Array(graph.neighbours.length);
		this.contiguity = createContiguityTest(graph, this.labels, this.stray, this.masks);
		this.coverage = problem.coverage === null ? null : createCoverageLedger(problem.coverage, territories);
		const moves = problem.rules?.moves ?? [];
		this.handover = moves.length === 0 ? null : new HandoverLedger(moves, units, territories);
		this.#allowedPairs = problem.rules?.allowed ?? null;
		this.#fairnessWeight = Float64Array.from({ length: cells }, (_, cell) =>
			cell % this.terms.count < this.terms.measures ? problem.fairnessWeight : 0
		);
		this.penalty = new Float64Array(cells);
		this.slope = new Float64Array(cells);
		this.changed = new Int32Array(units);
		this.#isChanged = new Uint8Array(units);
		this.#fairnessOf = new Float64Array(cells);
		this.#excessOf = new Float64Array(cells);
		this.#broken = new Uint8Array(cells);
		this.#limit = new Float64Array(cells);
		this.allowed = allowedDeviations(this.terms, fixed, this.anchors);
		for (let u = 0; u < units; u++) this.movable[u] = fixed[u]! < 0 ? 1 : 0;
		for (const unit of this.anchors) if (unit >= 0) this.movable[unit] = 0;
		this.refreshCosts();
	}

	/** Σ travel + extra + fairness + coverage + borders. */
	get objective(): number {
		return this.cost + this.fairness + (this.coverage?.total ?? 0) + this.problem.borderWeight * this.cuts;
	}

	/** Whether rules let the unit go to the territory. */
	mayGo(unit: number, territory: number): boolean {
		return this.#allowedPairs === null || this.#allowedPairs[unit * this.problem.territories + territory] === 1;
	}

	/** After `recentre` (or at the start): adds travel and extra anew. O(units · territories) where there is extra, else O(1). */
	refreshCosts(): void {
		const { travel, extra } = this.problem;
		if (extra === null) return;
		for (let k = 0; k < travel.length; k++) this.costs[k] = travel[k]! + extra[k]!;
	}

	/** Recomputes everything that follows from `labels`, in a fixed order. O(units · measures + arcs). */
	rebuild(): void {
		const { units, territories, graph } = this.problem;
		const { count, amounts } = this.terms;
		const labels = this.labels;
		this.loads.fill(0);
		this.sizes.fill(0);
		this.foreign.fill(0);
		this.borderCount = 0;
		this.#borderAt.fill(-1);
		this.firstUnit.fill(-1);
		this.cost = 0;
		let foreignArcs = 0;
		for (let u = 0; u < units; u++) {
			const t = labels[u]!;
			this.cost += this.costs[u * territories + t]!;
			this.sizes[t] = this.sizes[t]! + 1;
			this.#join(u, t);
			for (let m = 0; m < count; m++) this.loads[t * count + m] = this.loads[t * count + m]! + amounts[u * count + m]!;
			let foreign = 0;
			for (let k = graph.offsets[u]!; k < graph.offsets[u + 1]!; k++) if (labels[graph.neighbours[k]!] !== t) foreign++;
			this.foreign[u] = foreign;
			foreignArcs += foreign;
			if (foreign > 0 && this.movable[u] === 1 && this.stray[u] === 0) this.#enter(u);
		}
		this.cuts = foreignArcs / 2;
		for (let cell = 0; cell < this.#limit.length; cell++) {
			const tolerance = this.terms.tolerance[cell]!;
			const allowed = this.allowed[cell]!;
			this.#limit[cell] =
				allowed > tolerance ? allowed + SLACK : tolerance * (1 - this.margin) + (this.margin > 0 ? 0 : SLACK);
		}
		this.coverage?.rebuild(labels);
		this.fairness = 0;
		this.violations = this.handover?.rebuild(labels, this.cost) ?? 0;
		for (let cell = 0; cell < this.loads.length; cell++) this.#store(cell, true);
	}

	/** Change of objective plus penalties if `unit` went from `from` to `to`. O(measures). */
	moveDelta(unit: number, from: number, to: number): number {
		const row = unit * this.problem.territories;
		const { count, amounts } = this.terms;
		let delta = this.costs[row + to]! - this.costs[row + from]!;
		for (let m = 0; m < count; m++) {
			const amount = amounts[unit * count + m]!;
			delta += this.loadDelta(from * count + m, -amount) + this.loadDelta(to * count + m, amount);
		}
		if (this.coverage !== null) delta += this.coverage.shift(from, -1, unit, -1) + this.coverage.shift(to, 1, unit, -1);
		if (this.handover !== null) delta += this.handover.delta(unit, from, to, -1, -1);
		if (this.problem.borderWeight > 0) delta += this.problem.borderWeight * this.#cutsDelta(unit, from, to, -1, -1);
		return delta;
	}

	/** Change if `unit` went from `from` to `via` and `next` from `via` to `to` (`to` = `from`: a swap). O(measures). */
	chainDelta(unit: number, from: number, via: number, next: number, to: number): number {
		const { territories } = this.problem;
		const { count, amounts } = this.terms;
		const costs = this.costs;
		let delta = costs[unit * territories + via]! - costs[unit * territories + from]!;
		delta += costs[next * territories + to]! - costs[next * territories + via]!;
		for (let m = 0; m < count; m++) {
			const given = amounts[unit * count + m]!;
			const passed = amounts[next * count + m]!;
			delta += this.loadDelta(via * count + m, given - passed);
			if (to === from) delta += this.loadDelta(from * count + m, passed - given);
			else delta += this.loadDelta(from * count + m, -given) + this.loadDelta(to * count + m, passed);
		}
		if (this.coverage !== null) {
			delta += this.coverage.shift(via, 1, unit, next);
			if (to === from) delta += this.coverage.shift(from, 1, next, unit);
			else delta += this.coverage.shift(from, -1, unit, -1) + this.coverage.shift(to, 1, next, -1);
		}
		if (this.handover !== null) delta += this.handover.delta(unit, from, via, next, to);
		if (this.problem.borderWeight > 0) {
			const cuts = this.#cutsDelta(unit, from, via, -1, -1) + this.#cutsDelta(next, via, to, unit, via);
			delta += this.problem.borderWeight * cuts;
		}
		return delta;
	}

	/** Change of `cuts` if `unit` went from `from` to `to`, with `other` (−1 = none) already in `otherLabel`. O(degree). */
	#cutsDelta(unit: number, from: number, to: number, other: number, otherLabel: number): number {
		const { offsets, neighbours } = this.problem.graph;
		const end = offsets[unit + 1]!;
		let delta = 0;
		for (let k = offsets[unit]!; k < end; k++) {
			const neighbour = neighbours[k]!;
			const label = neighbour === other ? otherLabel : this.labels[neighbour]!;
			if (label === from) delta++;
			else if (label === to) delta--;
		}
		return delta;
	}

	/** Change of fairness and penalty if one load changed by `shift` (scaled amount). */
	loadDelta(cell: number, shift: number): number {
		const { inverse, offset } = this.terms;
		const deviation = (this.loads[cell]! + shift) * inverse[cell]! - offset[cell]!;
		const over = (deviation < 0 ? -deviation : deviation) - this.#limit[cell]!;
		return (
			this.slope[cell]! * shift * inverse[cell]! +
			this.#fairnessWeight[cell]! * deviation * deviation -
			this.#fairnessOf[cell]! +
			this.penalty[cell]! * (this.grown(over) - this.#excessOf[cell]!)
		);
	}

	/** What an excess counts: the more the larger it is, by `convexity` and `steepness`. */
	grown(over: number): number {
		return over > 0 ? over * (1 + this.convexity * over * (1 + this.steepness * over * over)) : 0;
	}

	/** Moves a unit and keeps loads, border list and sums in step. O(degree + measures). */
	move(unit: number, to: number): void {
		const { territories, graph } = this.problem;
		const { count, amounts } = this.terms;
		const labels = this.labels;
		const from = labels[unit]!;
		const row = unit * territories;
		this.cost += this.costs[row + to]! - this.costs[row + from]!;
		this.coverage?.move(unit, from, to);
		if (this.handover !== null) this.violations += this.handover.move(unit, from, to);
		for (let m = 0; m < count; m++) {
			const amount = amounts[unit * count + m]!;
			this.loads[from * count + m] = this.loads[from * count + m]! - amount;
			this.loads[to * count + m] = this.loads[to * count + m]! + amount;
			this.#store(from * count + m, false);
			this.#store(to * count + m, false);
		}
		this.sizes[from] = this.sizes[from]! - 1;
		this.sizes[to] = this.sizes[to]! + 1;
		this.#part(unit, from);
		this.#join(unit, to);
		labels[unit] = to;
		let foreign = 0;
		const end = graph.offsets[unit + 1]!;
		for (let k = graph.offsets[unit]!; k < end; k++) {
			const other = graph.neighbours[k]!;
			const label = labels[other]!;
			if (label === from) {
				if (this.foreign[other] === 0 && this.movable[other] === 1 && this.stray[other] === 0) this.#enter(other);
				this.foreign[other] = this.foreign[other]! + 1;
			} else if (label === to) {
				this.foreign[other] = this.foreign[other]! - 1;
				if (this.foreign[other] === 0 && this.#borderAt[other]! >= 0) this.#leave(other);
			}
			if (label !== to) foreign++;
		}
		this.cuts += foreign - this.foreign[unit]!;
		this.foreign[unit] = foreign;
		if (foreign > 0) {
			if (this.#borderAt[unit]! < 0 && this.movable[unit] === 1 && this.stray[unit] === 0) this.#enter(unit);
		} else if (this.#borderAt[unit]! >= 0) this.#leave(unit);
		this.markChanged(unit);
	}

	/** Notes that the best plan may know another label of this unit. */
	markChanged(unit: number): void {
		if (this.#isChanged[unit] === 1) return;
		this.#isChanged[unit] = 1;
		this.changed[this.changedCount++] = unit;
	}

	/** Forgets which units were moved. */
	clearChanged(): void {
		for (let k = 0; k < this.changedCount; k++) this.#isChanged[this.changed[k]!] = 0;
		this.changedCount = 0;
	}

	/** Deviation of one (territory, measure) cell: load / target − 1. */
	deviation(cell: number): number {
		return this.loads[cell]! * this.terms.inverse[cell]! - this.terms.offset[cell]!;
	}

	/** |Deviation| of one cell from which penalties count: a little inside what is allowed. */
	limit(cell: number): number {
		return this.#limit[cell]!;
	}

	/** Worst excess over what any tolerance or limit allows, 0 = none. O(territories · measures). */
	excess(): number {
		let excess = this.handover?.excess() ?? 0;
		for (let cell = 0; cell < this.loads.length; cell++)
			excess = Math.max(excess, Math.abs(this.deviation(cell)) - this.allowed[cell]!);
		return excess;
	}

	#store(cell: number, fresh: boolean): void {
		const deviation = this.deviation(cell);
		const fairness = this.#fairnessWeight[cell]! * deviation * deviation;
		const size = deviation < 0 ? -deviation : deviation;
		const over = size - this.#limit[cell]!;
		const excess = this.grown(over);
		const broken = size > this.allowed[cell]! + SLACK ? 1 : 0;
		if (!fresh) {
			this.fairness -= this.#fairnessOf[cell]!;
			this.violations -= this.#broken[cell]!;
		}
		this.#broken[cell] = broken;
		this.#fairnessOf[cell] = fairness;
		this.#excessOf[cell] = excess;
		this.fairness += fairness;
		this.violations += broken;
	}

	#join(unit: number, territory: number): void {
		const first = this.firstUnit[territory]!;
		this.nextUnit[unit] = first;
		this.#previousUnit[unit] = -1;
		if (first >= 0) this.#previousUnit[first] = unit;
		this.firstUnit[territory] = unit;
	}

	#part(unit: number, territory: number): void {
		const next = this.nextUnit[unit]!;
		const previous = this.#previousUnit[unit]!;
		if (previous >= 0) this.nextUnit[previous] = next;
		else this.firstUnit[territory] = next;
		if (next >= 0) this.#previousUnit[next] = previous;
	}

	#enter(unit: number): void {
		this.#borderAt[unit] = this.borderCount;
		this.border[this.borderCount++] = unit;
	}

	#leave(unit: number): void {
		const at = this.#borderAt[unit]!;
		const last = this.border[--this.borderCount]!;
		this.border[at] = last;
		this.#borderAt[last] = at;
		this.#borderAt[unit] = -1;
	}
}

/** Deviation up to which each (territory, measure) counts as inside: its tolerance, or more where the units it cannot give
 *  away (locks, centre) exceed that by themselves. */
function allowedDeviations(terms: BalanceTerms, fixed: Int32Array, anchors: Int32Array): Float64Array {
	const { count, amounts, inverse, offset, tolerance } = terms;
	const held = new Float64Array(anchors.length * count);
	const hold = (u: number, t: number): void => {
		for (let m = 0; m < count; m++) held[t * count + m] = held[t * count + m]! + amounts[u * count + m]!;
	};
	for (let u = 0; u < fixed.length; u++) if (fixed[u]! >= 0) hold(u, fixed[u]!);
	for (let t = 0; t < anchors.length; t++) if (anchors[t]! >= 0 && fixed[anchors[t]!]! < 0) hold(anchors[t]!, t);
	return held.map((load, cell) => Math.max(tolerance[cell]!, load * inverse[cell]! - offset[cell]!));
}
