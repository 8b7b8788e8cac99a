import type { CodedColumn, DatasetMeta } from '#engine/model/columns.ts';

export const datasetIds = ['maschinenbau', 'saas-norge', 'us-large'] as const;
export type DatasetId = (typeof datasetIds)[number];

type Text = (string | null)[];

/** Columns of the accounts table; numbers NaN = missing, times in epoch milliseconds, money in whole units. */
export interface DemoAccounts {
	readonly count: number;
	readonly id: string[];
	readonly name: Text;
	readonly lon: Float64Array;
	readonly lat: Float64Array;
	readonly postcode: Text | null;
	readonly city: Text;
	readonly street: Text;
	readonly parentId: Text;
	readonly sourceId: Text;
	readonly locationPrecision: CodedColumn;
	readonly country: CodedColumn;
	readonly industry: CodedColumn;
	readonly segment: CodedColumn;
	readonly stage: CodedColumn;
	readonly potentialSource: CodedColumn;
	readonly ownerId: CodedColumn;
	readonly source: CodedColumn;
	readonly employees: Float64Array;
	readonly revenueY0: Float64Array;
	readonly revenueY1: Float64Array;
	readonly revenueY2: Float64Array;
	/** Row-major count × 36, oldest month first. */
	readonly revenueMonth: Float64Array;
	readonly margin: Float64Array;
	readonly potential: Float64Array;
	readonly winRate: Float64Array;
	readonly visitsPerYear: Float64Array;
	readonly visitHours: Float64Array;
	readonly videoShare: Float64Array;
	readonly ownerSince: Float64Array;
	readonly protectedUntil: Float64Array;
	readonly modifiedAt: Float64Array;
	readonly sourceVersion: Float64Array;
	readonly locked: Uint8Array;
}

export interface DemoRep {
	readonly id: string;
	readonly name: string;
	readonly lon: number;
	readonly lat: number;
	readonly capacityHours: number;
	readonly industries: readonly string[];
	readonly region: string;
}

export interface DemoTables {
	readonly accounts: DemoAccounts;
	readonly reps: readonly DemoRep[];
	readonly meta: DatasetMeta;
}

/** What all datasets share: "now", the last full year and the first of 36 months. */
export const calendar = { asOf: '2026-01-15', year0: 2025, month0: '2023-01' } as const;

export const stages = ['customer', 'lead', 'prospect'] as const;
export const stageCode = { customer: 0, lead: 1, prospect: 2 } as const;
export const precisions = ['rooftop', 'street', 'postcode', 'place', 'none'] as const;
export const potentialSources = ['known', 'model', 'similar', 'median'] as const;
export const segments = ['A', 'B', 'C'] as const;

export function createAccounts(
	count: number,
	values: { country: string; industries: readonly string[]; reps: readonly string[]; sources: readonly string[] },
	hasPostcodes: boolean
): DemoAccounts {
	const numbers = () => new Float64Array(count).fill(NaN);
	const text = (): Text => new Array<string | null>(count).fill(null);
	const coded = (list: readonly string[]): CodedColumn => ({ codes: new Int32Array(count).fill(-1), values: list });
	return {
		count,
		id: new Array<string>(count).fill(''),
		name: text(),
		lon: numbers(),
		lat: numbers(),
		postcode: hasPostcodes ? text() : null,
		city: text(),
		street: text(),
		parentId: text(),
		sourceId: text(),
		locationPrecision: coded(precisions),
		country: { codes: new Int32Array(count), values: [values.country] },
		industry: coded(values.industries),
		segment: coded(segments),
		stage: coded(stages),
		potentialSource: coded(potentialSources),
		ownerId: coded(values.reps),
		source: coded(values.sources),
		employees: numbers(),
		revenueY0: numbers(),
		revenueY1: numbers(),
		revenueY2: numbers(),
		revenueMonth: new Float64Array(count * 36).fill(NaN),
		margin: numbers(),
		potential: numbers(),
		winRate: numbers(),
		visitsPerYear: numbers(),
		visitHours: numbers(),
		videoShare: numbers(),
		ownerSince: numbers(),
		protectedUntil: numbers(),
		modifiedAt: numbers(),
		sourceVersion: numbers(),
		locked: new Uint8Array(count)
	};
}
