import type { UnitGraph } from '../model/problem.ts';
import type { FilledAccounts } from '../score/fill.ts';
import type { TravelAccounts, TravelSettings } from './travel.ts';

/** Sizes of the unit cells in an equal-area projection. */
export interface CellSizes {
	/** km² per unit. */
	readonly area: Float64Array;
	/** km per unit. */
	readonly perimeter: Float64Array;
	/** km of common border, parallel to `graph.neighbours` (0 for ferries). */
	readonly shared: Float64Array;
}

/** All that a measure needs besides the alignment. Accounts by row, reps and units by index. */
export interface MeasureInput {
	readonly repIds: readonly string[];
	readonly filled: FilledAccounts;
	/** Index amounts, Σ = 1 (score/indexAmounts). */
	readonly index: Float64Array;
	readonly places: TravelAccounts;
	/** Unit per account, −1 = not located. */
	readonly accountUnit: Int32Array;
	readonly units: number;
	readonly graph: UnitGraph;
	readonly cells: CellSizes;
	/** Unit vectors of the homes; with free centres only the start, every alignment has its own centres. */
	readonly homes: Float64Array;
	/** Unit that holds each home, −1 = none; ignored with free centres. */
	readonly centreUnit: Int32Array;
	readonly freeCentres: boolean;
	/** 1 per rep whose centre stays at the home although centres are free; null = nobody's. */
	readonly keptCentres: Uint8Array | null;
	/** accounts × reps from the homes, whole seconds a year; null with free centres. */
	readonly travelSeconds: Uint32Array | null;
	/** Hours a year: visits and travel from today's rep, else from the nearest home. */
	readonly workload: Float64Array;
	/** Field hours a year per rep. */
	readonly capacity: Float64Array;
	readonly potentialTargets: Float64Array;
	readonly indexTargets: Float64Array;
	/** Fraction: 0.1 = ±10 %. */
	readonly band: number;
	/** Today's rep per account, −1 = none or not located. */
	readonly ownerToday: Int32Array;
	readonly travel: TravelSettings;
}
