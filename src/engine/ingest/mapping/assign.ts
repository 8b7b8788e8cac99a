/**
 * One-to-one assignment of greatest total weight, where leaving out costs nothing (Kuhn 1955, Munkres 1957, with potentials).
 * O(targets² × (columns + targets)).
 * @param weight weight[target][column], 0 = impossible
 * @returns column per target, −1 = none
 */
export function assign(weight: readonly (readonly number[])[]): number[] {
	const targets = weight.length;
	const columns = weight[0]?.length ?? 0;
	const width = columns + targets;
	const cost = (i: number, j: number) => (j <= columns ? -weight[i - 1]![j - 1]! : 0);
	const u = new Float64Array(targets + 1);
	const v = new Float64Array(width + 1);
	const match = new Int32Array(width + 1);
	const way = new Int32Array(width + 1);
	for (let i = 1; i <= targets; i++) {
		match[0] = i;
		let j0 = 0;
		const least = new Float64Array(width + 1).fill(Infinity);
		const used = new Uint8Array(width + 1);
		do {
			used[j0] = 1;
			const i0 = match[j0]!;
			let delta = Infinity;
			let j1 = 0;
			for (let j = 1; j <= width; j++) {
				if (used[j]) continue;
				const current = cost(i0, j) - u[i0]! - v[j]!;
				if (current < least[j]!) {
					least[j] = current;
					way[j] = j0;
				}
				if (least[j]! < delta) {
					delta = least[j]!;
					j1 = j;
				}
			}
			for (let j = 0; j <= width; j++) {
				if (used[j]) {
					u[match[j]!] = u[match[j]!]! + delta;
					v[j] = v[j]! - delta;
				} else least[j] = least[j]! - delta;
			}
			j0 = j1;
		} while (match[j0] !== 0);
		do {
			const j1 = way[j0]!;
			match[j0] = match[j1]!;
			j0 = j1;
		} while (j0 !== 0);
	}
	const columnOf = new Array<number>(targets).fill(-1);
	for (let j = 1; j <= columns; j++) {
		const i = match[j]!;
		if (i > 0 && weight[i - 1]![j - 1]! > 0) columnOf[i - 1] = j - 1;
	}
	return columnOf;
}
