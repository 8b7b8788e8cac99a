import type { Settings } from './settings.ts';

/** One link of the replay chain: run `epochs` epochs from `start` under the settings with this hash. */
export interface Segment {
	readonly settingsHash: string;
	/** cold = from nothing; warm = from the labels and prices in which the previous segment ended. */
	readonly start: 'cold' | 'warm';
	readonly seed: number;
	readonly islands: number;
	readonly epochs: number;
}

export interface Override {
	readonly accountId: string;
	readonly repId: string;
	readonly reason: string;
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
	/** unit id → rep id; units nobody serves are absent. */
	readonly labels: Readonly<Record<string, string>>;
	readonly overrides: readonly Override[];
	/** ISO time; an argument of whoever creates it. */
	readonly createdAt: string;
	readonly note: string;
}
