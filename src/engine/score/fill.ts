import type { AccountColumns, AssumedColumn, CodedColumn, Dataset } from '../model/columns.ts';
import { estimatedTest } from '../model/estimated.ts';
import { accountSchema, type ColumnSpec } from '../model/schema.ts';
import type { Settings } from '../model/settings.ts';

/** Accounts with every gap closed by a documented default (docs/formats/measures.md, "Defaults"). Arrays by row. */
export interface FilledAccounts {
	readonly count: number;
	/** Money a year, ≥ 0. */
	readonly potential: Float64Array;
	/** Values as in the schema; an estimated revenue that stands in for the potential makes it `similar`, a median of others `median`. */
	readonly potentialSource: CodedColumn;
	/** Last full year, ≥ 0. */
	readonly revenue: Float64Array;
	readonly visits: Float64Array;
	readonly visitHours: Float64Array;
	/** 0 … 1. */
	readonly videoShare: Float64Array;
	/** 0 … 1; customers 1. */
	readonly winRate: Float64Array;
	/** max(0, last year − year before). */
	readonly growth: Float64Array;
	/** max(0, potential − revenue). */
	readonly whiteSpace: Float64Array;
	readonly relationshipYears: Float64Array;
	readonly isCustomer: Uint8Array;
	/** 1 while an open deal protects the account. */
	readonly isProtected: Uint8Array;
	readonly assumed: readonly AssumedColumn[];
	/** Accounts per assumed column whose value is a default or an estimate. */
	readonly assumedRows: Readonly<Partial<Record<AssumedColumn, number>>>;
}

/** How many accounts took a default, per column. */
class Assumptions {
	readonly rows = new Map<AssumedColumn, number>();

	add(column: AssumedColumn): void {
		this.rows.set(column, (this.rows.get(column) ?? 0) + 1);
	}
}

const YEAR_MS = 365.25 * 24 * 3600 * 1000;

/** Closes the gaps of a dataset. Every default or estimate that was used at least once is named in `assumed`. O(n log n). */
export function fillAccounts(dataset: Dataset, travel: Settings['travel']): FilledAccounts {
	const a = dataset.accounts;
	const assumed = new Assumptions();
	const revenue = known(a.revenueY0, a.count);
	const isCustomer = customers(a, revenue, assumed);
	const potentialSource = givenSources(a);
	const potential = fillPotential(a, revenue, assumed, potentialSource.codes);
	countEstimates(a, assumed);
	const growth = new Float64Array(a.count);
	const whiteSpace = new Float64Array(a.count);
	const before = a.revenueY1;
	for (let i = 0; i < a.count; i++) {
		if (before !== null && before[i]! >= 0) growth[i] = Math.max(0, revenue[i]! - before[i]!);
		whiteSpace[i] = Math.max(0, potential[i]! - revenue[i]!);
	}
	return {
		count: a.count,
		potential,
		potentialSource,
		revenue,
		visits: fillVisits(a, revenue, travel, assumed),
		visitHours: orDefault(a.visitHours, a.count, travel.visitHours, Infinity, 'visit_hours', assumed),
		videoShare: orDefault(a.videoShare, a.count, 0, 1, 'video_share', assumed),
		winRate: fillWinRate(a, isCustomer, assumed),
		growth,
		whiteSpace,
		relationshipYears: relationshipYears(dataset, assumed),
		isCustomer,
		isProtected: protectedNow(dataset),
		assumed: [...assumed.rows.keys()],
		assumedRows: Object.fromEntries(assumed.rows)
	};
}

/** Missing and negative values become 0. */
function known(column: Float64Array | null, count: number): Float64Array {
	const out = new Float64Array(count);
	if (column !== null) for (let i = 0; i < count; i++) if (column[i]! > 0) out[i] = column[i]!;
	return out;
}

function orDefault(
	column: Float64Array | null,
	count: number,
	value: number,
	max: number,
	name: AssumedColumn,
	assumed: Assumptions
): Float64Array {
	const out = new Float64Array(count).fill(value);
	for (let i = 0; i < count; i++) {
		if (column !== null && column[i]! >= 0) out[i] = Math.min(max, column[i]!);
		else assumed.add(name);
	}
	return out;
}

/** Stage where given; else whoever brought revenue is a customer (all are, when revenue is unknown too). */
function customers(a: AccountColumns, revenue: Float64Array, assumed: Assumptions): Uint8Array {
	const out = new Uint8Array(a.count);
	for (let i = 0; i < a.count; i++) {
		const code = a.stage?.codes[i] ?? -1;
		if (code >= 0) out[i] = a.stage!.values[code] === 'customer' ? 1 : 0;
		else {
			assumed.add('stage');
			out[i] = a.revenueY0 === null || revenue[i]! > 0 ? 1 : 0;
		}
	}
	return out;
}

const sourceNames =
	(accountSchema as readonly ColumnSpec[]).find(({ name }) => name === 'potential_source')?.values ?? [];
const source = { similar: sourceNames.indexOf('similar'), median: sourceNames.indexOf('median') };

/** Where given potentials come from, as far as the data say; −1 elsewhere. */
function givenSources({ count, potential, potentialSource: given }: AccountColumns): CodedColumn {
	const map = given?.values.map((value) => sourceNames.indexOf(value)) ?? [];
	const codes = Int32Array.from({ length: count }, (_, i) =>
		(potential?.[i] ?? NaN) >= 0 ? (map[given?.codes[i] ?? -1] ?? -1) : -1
	);
	return { codes, values: sourceNames };
}

