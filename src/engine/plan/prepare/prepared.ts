import type { AssumedColumn, Dataset } from '../../model/columns.ts';
import type { Geography, Units } from '../../model/geography.ts';
import type { Kpis } from '../../model/kpis.ts';
import type { UnitGraph } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import type { FilledAccounts } from '../../score/fill.ts';
import type { Factors, Score } from '../../score/score.ts';
import type { CellSizes, MeasureInput } from '../../measure/input.ts';
import type { TravelAccounts } from '../../measure/travel.ts';
import type { Locks } from './locks.ts';
import type { ClosedBorder } from './regions.ts';
import type { ActiveReps } from './reps.ts';
import type { UnitSumInput } from './unit-sums.ts';
import type { UnitLayer } from './units.ts';

export type PrepareStage = 'locate' | 'units' | 'graph' | 'travel' | 'measure';

interface Today {
	/** Rep index per account, −1 = none or not located. */
	readonly accountOwner: Int32Array;
	/** Majority owner per unit; units without accounts take the nearest owner on the graph, −1 = accounts but no owner. */
	readonly unitOwner: Int32Array;
	/** Accounts whose rep is not the one of their unit. */
	readonly overrides: Int32Array;
	/** False when no located account has an active owner: then the KPIs of today say nothing. */
	readonly known: boolean;
	readonly kpis: Kpis;
}

/** A dataset made ready to plan under some settings. Everything is read-only; `retune` shares what did not change. */
export interface Prepared {
	/** All that was read; `dataset` is what the settings do not exclude of it. */
	readonly source: Dataset;
	readonly dataset: Dataset;
	/** Row in `source` per account; null = the same rows. */
	readonly sourceRow: Int32Array | null;
	readonly settings: Settings;
	readonly geography: Geography;
	readonly reps: ActiveReps;
	readonly filled: FilledAccounts;
	/** Columns whose figures rest on a default, of accounts and reps. */
	readonly assumed: readonly AssumedColumn[];
	readonly locatedCount: number;
	/** Units and neighbours as the land has them; `graph` and `cells` are without the links that barriers cut. */
	readonly layer: UnitLayer;
	readonly unitSource: UnitLayer['source'];
	readonly units: Units;
	readonly unitSphere: Float64Array;
	readonly accountUnit: Int32Array;
	readonly graph: UnitGraph;
	readonly cells: CellSizes;
	/** Borders of regions that rules close, in their order. */
	readonly borders: readonly ClosedBorder[];
	readonly places: TravelAccounts;
	/** Whole seconds a year, accounts × reps, rep fastest; with free centres from the start centres. */
	readonly travelSeconds: Uint32Array;
	/** Balancing workload, hours a year per account. */
	readonly workload: Float64Array;
	readonly factors: Factors;
	readonly score: Score;
	readonly index: Float64Array;
	readonly locks: Locks;
	/** Unit of each rep's centre, −1 = none left. */
	readonly centreUnit: Int32Array;
	readonly sums: UnitSumInput;
	/** Σ travelSeconds per unit, units × reps; accounts with an override cost every column what their own rep drives. */
	readonly unitTravel: Float64Array;
	readonly unitStay: Float64Array;
	readonly unitAccounts: Float64Array;
	readonly today: Today;
	readonly measure: MeasureInput;
}

/** What limits are made from: all but the figures, which are measured after them. */
export type LimitInput = Omit<Prepared, 'measure' | 'today'>;
