import { labelComponents } from './graph.ts';
import type { SearchState } from './search-state.ts';

/** Makes every territory one connected part: keeps the part with the anchor (else with most locks, else with most units) and
 *  hands the other units, from the rim inwards, to the neighbouring territory of least priced cost. Units nothing can reach go
 *  to the cheapest territory and count as stray. Empty territories get a rim unit of the largest territory near them.
 *  Labels outside 0 … territories − 1 count as unassigned. Rebuilds the state. O(units · measures + arcs).
 *  @param priced cost of a unit in a territory, price included; Infinity where it may not go */
export function repairContiguity(state: SearchState, priced: (unit: number, territory: number) => number): void {
	const { units, territories, graph, fixed } = state.problem;
	const { labels, anchors, stray } = state;
	for (let u = 0; u < units; u++) {
		if (fixed[u]! >= 0) labels[u] = fixed[u]!;
		else if (labels[u]! >= 0 && labels[u]! < territories && !state.mayGo(u, labels[u]!)) labels[u] = -1;
	}
	for (let t = 0; t < territories; t++) if (anchors[t]! >= 0) labels[anchors[t]!] = t;

	const parts = labelComponents(graph, labels);
	const kept = keptParts(state, parts.of, parts.count);
	stray.fill(0);
	const queue: number[] = [];
	const queued = new Uint8Array(units);
	const home = new Uint8Array(units);
	for (let u = 0; u < units; u++) {
		const t = labels[u]!;
		if (t >= 0 && t < territories && kept[t] === parts.of[u]) home[u] = 1;
		else if (fixed[u]! >= 0) stray[u] = 1;
	}
	const enqueueAround = (u: number): void => {
		for (let k = graph.offsets[u]!; k < graph.offsets[u + 1]!; k++) {
			const next = graph.neighbours[k]!;
			if (home[next] === 0 && queued[next] === 0) {
				queued[next] = 1;
				queue.push(next);
			}
		}
	};
	for (let u = 0; u < units; u++) if (home[u] === 1) enqueueAround(u);
	for (let head = 0; head < queue.length; head++) {
		const u = queue[head]!;
		let best = -1;
		let least = Infinity;
		for (let k = graph.offsets[u]!; k < graph.offsets[u + 1]!; k++) {
			const other = graph.neighbours[k]!;
			if (home[other] === 0) continue;
			const t = labels[other]!;
			if (fixed[u]! >= 0 && fixed[u] !== t) continue;
			const cost = priced(u, t);
			if (cost < least || (cost === least && t < best)) {
				least = cost;
				best = t;
			}
		}
		if (best < 0) {
			// A lock whose territory is elsewhere for now: it may be reached later.
			queued[u] = 0;
			continue;
		}
		labels[u] = best;
		home[u] = 1;
		stray[u] = 0;
		enqueueAround(u);
	}
	for (let u = 0; u < units; u++) {
		if (home[u] === 1 || fixed[u]! >= 0) continue;
		let best = 0;
		for (let t = 1; t < territories; t++) if (priced(u, t) < priced(u, best)) best = t;
		labels[u] = best;
		stray[u] = 1;
	}
	state.rebuild();
	fillEmpty(state);
}

/** Number of the part each territory keeps, −1 = it has none. */
function keptParts(state: SearchState, partOf: Int32Array, partCount: number): Int32Array {
	const { units, territories, fixed } = state.problem;
	const locks = new Int32Array(partCount);
	const size = new Int32Array(partCount);
	for (let u = 0; u < units; u++) {
		const part = partOf[u]!;
		size[part] = size[part]! + 1;
		if (fixed[u]! >= 0) locks[part] = locks[part]! + 1;
	}
	const kept = new Int32Array(territories).fill(-1);
	for (let u = 0; u < units; u++) {
		const t = state.labels[u]!;
		if (t < 0 || t >= territories) continue;
		const part = partOf[u]!;
		const best = kept[t]!;
		if (best < 0 || locks[part]! > locks[best]! || (locks[part] === locks[best] && size[part]! > size[best]!))
			kept[t] = part;
	}
	for (let t = 0; t < territories; t++) if (state.anchors[t]! >= 0) kept[t] = partOf[state.anchors[t]!]!;
	return kept;
}

/** Gives each empty territory one unit while there are enough: the cheapest that can leave a territory of two or more. */
function fillEmpty(state: SearchState): void {
	const { units, territories } = state.problem;
	for (let t = 0; t < territories; t++) {
		if (state.sizes[t]! > 0) continue;
		let best = -1;
		let least = Infinity;
		for (let u = 0; u < units; u++) {
			const from = state.labels[u]!;
			if (state.movable[u] === 0 || state.stray[u] === 1 || state.sizes[from]! < 2 || !state.mayGo(u, t)) continue;
			// Among equally dear moves the fuller giver.
			const cost = state.costs[u * territories + t]! - state.costs[u * territories + from]! - state.sizes[from]! * 1e-3;
			if (cost >= least || !state.contiguity.canLeave(u)) continue;
			least = cost;
			best = u;
		}
		if (best >= 0) state.move(best, t);
	}
}
