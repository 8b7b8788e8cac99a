/** Values as ranks 0–1, with the smallest and the largest of them. */
export interface Ranked {
	readonly rank: Float32Array;
	/** Smallest and largest value above zero; 0 where there is none. */
	readonly low: number;
	readonly high: number;
}

/** Rank 0–1 of every value above zero; everything else is 0. One metropolis so does not swallow the scale. O(n log n). */
export function rankOf(values: Float32Array): Ranked {
	const sorted = values.filter((value) => value > 0).sort();
	const count = sorted.length;
	const rank = new Float32Array(values.length);
	for (let k = 0; k < values.length; k++) {
		const value = values[k]!;
		if (!(value > 0)) continue;
		let [low, high] = [0, count];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (sorted[middle]! <= value) low = middle + 1;
			else high = middle;
		}
		rank[k] = low / count;
	}
	return { rank, low: sorted[0] ?? 0, high: sorted[count - 1] ?? 0 };
}

/** Amount per km² as a rank per unit. Amount and area are first averaged over the neighbours, twice: basic units are
 *  small, the eye looks for regions. O(n log n + edges). */
export function densityRank(amount: Float32Array, area: Float32Array, edges: Uint32Array, passes = 2): Ranked {
	let [amounts, areas] = [amount, area];
	for (let k = 0; k < passes; k++) [amounts, areas] = [spread(amounts, edges), spread(areas, edges)];
	return rankOf(amounts.map((value, u) => (value > 0 ? value / Math.max(areas[u] ?? 1, 0.01) : 0)));
}

/** Each unit plus half of every neighbour. */
function spread(values: Float32Array, edges: Uint32Array): Float32Array {
	const out = values.slice();
	for (let e = 0; e + 1 < edges.length; e += 2) {
		const [a, b] = [edges[e]!, edges[e + 1]!];
		out[a] = out[a]! + 0.5 * values[b]!;
		out[b] = out[b]! + 0.5 * values[a]!;
	}
	return out;
}
