import type { AccountColumns, CodedColumn } from '../../model/columns.ts';
import { DAY, isoDay } from './dates-of.ts';
import { significant } from './robust.ts';
import { cellFinding, type RowCheck } from './row-checks.ts';

const problem = 'contradiction';
/** Potential may be a little below revenue: they are not of the same day. */
const LEAST_POTENTIAL = 0.8;

/** How postcodes look in countries whose firms plan with this program; other countries are not judged. */
const postcodePatterns: Readonly<Record<string, RegExp>> = {
	DE: /^\d{5}$/,
	AT: /^\d{4}$/,
	CH: /^\d{4}$/,
	LI: /^94\d\d$/,
	NO: /^\d{4}$/,
	DK: /^\d{4}$/,
	SE: /^\d{3} ?\d{2}$/,
	FI: /^\d{5}$/,
	NL: /^\d{4} ?[A-Z]{2}$/i,
	BE: /^\d{4}$/,
	LU: /^\d{4}$/,
	FR: /^\d{5}$/,
	IT: /^\d{5}$/,
	ES: /^\d{5}$/,
	PL: /^\d{2}-?\d{3}$/,
	CZ: /^\d{3} ?\d{2}$/,
	US: /^\d{5}(-?\d{4})?$/,
	GB: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i
};

/** Checks of one account at a time. @param now epoch milliseconds */
export const cellContradictions = (accounts: AccountColumns, now: number): RowCheck[] => [
	futureCheck('owner_since', accounts.ownerSince, now),
	futureCheck('modified_at', accounts.modifiedAt, now),
	stageCheck(accounts),
	potentialCheck(accounts),
	equalYearsCheck(accounts),
	lockCheck(accounts),
	postcodeCheck(accounts)
];

/** A day of grace for time zones. */
function futureCheck(column: string, dates: Float64Array | null, now: number): RowCheck {
	return (row) => {
		const date = dates?.[row] ?? NaN;
		if (!(date > now + DAY)) return null;
		const reason = { key: 'contradiction.future', params: { column, date: isoDay(date), now: isoDay(now) } };
		return cellFinding(problem, row, column, isoDay(date), reason, 0.7, null);
	};
}

function stageCheck({ stage, revenueY0, revenueY1 }: AccountColumns): RowCheck {
	return (row) => {
		const at = stage?.values[stage.codes[row]!];
		const revenue = Math.max(revenueY0?.[row] || 0, revenueY1?.[row] || 0);
		if (at === undefined || at === 'customer' || !(revenue > 0)) return null;
		const reason = { key: 'contradiction.stage.revenue', params: { stage: at, revenue: significant(revenue) } };
		return cellFinding(problem, row, 'stage', at, reason, (revenueY0?.[row] ?? 0) > 0 ? 0.8 : 0.5, 'customer');
	};
}

function potentialCheck({ potential, revenueY0 }: AccountColumns): RowCheck {
	return (row) => {
		const held = potential?.[row] ?? NaN;
		const revenue = revenueY0?.[row] ?? NaN;
		if (!(held < LEAST_POTENTIAL * revenue)) return null;
		const params = { potential: significant(held), revenue: significant(revenue) };
		return cellFinding(problem, row, 'potential', held, { key: 'contradiction.potential.below', params }, 0.6, revenue);
	};
}

/** Three years to the cent alike are one year copied, or a fixed contract: nobody but the user can know. */
function equalYearsCheck({ revenueY0, revenueY1, revenueY2 }: AccountColumns): RowCheck {
	return (row) => {
		const value = revenueY0?.[row] ?? NaN;
		if (!(value > 0) || revenueY1?.[row] !== value || revenueY2?.[row] !== value) return null;
		const reason = { key: 'contradiction.revenue.years-equal', params: { value } };
		return cellFinding(problem, row, 'revenue_y0', value, reason, 0.4);
	};
}

function lockCheck({ locked, ownerId }: AccountColumns): RowCheck {
	return (row) => {
		if (locked?.[row] !== 1 || (ownerId?.codes[row] ?? -1) >= 0) return null;
		return cellFinding(problem, row, 'locked', 'true', { key: 'contradiction.lock.no-owner', params: {} }, 0.8, 0);
	};
}

function postcodeCheck({ country, postcode }: AccountColumns): RowCheck {
	if (country === null || postcode === null) return () => null;
	const lands = country.values.map((value) => value.trim().toUpperCase());
	const at = <T>(values: readonly T[], { codes }: CodedColumn, row: number): T | undefined => values[codes[row]!];
	return (row) => {
		const land = at(lands, country, row);
		const code = at(postcode.values, postcode, row)?.trim();
		const pattern = land === undefined ? undefined : postcodePatterns[land];
		if (code === undefined || pattern === undefined || pattern.test(code)) return null;
		// A zero that a spreadsheet has eaten is told with the address.
		if (/^[1-9]/.test(code) && pattern.test(`0${code}`)) return null;
		const reason = { key: 'contradiction.country.postcode', params: { country: land!, postcode: code } };
		return cellFinding(problem, row, 'country', land!, reason, 0.6);
	};
}
