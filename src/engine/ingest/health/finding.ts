import type { AccountColumns } from '../../model/columns.ts';

/** Problem classes of the data-health screen, in the order in which they are mended: each rests on those before it. */
export const problemClasses = [
	'duplicate',
	'address',
	'position',
	'missing',
	'outlier',
	'stale',
	'contradiction',
	'industry'
] as const;
export type ProblemClass = (typeof problemClasses)[number];

/** Why something is doubted or proposed: a key with its figures; texts in three languages belong to screens and reports. */
export interface Reason {
	readonly key: string;
	readonly params: Readonly<Record<string, string | number>>;
}

/** One cell of the canonical accounts to be set. Dates: epoch milliseconds; null = empty. */
export interface CellChange {
	readonly row: number;
	/** Name in `accountSchema`. */
	readonly column: string;
	readonly value: string | number | null;
}

/** A reversible mend: the cleaned data are always the imported ones plus the accepted mends in their order. */
export interface Mend {
	readonly changes: readonly CellChange[];
	/** Rows that go, because another row has taken in what they say. */
	readonly drop: readonly number[];
}

/** Something doubtful, and what could be done about it. Rows are those of the imported accounts. */
export interface Finding {
	/** Equal for equal input: class, rows and column. */
	readonly id: string;
	readonly problem: ProblemClass;
	readonly rows: readonly number[];
	readonly column: string | null;
	/** The cell as it stands, for the reader. */
	readonly got: string | null;
	readonly reason: Reason;
	/** null = nobody but the user can know. */
	readonly mend: Mend | null;
	/** 0–1 that the proposal is right. */
	readonly confidence: number;
}

/** `gone`: nobody decided it, but all of its accounts were merged into others. */
export type FindingState = 'open' | 'mended' | 'aside' | 'gone';

/** One source of findings. Pure; yields about every 5 ms of work so that a worker can stop and show progress (0–1). */
export type FindProblems<Options> = (
	accounts: AccountColumns,
	options: Options
) => Generator<number, readonly Finding[]>;
