import { LONGEST } from './header-words.ts';
import { fold } from '../spelling.ts';

const months: readonly string[][] = [
	['jan', 'januar', 'january', 'jaenner'],
	['feb', 'februar', 'february'],
	['mar', 'maerz', 'mrz', 'march', 'mars'],
	['apr', 'april'],
	['mai', 'may'],
	['jun', 'juni', 'june'],
	['jul', 'juli', 'july'],
	['aug', 'august'],
	['sep', 'sept', 'september'],
	['okt', 'oct', 'oktober', 'october'],
	['nov', 'november'],
	['dez', 'dec', 'des', 'dezember', 'december', 'desember']
];
const monthNumber = new Map(months.flatMap((names, k) => names.map((name) => [name, k + 1] as const)));

/** A month or a year that a header names, and what is left of the header without it (folded). */
export interface Period {
	readonly year: number;
	/** 1–12, null = the whole year. */
	readonly month: number | null;
	readonly rest: string;
}

const plausible = (year: number) => year >= 1990 && year <= 2100;
const fullYear = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** Reads "Umsatz 01/2025", "2025-01", "202501", "Jan 25", "M03 2025", "Omsetning 2023"; null = no period in it. O(length). */
export function periodOf(header: string): Period | null {
	const text = fold(
		header
			.slice(0, LONGEST)
			.replace(/([a-z])(\d)/gi, '$1 $2')
			.replace(/(\d)([a-z])/gi, '$1 $2')
	);
	// A quarter is no month.
	if (/\b(q|quartal|quarter|kvartal|kw|week|uke) \d|\d (q|quartal|quarter|kvartal|kw)\b/.test(text)) return null;
	const whole = / ?\b(?:m )?(0?[1-9]|1[0-2]) ((?:19|20)\d\d)\b/.exec(text);
	if (whole) return month(text, whole, whole[2]!, Number(whole[1]));
	const reversed = / ?\b((?:19|20)\d\d)(?: ?(?=0|1[0-2])| m )(0?[1-9]|1[0-2])\b/.exec(text);
	if (reversed) return month(text, reversed, reversed[1]!, Number(reversed[2]));
	const named = / ?\b([a-z]{3,9}) ((?:19|20)?\d\d)\b/g;
	for (let found = named.exec(text); found !== null; found = named.exec(text)) {
		const number = monthNumber.get(found[1]!);
		if (number !== undefined) return month(text, found, found[2]!, number);
		named.lastIndex = found.index + 1;
	}
	const behind = / ?\b((?:19|20)\d\d) ([a-z]{3,9})\b/.exec(text);
	const number = behind === null ? undefined : monthNumber.get(behind[2]!);
	if (behind && number !== undefined) return month(text, behind, behind[1]!, number);
	const year = / ?\b((?:19|20)\d\d)\b/.exec(text);
	if (year === null || !plausible(Number(year[1]))) return null;
	return { year: Number(year[1]), month: null, rest: without(text, year) };
}

function month(text: string, found: RegExpExecArray, year: string, number: number): Period | null {
	return plausible(fullYear(year)) ? { year: fullYear(year), month: number, rest: without(text, found) } : null;
}

const without = (text: string, found: RegExpExecArray) =>
	(text.slice(0, found.index) + ' ' + text.slice(found.index + found[0].length)).replace(/ +/g, ' ').trim();

/** YYYY-MM moved by whole months. */
export function shiftMonth(month: string, by: number): string {
	const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
	return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** A year is over on its last day. @param day ISO date */
export const lastFullYear = (day: string) => Number(day.slice(0, 4)) - (day.endsWith('-12-31') ? 0 : 1);

/** Months from one YYYY-MM to another. */
export const monthsBetween = (from: string, to: string) =>
	(Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5));
