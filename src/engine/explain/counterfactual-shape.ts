import type { UnitGraph } from '../model/problem.ts';
import { rulesOf, type RuleOf } from '../model/rules.ts';
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

/** The first barrier or closed border that by itself parts the unit from the territory beside it; null where none does.
 *  O(links × points of the barriers + borders × units). */
export function partingBarrier(
	prepared: Prepared,
	labels: Int32Array,
	unit: number,
	territory: number
): RuleOf<'barrier' | 'border'> | null {
	const { layer, units, graph, settings } = prepared;
	if (touches(graph, labels, unit, territory) || !touches(layer.graph, labels, unit, territory)) return null;
	const lines = rulesOf(settings.rules, 'barrier');
	const borders = rulesOf(settings.rules, 'border');
	const parted = (rule: string) => {
		const line = lines.filter(({ id }) => id === rule).map(({ params }) => params.line);
		const closed = prepared.borders.filter((border) => border.rule === rule);
		return !touches(cutGraph(layer, units.lon, units.lat, line, closed).graph, labels, unit, territory);
	};
	const alone = [...lines, ...borders].find(({ id }) => parted(id));
	return alone ?? lines[0] ?? borders[0] ?? null;
}
