import type { Language } from '#engine/model/error-texts.ts';
import type { PlainError } from '#engine/model/errors.ts';
import type { AssumedColumn } from '#engine/model/columns.ts';
import type { Kpis } from '#engine/model/kpis.ts';
import type { Scenario, SegmentStart } from '#engine/model/scenario.ts';
import type { Settings } from '#engine/model/settings.ts';
import type { SessionEpoch } from '#engine/scenario/session.ts';
import type { Factors } from '#engine/score/score.ts';
import type { PlanQueries } from './queries.ts';

/** Untrusted files as the user chose them. */
export interface FilesInput {
	readonly accounts: ArrayBuffer;
	readonly accountsName: string;
	readonly reps: ArrayBuffer | null;
	readonly repsName: string | null;
	/** GeoJSON whose polygons become the basic units. */
	readonly areas?: ArrayBuffer;
	readonly areasName?: string;
	/** What was told of the files that these came of. */
	readonly notices?: readonly NoticeCount[];
}

export interface OpenInput extends FilesInput {
	/** Folder of `index.json`, `places-<CC>.json` and `outline-<CC>.json` on the own host. */
	readonly geographyBase: string;
	readonly settings: Settings;
}

export interface NoticeCount {
	readonly error: PlainError;
	readonly count: number;
}

/** Checked and canonical files: Arrow tables, and areas as `writeAreas` writes them. */
export interface FilesRead {
	readonly accounts: ArrayBuffer;
	readonly reps: ArrayBuffer;
	readonly areas?: ArrayBuffer;
	readonly notices: readonly NoticeCount[];
	/** What a plan file holds besides its tables; absent for tables. */
	readonly saved?: SavedPlan;
}

/** A plan as its file tells it; unit and rep numbers are known once the dataset is prepared. */
export interface SavedPlan {
	readonly file: string;
	readonly unitIds: readonly string[];
	readonly scenario: Scenario;
}

/** Reads untrusted bytes; lives in a worker of its own that is killed when it takes too long. */
export interface IngestWorkerApi {
	read(files: FilesInput): FilesRead;
}

/** An untrusted file of any kind. */
export interface RawInput {
	readonly bytes: ArrayBuffer;
	readonly name: string;
}

export interface ScoreWorkerApi {
	load(columns: Factors): void;
	/** 0–100 per account; only factors whose weight changed since the last call are touched. */
	score(settings: Settings): Float32Array;
}

export type OpenStage = 'read' | 'locate' | 'units' | 'graph' | 'travel' | 'measure';

/** Everything the page needs to draw; big arrays are transferred. Account order = row order of the file. */
export interface PlanView {
	readonly title: string;
	readonly currency: string;
	readonly accountCount: number;
	readonly locatedCount: number;
	/** Interleaved lon, lat per account (NaN = not located). */
	readonly positions: Float32Array;
	readonly potential: Float32Array;
	/** 0–100 per account under the opening settings. */
	readonly score: Float32Array;
	readonly accountUnit: Int32Array;
	/** Rep index per account today, −1 none. */
	readonly accountOwner: Int32Array;
	readonly units: {
		readonly count: number;
		readonly ids: readonly string[];
		readonly names: readonly string[];
		readonly accounts: Uint32Array;
		/** Visits a year. */
		readonly visits: Float32Array;
		readonly potential: Float32Array;
		readonly area: Float32Array;
		/** Interleaved lon/lat points; see engine/model/geography.ts Units. */
		readonly points: Float64Array;
		readonly pointStart: Uint32Array;
		readonly ringStart: Uint32Array;
		/** Unit across each side, where neighbours draw their border apart; absent = their sides match. */
		readonly across?: Int32Array;
		/** Neighbouring pairs a0, b0, a1, b1 … (each once). */
		readonly edges: Uint32Array;
	};
	readonly reps: readonly { readonly id: string; readonly name: string; readonly lon: number; readonly lat: number }[];
	/** Rep index per unit today (majority owner by workload), −1 none. */
	readonly todayLabels: Int32Array;
	/** False when no account has an owner: then the figures of today say nothing. */
	readonly todayKnown: boolean;
	readonly today: Kpis;
	readonly assumed: readonly AssumedColumn[];
	/** Fraction of accounts (of reps for `capacity_hours`) whose value is a default; absent = none. */
	readonly assumedShare: Readonly<Partial<Record<AssumedColumn, number>>>;
	/** Problems found while reading, worst first; nothing was dropped silently. */
	readonly notices: readonly NoticeCount[];
	/** Histogram of each factor over accounts (24 bins, counts). */
	readonly factorHistograms: Readonly<Record<string, readonly number[]>>;
}

