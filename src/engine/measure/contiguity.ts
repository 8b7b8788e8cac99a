import type { UnitGraph } from '../model/problem.ts';

/** Connected pieces of equally owned units. */
export interface UnitParts {
	/** Piece per unit, −1 where nobody owns the unit. */
	readonly part: Int32Array;
	/** Territory per piece. */
	readonly owner: readonly number[];
	/** Units per piece. */
	readonly size: readonly number[];
}

/** Pieces of every territory, numbered by their first unit. Ferry links connect. O(units + edges). */
export function unitParts(unitOwner: Int32Array, graph: UnitGraph): UnitParts {
	const units = unitOwner.length;
	const part = new Int32Array(units).fill(-1);
	const stack: number[] = [];
	const owner: number[] = [];
	const size: number[] = [];
	for (let start = 0; start < units; start++) {
		const t = unitOwner[start]!;
		if (t < 0 || part[start]! >= 0) continue;
		const id = owner.length;
		owner.push(t);
		part[start] = id;
		stack.push(start);
		let members = 0;
		while (stack.length > 0) {
			const u = stack.pop()!;
			members++;
			for (let e = graph.offsets[u]!; e < graph.offsets[u + 1]!; e++) {
				const v = graph.neighbours[e]!;
				if (unitOwner[v] !== t || part[v]! >= 0) continue;
				part[v] = id;
				stack.push(v);
			}
		}
		size.push(members);
	}
	return { part, owner, size };
}

/** Units of each territory outside the part that holds its centre; where the centre's unit belongs to somebody else (or
 *  there is none) the part with most units counts as the main one. O(units + edges). */
export function outsideUnits(
	unitOwner: Int32Array,
	graph: UnitGraph,
	centreUnit: Int32Array,
	reps: number
): Int32Array {
	const { part, owner, size } = unitParts(unitOwner, graph);
	const main = new Int32Array(reps);
	const held = new Int32Array(reps);
	owner.forEach((t, id) => {
		held[t]! += size[id]!;
		main[t] = Math.max(main[t]!, size[id]!);
	});
	for (let t = 0; t < reps; t++) {
		const u = centreUnit[t]!;
		if (u >= 0 && unitOwner[u] === t) main[t] = size[part[u]!]!;
	}
	return held.map((count, t) => count - main[t]!);
}
