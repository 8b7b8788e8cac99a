import type { Areas } from './geography.ts';

/** Columns in memory. A row index replaces objects; missing numbers are NaN, missing codes −1, missing text null. */

export interface TextColumn {
	readonly length: number;
	/** Decodes lazily; null where the cell is empty. */
	at(row: number): string | null;
}

/** Dictionary-coded text: `values[codes[row]]`, code −1 = missing. */
export interface CodedColumn {
	readonly codes: Int32Array;
	readonly values: readonly string[];
}

/** Column names whose figures rest on a documented default or an estimate instead of data; shown wherever the figure shows. */
export type AssumedColumn =
	| 'revenue_y0'
	| 'potential'
	| 'visits_per_year'
	| 'visit_hours'
	| 'capacity_hours'
	| 'video_share'
	| 'stage'
	| 'win_rate'
	| 'owner_since';

/** Accounts as read (ingest). `null` = the column is absent. Money in the dataset's currency, hours, WGS 84 degrees. */
export interface AccountColumns {
	readonly count: number;
	readonly id: TextColumn;
	readonly name: TextColumn | null;
	readonly lon: Float64Array;
	readonly lat: Float64Array;
	readonly locationPrecision: CodedColumn | null;
	readonly unitId: CodedColumn | null;
	readonly country: CodedColumn | null;
	readonly postcode: CodedColumn | null;
	readonly city: CodedColumn | null;
	readonly street: TextColumn | null;
	readonly industry: CodedColumn | null;
	readonly segment: CodedColumn | null;
	readonly stage: CodedColumn | null;
	readonly employees: Float64Array | null;
	readonly revenueY0: Float64Array | null;
	readonly revenueY1: Float64Array | null;
	readonly revenueY2: Float64Array | null;
	/** Row-major count × 36, oldest month first. */
	readonly revenueMonth: Float64Array | null;
	readonly margin: Float64Array | null;
	readonly potential: Float64Array | null;
	readonly potentialSource: CodedColumn | null;
	readonly winRate: Float64Array | null;
	readonly visitsPerYear: Float64Array | null;
	readonly visitHours: Float64Array | null;
	readonly videoShare: Float64Array | null;
	readonly ownerId: CodedColumn | null;
	/** Epoch milliseconds UTC. */
	readonly ownerSince: Float64Array | null;
	readonly parentId: CodedColumn | null;
	/** Epoch milliseconds UTC. */
	readonly protectedUntil: Float64Array | null;
	readonly locked: Uint8Array | null;
	/** Schema names of the columns whose value in this row is an accepted estimate, joined by a space. */
	readonly estimated: CodedColumn | null;
	/** Epoch milliseconds UTC. */
	readonly modifiedAt: Float64Array | null;
}

export interface RepColumns {
	readonly count: number;
	readonly id: TextColumn;
	readonly name: TextColumn;
	/** NaN = no home known. */
	readonly lon: Float64Array;
	readonly lat: Float64Array;
	readonly capacityHours: Float64Array | null;
	readonly industries: readonly (readonly string[])[] | null;
	readonly region: CodedColumn | null;
	/** Id of the rep one reports to. */
	readonly managerId: CodedColumn | null;
	readonly active: Uint8Array | null;
	/** 1 = the home is the middle of the accounts served, not one that was given. */
	readonly homeGuessed: Uint8Array | null;
}

export interface DatasetMeta {
	readonly schemaVersion: string;
	/** ISO 4217. */
	readonly currency: string;
	/** ISO date; "now" for relationship years and protected deals. */
	readonly asOf: string;
	readonly year0: number;
	/** First month of `revenue_month`, YYYY-MM. */
	readonly month0: string | null;
}

export interface Dataset {
	readonly accounts: AccountColumns;
	readonly reps: RepColumns;
	readonly meta: DatasetMeta;
	/** Basic units that came with the data. */
	readonly areas?: Areas;
}
