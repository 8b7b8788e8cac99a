import type { UnitGraph } from '../../model/problem.ts';

/** Units without accounts take the owner that reaches them first on the graph (breadth first from all owned units, lower
 *  unit first), so that today's territories are areas; units with accounts but no owner stay −1. O(units + edges). */
export function fillEmptyUnits(unitOwner: Int32Array, accountUnit: Int32Array, graph: UnitGraph): Int32Array {
	const out = unitOwner.slice();
	const holdsAccounts = new Uint8Array(out.length);
	for (const u of accountUnit) if (u >= 0) holdsAccounts[u] = 1;
	const queue: number[] = [];
	out.forEach((t, u) => {
		if (t >= 0) queue.push(u);
	});
	for (let head = 0; head < queue.length; head++) {
		const u = queue[head]!;
		for (let e = graph.offsets[u]!; e < graph.offsets[u + 1]!; e++) {
			const v = graph.neighbours[e]!;
			if (out[v]! >= 0 || holdsAccounts[v] === 1) continue;
			out[v] = out[u]!;
			queue.push(v);
		}
	}
	return out;
}
