import type { IngestWorkerApi, PlanWorkerApi, ScoreWorkerApi } from '#workers/plan-api.ts';
import type { PlanQueries } from '#workers/queries.ts';

export interface Limit {
	readonly ms: number;
	readonly why: string;
}

const limit = (seconds: number, why: string): Limit => ({ ms: 1000 * seconds, why });

type Called = Exclude<keyof (PlanWorkerApi & IngestWorkerApi & ScoreWorkerApi), keyof PlanQueries | 'start' | 'update'>;

/**
 * How long a worker may take for a call before it is ended. The limits of the calls in front of it are added: a worker does
 * one thing at a time. `start` and `update` have none, they go on until Stop; the heartbeat watches over them.
 */
export const limits = {
	read: limit(60, 'untrusted bytes: what is not read after a minute was made to hang the reader'),
	open: limit(180, 'geography over a slow line, then preparing 100 000 accounts'),
	refit: limit(180, 'prepares the dataset again, as open does'),
	resume: limit(60, 'measures one plan on a dataset that is ready'),
	edit: limit(60, 'measures one plan; barriers cut the neighbour graph again'),
	preview: limit(60, 'as edit'),
	cancel: limit(20, 'answered between two slices of work'),
	ask: limit(60, 'reads what is there, for one account up to all of them'),
	scoreColumns: limit(30, 'copies columns'),
	load: limit(30, 'takes columns over'),
	score: limit(20, 'one pass over the accounts'),
	save: limit(120, 'writes and packs the whole dataset'),
	exportTable: limit(180, 'a workbook with a row per account')
} as const satisfies Record<Called | 'ask', Limit>;

/** How long a step of an import may take, or where it tells of its progress, since its last word; what only reads or notes something
 *  down has `step`. */
export const importLimits = {
	read: limit(
		120,
		'untrusted bytes, up to 256 MiB of them, of any kind: what is silent for so long was made to hang the reader'
	),
	told: limit(180, 'a hundredth of what a million accounts take; can be cancelled'),
	work: limit(600, 'writes a million accounts, without a word'),
	step: limit(60, 'one pass over the findings, or over the accounts where a mend changes columns')
} as const;

/** A sign of life is asked for at this pace … */
export const beatMs = 1000;
/** … and a worker that owes this many in a row hangs. Counted in beats, so that a computer that slept ends nobody. */
export const beatsOwed = 20;

/** Loading its script over a slow line counts as well. Until then only this tells: its death raises no event and frees no lock. */
export const beatsToStart = 30;

/** A planner that dies this often in a row, without an epoch or a plan put in place in between, is given up until the reader
 *  tries again. */
export const deathsInARow = 3;
