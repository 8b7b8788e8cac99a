/** What two accounts are compared by. */
export const comparedFields = [
	'name',
	'legal_form',
	'branch',
	'street',
	'house_number',
	'postcode',
	'city',
	'distance',
	'domain',
	'parent_id',
	'industry',
	'owner_id',
	'employees',
	'revenue_y0'
] as const;
export type ComparedField = (typeof comparedFields)[number];

export interface FieldEvidence {
	readonly field: ComparedField;
	readonly agreement: 'agree' | 'similar' | 'differ' | 'unknown';
	/** 0–1 for `name` and `street`, kilometres for `distance`, else 1 or 0. NaN = unknown. */
	readonly score: number;
	/** What it adds to the sum of evidence, log2 of the odds; below 0 speaks against. */
	readonly bits: number;
}

/** How alike two accounts are, for a review side by side. */
export interface PairEvidence {
	/** Rows, a < b. */
	readonly a: number;
	readonly b: number;
	/** 0–1 that both are the same company at the same place. */
	readonly probability: number;
	/** Log2 of the odds. */
	readonly bits: number;
	/** Sum of `bits` of the fields plus what is expected before looking. */
	readonly fields: readonly FieldEvidence[];
}

/** Entries of one company. */
export interface DuplicateCluster {
	/** Ascending. */
	readonly rows: readonly number[];
	/** 0–1 that all rows are one company: the product over the pairs that joined them. */
	readonly confidence: number;
	/** Every pair that joined them is sure. */
	readonly sure: boolean;
	/** The pairs that joined them, strongest first. */
	readonly pairs: readonly PairEvidence[];
}
