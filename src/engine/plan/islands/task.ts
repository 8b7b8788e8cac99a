import type { PlanRank } from '../solve/best-plan.ts';
import type { Pressure } from '../solve/anneal.ts';

/** A plan as islands pass it on: typed arrays and numbers only, so that it can be cloned. */
export interface IslandPlan {
	/** Territory per unit. */
	readonly labels: Int32Array;
	readonly rank: PlanRank;
}

/** One annealing round from a plan. */
export interface RoundTask {
	readonly kind: 'round';
	readonly seed: number;
	readonly start: IslandPlan;
	/** Territories × measures, cost per scaled amount: what tolerances are worth. */
	readonly prices: Float64Array;
	/** In mean border move costs. */
	readonly heat: number;
	/** A multiple of `SLICES_PER_EPOCH`. */
	readonly slices: number;
	readonly pressure: Pressure;
	/** As in `AnnealSettings`. */
	readonly priced: boolean;
}

/** The best that two plans have in common and apart; ranks never behind `better`. */
export interface JoinTask {
	readonly kind: 'join';
	readonly seed: number;
	readonly better: IslandPlan;
	readonly other: IslandPlan;
	readonly prices: Float64Array;
	readonly pressure: Pressure;
	/** As in `AnnealSettings`. */
	readonly priced: boolean;
}

/** A piece of search whose result follows from it and its problem alone, wherever and whenever it runs. */
export type IslandTask = RoundTask | JoinTask;

const mix = (a: number, b: number): number => {
	let h = Math.imul(a ^ (a >>> 16) ^ Math.imul(b + 0x9e3779b9, 0x85ebca6b), 0x7feb352d);
	h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
	return (h ^ (h >>> 16)) | 0;
};

/** A seed of its own for every task. Source: the finaliser of lowbias32 (Wellons 2018). */
export const taskSeed = (seed: number, generation: number, place: number): number => mix(mix(seed, generation), place);
