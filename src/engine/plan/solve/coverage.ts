import type { CoverageTerm } from '#engine/model/problem.ts';

/** Keeps Σ_t potential_t · max(0, 1 − capacity_t / workload_t) · weight / Σ potential in step with moves. */
export interface CoverageLedger {
	readonly total: number;
	rebuild(labels: Int32Array): void;
	/** Change of `total` for one move. O(1). */
	delta(unit: number, from: number, to: number): number;
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
		delta(unit, from, to) {
			const work = workload[unit]!;
			const worth = potential[unit]!;
			return (
				uncovered(from, hours[from]! - work, value[from]! - worth) -
				uncovered(from, hours[from]!, value[from]!) +
				uncovered(to, hours[to]! + work, value[to]! + worth) -
				uncovered(to, hours[to]!, value[to]!)
			);
		},
		move(unit, from, to) {
			total += this.delta(unit, from, to);
			hours[from] = hours[from]! - workload[unit]!;
			hours[to] = hours[to]! + workload[unit]!;
			value[from] = value[from]! - potential[unit]!;
			value[to] = value[to]! + potential[unit]!;
		}
	};
}
