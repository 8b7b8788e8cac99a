import type { UnitGraph } from '#engine/model/problem.ts';
import { RING_LIMIT } from './graph.ts';

/** Tells whether a unit may leave its territory without cutting it. */
export interface ContiguityTest {
	/** True if the neighbours of `unit` in its own territory stay connected without it (false also where the bounded search
	 *  gives up). O(degree²), else at most `SEARCH_LIMIT` units. */
	canLeave(unit: number): boolean;
}

const SEARCH_LIMIT = 96;

/** @param stray units outside their territory's main part; they count as no neighbours
 *  @param masks see `fillRingMasks` */
export function createContiguityTest(
	graph: UnitGraph,
	labels: Int32Array,
	stray: Uint8Array,
	masks: Int32Array
): ContiguityTest {
	const { offsets, neighbours } = graph;
	const stamp = new Int32Array(labels.length);
	const queue = new Int32Array(SEARCH_LIMIT + 64);
	let round = 0;

	/** Breadth-first inside the territory from one neighbour until all others were met or the limit is reached. */
	function search(unit: number, own: number, first: number, missing: number): boolean {
		round += 2;
		const begin = offsets[unit]!;
		const end = offsets[unit + 1]!;
		for (let k = begin; k < end; k++) {
			const other = neighbours[k]!;
			if (labels[other] === own && stray[other] === 0) stamp[other] = round;
		}
		const done = round + 1;
		stamp[unit] = done;
		stamp[first] = done;
		queue[0] = first;
		let head = 0;
		let tail = 1;
		let left = missing;
		while (head < tail && tail < SEARCH_LIMIT) {
			const here = queue[head++]!;
			const last = offsets[here + 1]!;
			for (let k = offsets[here]!; k < last; k++) {
				const next = neighbours[k]!;
				const mark = stamp[next]!;
				if (mark === done || labels[next] !== own) continue;
				if (mark === round && --left === 0) return true;
				stamp[next] = done;
				if (tail < SEARCH_LIMIT) queue[tail++] = next;
			}
		}
		return false;
	}

	return {
		canLeave(unit) {
			const own = labels[unit]!;
			const begin = offsets[unit]!;
			const degree = offsets[unit + 1]! - begin;
			if (degree > RING_LIMIT) {
				let first = -1;
				let same = 0;
				for (let j = 0; j < degree; j++) {
					const other = neighbours[begin + j]!;
					if (labels[other] !== own || stray[other] === 1) continue;
					if (first < 0) first = other;
					same++;
				}
				return same <= 1 || search(unit, own, first, same - 1);
			}
			let members = 0;
			for (let j = 0; j < degree; j++) {
				const other = neighbours[begin + j]!;
				if (labels[other] === own && stray[other] === 0) members |= 1 << j;
			}
			if ((members & (members - 1)) === 0) return true;
			let reached = members & -members;
			const firstBit = reached;
			let frontier = reached;
			while (frontier !== 0) {
				const j = 31 - Math.clz32(frontier);
				frontier ^= 1 << j;
				const fresh = masks[begin + j]! & members & ~reached;
				reached |= fresh;
				frontier |= fresh;
			}
			if (reached === members) return true;
			let missing = 0;
			for (let rest = members & ~firstBit; rest !== 0; rest &= rest - 1) missing++;
			return search(unit, own, neighbours[begin + 31 - Math.clz32(firstBit)]!, missing);
		}
	};
}
