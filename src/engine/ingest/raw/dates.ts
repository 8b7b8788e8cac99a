import { decodeUtf8 } from './cell-text.ts';

/** Bits of the orders in which a date can be read. */
export const Order = { dmy: 1, mdy: 2, ymd: 4 } as const;
export type OrderName = keyof typeof Order;

export const DAY = 86_400_000;
/** Two-digit years below it are 20xx: foundation dates reach further back than plans reach ahead. */
const PIVOT = 50;

/**
 * Reads a cell as a date straight from its bytes: day, month and year in any order parted by `.`, `/` or `-`, with or without a
 * time; month and year alone (`01.2026`, `Jan 2026`) mean the first of the month. A time without zone counts as UTC.
 */
export class DateScanner {
	/** Orders that give an existing day, as bits of `Order`. */
	orders = 0;
	/** The cell is a number as well (`20260131`, `01.2026`). */
	alsoNumber = false;
	/** Byte between day, month and year; 0 where there is none. */
	parted = 0;
	#a = 0;
	#b = 0;
	#c = 0;
	/** Milliseconds after midnight UTC. */
	time = 0;
	/** Days since 1970 of a date that reads the same in any order. */
	#fixed: number | null = null;
	readonly #bytes: Uint8Array;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** Epoch milliseconds of the cell scanned last, NaN where this order gives no day. */
	value(order: OrderName): number {
		return (this.orders & Order[order]) === 0 ? NaN : this.days(order) * DAY + this.time;
	}