/** Accepted estimates are no data: figures that rest on them say so, as those that rest on defaults do. */
function countEstimates(a: AccountColumns, assumed: Assumptions): void {
	for (const name of ['revenue_y0', 'visits_per_year'] as const) {
		const isEstimate = estimatedTest(a, name);
		for (let i = 0; i < a.count; i++) if (isEstimate(i)) assumed.add(name);
	}
}

/** Thin default until the potential model: max(revenue, median of the accounts of the same segment, else industry,
 *  else all). The median is of known potentials, or of revenues where none is known; 1 each when nothing is known. */
function fillPotential(
	a: AccountColumns,
	revenue: Float64Array,
	assumed: Assumptions,
	sources: Int32Array
): Float64Array {
	const out = new Float64Array(a.count);
	let missing = 0;
	for (let i = 0; i < a.count; i++) {
		const value = a.potential?.[i] ?? NaN;
		if (value >= 0) out[i] = value;
		else {
			out[i] = NaN;
			missing++;
			assumed.add('potential');
		}
	}
	if (missing === 0) return out;
	const base = missing < a.count ? out : revenue;
	const accept = (i: number) => (base === out ? base[i]! >= 0 : base[i]! > 0);
	const overall = medianWhere(base, a.count, accept);
	const bySegment = medians(a.segment, base, a.count, accept);
	const byIndustry = medians(a.industry, base, a.count, accept);
	const isEstimate = estimatedTest(a, 'revenue_y0');
	for (let i = 0; i < a.count; i++) {
		if (out[i]! >= 0 && base === out) continue;
		const similar = pick(bySegment, a.segment, i) ?? pick(byIndustry, a.industry, i) ?? overall ?? 1;
		out[i] = Math.max(revenue[i]!, similar);
		sources[i] = similar > revenue[i]! ? source.median : isEstimate(i) ? source.similar : -1;
	}
	return out;
}

function pick(table: readonly (number | null)[], column: CodedColumn | null, row: number): number | null {
	const code = column?.codes[row] ?? -1;
	return code >= 0 ? (table[code] ?? null) : null;
}

function medians(column: CodedColumn | null, values: Float64Array, count: number, accept: (row: number) => boolean) {
	if (column === null) return [];
	const groups: number[][] = column.values.map(() => []);
	for (let i = 0; i < count; i++) if (column.codes[i]! >= 0 && accept(i)) groups[column.codes[i]!]!.push(values[i]!);
	return groups.map(medianOf);
}

function medianWhere(values: Float64Array, count: number, accept: (row: number) => boolean): number | null {
	const held: number[] = [];
	for (let i = 0; i < count; i++) if (accept(i)) held.push(values[i]!);
	return medianOf(held);
}

function medianOf(values: number[]): number | null {
	if (values.length === 0) return null;
	values.sort((x, y) => x - y);
	const middle = values.length >> 1;
	return values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
}

/** A/B/C by thirds of the accounts with revenue (potential where no revenue column exists); without either all are B,
 *  accounts without revenue are C. */
function fillVisits(
	a: AccountColumns,
	revenue: Float64Array,
	travel: Settings['travel'],
	assumed: Assumptions
): Float64Array {
	const out = new Float64Array(a.count);
	const basis = a.revenueY0 !== null ? revenue : known(a.potential, a.count);
	const sorted = basis.filter((value) => value > 0).sort();
	const upper = sorted[Math.ceil((2 * sorted.length) / 3)] ?? Infinity;
	const lower = sorted[Math.ceil(sorted.length / 3)] ?? Infinity;
	for (let i = 0; i < a.count; i++) {
		const given = a.visitsPerYear?.[i] ?? NaN;
		if (given >= 0) {
			out[i] = given;
			continue;
		}
		assumed.add('visits_per_year');
		if (sorted.length === 0) out[i] = travel.visitsB;
		else out[i] = basis[i]! >= upper ? travel.visitsA : basis[i]! >= lower ? travel.visitsB : travel.visitsC;
	}
	return out;
}

/** Customers are won (1); others the given rate, else the median of the given ones, else 0.25. */
function fillWinRate(a: AccountColumns, isCustomer: Uint8Array, assumed: Assumptions): Float64Array {
	const out = new Float64Array(a.count);
	const median =
		a.winRate === null ? null : medianWhere(a.winRate, a.count, (i) => isCustomer[i] === 0 && a.winRate![i]! >= 0);
	for (let i = 0; i < a.count; i++) {
		const given = a.winRate?.[i] ?? NaN;
		if (isCustomer[i] === 1) out[i] = 1;
		else if (given >= 0) out[i] = Math.min(1, given);
		else {
			assumed.add('win_rate');
			out[i] = median ?? 0.25;
		}
	}
	return out;
}

/** Years since the present rep took over; 0 where unknown. */
function relationshipYears(dataset: Dataset, assumed: Assumptions): Float64Array {
	const { accounts: a, meta } = dataset;
	const out = new Float64Array(a.count);
	const now = Date.parse(meta.asOf);
	for (let i = 0; i < a.count; i++) {
		if ((a.ownerId?.codes[i] ?? -1) < 0) continue;
		const since = a.ownerSince?.[i] ?? NaN;
		if (Number.isFinite(since) && Number.isFinite(now)) out[i] = Math.max(0, (now - since) / YEAR_MS);
		else assumed.add('owner_since');
	}
	return out;
}

function protectedNow(dataset: Dataset): Uint8Array {
	const { accounts: a, meta } = dataset;
	const now = Date.parse(meta.asOf);
	return Uint8Array.from({ length: a.count }, (_, i) => ((a.protectedUntil?.[i] ?? NaN) > now ? 1 : 0));
}
