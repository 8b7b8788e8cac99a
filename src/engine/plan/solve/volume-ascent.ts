import type { PlanProblem } from '#engine/model/problem.ts';
import { createCandidates, fillCandidates, type Candidates } from './candidates.ts';
import { leastPricedSum } from './dual-value.ts';
import type { Slices } from './slices.ts';
import { createPassTotals, pricePass, type PassTotals } from './price-passes.ts';
import type { BalanceTerms } from './terms.ts';

/** Entries of units × territories scanned per slice: about 3 ms. */
const SCAN_PER_SLICE = 300_000;
/** Weight of the newest loads in their running mean: the less, the steadier the direction and the slower its turns. */
const NEWEST = 0.02;
/** Relative change of a load that one step may answer to. */
const LARGEST_GAP = 0.5;
const FIRST_STEP = 0.5;
/** A step that raises the value makes the next longer; so many in a row that do not make it shorter. */
const LONGER = 1.05;
const SHORTER = 0.7;
const PATIENCE = 10;

/** The certified bound by the volume algorithm: steps start from the best prices so far and follow the running mean of the
 *  loads, which tends to the loads of a fractional optimum. Where measures conflict, plain subgradient steps swing from side to
 *  side and stall some percent below; these do not. Source: Barahona and Anbil 2000 (Mathematical Programming 87); one step
 *  length per territory and measure as in PriceAscent. */
export class VolumeAscent {
	/** Best certified value seen and its prices (territories × measures); −∞ before the first `certify` or `scan`. */
	bound = -Infinity;
	readonly boundPrices: Float64Array;
	passes = 0;
	readonly #problem: PlanProblem;
	readonly #terms: BalanceTerms;
	readonly #candidates: Candidates;
	readonly #totals: PassTotals;
	readonly #labels: Int32Array;
	/** The best prices by the value over the candidates. */
	readonly #centre: Float64Array;
	readonly #trial: Float64Array;
	readonly #mean: Float64Array;
	readonly #length: Float64Array;
	#value = -Infinity;
	#step = FIRST_STEP;
	#failures = 0;

	/** @param prices territories × measures, where to start */
	constructor(problem: PlanProblem, terms: BalanceTerms, prices: Float64Array, width: number) {
		this.#problem = problem;
		this.#terms = terms;
		const cells = prices.length;
		this.boundPrices = prices.slice();
		this.#centre = prices.slice();
		this.#trial = new Float64Array(cells);
		this.#mean = new Float64Array(cells);
		this.#length = new Float64Array(cells);
		this.#labels = new Int32Array(problem.units);
		this.#candidates = createCandidates(problem.units, problem.territories, width);
		this.#totals = createPassTotals(problem.territories, terms.count);
	}

	/** Starts anew from these prices; the bound stays. Needs a `scan` before the next pass. */
	restart(prices: Float64Array): void {
		this.#centre.set(prices);
		this.passes = 0;
	}

	/** Certifies the value of the best prices over all territories. O(units · territories · measures). */
	*certify(): Slices {
		const { units, territories } = this.#problem;
		const chunk = Math.max(1, Math.floor(SCAN_PER_SLICE / territories));
		let sum = 0;
		for (let first = 0; first < units; first += chunk) {
			const last = Math.min(units, first + chunk);
			sum += leastPricedSum(this.#problem, this.#terms, this.#centre, first, last);
			yield;
		}
		this.#judge(sum);
	}

	/** Chooses the candidates anew at the best prices and certifies their value over all territories.
	 *  O(units · territories · measures). */
	*scan(): Slices {
		const { units, territories, travel } = this.#problem;
		const chunk = Math.max(1, Math.floor(SCAN_PER_SLICE / territories));
		let sum = 0;
		for (let first = 0; first < units; first += chunk) {
			const last = Math.min(units, first + chunk);
			sum += fillCandidates(this.#candidates, travel, this.#terms, this.#centre, this.#problem, first, last);
			yield;
		}
		this.#judge(sum);
		if (this.passes === 0) this.#begin();
	}

	/** @param sum of the least priced travel over all territories, at the best prices */
	#judge(sum: number): void {
		this.#value = sum - bandValue(this.#terms, this.#centre);
		if (this.#value <= this.bound) return;
		this.bound = this.#value;
		this.boundPrices.set(this.#centre);
	}

	/** One trial step and one pass over all units. Needs a former `scan`. O(units · candidates · measures). */
	pass(): void {
		const terms = this.#terms;
		const { inverse, offset, tolerance } = terms;
		for (let cell = 0; cell < this.#centre.length; cell++) {
			const price = this.#centre[cell]!;
			const deviation = this.#mean[cell]! * inverse[cell]! - offset[cell]!;
			const gap = gapOf(price, deviation, tolerance[cell]!);
			const bounded = gap > LARGEST_GAP ? LARGEST_GAP : gap < -LARGEST_GAP ? -LARGEST_GAP : gap;
			const next = price + this.#step * this.#length[cell]! * bounded;
			this.#trial[cell] = price * next < 0 ? 0 : next;
		}
		pricePass(this.#candidates, terms, this.#trial, this.#labels, this.#totals);
		const value = this.#totals.sum - bandValue(terms, this.#trial);
		const { loads } = this.#totals;
		for (let cell = 0; cell < loads.length; cell++)
			this.#mean[cell] = NEWEST * loads[cell]! + (1 - NEWEST) * this.#mean[cell]!;
		this.passes++;
		if (value > this.#value) {
			this.#value = value;
			this.#centre.set(this.#trial);
			this.#failures = 0;
			this.#step *= LONGER;
		} else if (++this.#failures >= PATIENCE) {
			this.#failures = 0;
			this.#step *= SHORTER;
		}
	}

	/** Step lengths: the mean distance, in cost per amount, of a territory's units from changing hands. */
	#begin(): void {
		const { count } = this.#terms;
		pricePass(this.#candidates, this.#terms, this.#centre, this.#labels, this.#totals);
		const { loads, margins } = this.#totals;
		this.#mean.set(loads);
		let sum = 0;
		for (let cell = 0; cell < loads.length; cell++) {
			this.#length[cell] = loads[cell]! > 0 ? margins[Math.floor(cell / count)]! / loads[cell]! : 0;
			sum += this.#length[cell]!;
		}
		const mean = sum / Math.max(1, loads.length);
		for (let cell = 0; cell < loads.length; cell++)
			this.#length[cell] = Math.max(0.2 * mean, Math.min(3 * mean, this.#length[cell]!)) / count;
	}
}

/** How far the deviation is from what a price is paid for: its end of the band, anywhere inside for a price of 0. */
function gapOf(price: number, deviation: number, tolerance: number): number {
	if (price > 0) return deviation - tolerance;
	if (price < 0) return deviation + tolerance;
	return deviation > tolerance ? deviation - tolerance : deviation < -tolerance ? deviation + tolerance : 0;
}

/** Σ U·max(π, 0) − L·max(−π, 0) in scaled amounts. O(territories · measures). */
export function bandValue({ targets, tolerance }: BalanceTerms, prices: Float64Array): number {
	let sum = 0;
	for (let cell = 0; cell < prices.length; cell++) {
		const price = prices[cell]!;
		const slack = tolerance[cell]!;
		sum += price * targets[cell]! * (price > 0 ? 1 + slack : 1 - slack);
	}
	return sum;
}
