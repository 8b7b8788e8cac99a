import type { UnitGraph } from '#engine/model/problem.ts';

export interface Components {
	/** Component number per unit. */
	readonly of: Int32Array;
	readonly count: number;
}

/** Connected parts of equal label (`labels` null = of the whole graph), numbered by their lowest unit. O(units + arcs). */
export const labelComponents = (graph: UnitGraph, labels: Int32Array | null): Components =>
	components(graph, (u, v) => labels === null || labels[u] === labels[v]);

/** Connected parts over the links that `joined` keeps, numbered by their lowest unit. O(units + arcs). */
export function components({ offsets, neighbours }: UnitGraph, joined: (u: number, v: number) => boolean): Components {
	const units = offsets.length - 1;
	const of = new Int32Array(units).fill(-1);
	const queue = new Int32Array(units);
	let count = 0;
	for (let root = 0; root < units; root++) {
		if (of[root]! >= 0) continue;
		let head = 0;
		let tail = 0;
		queue[tail++] = root;
		of[root] = count;
		while (head < tail) {
			const unit = queue[head++]!;
			for (let k = offsets[unit]!; k < offsets[unit + 1]!; k++) {
				const next = neighbours[k]!;
				if (of[next]! >= 0 || !joined(unit, next)) continue;
				of[next] = count;
				queue[tail++] = next;
			}
		}
		count++;
	}
	return { of, count };
}

/** Bits per neighbour list that a ring mask can hold. */
export const RING_LIMIT = 31;

/** For arc k = (u, v): bit j is set where u's j-th neighbour is v itself or adjacent to v; 0 for units with more than
 *  `RING_LIMIT` neighbours. Fills units `first .. last`; O(Σ degree²). */
export function fillRingMasks(
	graph: UnitGraph,
	masks: Int32Array,
	stamp: Int32Array,
	first: number,
	last: number
): void {
	const { offsets, neighbours } = graph;
	for (let unit = first; unit < last; unit++) {
		const begin = offsets[unit]!;
		const end = offsets[unit + 1]!;
		if (end - begin > RING_LIMIT) continue;
		for (let k = begin; k < end; k++) stamp[neighbours[k]!] = k + 1;
		for (let k = begin; k < end; k++) {
			const other = neighbours[k]!;
			let mask = 1 << (k - begin);
			for (let q = offsets[other]!; q < offsets[other + 1]!; q++) {
				const slot = stamp[neighbours[q]!]! - 1;
				if (slot >= begin && slot < end) mask |= 1 << (slot - begin);
			}
			masks[k] = mask;
		}
	}
}
