import type { PlanProblem } from '#engine/model/problem.ts';
import type { Random } from '#engine/model/random.ts';
import { createCandidates, fillCandidates, type Candidates } from './candidates.ts';
import type { Slices } from './slices.ts';
import { createPassTotals, pricePass, type PassTotals } from './price-passes.ts';
import type { BalanceTerms } from './terms.ts';

/** Entries of units × territories scanned per slice: about 3 ms. */
const SCAN_PER_SLICE = 300_000;
/** Relative change of a load that one step may answer to. */
const LARGEST_GAP = 0.5;

/** Dual ascent on one multiplier per territory and measure. Each multiplier has its own step: at first the mean distance (in
 *  cost per amount) of a territory's units from changing hands, halved-ish when the gap changes sign, grown a little while it
 *  does not, and capped by a slowly falling multiple of the first step. Source: docs/adr/0010; steps after
 *  Riedmiller and Braun's RPROP, here with gap-proportional length. */
export class PriceAscent {
	readonly problem: PlanProblem;
	readonly terms: BalanceTerms;
	readonly costs: Float64Array;
	/** territories × measures, cost per scaled amount. */
	readonly prices: Float64Array;
	readonly labels: Int32Array;
	passes = 0;
	/** Share of each tolerance that the steps aim to use. */
	band = 1;
	#nextRestart = 120;
	readonly #fairness: number;
	readonly #width: number;
	#candidates: Candidates | null = null;
	readonly #totals: PassTotals;
	readonly #firstStep: Float64Array;
	readonly #step: Float64Array;
	readonly #gap: Float64Array;
	readonly #order: Int32Array;
	readonly #random: Random;

	/** @param fairness seconds per dev² that the prices should aim for (0 = the tolerance band only) */
	constructor(
		problem: PlanProblem,
		terms: BalanceTerms,
		costs: Float64Array,
		fairness: number,
		width: number,
		random: Random
	) {
		this.problem = problem;
		this.terms = terms;
		this.costs = costs;
		this.#fairness = fairness;
		this.#random = random;
		const cells = problem.territories * terms.count;
		this.prices = new Float64Array(cells);
		this.labels = new Int32Array(problem.units);
		this.#width = width;
		this.#totals = createPassTotals(problem.territories, terms.count);
		this.#firstStep = new Float64Array(cells);
		this.#step = new Float64Array(cells);
		this.#gap = new Float64Array(cells);
		this.#order = new Int32Array(problem.territories);
	}

