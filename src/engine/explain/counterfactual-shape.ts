import type { UnitGraph } from '../model/problem.ts';
import { rulesOf } from '../model/rules.ts';
import { cutGraph } from '../plan/prepare/barriers.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';

/** True where the unit has a neighbour in the territory, or the territory has no units. O(degree), O(units) where it has none. */
export function touches(graph: UnitGraph, labels: Int32Array, unit: number, territory: number): boolean {
	for (let e = graph.offsets[unit]!; e < graph.offsets[unit + 1]!; e++)
		if (labels[graph.neighbours[e]!] === territory) return true;
	return !labels.includes(territory);
}

/** True where the territory of the unit falls into more pieces without it. O(units of the territory). */
export function splits(graph: UnitGraph, labels: Int32Array, unit: number): boolean {
	const own = labels[unit]!;
	if (own < 0) return false;
	const open = new Set<number>();
	for (let e = graph.offsets[unit]!; e < graph.offsets[unit + 1]!; e++)
		if (labels[graph.neighbours[e]!] === own) open.add(graph.neighbours[e]!);
	const [first] = open;
	if (first === undefined) return false;
	const seen = new Set([unit, first]);
	const stack = [first];
	open.delete(first);
	while (stack.length > 0 && open.size > 0) {
		const u = stack.pop()!;
		for (let e = graph.offsets[u]!; e < graph.offsets[u + 1]!; e++) {
			const v = graph.neighbours[e]!;
			if (labels[v] !== own || seen.has(v)) continue;
			seen.add(v);
			open.delete(v);
			stack.push(v);
		}
	}
	return open.size > 0;
}

/** Id of the first barrier that by itself parts the unit from the territory beside it; null where none does.
 *  O(links × points of the barriers). */
export function partingBarrier(prepared: Prepared, labels: Int32Array, unit: number, territory: number): string | null {
	const { layer, units, graph, settings } = prepared;
	if (touches(graph, labels, unit, territory) || !touches(layer.graph, labels, unit, territory)) return null;
	const barriers = rulesOf(settings.rules, 'barrier');
	const alone = barriers.find(
		({ params }) => !touches(cutGraph(layer, units.lon, units.lat, [params.line]).graph, labels, unit, territory)
	);
	return (alone ?? barriers[0])?.id ?? null;
}
