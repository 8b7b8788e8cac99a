import type { UnitGraph } from '#engine/model/problem.ts';
import { components } from '../solve/graph.ts';

/** Groups for `contractGroups` out of two plans, and which of them both agree on. */
export interface Agreement {
	/** Group per unit, −1 = on its own. */
	readonly group: Int32Array;
	/** 1 = what both plans agree on: not to be moved. */
	readonly settled: Uint8Array;
	/** Units on which they differ. */
	readonly differing: number;
}

/** Connected units with the same label in both plans. Those on which the plans agree are settled; those that one plan wholly gives to one
 *  territory and the other to another are one group, so that only whole differences can move. O(units + arcs).
 *  Source: Sanders and Schulz 2012 (KaFFPaE: no edge that either partition cuts is contracted). */
export function overlay(graph: UnitGraph, a: Int32Array, b: Int32Array): Agreement {
	const settled = new Uint8Array(a.length);
	let differing = 0;
	for (let u = 0; u < a.length; u++) {
		if (a[u] === b[u]) settled[u] = 1;
		else differing++;
	}
	return { group: components(graph, (u, v) => a[u] === a[v] && b[u] === b[v]).of, settled, differing };
}

/** Connected units on which both plans agree, one group each, without those within `rim` links of a difference: these and what differs
 *  stay single. O(units + arcs). */
export function agreement(graph: UnitGraph, a: Int32Array, b: Int32Array, rim: number): Agreement {
	const { offsets, neighbours } = graph;
	const settled = new Uint8Array(a.length);
	let near: number[] = [];
	for (let u = 0; u < a.length; u++) {
		if (a[u] === b[u]) settled[u] = 1;
		else near.push(u);
	}
	const differing = near.length;
	for (let step = 0; step < rim; step++) {
		const next: number[] = [];
		for (const u of near)
			for (let k = offsets[u]!; k < offsets[u + 1]!; k++) {
				const v = neighbours[k]!;
				if (settled[v] === 0) continue;
				settled[v] = 0;
				next.push(v);
			}
		near = next;
	}
	const group = components(graph, (u, v) => settled[u] === 1 && settled[v] === 1 && a[u] === a[v]).of;
	for (let u = 0; u < a.length; u++) if (settled[u] === 0) group[u] = -1;
	return { group, settled, differing };
}
