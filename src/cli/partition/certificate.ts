import type { Instance, Task } from './instance.ts';

/** Everything needed to recompute the bound: for each unit the minimum over ALL territories of
 *  workload · km + Σ_m amount · prices[t · measures + m], summed, minus Σ_tm (U·max(π, 0) − L·max(−π, 0)) with
 *  U, L = target share · total · (1 ± tolerance). */
export interface Certificate {
	readonly task: string;
	readonly instance: string;
	/** Measure ids in the order of the prices. */
	readonly measures: readonly string[];
	/** Per territory and measure, `t * measures + m`, workload · km per unit of the measure. */
	readonly prices: readonly number[];
	/** Target share per territory and measure, in the same order. */
	readonly targets: readonly number[];
	/** Per measure. */
	readonly tolerances: readonly number[];
	/** Units locked into a territory, which leave the minimum: [unit, territory]. */
	readonly locked: readonly (readonly [number, number])[];
	/** Workload · km. */
	readonly bound: number;
	/** `bound` / Σ workload. */
	readonly bound_km: number;
}

/** Recomputes the bound in plain kilometres from the prices. O(units · territories · measures). */
export function buildCertificate(instance: Instance, task: Task, prices: Float64Array, file: string): Certificate {
	const { n, p, x, y, centres } = instance;
	const count = task.measures.length;
	const workload = instance.measures.workload!;
	const amounts = task.measures.map((name) => instance.measures[name]!);
	const lock = new Int32Array(n).fill(-1);
	if (task.moved !== null) for (const unit of instance.locked) lock[unit] = instance.current[unit]!;
	let bound = 0;
	let total = 0;
	for (let u = 0; u < n; u++) {
		total += workload[u]!;
		let least = Infinity;
		for (let t = 0; t < p; t++) {
			if (lock[u]! >= 0 && lock[u] !== t) continue;
			const dx = x[u]! - x[centres[t]!]!;
			const dy = y[u]! - y[centres[t]!]!;
			let cost = workload[u]! * Math.sqrt(dx * dx + dy * dy);
			for (let m = 0; m < count; m++) cost += amounts[m]![u]! * prices[t * count + m]!;
			if (cost < least) least = cost;
		}
		bound += least;
	}
	for (let m = 0; m < count; m++) {
		let all = 0;
		for (const amount of amounts[m]!) all += amount;
		for (let t = 0; t < p; t++) {
			const price = prices[t * count + m]!;
			bound -= (price * all * (price > 0 ? 1 + task.tolerance : 1 - task.tolerance)) / p;
		}
	}
	return {
		task: task.name,
		instance: file,
		measures: task.measures,
		prices: Array.from(prices),
		targets: new Array<number>(p * count).fill(1 / p),
		tolerances: task.measures.map(() => task.tolerance),
		locked: Array.from(instance.locked, (unit) => [unit, lock[unit]!] as const).filter(([, t]) => t >= 0),
		bound,
		bound_km: bound / total
	};
}
