import { createRandom } from '#engine/model/random.ts';

const ANGLES = 8;

/** Cuts the plane into territories of equal weight by recursive bisection: at each node the best of several cut directions
 *  (shortest spread along the cut) divides the points in the ratio of the territories on either side.
 *  @param x, y kilometres (any common unit)
 *  @param weight non-negative amount per point
 *  @param seed shifts the cut directions
 *  @returns territory per point, 0 … territories − 1
 *  Complexity O(angles · n log n · log territories). Source: Kalcsics, Nickel, Schröder 2005, successive dichotomies. */
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
			for (const point of points) key[point] = dx * x[point]! + dy * y[point]!;
			points.sort((a, b) => key[a]! - key[b]! || a - b);
			const cut = balancedCut(points, weight, left / count);
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

/** How many points come before the cut so that their weight is nearest to `share`; both sides keep a point. */
function balancedCut(points: Uint32Array, weight: Float64Array, share: number): number {
	let total = 0;
	for (const point of points) total += weight[point]!;
	if (!(total > 0)) return Math.max(1, Math.min(points.length - 1, Math.round(points.length * share)));
	const goal = total * share;
	let sum = 0;
	for (let k = 0; k < points.length; k++) {
		const next = sum + weight[points[k]!]!;
		if (next >= goal) return Math.max(1, Math.min(points.length - 1, next - goal < goal - sum ? k + 1 : k));
		sum = next;
	}
	return points.length - 1;
}
