import { outsideUnits } from '#engine/plan/solve/outside.ts';
import type { Instance, Task } from './instance.ts';

export interface PlanFigures {
	/** Workload-weighted mean distance to the fixed centre, or to the own centroid. */
	readonly travelKm: number;
	/** Worst |load / mean − 1| over the task's measures. */
	readonly worstDeviation: number;
	/** Units outside their territory's biggest part. */
	readonly outside: number;
}

/** The scorer's figures for a plan, from the instance alone. O(units · measures + arcs). */
export function planFigures(instance: Instance, task: Task, labels: Int32Array): PlanFigures {
	const { n, p, x, y } = instance;
	const workload = instance.measures.workload!;
	const load = new Float64Array(p);
	const cx = new Float64Array(p);
	const cy = new Float64Array(p);
	for (let u = 0; u < n; u++) {
		const t = labels[u]!;
		load[t] = load[t]! + workload[u]!;
		cx[t] = cx[t]! + workload[u]! * x[u]!;
		cy[t] = cy[t]! + workload[u]! * y[u]!;
	}
	for (let t = 0; t < p; t++) {
		const fixed = task.centres === 'fixed';
		cx[t] = fixed ? x[instance.centres[t]!]! : cx[t]! / load[t]!;
		cy[t] = fixed ? y[instance.centres[t]!]! : cy[t]! / load[t]!;
	}
	let travel = 0;
	let total = 0;
	for (let u = 0; u < n; u++) {
		const dx = x[u]! - cx[labels[u]!]!;
		const dy = y[u]! - cy[labels[u]!]!;
		travel += workload[u]! * Math.sqrt(dx * dx + dy * dy);
		total += workload[u]!;
	}
	let worst = 0;
	for (const name of task.measures) {
		const amounts = instance.measures[name]!;
		const sums = new Float64Array(p);
		let all = 0;
		for (let u = 0; u < n; u++) {
			sums[labels[u]!] = sums[labels[u]!]! + amounts[u]!;
			all += amounts[u]!;
		}
		for (const sum of sums) worst = Math.max(worst, Math.abs((sum * p) / all - 1));
	}
	const shape = { graph: instance.graph, territories: p };
	return {
		travelKm: travel / total,
		worstDeviation: worst,
		outside: outsideUnits(shape, labels, new Int32Array(p).fill(-1))
	};
}
