import type { PlanProblem, PlanRules, UnitGraph } from '#engine/model/problem.ts';

/** A problem in which every group of units that must stay together is one unit. */
export interface Contracted {
	readonly problem: PlanProblem;
	/** Labels of the contracted units from those of the units (its first unit's), and back. */
	contract(labels: Int32Array): Int32Array;
	expand(labels: Int32Array): Int32Array;
}

/** Contracts the groups of `rules.together`: amounts, travel and the other costs add up, neighbours are those of all members, a lock
 *  or a centre of one holds for all, and a territory is allowed where it is for all. O(units · territories + arcs). */
export function contractGroups(problem: PlanProblem, together: Int32Array): Contracted {
	const { units, territories } = problem;
	const of = new Int32Array(units);
	const first: number[] = [];
	const unitOfGroup = new Map<number, number>();
	for (let u = 0; u < units; u++) {
		const group = together[u]!;
		const known = group < 0 ? undefined : unitOfGroup.get(group);
		if (known === undefined) {
			of[u] = first.length;
			if (group >= 0) unitOfGroup.set(group, first.length);
			first.push(u);
		} else of[u] = known;
	}
	const count = first.length;
	const perUnit = (values: Float64Array): Float64Array => {
		const sums = new Float64Array(count);
		for (let u = 0; u < units; u++) sums[of[u]!] = sums[of[u]!]! + values[u]!;
		return sums;
	};
	const sumRows = (values: Float64Array, into: Float64Array): Float64Array => {
		into.fill(0);
		for (let u = 0; u < units; u++)
			for (let t = 0; t < territories; t++) {
				const cell = of[u]! * territories + t;
				into[cell] = into[cell]! + values[u * territories + t]!;
			}
		return into;
	};
	const rows = (values: Float64Array): Float64Array => sumRows(values, new Float64Array(count * territories));
	const contract = (labels: Int32Array): Int32Array => Int32Array.from(first, (u) => labels[u]!);
	const expand = (labels: Int32Array): Int32Array => Int32Array.from(of, (k) => labels[k]!);
	const fixed = new Int32Array(count).fill(-1);
	for (let u = 0; u < units; u++) if (problem.fixed[u]! >= 0) fixed[of[u]!] = problem.fixed[u]!;
	const travel = rows(problem.travel);
	const extra = problem.extra === null ? null : rows(problem.extra);
	const { recentre, separation } = problem;
	const centreUnit = problem.centreUnit.map((u) => (u < 0 || u >= units ? u : of[u]!));
	const contracted: PlanProblem = {
		...problem,
		units: count,
		graph: contractGraph(problem.graph, of, count),
		travel,
		extra,
		separation: separation === null ? null : () => rows(separation()),
		measures: problem.measures.map((measure) => ({ ...measure, amounts: perUnit(measure.amounts) })),
		coverage:
			problem.coverage === null
				? null
				: {
						...problem.coverage,
						workload: perUnit(problem.coverage.workload),
						potential: perUnit(problem.coverage.potential)
					},
		fixed,
		centreUnit,
		...(problem.rules === undefined ? {} : { rules: contractRules(problem.rules, of, count, perUnit, rows) }),
		recentre:
			recentre === null
				? null
				: (labels) => {
						recentre(expand(labels));
						sumRows(problem.travel, travel);
						if (extra !== null) sumRows(problem.extra!, extra);
					}
	};
	return { problem: contracted, contract, expand };
}

function contractRules(
	rules: PlanRules,
	of: Int32Array,
	count: number,
	perUnit: (values: Float64Array) => Float64Array,
	rows: (values: Float64Array) => Float64Array
): PlanRules {
	let allowed: Uint8Array | null = null;
	if (rules.allowed !== null) {
		const territories = rules.allowed.length / of.length;
		allowed = new Uint8Array(count * territories).fill(1);
		for (let u = 0; u < of.length; u++)
			for (let t = 0; t < territories; t++)
				if (rules.allowed[u * territories + t] === 0) allowed[of[u]! * territories + t] = 0;
	}
	return {
		allowed,
		limits: rules.limits.map((limit) => ({ ...limit, amounts: perUnit(limit.amounts) })),
		moves: rules.moves.map((limit) => ({ ...limit, held: rows(limit.held) })),
		together: null
	};
}

/** Neighbours keep the order in which the members name them; a pair joined twice is one link, ferry only if all are. */
function contractGraph(graph: UnitGraph, of: Int32Array, count: number): UnitGraph {
	const links: Map<number, number>[] = Array.from({ length: count }, () => new Map<number, number>());
	for (let u = 0; u < of.length; u++) {
		const own = of[u]!;
		for (let k = graph.offsets[u]!; k < graph.offsets[u + 1]!; k++) {
			const other = of[graph.neighbours[k]!]!;
			if (other === own) continue;
			links[own]!.set(other, Math.min(links[own]!.get(other) ?? 1, graph.kinds[k]!));
		}
	}
	const offsets = new Uint32Array(count + 1);
	links.forEach((map, k) => (offsets[k + 1] = offsets[k]! + map.size));
	return {
		offsets,
		neighbours: Uint32Array.from(links.flatMap((map) => [...map.keys()])),
		kinds: Uint8Array.from(links.flatMap((map) => [...map.values()]))
	};
}
