import type { UnitGraph } from '#engine/model/problem.ts';
import type { Random } from '#engine/model/random.ts';

/** Territories of about equal mass grown from random units, the lightest one first: a place for free centres to start from.
 *  Units that none reaches go to territory 0. O(units · territories + arcs).
 *  @param mass positive, per unit */
export function grownLabels(graph: UnitGraph, mass: Float64Array, territories: number, random: Random): Int32Array {
	const units = mass.length;
	const labels = new Int32Array(units).fill(-1);
	const members: number[][] = [];
	const heads = new Int32Array(territories);
	const load = new Float64Array(territories);
	let left = units;
	const give = (unit: number, t: number): void => {
		labels[unit] = t;
		members[t]!.push(unit);
		load[t] = load[t]! + mass[unit]!;
		left--;
	};
	for (let t = 0; t < territories; t++) {
		members.push([]);
		if (left === 0) continue;
		let unit = random.below(units);
		while (labels[unit]! >= 0) unit = (unit + 1) % units;
		give(unit, t);
	}
	while (left > 0) {
		let lightest = -1;
		for (let t = 0; t < territories; t++)
			if (heads[t]! < members[t]!.length && (lightest < 0 || load[t]! < load[lightest]!)) lightest = t;
		if (lightest < 0) break;
		const unit = members[lightest]![heads[lightest]!]!;
		let next = -1;
		for (let k = graph.offsets[unit]!; k < graph.offsets[unit + 1]! && next < 0; k++)
			if (labels[graph.neighbours[k]!]! < 0) next = graph.neighbours[k]!;
		if (next < 0) heads[lightest] = heads[lightest]! + 1;
		else give(next, lightest);
	}
	return labels.map((t) => Math.max(0, t));
}
