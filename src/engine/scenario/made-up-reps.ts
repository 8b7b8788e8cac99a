import { textColumn } from '../ingest/text-columns.ts';
import { toSphere } from '../measure/sphere.ts';
import type { AccountColumns, RepColumns } from '../model/columns.ts';
import { bisectionCentres } from '../plan/prepare/bisection.ts';

const DEGREES = 180 / Math.PI;

/**
 * Reps where nobody is named: so many, each with a guessed home in the middle of a part of the accounts, all parts with as many
 * visits. Homes are rounded to a hundredth of a degree: they are no addresses. O(accounts · log accounts · log count).
 * @param word what a rep is called; a number follows
 */
export function madeUpReps(accounts: AccountColumns, count: number, word: string): RepColumns {
	const visits = Float64Array.from({ length: accounts.count }, (_, row) => accounts.visitsPerYear?.[row] || 1);
	const centres = bisectionCentres(toSphere(accounts.lon, accounts.lat), visits, count);
	const at = (rep: number, axis: number) => centres[3 * rep + axis]!;
	// Without any located account there are no parts to be in the middle of.
	const isNowhere = centres.every((value) => value === 0);
	const rounded = (angle: number) => (isNowhere ? NaN : Math.round(100 * angle * DEGREES) / 100);
	const each = (of: (rep: number) => number) => Float64Array.from({ length: count }, (_, rep) => of(rep));
	const names = textColumn(Array.from({ length: count }, (_, rep) => `${word} ${rep + 1}`));
	return {
		count,
		id: names,
		name: names,
		lon: each((rep) => rounded(Math.atan2(at(rep, 1), at(rep, 0)))),
		lat: each((rep) => rounded(Math.atan2(at(rep, 2), Math.hypot(at(rep, 0), at(rep, 1))))),
		capacityHours: null,
		industries: null,
		region: null,
		managerId: null,
		active: null,
		homeGuessed: new Uint8Array(count).fill(1)
	};
}
