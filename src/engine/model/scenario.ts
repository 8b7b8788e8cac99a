import type { Settings } from './settings.ts';

/** cold = from nothing; warm = from the labels and prices in which the previous segment ended; labels = from its labels
 *  alone, because the prices were not known (a plan file that does not hold them). */
export type SegmentStart = 'cold' | 'warm' | 'labels';

/** One link of the replay chain: run `epochs` epochs from `start` under the settings with this hash. */
export interface Segment {
	readonly settingsHash: string;
	readonly start: SegmentStart;
	readonly seed: number;
	readonly islands: number;
	readonly epochs: number;
}

export interface Override {
	readonly accountId: string;
	readonly repId: string;
	readonly reason: string;
}

/** What the segments ended in, so that the next one can start without running them again. */
export interface StoredEnd {
	/** Units that a hand edit since then keeps with another rep than this: unit id → rep id. */
	readonly labels: Readonly<Record<string, string>>;
	readonly reps: readonly string[];
	readonly measures: readonly string[];
	/** Seconds per amount, reps × measures, measure fastest; null = not known. */
	readonly prices: readonly number[] | null;
}

export interface Scenario {
	readonly id: string;
	readonly name: string;
	readonly parent: string | null;
	readonly settings: Settings;
	/** Every settings value a segment refers to, by hash. */
	readonly settingsByHash: Readonly<Record<string, Settings>>;
	readonly events: readonly unknown[];
	readonly segments: readonly Segment[];
	/** unit id → rep id; units nobody serves are absent. What the segments ended in, with the units that the rules of
	 *  `settings` keep at their rep. */
	readonly labels: Readonly<Record<string, string>>;
	/** Absent in older files: then the segments ended in `labels`, and the prices are not known. */
	readonly end?: StoredEnd;
	readonly overrides: readonly Override[];
	/** ISO time; an argument of whoever creates it. */
	readonly createdAt: string;
	readonly note: string;
}
