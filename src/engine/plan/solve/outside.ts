import type { PlanProblem } from '#engine/model/problem.ts';
import { labelComponents } from './graph.ts';

/** Units outside the part of their territory that holds its anchor (without anchor: outside its biggest part).
 *  O(units + arcs). */
export function outsideUnits(
	problem: Pick<PlanProblem, 'graph' | 'territories'>,
	labels: Int32Array,
	anchors: Int32Array
): number {
	const { of, count } = labelComponents(problem.graph, labels);
	const size = new Int32Array(count);
	const main = new Int32Array(problem.territories).fill(-1);
	for (let u = 0; u < labels.length; u++) size[of[u]!] = size[of[u]!]! + 1;
	for (let u = 0; u < labels.length; u++) {
		const t = labels[u]!;
		if (main[t]! < 0 || size[of[u]!]! > size[main[t]!]!) main[t] = of[u]!;
	}
	for (let t = 0; t < main.length; t++) {
		const anchor = anchors[t]!;
		if (anchor >= 0 && labels[anchor] === t) main[t] = of[anchor]!;
	}
	let outside = 0;
	for (let u = 0; u < labels.length; u++) if (of[u] !== main[labels[u]!]) outside++;
	return outside;
}
