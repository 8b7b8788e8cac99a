import type { RawColumn } from '../raw/raw-table.ts';
import { fullYear } from '../raw/dates.ts';
import { parseFlag, parseIsoDate } from '../dates.ts';

const DAY = 86_400_000;

/** A time that a business file can mean: the years 1800 to 2200. */
export const isDay = (time: number) => time >= -5_364_662_400_000 && time <= 7_258_118_400_000;

/** Cell as text, whatever the column holds; null = empty. */
export function textCell(column: RawColumn, row: number): string | null {
	switch (column.kind) {
		case 'text':
			return column.at(row) || null;
		case 'number': {
			const value = column.values[row]!;
			return Number.isNaN(value) ? null : String(value);
		}
		case 'date': {
			const value = column.values[row]!;
			return !isDay(value) ? null : new Date(value).toISOString().slice(0, value % DAY === 0 ? 10 : 19);
		}
		case 'flag':
			return column.values[row] === 255 ? null : column.values[row] === 1 ? 'true' : 'false';
	}
}

export const isEmpty = (column: RawColumn, row: number): boolean =>
	column.kind === 'text'
		? (column.at(row) ?? '') === ''
		: column.kind === 'flag'
			? column.values[row] === 255
			: Number.isNaN(column.values[row]!);

const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;
const around = /^(?:[€$£%]|eur|chf|nok|usd|kr\.?|ca\.?|~)\s*|\s*(?:[€$£%]|eur|chf|nok|usd|kr\.?|h|std\.?|,-|,–)$/gi;

const groups = /^[+-]?\d{1,3}([.,]\d{3})+$/;

/** No number is longer. */
const LONGEST = 60;

/** Text → number with this decimal sign; the other one (in groups of three), spaces and apostrophes part thousands. NaN = no number. */
export function parseNumber(text: string, decimal: ',' | '.'): number {
	if (text.length > LONGEST) return NaN;
	let plain = text
		.trim()
		.replace(around, '')
		.replace(/[\s\u00a0\u202f'’]/g, '');
	if (/^\(.*\)$/.test(plain)) plain = `-${plain.slice(1, -1)}`;
	if (/^[\d.,]+-$/.test(plain)) plain = `-${plain.slice(0, -1)}`;
	const [whole, ...fraction] = plain.split(decimal);
	const thousands = decimal === ',' ? '.' : ',';
	if (whole!.includes(thousands) && !groups.test(whole!)) return NaN;
	plain = [whole!.replaceAll(thousands, ''), ...fraction].join('.');
	return number.test(plain) ? Number(plain) : NaN;
}

/** Which sign parts the decimals of a text column: the one that comes last in most cells, and never three digits before the end. */
export function decimalSign(column: RawColumn & { kind: 'text' }, rows: Iterable<number>): ',' | '.' {
	let comma = 0;
	let point = 0;
	for (const row of rows) {
		const sign = /([.,])(\d*)\D*$/.exec((column.at(row) ?? '').slice(0, LONGEST));
		if (sign === null) continue;
		const value = sign[2]!.length === 3 ? -1 : 2;
		if (sign[1] === ',') comma += value;
		else point += value;
	}
	return comma > point || (point < 0 && comma <= 0) ? ',' : '.';
}

/** Dates as people write them: ISO, else day before month. NaN = no date. */
export function parseDate(text: string): number {
	const iso = parseIsoDate(text);
	if (!Number.isNaN(iso)) return iso;
	const parts = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:\s.*)?$/.exec(text);
	if (parts) {
		const year = parts[3]!.length === 2 ? String(fullYear(Number(parts[3]))) : parts[3]!;
		return parseIsoDate(`${year}-${parts[2]!.padStart(2, '0')}-${parts[1]!.padStart(2, '0')}`);
	}
	const month = /^(\d{4})-?(0[1-9]|1[0-2])$/.exec(text) ?? /^(0?[1-9]|1[0-2])[./](\d{4})$/.exec(text);
	if (month === null) return NaN;
	const [year, number] = month[1]!.length === 4 ? [month[1]!, month[2]!] : [month[2]!, month[1]!];
	return parseIsoDate(`${year}-${number.padStart(2, '0')}-01`);
}

/** Reads one column as numbers; text by the decimal sign most of its first cells have. NaN = empty or unreadable. */
export function numberReader(column: RawColumn, count: number): (row: number) => number {
	if (column.kind === 'number') return (row) => column.values[row]!;
	if (column.kind === 'flag') return (row) => (column.values[row] === 255 ? NaN : column.values[row]!);
	if (column.kind === 'date') return () => NaN;
	const sign = decimalSign(column, sampleRows(count));
	return (row) => parseNumber(column.at(row) ?? '', sign);
}

export function dateReader(column: RawColumn): (row: number) => number {
	if (column.kind === 'date') return (row) => (isDay(column.values[row]!) ? column.values[row]! : NaN);
	if (column.kind === 'text') return (row) => parseDate(column.at(row) ?? '');
	// 202501: a month without sign between; other numbers are no dates.
	if (column.kind === 'number')
		return (row) => {
			const value = column.values[row]!;
			return Number.isInteger(value) && value >= 199001 && value <= 210012 ? parseDate(String(value)) : NaN;
		};
	return () => NaN;
}

/** 1, 0, −1 = unreadable. */
export function flagReader(column: RawColumn): (row: number) => number {
	if (column.kind === 'flag') return (row) => column.values[row]!;
	return (row) => parseFlag(textCell(column, row) ?? '');
}

/** Rows spread evenly over a table, at most `most`. */
export function* sampleRows(count: number, most = 2000): Generator<number> {
	const step = Math.max(1, count / most);
	for (let k = 0; Math.floor(k) < count; k += step) yield Math.floor(k);
}
