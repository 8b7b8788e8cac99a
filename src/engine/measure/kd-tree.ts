/** Exact nearest neighbours of points in space (interleaved x, y, z; points with NaN are left out).
 *  Implicit balanced k-d tree: build O(n log n), query O(log n + k) on average. Ties go to the lower index. */
export interface KdTree {
	readonly size: number;
	/** Index of the nearest point, −1 when the tree is empty. */
	nearest(x: number, y: number, z: number): number;
	/** Indices and squared distances of up to `k` nearest points, ascending; returns how many were found.
	 *  `except` is skipped. */
	knn(x: number, y: number, z: number, k: number, except: number, indices: Int32Array, squared: Float64Array): number;
}

const LEAF = 8;

export function createKdTree(points: Float64Array): KdTree {
	const total = points.length / 3;
	const order = new Int32Array(total);
	let size = 0;
	for (let i = 0; i < total; i++)
		if (points[i * 3]! + points[i * 3 + 1]! + points[i * 3 + 2]! < Infinity) order[size++] = i;
	// Planar points (z all equal) must not be split along z: nothing would be pruned there.
	let flat = true;
	for (let o = 1; o < size && flat; o++) flat = points[order[o]! * 3 + 2] === points[order[0]! * 3 + 2];
	const lastAxis = flat ? 1 : 2;
	build(points, order, 0, size - 1, 0, lastAxis);
	const one = new Int32Array(1);
	const oneSquared = new Float64Array(1);

	const knn: KdTree['knn'] = (x, y, z, k, except, indices, squared) => {
		let found = 0;
		const visit = (i: number) => {
			if (i === except) return;
			const dx = points[i * 3]! - x;
			const dy = points[i * 3 + 1]! - y;
			const dz = points[i * 3 + 2]! - z;
			const d = dx * dx + dy * dy + dz * dz;
			if (found === k && (d > squared[k - 1]! || (d === squared[k - 1]! && i > indices[k - 1]!))) return;
			let slot = found < k ? found++ : k - 1;
			while (slot > 0 && (squared[slot - 1]! > d || (squared[slot - 1]! === d && indices[slot - 1]! > i))) {
				squared[slot] = squared[slot - 1]!;
				indices[slot] = indices[slot - 1]!;
				slot--;
			}
			squared[slot] = d;
			indices[slot] = i;
		};
		const walk = (left: number, right: number, axis: number): void => {
			if (right - left <= LEAF) {
				for (let o = left; o <= right; o++) visit(order[o]!);
				return;
			}
			const middle = (left + right) >> 1;
			const pivot = order[middle]!;
			const delta = (axis === 0 ? x : axis === 1 ? y : z) - points[pivot * 3 + axis]!;
			const next = axis === lastAxis ? 0 : axis + 1;
			if (delta <= 0) walk(left, middle - 1, next);
			else walk(middle + 1, right, next);
			visit(pivot);
			// With k neighbours at distance 0 (all accounts at one point) nothing nearer can follow.
			if (found === k && (delta * delta > squared[k - 1]! || squared[k - 1] === 0)) return;
			if (delta <= 0) walk(middle + 1, right, next);
			else walk(left, middle - 1, next);
		};
		if (size > 0 && k > 0) walk(0, size - 1, 0);
		return found;
	};
	return {
		size,
		knn,
		nearest: (x, y, z) => (knn(x, y, z, 1, -1, one, oneSquared) === 1 ? one[0]! : -1)
	};
}

function build(
	points: Float64Array,
	order: Int32Array,
	left: number,
	right: number,
	axis: number,
	lastAxis: number
): void {
	if (right - left <= LEAF) return;
	const middle = (left + right) >> 1;
	select(points, order, middle, left, right, axis);
	const next = axis === lastAxis ? 0 : axis + 1;
	build(points, order, left, middle - 1, next, lastAxis);
	build(points, order, middle + 1, right, next, lastAxis);
}

/** Quickselect with median-of-three pivot and three-way split, so that many equal points stay fast. */
function select(points: Float64Array, order: Int32Array, k: number, from: number, to: number, axis: number): void {
	let left = from;
	let right = to;
	while (left < right) {
		const a = points[order[left]! * 3 + axis]!;
		const b = points[order[(left + right) >> 1]! * 3 + axis]!;
		const c = points[order[right]! * 3 + axis]!;
		const pivot = a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
		let low = left;
		let high = right;
		let i = left;
		while (i <= high) {
			const value = points[order[i]! * 3 + axis]!;
			if (value < pivot) swap(order, i++, low++);
			else if (value > pivot) swap(order, i, high--);
			else i++;
		}
		if (k < low) right = low - 1;
		else if (k > high) left = high + 1;
		else return;
	}
}

function swap(order: Int32Array, i: number, j: number): void {
	const held = order[i]!;
	order[i] = order[j]!;
	order[j] = held;
}
