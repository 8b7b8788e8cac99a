import type { RawTable } from '../raw/raw-table.ts';
import { headerWords } from './header-words.ts';
import { periodOf } from './periods.ts';
import type { Profile } from './profile.ts';

export interface PeriodColumn {
	readonly column: string;
	readonly year: number;
	readonly month: number | null;
	readonly scale: number;
	readonly confidence: number;
}

const sales = /umsatz|umsaetze|erloes|revenue|sales|turnover|omsetning|salg|fakturiert|invoiced/;
const notSales =
	/menge|stueck|qty|quantity|antall|budget|plan|ziel|forecast|prognose|target|maal|db|marge|margin|besuch|visit|besoek|index|rang|rank|mitarbeiter|employees|ansatte|auftr|angebot|order intake|potenzial|potential|potensial|rabatt/;

const filler = new Set(['m', 'y', 'jahr', 'year', 'aar', 'fy', 'gj', 'netto', 'net', 't', 'k', 'monat', 'month']);

/** Columns that hold sales of one month or one year, by their header: "Umsatz 01/2025", "Jan 25", "Omsetning 2023". Bare periods count
 *  when at least three months or two years stand side by side. O(columns). */
export function salesColumns(table: RawTable, profiles: ReadonlyMap<string, Profile>): PeriodColumn[] {
	const found: (PeriodColumn & { rest: string })[] = [];
	for (const { name } of table.columns) {
		const period = periodOf(name);
		const profile = profiles.get(name)!;
		if (period === null || (profile.kind !== 'number' && profile.share.number < 0.6)) continue;
		const { scale } = headerWords(name);
		const { rest } = period;
		if (notSales.test(rest)) continue;
		if (sales.test(rest)) found.push({ column: name, ...period, scale, rest, confidence: 0.95 });
		else if (headerWords(rest).tokens.every((token) => filler.has(token)))
			found.push({ column: name, ...period, scale, rest: '', confidence: 0.7 });
	}
	const bare = (monthly: boolean) =>
		found.filter(({ rest, month }) => rest === '' && (month !== null) === monthly).length;
	const enough = found.filter(
		({ rest, month }) => rest !== '' || (month === null ? bare(false) >= 2 : bare(true) >= 3)
	);
	const seen = new Set<string>();
	return enough.filter(({ year, month }) => {
		// A second column of the same period is another measure; the first one is taken.
		const key = `${year}-${month}`;
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}
