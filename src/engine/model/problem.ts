/** The numeric planning problem: what the solver sees. No strings, no accounts, only typed arrays over
 *  `units` basic units (u) and `territories` territories (t). Matrices are unit-major: `a[u * territories + t]`. */

/** Compressed sparse rows; symmetric, no self loops. Neighbours of u: `neighbours[offsets[u] .. offsets[u + 1])`. */
export interface UnitGraph {
	readonly offsets: Uint32Array;
	readonly neighbours: Uint32Array;
	/** Parallel to `neighbours`: 0 border, 1 ferry (shortest link of an island). */
	readonly kinds: Uint8Array;
}

export interface BalanceMeasure {
	readonly id: string;
	/** Non-negative amount per unit; its sum over all units is > 0. */
	readonly amounts: Float64Array;
	/** Target share per territory, Σ = 1. */
	readonly targets: Float64Array;
	/** Hard band: |load / target − 1| ≤ tolerance. */
	readonly tolerance: number;
}

/** Served hours are at most the capacity; what is left over is uncovered potential. */
export interface CoverageTerm {
	/** Hours a year per unit (visits and the travel of the nearest home). */
	readonly workload: Float64Array;
	readonly potential: Float64Array;
	/** Hours a year per territory. */
	readonly capacity: Float64Array;
	/** Seconds per unit of uncovered share of all potential. */
	readonly weight: number;
}

/** What a territory may hold of any amount, whatever its targets. Several may speak of the same amount. */
export interface SizeLimit {
	readonly id: string;
	/** Non-negative amount per unit. */
	readonly amounts: Float64Array;
	/** Least and most per territory, in the unit of the amounts; 0 and Infinity where there is none. */
	readonly least: Float64Array;
	readonly most: Float64Array;
}

/** How much of what the territories hold today may change hands. */
export interface MoveLimit {
	readonly id: string;
	/** What of unit u belongs to territory t today, units × territories; non-negative. What stands in no row is new and free. */
	readonly held: Float64Array;
	/** Most that may leave its territory, over all units; Infinity = any. */
	readonly most: number;
	/** Most that each territory may lose, and most that it may gain; Infinity = any. */
	readonly mostLost: Float64Array;
	readonly mostGained: Float64Array;
}

/** What must hold besides the balance measures. */
export interface PlanRules {
	/** 1 = the unit may go to the territory, units × territories; every unit has at least one; null = anywhere. */
	readonly allowed: Uint8Array | null;
	readonly limits: readonly SizeLimit[];
	readonly moves: readonly MoveLimit[];
	/** Units with the same number ≥ 0 stay in one territory; −1 = alone; null = no groups. Units of one group share their lock
	 *  and at least one territory that all of them may go to. */
	readonly together: Int32Array | null;
}

export interface PlanProblem {
	readonly units: number;
	readonly territories: number;
	readonly graph: UnitGraph;
	/** Whole numbers (seconds a year; scaled metres in bench instances), units × territories. The certified bound is about this. */
	readonly travel: Float64Array;
	/** Other additive costs in the same currency, whole numbers (stability, growth), units × territories; null = none. */
	readonly extra: Float64Array | null;
	/** Distance of each unit from each present centre in any common unit (km), units × territories, computed when asked for: tells
	 *  which territories are compact where travel does not, because it also depends on visits. null = travel tells. */
	readonly separation: (() => Float64Array) | null;
	readonly measures: readonly BalanceMeasure[];
	/** Seconds per Σ_m Σ_t dev² (0 = fairness only through the tolerances). */
	readonly fairnessWeight: number;
	readonly coverage: CoverageTerm | null;
	/** Seconds per neighbouring pair of units that a border separates: keeps borders short; 0 = travel alone decides. */
	readonly borderWeight: number;
	/** Territory a unit must stay in, −1 = free. */
	readonly fixed: Int32Array;
	/** Unit that holds a territory's centre and stays with it, −1 = none, as with free centres. Contiguity keeps the component
	 *  that holds it. */
	readonly centreUnit: Int32Array;
	/** Absent = none. */
	readonly rules?: PlanRules;
	/** Free centres only: moves centres to fit `labels`, rewrites `travel` (and `extra`) in place. */
	readonly recentre: ((labels: Int32Array) => void) | null;
}

/** What a segment may start from. */
export interface WarmStart {
	/** Territory per unit, −1 = unassigned. */
	readonly labels: Int32Array;
	/** One multiplier per territory and measure or size limit (limits after the measures), `prices[t * terms + m]`; null = none known. */
	readonly prices: Float64Array | null;
}

export interface BrokenRule {
	readonly id: string;
	readonly territory: number;
	/** What there is and what the rule allows, in the rule's own unit. */
	readonly value: number;
	readonly limit: number;
}

export interface EpochReport {
	readonly epoch: number;
	/** A copy; territory per unit; best plan so far (feasible plans before infeasible, then lower objective). */
	readonly labels: Int32Array;
	readonly prices: Float64Array;
	/** Σ travel of `labels`, whole number. */
	readonly travel: number;
	/** Travel + extra + fairness + coverage + borders, in seconds. Kept up move by move: its last digits depend on the way to the
	 *  plan, so that labels alone do not give them again. */
	readonly objective: number;
	/** Worst |load/target − 1| over measures and territories. */
	readonly worstDeviation: number;
	/** Units outside the part of their territory that holds its anchor: the centre, or the nearest unit that it may have where
	 *  that one is not its own; without an anchor outside the biggest part. */
	readonly outside: number;
	/** Size and move limits that the plan breaks, by id; the territory is −1 where all together do. */
	readonly broken: readonly BrokenRule[];
	/** Certified lower bound of travel for these centres, targets and tolerances; null for free centres. */
	readonly bound: number | null;
	/** True when the bound exceeds the travel of any plan at all, or sums show it: proof that none keeps tolerances and limits. */
	readonly infeasible: boolean;
}
