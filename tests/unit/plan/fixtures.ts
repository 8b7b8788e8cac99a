import type { BalanceMeasure, PlanProblem, UnitGraph } from '#engine/model/problem.ts';

/** Graph of unordered pairs. */
export function graphOf(units: number, pairs: readonly (readonly [number, number])[]): UnitGraph {
	const lists: number[][] = Array.from({ length: units }, () => []);
	for (const [a, b] of pairs) {
		lists[a]!.push(b);
		lists[b]!.push(a);
	}
	const offsets = new Uint32Array(units + 1);
	for (let u = 0; u < units; u++) offsets[u + 1] = offsets[u]! + lists[u]!.length;
	const neighbours = Uint32Array.from(lists.flat());
	return { offsets, neighbours, kinds: new Uint8Array(neighbours.length) };
}

/** Four-connected grid, unit = y · width + x. */
export function gridGraph(width: number, height: number): UnitGraph {
	const pairs: [number, number][] = [];
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			if (x + 1 < width) pairs.push([y * width + x, y * width + x + 1]);
			if (y + 1 < height) pairs.push([y * width + x, (y + 1) * width + x]);
		}
	}
	return graphOf(width * height, pairs);
}

export function evenMeasure(
	amounts: Float64Array,
	territories: number,
	tolerance: number,
	id = 'potential'
): BalanceMeasure {
	return { id, amounts, targets: new Float64Array(territories).fill(1 / territories), tolerance };
}

/** A problem without extras; pass what differs. */
export function problemWith(
	parts: Partial<PlanProblem> & Pick<PlanProblem, 'units' | 'territories' | 'graph' | 'travel'>
): PlanProblem {
	return {
		extra: null,
		separation: null,
		measures: [evenMeasure(new Float64Array(parts.units).fill(1), parts.territories, 0.05)],
		fairnessWeight: 0,
		coverage: null,
		borderWeight: 0,
		fixed: new Int32Array(parts.units).fill(-1),
		centreUnit: new Int32Array(parts.territories).fill(-1),
		recentre: null,
		...parts
	};
}

/** Grid problem with centres at given units, travel = round(1000 · distance · amount). */
export function gridProblem(
	width: number,
	height: number,
	centres: readonly number[],
	parts: Partial<PlanProblem> = {}
): PlanProblem {
	const units = width * height;
	const territories = centres.length;
	const travel = new Float64Array(units * territories);
	for (let u = 0; u < units; u++) {
		for (let t = 0; t < territories; t++) {
			const dx = (u % width) - (centres[t]! % width);
			const dy = Math.floor(u / width) - Math.floor(centres[t]! / width);
			travel[u * territories + t] = Math.round(1000 * Math.sqrt(dx * dx + dy * dy));
		}
	}
	return problemWith({
		units,
		territories,
		graph: gridGraph(width, height),
		travel,
		centreUnit: Int32Array.from(centres),
		...parts
	});
}

/** Units that a plain flood fill from the kept part does not reach, per the contract; independent of the solver. */
export function bruteOutside(problem: PlanProblem, labels: Int32Array): number {
	const { units, territories, graph, centreUnit } = problem;
	let outside = 0;
	for (let t = 0; t < territories; t++) {
		const members = new Set<number>();
		for (let u = 0; u < units; u++) if (labels[u] === t) members.add(u);
		const all = members.size;
		let biggest = 0;
		let withCentre = -1;
		while (members.size > 0) {
			const stack = [members.values().next().value!];
			members.delete(stack[0]!);
			let size = 0;
			let hasCentre = false;
			while (stack.length > 0) {
				const u = stack.pop()!;
				size++;
				if (u === centreUnit[t]) hasCentre = true;
				for (let k = graph.offsets[u]!; k < graph.offsets[u + 1]!; k++) {
					if (members.delete(graph.neighbours[k]!)) stack.push(graph.neighbours[k]!);
				}
			}
			biggest = Math.max(biggest, size);
			if (hasCentre) withCentre = size;
		}
		outside += all - (withCentre >= 0 ? withCentre : biggest);
	}
	return outside;
}

/** Worst |load / target − 1|, recomputed from the amounts. */
export function bruteDeviation(problem: PlanProblem, labels: Int32Array): number {
	let worst = 0;
	for (const { amounts, targets } of problem.measures) {
		let total = 0;
		for (const amount of amounts) total += amount;
		for (let t = 0; t < problem.territories; t++) {
			let load = 0;
			for (let u = 0; u < problem.units; u++) if (labels[u] === t) load += amounts[u]!;
			worst = Math.max(worst, Math.abs(load / total / targets[t]! - 1));
		}
	}
	return worst;
}

export function bruteTravel(problem: PlanProblem, labels: Int32Array): number {
	let sum = 0;
	for (let u = 0; u < problem.units; u++) sum += problem.travel[u * problem.territories + labels[u]!]!;
	return sum;
}

/** Least travel over every contiguous plan inside the tolerances that keeps the centres; null = there is none.
 *  O(territories ^ units). */
export function bruteOptimum(problem: PlanProblem): number | null {
	const { units, territories, centreUnit, fixed } = problem;
	const labels = new Int32Array(units);
	let best: number | null = null;
	const visit = (u: number): void => {
		if (u === units) {
			const travel = bruteTravel(problem, labels);
			if (best !== null && travel >= best) return;
			for (let t = 0; t < territories; t++) if (centreUnit[t]! >= 0 && labels[centreUnit[t]!] !== t) return;
			const slack = Math.min(...problem.measures.map(({ tolerance }) => tolerance));
			if (bruteDeviation(problem, labels) <= slack + 1e-9 && bruteOutside(problem, labels) === 0) best = travel;
			return;
		}
		for (let t = 0; t < territories; t++) {
			if (fixed[u]! >= 0 && fixed[u] !== t) continue;
			labels[u] = t;
			visit(u + 1);
		}
	};
	visit(0);
	return best;
}