export interface EpochEvent {
	readonly jobId: number;
	readonly epoch: number;
	readonly labels: Int32Array;
	readonly kpis: Kpis;
	/** Today under the same settings. */
	readonly today: Kpis;
	/** (travel − bound) / bound in percent, null where no bound exists (free centres). */
	readonly gapPct: number | null;
	/** (today − after) / (today − bound), null without a bound. */
	readonly attainableShare: number | null;
	readonly firstPlanMs: number;
	/** Multipliers of the tolerances, reps × measures: with `chainLabels` all that a later segment starts from; null = unknown. */
	readonly prices: Float64Array | null;
	/** Labels in which the last segment ended, where a hand edit keeps units elsewhere; absent = `labels`. */
	readonly chainLabels?: Int32Array;
	/** What the segment began from. */
	readonly began: SegmentStart;
	/** Hours a year that one percentage point less tolerance costs at least (dual prices, an estimate); null without a bound. */
	readonly toleranceHours: number | null;
	/** Whether every tolerance and limit holds; null where that is not known. */
	readonly keepsRules: boolean | null;
	/** Tolerances, limits and closed borders that the labels break, and where. */
	readonly broken: SessionEpoch['broken'];
	/** Proof that no plan keeps tolerances and sizes; false says nothing. */
	readonly infeasible: boolean;
	/** Ids of the rules that the search did without, because no plan keeps all of that kind. */
	readonly aside: readonly string[];
	/** True when the last planned epoch is reached. */
	readonly done: boolean;
}

export interface Job {
	readonly jobId: number;
	readonly settings: Settings;
	/** Stop after so many epochs of this segment. */
	readonly epochs: number;
}

/** One finished stretch of planning, as the page saw it. */
export interface Stretch {
	readonly settings: Settings;
	readonly start: SegmentStart;
	readonly epochs: number;
	/** Absent: the seed of its settings. */
	readonly seed?: number;
	/** Absent: as many as the planner uses. */
	readonly islands?: number;
}

export interface Opened {
	readonly view: PlanView;
	/** The plan of a plan file, put in place; null for tables. */
	readonly resumed: { readonly event: EpochEvent; readonly stretches: readonly Stretch[] } | null;
}

/** All that is needed to go on after a worker died or a plan file was opened. */
export interface ResumeInput {
	readonly settings: Settings;
	/** In which the last stretch ended: `chainLabels ?? labels` of the event. */
	readonly labels: Int32Array;
	readonly prices: Float64Array | null;
	readonly stretches: readonly Stretch[];
}

export interface PlanWorkerApi extends PlanQueries {
	/** Prepares files that the ingest worker has checked, and puts a saved plan in place; the plan before stays until the new
	 *  one is ready. */
	open(
		input: FilesRead & Pick<OpenInput, 'geographyBase' | 'settings' | 'accountsName'>,
		notices: readonly NoticeCount[],
		onStage: (stage: OpenStage) => void
	): Promise<Opened>;
	/** Cold start. Resolves when done or cancelled. */
	start(job: Job, onEpoch: (event: EpochEvent) => void): Promise<'done' | 'cancelled'>;
	/** New segment from the last epoch's labels and prices; cancels the running job. */
	update(job: Job, onEpoch: (event: EpochEvent) => void): Promise<'done' | 'cancelled'>;
	cancel(jobId: number): void;
	/** The labels as they are, measured under other rules (hand edits); cancels the running job, plans nothing. */
	edit(jobId: number, settings: Settings): Promise<EpochEvent>;
	/** Figures that `edit` would lead to; changes nothing. */
	preview(settings: Settings): Promise<Kpis>;
	/** Puts a plan reached before back in place, after `open`. */
	resume(jobId: number, input: ResumeInput): Promise<EpochEvent>;
	/** Prepares the open dataset again where `exclude` or `units` changed: rows, reps and units get new numbers. */
	refit(settings: Settings): Promise<PlanView>;
	/** Normalised factor columns for the score worker. */
	scoreColumns(): Promise<Factors>;
	/** `.revir` of the current state, replayable. */
	save(name: string, createdAt: string): Promise<Uint8Array>;
	exportTable(kind: 'csv' | 'xlsx', language?: Language): Promise<Uint8Array>;
}
