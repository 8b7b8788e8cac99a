/** How the rows of one company become one. */
export interface MergeRules {
	/** Which row stays: the one that is used most and says most, the one changed last, or the one the user has chosen. */
	readonly survivor: 'complete' | 'newest' | number;
	/**
	 * `sum` (default): rows with different revenue were booked apart (two customer numbers of one company), so the file's total
	 * stays what the ledger says; rows whose years and months are equal within 1 % wherever both have one are copies of one figure and count once. `max`: the
	 * figures of the row that sold most, for files in which every entry was filled from the same source at different times.
	 */
	readonly revenue: 'sum' | 'max';
	/** Cells the user has chosen: name of the column → row it is taken from. */
	readonly cells?: Readonly<Record<string, number>>;
	/** Last change per row, epoch milliseconds, NaN = unknown; not part of the accounts. */
	readonly modifiedAt?: Float64Array | null;
}

export const defaultMergeRules: MergeRules = { survivor: 'complete', revenue: 'sum' };
