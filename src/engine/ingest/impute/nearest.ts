import type { WeightedSize } from './relevance.ts';

const EARTH_KM = 6371;
/** A neighbour that lacks a size which the customer has stands this far away, in log units. */
const UNKNOWN = 1;

export interface Metric {
	readonly sizes: readonly WeightedSize[];
	/** Unit vectors, three per row. */
	readonly place: Float64Array;
	/** What 50 km count, up to 200 km; 0 = distance does not matter. */
	readonly perFiftyKm: number;
}

export interface Neighbours {
	readonly count: number;
	/** Nearest first. */
	readonly rows: Int32Array;
	readonly distances: Float64Array;
}

/** The `k` most similar rows of a pool, without the row itself; ties by row. O(pool × sizes + hits × k). */
export function nearest(row: number, pool: Int32Array, k: number, metric: Metric): Neighbours {
	const rows = new Int32Array(k);
	const distances = new Float64Array(k).fill(Infinity);
	const used = metric.sizes.filter(({ values }) => !Number.isNaN(values[row]!));
	let count = 0;
	for (const other of pool) {
		if (other === row) continue;
		const limit = count < k ? Infinity : distances[k - 1]!;
		let sum = metric.perFiftyKm > 0 ? metric.perFiftyKm * kilometres(metric.place, row, other) : 0;
		for (const { values, weight } of used) {
			const gap = values[other]! - values[row]!;
			sum += weight * (Number.isNaN(gap) ? UNKNOWN : Math.abs(gap));
		}
		if (sum >= limit) continue;
		let at = Math.min(count, k - 1);
		while (at > 0 && distances[at - 1]! > sum) {
			distances[at] = distances[at - 1]!;
			rows[at] = rows[at - 1]!;
			at--;
		}
		distances[at] = sum;
		rows[at] = other;
		if (count < k) count++;
	}
	return { count, rows, distances };
}

/** In units of 50 km, at most 4; unknown positions stand in the middle of it. */
function kilometres(place: Float64Array, a: number, b: number): number {
	const x = place[3 * a]! - place[3 * b]!;
	const y = place[3 * a + 1]! - place[3 * b + 1]!;
	const z = place[3 * a + 2]! - place[3 * b + 2]!;
	const fifties = (EARTH_KM * Math.sqrt(x * x + y * y + z * z)) / 50;
	return Number.isNaN(fifties) ? 2 : Math.min(4, fifties);
}
