import type { AccountRecord } from '#engine/report/account-records.ts';

/** Records to be found by their row of the dataset. */
export const byRow = (records: readonly AccountRecord[]): ReadonlyMap<number, AccountRecord> =>
	new Map(records.map((record) => [record.row, record]));
