/**
 * Centres of `parts` equal-weight parts of the points: halve along the widest axis of space, again and again (Forrest 1964;
 * Kalcsics, Nickel & Schröder 2005). Deterministic. O(points · log points · log parts).
 * @param sphere unit vectors, NaN = left out @returns unit vectors, all finite when at least one point is
 */
export function bisectionCentres(sphere: Float64Array, weight: Float64Array, parts: number): Float64Array {
	const out = new Float64Array(parts * 3);
	const rows: number[] = [];
	for (let i = 0; i < weight.length; i++) if (!Number.isNaN(sphere[i * 3]!)) rows.push(i);
	const split = (members: number[], first: number, count: number): void => {
		if (count === 1) {
			setMean(members, first);
			return;
		}
		const axis = widestAxis(sphere, members);
		members.sort((a, b) => sphere[a * 3 + axis]! - sphere[b * 3 + axis]! || a - b);
		const left = count >> 1;
		const total = members.reduce((sum, i) => sum + weight[i]!, 0);
		let held = 0;
		let cut = 0;
		while (cut < members.length && held + weight[members[cut]!]! / 2 < (total * left) / count)
			held += weight[members[cut++]!]!;
		// A part without points borrows one, so that every centre is somewhere.
		cut = Math.min(Math.max(cut, 1), Math.max(1, members.length - 1));
		split(members.slice(0, cut), first, left);
		split(members.length > cut ? members.slice(cut) : members, first + left, count - left);
	};
	const setMean = (members: readonly number[], part: number) => {
		let [x, y, z] = [0, 0, 0];
		for (const i of members) {
			x += weight[i]! * sphere[i * 3]!;
			y += weight[i]! * sphere[i * 3 + 1]!;
			z += weight[i]! * sphere[i * 3 + 2]!;
		}
		const length = Math.sqrt(x * x + y * y + z * z) || 1;
		out.set([x / length, y / length, z / length], part * 3);
	};
	if (rows.length > 0) split(rows, 0, parts);
	return out;
}

function widestAxis(sphere: Float64Array, members: readonly number[]): number {
	let best = 0;
	let widest = -1;
	for (let axis = 0; axis < 3; axis++) {
		let [low, high] = [Infinity, -Infinity];
		for (const i of members) {
			low = Math.min(low, sphere[i * 3 + axis]!);
			high = Math.max(high, sphere[i * 3 + axis]!);
		}
		if (high - low > widest) [best, widest] = [axis, high - low];
	}
	return best;
}
