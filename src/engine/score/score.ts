import type { FactorId, Settings } from '../model/settings.ts';
import type { FilledAccounts } from './fill.ts';

export type FactorSettings = Settings['factors'];

/** Factor columns on 0 … 1, cached: sliders only change weights. */
export interface Factors {
	readonly count: number;
	/** Winsorised min-max of each factor (1 % and 99 % quantile → 0 and 1). */
	readonly norm: Readonly<Record<FactorId, Float32Array>>;
	/** The quantiles that became 0 and 1, in the factor's own unit. */
	readonly range: Readonly<Record<FactorId, readonly [number, number]>>;
	/** Counts of accounts in 24 equal bins of the winsorised range. */
	readonly histogram: Readonly<Record<FactorId, readonly number[]>>;
}

export interface Score {
	readonly factors: readonly FactorSettings[number][];
	/** Σ weight·norm, not yet divided by the sum of weights. */
	readonly raw: Float32Array;
	/** 0 … 100 per account. */
	readonly score: Float32Array;
}

const BINS = 24;

/** Raw column behind a factor, in its own unit. */
function factorColumn(filled: FilledAccounts, id: FactorId): Float64Array {
	switch (id) {
		case 'potential':
			return filled.potential;
		case 'revenue':
			return filled.revenue;
		case 'white_space':
			return filled.whiteSpace;
		case 'win_rate':
			return filled.winRate;
		case 'growth':
			return filled.growth;
	}
}

const allFactors: readonly FactorId[] = ['potential', 'revenue', 'white_space', 'win_rate', 'growth'];

/** Ranges, normalised columns and histograms of every factor. O(n log n), once per dataset. */
export function prepareFactors(filled: FilledAccounts): Factors {
	const norm = {} as Record<FactorId, Float32Array>;
	const range = {} as Record<FactorId, readonly [number, number]>;
	const histogram = {} as Record<FactorId, readonly number[]>;
	for (const id of allFactors) {
		const column = factorColumn(filled, id);
		const [low, high] = winsorisedRange(column);
		const scaled = new Float32Array(column.length);
		const bins = new Array<number>(BINS).fill(0);
		const width = high - low;
		for (let i = 0; i < column.length; i++) {
			const value = width > 0 ? (column[i]! - low) / width : 0;
			const clamped = value < 0 ? 0 : value > 1 ? 1 : value;
			scaled[i] = clamped;
			const bin = Math.min(BINS - 1, Math.floor(clamped * BINS));
			bins[bin] = bins[bin]! + 1;
		}
		norm[id] = scaled;
		range[id] = [low, high];
		histogram[id] = bins;
	}
	return { count: filled.count, norm, range, histogram };
}

function winsorisedRange(column: Float64Array): readonly [number, number] {
	if (column.length === 0) return [0, 0];
	const sorted = column.slice().sort();
	const at = (q: number) => sorted[Math.round(q * (sorted.length - 1))]!;
	return [at(0.01), at(0.99)];
}

/** Score of every account under the given weights: 100·Σ w·norm / Σ w, in single precision and fixed factor order, so
 *  that every machine computes the same bits. All weights 0 gives 0. O(n × factors). */
export function computeScore(columns: Factors, factors: FactorSettings): Score {
	const raw = new Float32Array(columns.count);
	for (const factor of factors) addWeighted(raw, columns.norm[factor.id], factor.weight, factor.direction);
	return { factors, raw, score: finish(raw, factors) };
}

/** The same after weights changed: only the changed columns are touched. For display while a slider moves; rounding
 *  differs from computeScore by at most some 1e-5 points per step, so planning always calls computeScore. */
export function updateScore(columns: Factors, before: Score, factors: FactorSettings): Score {
	const sameShape =
		before.factors.length === factors.length &&
		factors.every((f, k) => before.factors[k]!.id === f.id && before.factors[k]!.direction === f.direction);
	if (!sameShape) return computeScore(columns, factors);
	const raw = before.raw.slice();
	factors.forEach((factor, k) => {
		const change = factor.weight - before.factors[k]!.weight;
		if (change !== 0) addWeighted(raw, columns.norm[factor.id], change, factor.direction);
	});
	return { factors, raw, score: finish(raw, factors) };
}

function addWeighted(raw: Float32Array, norm: Float32Array, weight: number, direction: 1 | -1): void {
	const w = Math.fround(weight * direction);
	const base = direction === 1 ? 0 : Math.fround(weight);
	for (let i = 0; i < raw.length; i++) raw[i] = Math.fround(raw[i]! + Math.fround(base + Math.fround(w * norm[i]!)));
}

function finish(raw: Float32Array, factors: FactorSettings): Float32Array {
	const total = factors.reduce((sum, factor) => sum + factor.weight, 0);
	const scale = total > 0 ? Math.fround(100 / total) : 0;
	const out = new Float32Array(raw.length);
	for (let i = 0; i < raw.length; i++) {
		const value = Math.fround(raw[i]! * scale);
		out[i] = value < 0 ? 0 : value > 100 ? 100 : value;
	}
	return out;
}

/** Points each factor contributes to one account's score; they add up to the score (single-precision rounding). */
export function scoreBreakdown(columns: Factors, factors: FactorSettings, row: number): Record<string, number> {
	const total = factors.reduce((sum, factor) => sum + factor.weight, 0);
	const out: Record<string, number> = {};
	for (const { id, weight, direction } of factors) {
		const norm = columns.norm[id][row]!;
		out[id] = total > 0 ? (100 * weight * (direction === 1 ? norm : 1 - norm)) / total : 0;
	}
	return out;
}

/**
 * Index amount per account for balancing: Σ_k w_k·f_ik / Σ_i f_ik, ratio-scale factors only (win_rate does not add up,
 * a factor turned round has no zero): so Σ over a territory × p × 100 is its index, 100 on average. Factors that are 0
 * everywhere drop out; the weights left are scaled to 1. With none left the index is that of potential, else equal.
 * @returns amounts that sum to 1 (0 when there are no accounts)
 */
export function indexAmounts(filled: FilledAccounts, factors: FactorSettings): Float64Array {
	const out = new Float64Array(filled.count);
	const used: { column: Float64Array; weight: number }[] = [];
	for (const { id, weight, direction } of factors) {
		if (id === 'win_rate' || direction !== 1 || weight <= 0) continue;
		const column = factorColumn(filled, id);
		const total = sum(column);
		if (total > 0) used.push({ column, weight: weight / total });
	}
	if (used.length === 0 && sum(filled.potential) > 0)
		used.push({ column: filled.potential, weight: 1 / sum(filled.potential) });
	for (const { column, weight } of used) for (let i = 0; i < out.length; i++) out[i] = out[i]! + weight * column[i]!;
	const total = sum(out);
	for (let i = 0; i < out.length; i++) out[i] = total > 0 ? out[i]! / total : 1 / out.length;
	return out;
}

function sum(column: Float64Array): number {
	let total = 0;
	for (let i = 0; i < column.length; i++) total += column[i]!;
	return total;
}
