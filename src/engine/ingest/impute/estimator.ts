import { quantileOf, weightedMedian } from '../health/robust.ts';
import { FEWEST, levelsOf, thinned, type Level, type LevelName } from './levels.ts';
import { nearest, type Metric } from './nearest.ts';
import { relevantSizes, tellsFigure } from './relevance.ts';
import type { SizeName, Traits, WordName } from './traits.ts';

/** What similar customers say, on the scale of the target. */
export interface Estimate {
	readonly value: number;
	/** The truth lies between them for 80 % of the customers that were left out on trial. */
	readonly low: number;
	readonly high: number;
	/** Similar customers it rests on. */
	readonly count: number;
	readonly level: LevelName;
	/** Share of trials of this spread in which the truth was within a factor of 1.5. */
	readonly confidence: number;
}

/** Null where nobody is similar enough. */
export type Estimator = (row: number) => Estimate | null;

interface Guess {
	readonly middle: number;
	readonly spread: number;
	readonly count: number;
	readonly level: LevelName;
}

interface Trial {
	readonly levels: readonly Level[];
	readonly metric: Metric;
	readonly k: number;
}

const TUNED_ON = 120;
const CALIBRATED_ON = 600;
/** What a shared word may lose in log error against everybody and still be told: it is easier to understand. */
const EVEN = 0.005;
const LOG_CLOSE = Math.log(1.5);

/**
 * Learns from the rows whose value is known how to tell it for the others: which words must be shared, which sizes matter, how many
 * neighbours; then, on trials that leave each row out, how far off it is. Deterministic. O(trials × pool); yields between trials.
 * @param target log scale (of a figure or of a ratio), NaN = unknown @param without what is asked for and may not tell itself
 * @returns null when fewer than 20 values are known
 */
export function* estimator(
	traits: Traits,
	target: Float64Array,
	without: { readonly sizes: readonly SizeName[]; readonly word: WordName | null }
): Generator<undefined, Estimator | null> {
	const known = knownRows(target);
	if (known.length < FEWEST + 1) return null;
	const sizes = relevantSizes(traits, tellsFigure(target), known, without.sizes);
	const metric = (perFiftyKm: number): Metric => ({ sizes, place: traits.place, perFiftyKm });
	const sample = thinned(known, TUNED_ON);
	const levels = yield* ranked(yield* levelsOf(traits, known, without.word), sample, target, metric(0));
	let best: Trial = { levels, metric: metric(0), k: 30 };
	let least = Infinity;
	const scale = Math.max(...sizes.map(({ weight }) => weight), 0.25);
	for (const perFiftyKm of [0, 0.25 * scale])
		for (const k of [15, 30, 80]) {
			const trial = { levels, metric: metric(perFiftyKm), k };
			const error = yield* meanError(trial, sample, target);
			// A hundredth better is chance, and nearer neighbours are easier to explain.
			if (error < 0.99 * least) [best, least] = [trial, error];
		}
	return yield* calibrated(best, thinned(known, CALIBRATED_ON), target);
}

export const knownRows = (values: Float64Array): Int32Array => {
	const rows: number[] = [];
	values.forEach((value, row) => {
		if (!Number.isNaN(value)) rows.push(row);
	});
	return Int32Array.from(rows);
};

function guess(trial: Trial, row: number, target: Float64Array): Guess | null {
	for (const level of trial.levels) {
		const pool = level.pool(row);
		if (pool === null) continue;
		const { count, rows, distances } = nearest(row, pool, trial.k, trial.metric);
		if (count < FEWEST / 2) continue;
		const values = Array.from(rows.subarray(0, count), (other) => target[other]!);
		const reach = distances[count - 1]!;
		const weights = values.map((_, i) => (reach > 0 ? 1 - (0.7 * distances[i]!) / reach : 1));
		const sorted = [...values].sort((a, b) => a - b);
		const spread = (quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25)) / 1.349;
		return { middle: weightedMedian(values, weights), spread: Math.max(0.02, spread), count, level: level.name };
	}
	return null;
}

/** Levels that tell no less than "all" does, best first; `all` always comes last. */
function* ranked(levels: readonly Level[], sample: Int32Array, target: Float64Array, metric: Metric) {
	const last = levels.at(-1)!;
	const errorAt = (level: Level, row: number) => {
		const found = guess({ levels: [level], metric, k: 30 }, row, target);
		return found === null ? NaN : Math.abs(found.middle - target[row]!);
	};
	const base: number[] = [];
	for (const row of sample) {
		base.push(errorAt(last, row));
		if (base.length % 16 === 0) yield;
	}
	const gains: { level: Level; gain: number }[] = [];
	for (const level of levels.slice(0, -1)) {
		let [sum, trials] = [0, 0];
		for (const [i, row] of sample.entries()) {
			const error = errorAt(level, row);
			if (i % 16 === 0) yield;
			if (Number.isNaN(error) || Number.isNaN(base[i]!)) continue;
			sum += base[i]! - error;
			trials++;
		}
		if (trials >= FEWEST && sum / trials > -EVEN) gains.push({ level, gain: sum / trials });
	}
	gains.sort((a, b) => b.gain - a.gain);
	return [...gains.map(({ level }) => level), last];
}

function* meanError(trial: Trial, sample: Int32Array, target: Float64Array): Generator<undefined, number> {
	let [sum, trials] = [0, 0];
	for (const [i, row] of sample.entries()) {
		const found = guess(trial, row, target);
		if (i % 16 === 0) yield;
		if (found === null) continue;
		sum += Math.abs(found.middle - target[row]!);
		trials++;
	}
	return trials === 0 ? Infinity : sum / trials;
}

/** Split-conformal: the errors of trials, in units of the neighbours' own spread, give the interval. */
function* calibrated(trial: Trial, sample: Int32Array, target: Float64Array): Generator<undefined, Estimator | null> {
	const errors: number[] = [];
	for (const [i, row] of sample.entries()) {
		const found = guess(trial, row, target);
		if (found !== null) errors.push((target[row]! - found.middle) / found.spread);
		if (i % 16 === 0) yield;
	}
	if (errors.length < FEWEST) return null;
	const scaled = Float64Array.from(errors).sort();
	const [low, high] = [quantileOf(scaled, 0.1), quantileOf(scaled, 0.9)];
	return (row) => {
		const found = guess(trial, row, target);
		if (found === null) return null;
		const { middle, spread, count, level } = found;
		const close = LOG_CLOSE / spread;
		return {
			value: middle,
			low: middle + Math.min(0, low) * spread,
			high: middle + Math.max(0, high) * spread,
			count,
			level,
			confidence: (scaled.filter((error) => Math.abs(error) <= close).length + 1) / (scaled.length + 2)
		};
	};
}
