import type { UnitGraph } from '#engine/model/problem.ts';
import type { Polygon } from '#engine/plan/prepare/plane.ts';

/** Area in square degrees, holes taken out. */
export function areaOf(polygon: Polygon): number {
	return polygon.reduce((sum, ring) => {
		let doubled = 0;
		ring.forEach(([x, y], i) => {
			const [px, py] = ring[(i + ring.length - 1) % ring.length]!;
			doubled += px * y - x * py;
		});
		return sum + doubled / 2;
	}, 0);
}

export function components(graph: UnitGraph): number {
	const seen = new Set<number>();
	let count = 0;
	for (let start = 0; start + 1 < graph.offsets.length; start++) {
		if (seen.has(start)) continue;
		count++;
		const stack = [start];
		seen.add(start);
		while (stack.length > 0) {
			const u = stack.pop()!;
			for (const v of graph.neighbours.slice(graph.offsets[u]!, graph.offsets[u + 1]!))
				if (!seen.has(v)) {
					seen.add(v);
					stack.push(v);
				}
		}
	}
	return count;
}
