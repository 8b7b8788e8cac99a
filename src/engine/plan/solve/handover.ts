import type { MoveLimit } from '#engine/model/problem.ts';

const SLACK = 1e-9;

/** What changes hands against today, kept in step with moves: per move limit all there is (`pool` 0), what each territory gains (1 + t) and what
 *  it loses (1 + territories + t). Excess counts in shares: of all there is, or of an average territory. */
export class HandoverLedger {
	readonly #limits: readonly MoveLimit[];
	readonly #territories: number;
	readonly #pools: number;
	/** 1 = the limit is about all territories together alone. */
	readonly #endless: Uint8Array;
	/** Per limit and unit: Σ_t held. */
	readonly #held: Float64Array;
	readonly #value: Float64Array;
	readonly #most: Float64Array;
	readonly #unit: Float64Array;
	/** Seconds per share of excess, per pool. */
	readonly #weight: Float64Array;
	readonly #atRest: Float64Array;
	#floor = 0;

	constructor(limits: readonly MoveLimit[], units: number, territories: number) {
		this.#limits = limits;
		this.#territories = territories;
		this.#pools = 1 + 2 * territories;
		const cells = limits.length * this.#pools;
		this.#endless = Uint8Array.from(limits, ({ mostLost, mostGained }) =>
			mostLost.every((most) => most === Infinity) && mostGained.every((most) => most === Infinity) ? 1 : 0
		);
		this.#held = new Float64Array(limits.length * units);
		this.#value = new Float64Array(cells);
		this.#most = new Float64Array(cells);
		this.#unit = new Float64Array(cells);
		this.#weight = new Float64Array(cells);
		this.#atRest = new Float64Array(cells);
		limits.forEach((limit, k) => {
			let all = 0;
			for (let u = 0; u < units; u++) {
				let sum = 0;
				for (let t = 0; t < territories; t++) sum += limit.held[u * territories + t]!;
				this.#held[k * units + u] = sum;
				all += sum;
			}
			for (let pool = 0; pool < this.#pools; pool++) {
				const cell = k * this.#pools + pool;
				this.#most[cell] =
					pool === 0
						? limit.most
						: pool <= territories
							? limit.mostGained[pool - 1]!
							: limit.mostLost[pool - 1 - territories]!;
				this.#unit[cell] = all > 0 ? (pool === 0 ? 1 : territories) / all : 0;
			}
			for (let u = 0; u < units; u++)
				for (let t = 0; t < territories; t++) {
					const cell = k * this.#pools + 1 + territories + t;
					this.#atRest[cell] = this.#atRest[cell]! + limit.held[u * territories + t]!;
				}
		});
	}

	/** @param cost of the whole plan: what a share of excess weighs at first. @returns limits that are passed. O(units · limits) */
	rebuild(labels: Int32Array, cost: number): number {
		if (this.#floor === 0) this.#floor = Math.max(1, cost);
		this.#value.set(this.#atRest);
		const units = labels.length;
		for (let k = 0; k < this.#limits.length; k++) for (let u = 0; u < units; u++) this.#enter(k, u, labels[u]!);
		return this.#broken();
	}

	/** All weights to a multiple of the first one. */
	press(factor: number): void {
		this.#weight.fill(factor * this.#floor);
	}

	/** Weights follow the violations, between the first one and `highest` times it. */
	weigh(growth: number, fading: number, highest: number): void {
		for (let cell = 0; cell < this.#weight.length; cell++) {
			const weight = this.#weight[cell]!;
			this.#weight[cell] =
				this.#over(cell, 0) > SLACK
					? Math.min(weight * growth, this.#floor * highest)
					: Math.max(weight * fading, this.#floor);
		}
	}

	/** Worst excess of all pools, in shares. */
	excess(): number {
		let worst = 0;
		for (let cell = 0; cell < this.#value.length; cell++) worst = Math.max(worst, this.#over(cell, 0));
		return worst > SLACK ? worst : 0;
	}

	/** Change of the penalty if `unit` went from `from` to `to` and `next` (−1 = none) from `to` on to `beyond`. O(limits). */
	delta(unit: number, from: number, to: number, next: number, beyond: number): number {
		let delta = 0;
		for (let k = 0; k < this.#limits.length; k++) {
			const first = this.#shift(k, unit, from, to);
			const second = next < 0 ? 0 : this.#shift(k, next, to, beyond);
			delta += this.#penaltyChange(k * this.#pools, first + second);
			if (this.#endless[k] === 1) continue;
			delta += this.#change(k, from, unit, -1, beyond === from ? next : -1, 1);
			delta += this.#change(k, to, unit, 1, next, -1);
			if (next >= 0 && beyond !== from) delta += this.#change(k, beyond, next, 1, -1, 0);
		}
		return delta;
	}

	/** @returns change of the number of limits that are passed. O(limits) */
	move(unit: number, from: number, to: number): number {
		let change = 0;
		for (let k = 0; k < this.#limits.length; k++) {
			const base = k * this.#pools;
			const own = base + 1 + this.#territories;
			change -= this.#count(base, base + 1 + from, base + 1 + to, own + from, own + to);
			const units = this.#held.length / this.#limits.length;
			const held = this.#held[k * units + unit]!;
			const before = this.#own(k, unit, from);
			const after = this.#own(k, unit, to);
			this.#add(base, before - after);
			this.#add(base + 1 + from, before - held);
			this.#add(base + 1 + to, held - after);
			this.#add(own + from, before);
			this.#add(own + to, -after);
			change += this.#count(base, base + 1 + from, base + 1 + to, own + from, own + to);
		}
		return change;
	}

	#own(k: number, unit: number, territory: number): number {
		return this.#limits[k]!.held[unit * this.#territories + territory]!;
	}

	#shift(k: number, unit: number, from: number, to: number): number {
		return this.#own(k, unit, from) - this.#own(k, unit, to);
	}

	/** Penalty change of a territory that gains (`sign` 1) or loses (−1) a unit, and another one. */
	#change(k: number, territory: number, unit: number, sign: number, other: number, otherSign: number): number {
		const units = this.#held.length / this.#limits.length;
		let own = sign * this.#own(k, unit, territory);
		let gained = sign * this.#held[k * units + unit]! - own;
		if (other >= 0) {
			const more = otherSign * this.#own(k, other, territory);
			gained += otherSign * this.#held[k * units + other]! - more;
			own += more;
		}
		const base = k * this.#pools + 1 + territory;
		return this.#penaltyChange(base, gained) + this.#penaltyChange(base + this.#territories, -own);
	}

	#penaltyChange(cell: number, shift: number): number {
		return this.#weight[cell]! * (Math.max(0, this.#over(cell, shift)) - Math.max(0, this.#over(cell, 0)));
	}

	#over(cell: number, shift: number): number {
		return this.#most[cell] === Infinity ? -1 : (this.#value[cell]! + shift - this.#most[cell]!) * this.#unit[cell]!;
	}

	#add(cell: number, amount: number): void {
		this.#value[cell] = this.#value[cell]! + amount;
	}

	#enter(k: number, unit: number, territory: number): void {
		const base = k * this.#pools;
		const units = this.#held.length / this.#limits.length;
		const own = this.#own(k, unit, territory);
		const held = this.#held[k * units + unit]!;
		this.#add(base, held - own);
		this.#add(base + 1 + territory, held - own);
		this.#add(base + 1 + this.#territories + territory, -own);
	}

	/** How many of five cells are over their limit; an array of them would be built for every move. */
	#count(a: number, b: number, c: number, d: number, e: number): number {
		return this.#passed(a) + this.#passed(b) + this.#passed(c) + this.#passed(d) + this.#passed(e);
	}

	#passed(cell: number): number {
		return this.#over(cell, 0) > SLACK ? 1 : 0;
	}

	#broken(): number {
		let broken = 0;
		for (let cell = 0; cell < this.#value.length; cell++) broken += this.#passed(cell);
		return broken;
	}
}
