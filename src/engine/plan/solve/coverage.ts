import type { CoverageTerm } from '#engine/model/problem.ts';

/** Keeps Σ_t potential_t · max(0, 1 − capacity_t / workload_t) · weight / Σ potential in step with moves. */
export interface CoverageLedger {
	readonly total: number;
	rebuild(labels: Int32Array): void;
	/** Change of `total` if territory `t` gained (`sign` 1) or lost (−1) `unit`, and lost `minus` (−1 = none). O(1). */
	shift(t: number, sign: number, unit: number, minus: number): number;
	move(unit: number, from: number, to: number): void;
}

export function createCoverageLedger(term: CoverageTerm, territories: number): CoverageLedger {
	const { workload, potential, capacity, weight } = term;
	let all = 0;
	for (let u = 0; u < potential.length; u++) all += potential[u]!;
	const factor = all > 0 ? weight / all : 0;
	const hours = new Float64Array(territories);
	const value = new Float64Array(territories);
	let total = 0;
	const uncovered = (t: number, work: number, worth: number): number =>
		work > capacity[t]! ? factor * worth * (1 - capacity[t]! / work) : 0;
	return {
		get total() {
			return total;
		},
		rebuild(labels) {
			hours.fill(0);
			value.fill(0);
			for (let u = 0; u < labels.length; u++) {
				const t = labels[u]!;
				hours[t] = hours[t]! + workload[u]!;
				value[t] = value[t]! + potential[u]!;
			}
			total = 0;
			for (let t = 0; t < territories; t++) total += uncovered(t, hours[t]!, value[t]!);
		},
		shift(t, sign, unit, minus) {
			let work = hours[t]! + sign * workload[unit]!;
			let worth = value[t]! + sign * potential[unit]!;
			if (minus >= 0) {
				work -= workload[minus]!;
				worth -= potential[minus]!;
			}
			return uncovered(t, work, worth) - uncovered(t, hours[t]!, value[t]!);
		},
		move(unit, from, to) {
			total += this.shift(from, -1, unit, -1) + this.shift(to, 1, unit, -1);
			hours[from] = hours[from]! - workload[unit]!;
			hours[to] = hours[to]! + workload[unit]!;
			value[from] = value[from]! - potential[unit]!;
			value[to] = value[to]! + potential[unit]!;
		}
	};
}