	/** Days since 1970 of the cell scanned last, in an order that reads it; a whole number needs no memory of its own. */
	days(order: OrderName): number {
		if (this.#fixed !== null) return this.#fixed;
		if (order === 'dmy') return daysSince1970(fullYear(this.#c), this.#b, this.#a);
		if (order === 'mdy') return daysSince1970(fullYear(this.#c), this.#a, this.#b);
		return daysSince1970(fullYear(this.#a), this.#b, this.#c);
	}

	/** @returns whether the cell (trimmed, unquoted, not empty) is a date in any order */
	scan(start: number, end: number): boolean {
		this.orders = this.time = 0;
		this.parted = 0;
		this.#fixed = null;
		this.alsoNumber = false;
		const bytes = this.#bytes;
		const first = bytes[start]!;
		if (first < 48 || first > 57) return first > 64 && startsMonth(bytes, start, end) && this.#named(start, end);
		if (end - start === 10 && this.#usual(start)) return this.orders !== 0;
		const a = this.#number(start, end);
		const mark = bytes[a]!;
		const lengthA = a - start;
		if (a >= end) return lengthA === 8 && this.#compact(start);
		if (mark !== 46 && mark !== 47 && mark !== 45) return this.#named(start, end);
		const b = this.#number(a + 1, end);
		const lengthB = b - a - 1;
		if (lengthB === 0) return this.#named(start, end);
		this.#a = this.#figure(start, a);
		this.#b = this.#figure(a + 1, b);
		if (b >= end) return this.#month(lengthA, lengthB, mark);
		if (bytes[b] !== mark || lengthB > 2) return false;
		const c = this.#number(b + 1, end);
		const lengthC = c - b - 1;
		this.#c = this.#figure(b + 1, c);
		this.parted = mark;
		if (c < end && !this.#clock(c, end)) return false;
		this.#findOrders(lengthA, lengthC);
		return this.orders !== 0;
	}

	/** Ten bytes as most dates have them: `31.12.2025`, `2025-12-31`. */
	#usual(start: number): boolean {
		const bytes = this.#bytes;
		const yearFirst = isDigit(bytes[start + 2]!);
		const first = start + (yearFirst ? 4 : 2);
		const mark = bytes[first]!;
		if ((mark !== 46 && mark !== 47 && mark !== 45) || bytes[first + 3] !== mark) return false;
		for (let at = start; at < start + 10; at++)
			if (at !== first && at !== first + 3 && !isDigit(bytes[at]!)) return false;
		this.#a = this.#figure(start, first);
		this.#b = this.#figure(first + 1, first + 3);
		this.#c = this.#figure(first + 4, start + 10);
		this.parted = mark;
		this.#findOrders(yearFirst ? 4 : 2, yearFirst ? 2 : 4);
		return true;
	}

	#findOrders(lengthA: number, lengthC: number): void {
		const a = this.#a;
		const b = this.#b;
		const c = this.#c;
		if (lengthA <= 2 && (lengthC === 2 || lengthC === 4)) {
			if (exists(fullYear(c), b, a)) this.orders |= Order.dmy;
			if (exists(fullYear(c), a, b)) this.orders |= Order.mdy;
		}
		if ((lengthA === 4 || lengthA === 2) && lengthC <= 2 && lengthC > 0 && exists(fullYear(a), b, c)) {
			this.orders |= Order.ymd;
		}
	}

	/** Month and year: any order reads it. */
	#month(lengthA: number, lengthB: number, mark: number): boolean {
		const yearFirst = lengthA === 4;
		const [year, month] = yearFirst ? [this.#a, this.#b] : [this.#b, this.#a];
		if ((yearFirst ? lengthB : lengthA) > 2 || (yearFirst ? lengthA : lengthB) !== 4) return false;
		if (!exists(year, month, 1) || year < 1900 || year > 2100) return false;
		// A price may look like 1.2026; a month is written 01.2026.
		if (mark === 46 && (yearFirst || lengthA !== 2)) return false;
		this.alsoNumber = mark === 46;
		return this.#set(year, month, 1);
	}

	#compact(start: number): boolean {
		const year = this.#figure(start, start + 4);
		const month = this.#figure(start + 4, start + 6);
		const day = this.#figure(start + 6, start + 8);
		this.alsoNumber = true;
		return year >= 1950 && year < 2080 && exists(year, month, day) && this.#set(year, month, day);
	}

	#set(year: number, month: number, day: number): boolean {
		this.orders = Order.dmy | Order.mdy | Order.ymd;
		this.#fixed = daysSince1970(year, month, day);
		return true;
	}

	#clock(start: number, end: number): boolean {
		if (end - start > 32) return false;
		const match = clock.exec(decodeUtf8(this.#bytes, start, end));
		if (!match) return false;
		const [, hour = '0', minute = '0', second = '0', fraction = '0', half, zone] = match;
		let hours = Number(hour);
		if (hours > 24 || Number(minute) > 59 || Number(second) > 60) return false;
		if (half !== undefined) {
			if (hours > 12) return false;
			hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
		}
		this.time =
			((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Math.trunc(Number(`0.${fraction}`) * 1000);
		if (zone !== undefined && zone !== 'Z') {
			const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', ''));
			this.time -= (zone.startsWith('-') ? -minutes : minutes) * 60_000;
		}
		return true;
	}

	#named(start: number, end: number): boolean {
		const last = this.#bytes[end - 1]!;
		if (end - start > 24 || last < 48 || last > 57) return false;
		const text = decodeUtf8(this.#bytes, start, end).toLowerCase();
		const dayFirst = /^(?:(\d{1,2})\.?[ -]?)?([a-zäå]{3,9})\.?[ ,'-]{0,2}(\d{4}|\d{2})$/.exec(text);
		const monthFirst = dayFirst ?? /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(text);
		if (!monthFirst) return false;
		const [day, name, year] = dayFirst
			? [dayFirst[1] ?? '1', dayFirst[2]!, dayFirst[3]!]
			: [monthFirst[2]!, monthFirst[1]!, monthFirst[3]!];
		const month = monthNumber(name);
		const full = fullYear(Number(year));
		return exists(full, month, Number(day)) && this.#set(full, month, Number(day));
	}

	/** End of the digits that start here. */
	#number(at: number, end: number): number {
		while (at < end && this.#bytes[at]! > 47 && this.#bytes[at]! < 58) at++;
		return at;
	}

	#figure(start: number, end: number): number {
		let value = 0;
		for (let i = start; i < end; i++) value = value * 10 + this.#bytes[i]! - 48;
		return value;
	}
}

const clock =
	/^(?:T| {1,2}|, ?)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?(?:([ap])\.?m\.?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
const months = [
	...['januar january jan jän jänner', 'februar february feb', 'märz march mars mar mär mrz', 'april apr', 'mai may'],
	...['juni june jun', 'juli july jul', 'august aug', 'september sep sept', 'oktober october okt oct'],
	...['november nov', 'dezember december desember dez dec des']
].map((names) => names.split(' '));
/** The first three bytes of a month, letters without case, as one number. */
const monthStarts = new Set(months.flat().map((name) => lettersAt(new TextEncoder().encode(name), 0)));
function lettersAt(bytes: Uint8Array, start: number): number {
	return ((bytes[start]! | 32) << 16) | ((bytes[start + 1]! | 32) << 8) | bytes[start + 2]! | 32;
}
const startsMonth = (bytes: Uint8Array, start: number, end: number) =>
	end - start > 3 && monthStarts.has(lettersAt(bytes, start));
const isDigit = (byte: number) => byte > 47 && byte < 58;
const monthNumber = (name: string) => months.findIndex((names) => names.includes(name)) + 1;

/** Two-digit years become 1950 to 2049. */
export const fullYear = (year: number) => (year >= 100 ? year : year < PIVOT ? 2000 + year : 1900 + year);

const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const exists = (year: number, month: number, day: number) =>
	year >= 1000 &&
	month >= 1 &&
	month <= 12 &&
	day >= 1 &&
	day <= (month === 2 && !isLeap(year) ? 28 : lengths[month - 1]!);

/** Days from 1 January 1970 (Howard Hinnant, days_from_civil); no Date object for every cell. */
function daysSince1970(year: number, month: number, day: number): number {
	const shifted = month <= 2 ? year - 1 : year;
	// Whole numbers all the way; years are never negative.
	const era = (shifted / 400) | 0;
	const yearOfEra = shifted - era * 400;
	const dayOfYear = (((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) | 0) + day - 1;
	return era * 146_097 + yearOfEra * 365 + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0) + dayOfYear - 719_468;
}
