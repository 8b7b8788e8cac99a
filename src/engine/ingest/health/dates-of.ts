import type { DatasetMeta } from '../../model/columns.ts';

export const DAY = 86_400_000;

/** "Now" of a dataset in epoch milliseconds; NaN where its date cannot be read, and then no date is early or late. */
export const nowOf = ({ asOf }: DatasetMeta): number => Date.parse(asOf);

/** A date as the reader writes it, YYYY-MM-DD; empty for what no calendar holds. */
export const isoDay = (time: number): string =>
	Math.abs(time) <= 8.64e15 ? new Date(time).toISOString().slice(0, 10) : '';

/** The same with the time of day where it is not midnight, to the second. */
export const isoTime = (time: number): string =>
	time % DAY === 0 || isoDay(time) === '' ? isoDay(time) : `${new Date(time).toISOString().slice(0, 19)}Z`;
