import { createRandom } from '#engine/model/random.ts';

const ANGLES = 8;
/** Points up to which sorting is quickest. */
const SMALL = 24;

/** Cuts the plane into territories of equal weight by recursive bisection: at each node the best of several cut directions
 *  (shortest spread along the cut) divides the points in the ratio of the territories on either side.
 *  @param x, y kilometres (any common unit)
 *  @param weight non-negative amount per point
 *  @param seed shifts the cut directions
 *  @returns territory per point, 0 … territories − 1
 *  Complexity O(angles · n · log territories) on average. Source: Kalcsics, Nickel, Schröder 2005, successive dichotomies. */
export function recursiveBisection(
	x: Float64Array,
	y: Float64Array,
	weight: Float64Array,
	territories: number,
	seed: number
): Int32Array {
	const labels = new Int32Array(x.length);
	const random = createRandom(seed);
	const shift = random.unit();
	const directions = Array.from({ length: ANGLES }, (_, k) => direction((k + shift) / ANGLES));
	const order = Uint32Array.from(x, (_, k) => k);
	const key = new Float64Array(x.length);

	function split(first: number, last: number, lowest: number, count: number): void {
		if (count <= 1 || last - first <= 1) {
			for (let k = first; k < last; k++) labels[order[k]!] = lowest + (count > 1 ? (k - first) % count : 0);
			return;
		}
		const left = count >> 1;
		let best: { order: Uint32Array; cut: number; score: number } | null = null;
		for (const [dx, dy] of directions) {
			const points = order.slice(first, last);
			for (let k = 0; k < points.length; k++) key[points[k]!] = dx * x[points[k]!]! + dy * y[points[k]!]!;
			const cut = balancedCut(points, key, weight, left / count);
			const score = spread(points, x, y, 0, cut) + spread(points, x, y, cut, points.length);
			if (best === null || score < best.score) best = { order: points, cut, score };
		}
		if (best === null) return;
		order.set(best.order, first);
		split(first, first + best.cut, lowest, left);
		split(first + best.cut, last, lowest + left, count - left);
	}

	/** Σ distance² to the mean point, weighted: small for compact halves. */
	function spread(points: Uint32Array, px: Float64Array, py: Float64Array, from: number, to: number): number {
		let w = 0;
		let sx = 0;
		let sy = 0;
		let square = 0;
		for (let k = from; k < to; k++) {
			const point = points[k]!;
			const load = weight[point]! + 1e-9;
			w += load;
			sx += load * px[point]!;
			sy += load * py[point]!;
			square += load * (px[point]! * px[point]! + py[point]! * py[point]!);
		}
		return w > 0 ? square - (sx * sx + sy * sy) / w : 0;
	}

	split(0, x.length, 0, territories);
	return labels;
}

/** Unit vector at `turn` half turns, by a rational parametrisation (no trigonometry, so all engines agree). */
function direction(turn: number): readonly [number, number] {
	const folded = turn - Math.floor(turn);
	const s = folded < 0.5 ? 4 * folded - 1 : 4 * (folded - 0.5) - 1;
	const scale = 1 / (1 + s * s);
	const a = (1 - s * s) * scale;
	const b = 2 * s * scale;
	return folded < 0.5 ? [a, b] : [-b, a];
}

/** Puts the points of least key first, as far as their weight is nearest to `share` of all, and tells how many they are; both sides keep
 *  a point. Hoare's selection (1961) by weight: O(points) on average. */
function balancedCut(points: Uint32Array, key: Float64Array, weight: Float64Array, share: number): number {
	const most = points.length - 1;
	let total = 0;
	for (let k = 0; k < points.length; k++) total += weight[points[k]!]!;
	const weightless = !(total > 0);
	if (weightless) total = points.length;
	const weigh = (k: number): number => (weightless ? 1 : weight[points[k]!]!);
	const goal = total * share;
	let [first, last, before] = [0, points.length, 0];
	while (last - first > SMALL) {
		const middle = partition(points, key, first, last);
		let sum = before;
		for (let k = first; k < middle; k++) sum += weigh(k);
		if (sum >= goal) last = middle;
		else [first, before] = [middle, sum];
	}
	const few = points.subarray(first, last).sort((a, b) => key[a]! - key[b]! || a - b);
	let cut = last;
	for (let k = 0; k < few.length; k++) {
		const next = before + weigh(first + k);
		if (next >= goal) {
			cut = next - goal < goal - before ? first + k + 1 : first + k;
			break;
		}
		before = next;
	}
	return Math.max(1, Math.min(most, cut));
}

/** Points below the pivot (median of three) first, the others after; both sides keep at least one.
 *  @returns where the others begin */
function partition(points: Uint32Array, key: Float64Array, first: number, last: number): number {
	const below = (a: number, b: number): boolean => key[a]! < key[b]! || (key[a] === key[b] && a < b);
	const swap = (i: number, j: number): void => {
		const held = points[i]!;
		points[i] = points[j]!;
		points[j] = held;
	};
	const middle = (first + last) >> 1;
	if (below(points[middle]!, points[first]!)) swap(middle, first);
	if (below(points[last - 1]!, points[first]!)) swap(last - 1, first);
	if (below(points[last - 1]!, points[middle]!)) swap(last - 1, middle);
	const pivot = points[middle]!;
	let [low, high] = [first, last - 1];
	for (;;) {
		while (below(points[low]!, pivot)) low++;
		while (below(pivot, points[high]!)) high--;
		if (low >= high) return Math.max(first + 1, low);
		swap(low++, high--);
	}
}
