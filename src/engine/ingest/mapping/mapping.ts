import type { AccountTarget, PostcodeTarget, RepTarget } from './targets.ts';

export const MAPPING_VERSION = 1;

/** What a table can be about. `orders`: many rows an account, each with a date and an amount. */
export const tableKinds = ['accounts', 'reps', 'orders', 'postcodes'] as const;
export type TableKind = (typeof tableKinds)[number];

/** `postcode-place` "01067 Dresden", `place-street` "Ort, Straße 1", `address` "Straße 1, 01067 Dresden, Land", `lat-lon` "52.5, 13.4". */
export const splitPatterns = ['postcode-place', 'place-street', 'address', 'lat-lon', 'lon-lat'] as const;
export type SplitPattern = (typeof splitPatterns)[number];
export const splitParts = ['postcode', 'city', 'street', 'country', 'lat', 'lon'] as const;
export type SplitPart = (typeof splitParts)[number];

export interface PlainSource {
	readonly how: 'plain';
	/** Headers, best first: the first filled cell counts. */
	readonly from: readonly string[];
	/** Cell × scale: 1000 for thousands, 0.01 for percent. */
	readonly scale?: number;
	/** Cell in lower case → our value. */
	readonly words?: Readonly<Record<string, string>>;
	/** Length to which a postcode of digits alone is filled up with zeros, where its country does not say. */
	readonly digits?: number;
	/** Only what an e-mail or web address says about the firm. */
	readonly only?: 'domain';
}
export interface SplitSource {
	readonly how: 'split';
	readonly from: readonly string[];
	readonly pattern: SplitPattern;
	readonly part: SplitPart;
}
/** Filled cells one after the other: street and number, first and last name. */
export interface JoinSource {
	readonly how: 'join';
	readonly from: readonly string[];
	readonly separator: string;
}
export interface ConstantSource {
	readonly how: 'constant';
	readonly value: string | number;
}
/** Filled cells added up: twelve months of a year. */
export interface SumSource {
	readonly how: 'sum';
	readonly from: readonly string[];
	readonly scale?: number;
}
/** One header a month; `months[k]` (YYYY-MM) is that of `from[k]`. */
export interface MonthsSource {
	readonly how: 'months';
	readonly from: readonly string[];
	readonly months: readonly string[];
	readonly scale?: number;
}
/** Amounts of the account's rows added up: those of `year`, or of every month where the target is `revenue_month`. */
export interface OrdersSource {
	readonly how: 'orders';
	readonly date: string;
	readonly amount: string;
	/** Header of the quantity, where the amount is that of one piece. */
	readonly times?: string;
	readonly scale?: number;
	readonly year?: number;
}
export type FieldSource =
	PlainSource | SplitSource | JoinSource | ConstantSource | SumSource | MonthsSource | OrdersSource;

export type Target = AccountTarget | RepTarget | PostcodeTarget;
/** How one column of ours is filled. */
export type Field = FieldSource & { readonly target: Target };

/** A column with personal data that the user wants nonetheless, and why. */
export interface Unlocked {
	readonly column: string;
	readonly reason: string;
}

/** What of a file is imported, and how; docs/formats/mapping.md. Columns that no field names are not imported. */
export interface Mapping {
	readonly format: 'revir-mapping';
	readonly version: typeof MAPPING_VERSION;
	readonly kind: TableKind;
	/** Of the table it was made for; see `fingerprint`. */
	readonly fingerprint: string;
	/** ISO 4217; null = the default. */
	readonly currency: string | null;
	/** Year of `revenue_y0`; null = the year before the day of the import. */
	readonly year0: number | null;
	/** First of the 36 months, YYYY-MM. */
	readonly month0: string | null;
	/** At most one a target. */
	readonly fields: readonly Field[];
	readonly unlocked: readonly Unlocked[];
}

/** Every header a field reads. */
export function headersOf(field: FieldSource): readonly string[] {
	if (field.how === 'constant') return [];
	return field.how === 'orders'
		? [field.date, field.amount, ...(field.times === undefined ? [] : [field.times])]
		: field.from;
}