	/** Chooses the candidates anew at the present prices; `width` of them instead of the usual number. */
	*scan(width = this.#width): Slices {
		const { units, territories } = this.problem;
		if (this.#candidates?.width !== Math.min(width, territories))
			this.#candidates = createCandidates(units, territories, width);
		this.#centrePrices();
		const chunk = Math.max(1, Math.floor(SCAN_PER_SLICE / territories));
		for (let first = 0; first < units; first += chunk) {
			const last = Math.min(units, first + chunk);
			fillCandidates(this.#candidates, this.costs, this.terms, this.prices, this.problem, first, last);
			yield;
		}
	}

	/** One pass over all units and one step of all prices. Needs a former `scan`. */
	pass(): void {
		if (this.passes % 4 === 3) this.#centrePrices();
		this.assign();
		if (this.passes === 0) this.#chooseSteps();
		this.step(this.#totals.loads);
	}

	/** Gives every unit to its cheapest candidate at the present prices. O(units · candidates · measures). */
	assign(): void {
		pricePass(this.#candidates!, this.terms, this.prices, this.labels, this.#totals);
	}

	/** One step of all prices against these loads (territories × measures, scaled): those of `assign`, or of a plan made of it. */
	step(loads: Float64Array): void {
		const { tolerance, inverse, offset, count, measures } = this.terms;
		const cap = this.passes < 60 ? 2 : 200 / (40 + this.passes);
		for (let cell = 0; cell < this.prices.length; cell++) {
			const price = this.prices[cell]!;
			const deviation = loads[cell]! * inverse[cell]! - offset[cell]!;
			const fairness = cell % count < measures ? this.#fairness : 0;
			const gap = deviation - aim(price, deviation, this.band * tolerance[cell]!, 2 * fairness * inverse[cell]!);
			const step = gap * this.#gap[cell]! < 0 ? this.#step[cell]! * 0.7 : this.#step[cell]! * 1.1;
			this.#step[cell] = Math.min(step, cap * this.#firstStep[cell]!);
			this.#gap[cell] = gap;
			const bounded = gap > LARGEST_GAP ? LARGEST_GAP : gap < -LARGEST_GAP ? -LARGEST_GAP : gap;
			const next = price + bounded * this.#step[cell]!;
			this.prices[cell] = price * next < 0 && fairness === 0 ? 0 : next;
		}
		this.passes++;
		// Steps that shrank at kinks met early get a fresh chance at a lower level.
		if (this.passes === this.#nextRestart) {
			this.#nextRestart *= 2;
			this.restartSteps(100 / (100 + this.passes));
		}
	}

	/** Cost of a unit in a territory at the present prices; Infinity where it may not go. */
	priced(unit: number, territory: number): number {
		const { count, amounts } = this.terms;
		const allowed = this.problem.rules?.allowed ?? null;
		if (allowed !== null && allowed[unit * this.problem.territories + territory] === 0) return Infinity;
		let sum = this.costs[unit * this.problem.territories + territory]!;
		for (let m = 0; m < count; m++) sum += amounts[unit * count + m]! * this.prices[territory * count + m]!;
		return sum;
	}

	/** Seeded nudge of all prices by up to `share` of their first step. */
	perturb(share: number): void {
		for (let cell = 0; cell < this.prices.length; cell++) {
			this.prices[cell] = this.prices[cell]! + (2 * this.#random.unit() - 1) * share * this.#firstStep[cell]!;
		}
	}

	/** As new: no prices, steps chosen again. */
	restart(): void {
		this.prices.fill(0);
		this.#gap.fill(0);
		this.passes = 0;
		this.#nextRestart = 120;
	}

	/** Steps start anew at a share of the first ones. */
	restartSteps(share: number): void {
		for (let cell = 0; cell < this.#step.length; cell++) this.#step[cell] = this.#firstStep[cell]! * share;
		this.#gap.fill(0);
	}

	/** A common shift of one measure's prices (targets add up to all there is) changes no assignment; the dual value is best where their median, weighted by
	 *  target, is 0. Single steps would need thousands of passes for that. O(territories · log territories · measures). */
	#centrePrices(): void {
		if (this.#fairness > 0) return;
		const { targets, count, measures } = this.terms;
		const order = this.#order;
		for (let m = 0; m < measures; m++) {
			let total = 0;
			for (let t = 0; t < order.length; t++) {
				order[t] = t;
				total += targets[t * count + m]!;
			}
			order.sort((a, b) => this.prices[a * count + m]! - this.prices[b * count + m]! || a - b);
			let sum = 0;
			let median = 0;
			for (const t of order) {
				sum += targets[t * count + m]!;
				if (2 * sum < total) continue;
				median = this.prices[t * count + m]!;
				break;
			}
			for (let t = 0; t < order.length; t++) this.prices[t * count + m] = this.prices[t * count + m]! - median;
		}
	}

	#chooseSteps(): void {
		const { count } = this.terms;
		const { margins, loads } = this.#totals;
		let sum = 0;
		for (let cell = 0; cell < this.prices.length; cell++) {
			const load = loads[cell]!;
			this.#firstStep[cell] = load > 0 ? margins[Math.floor(cell / count)]! / load : 0;
			sum += this.#firstStep[cell]!;
		}
		const mean = sum / Math.max(1, this.prices.length);
		for (let cell = 0; cell < this.prices.length; cell++) {
			const step = Math.max(0.2 * mean, Math.min(3 * mean, this.#firstStep[cell]!)) / count;
			this.#firstStep[cell] = step;
		}
		this.#step.set(this.#firstStep);
	}
}

/** The deviation a price asks for: its end of the band, or the point where fairness outweighs it. */
function aim(price: number, deviation: number, tolerance: number, stiffness: number): number {
	if (stiffness > 0) {
		const wanted = price / stiffness;
		return wanted > tolerance ? tolerance : wanted < -tolerance ? -tolerance : wanted;
	}
	if (price > 0) return tolerance;
	if (price < 0) return -tolerance;
	return deviation > tolerance ? tolerance : deviation < -tolerance ? -tolerance : deviation;
}
