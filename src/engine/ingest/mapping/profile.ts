import { countryCode } from '../country-code.ts';
import type { RawColumn } from '../raw/raw-table.ts';
import { parseFlag } from '../dates.ts';
import { decimalSign, isEmpty, parseDate, parseNumber, sampleRows, textCell } from './cells.ts';
import { namesPerson } from './given-names.ts';
import { fold } from '../spelling.ts';
import { splitCell } from './split.ts';
import { precisionWords, stageWords } from './value-words.ts';

/** What the cells of one column look like, from at most 2,000 rows spread over the table. Shares are of the filled cells. */
export interface Profile {
	readonly kind: RawColumn['kind'];
	readonly filled: number;
	readonly share: Readonly<Record<Look, number>>;
	/** Of the cells that are numbers; dates in epoch ms. */
	readonly min: number;
	readonly max: number;
	/** A tenth of them lies below `low`, a tenth above `high`: cells gone wrong do not count. */
	readonly low: number;
	readonly high: number;
	/** Size of what is not zero: as many as a tenth lie above it, in a short column half, because there one cell gone wrong is a tenth. */
	readonly usual: number;
	readonly median: number;
	readonly distinct: readonly string[];
	readonly meanLength: number;
	/** Share of different values among the filled cells of the first 50,000 rows; read when asked for. */
	unique(): number;
}

const looks = {
	email: (text: string) => /\S@\S+\.\S/.test(text),
	// "0000012345" is a padded number. Norwegian numbers have no zero to begin with, but are written in pairs or as 3-2-3.
	phone: (text: string) =>
		(/^(\+|00(?!0)|0(?!0)|\()[\d\s()/.+-]{6,}$/.test(text) && !/^\d{1,5}$/.test(text)) ||
		/^(\d\d( \d\d){3}|\d{3} \d\d \d{3})$/.test(text),
	iban: (text: string) =>
		(/^[A-Z]{2}\d\d ?([A-Z\d]{4} ?){2,7}[A-Z\d]{1,4}$/.test(text) && text.length >= 15) ||
		/^\d{4}\.\d\d\.\d{5}$/.test(text),
	person: (text: string) => !/\d/.test(text) && text.length <= 60 && namesPerson(fold(text).split(' ')),
	postcode: (text: string) =>
		/^(?:[A-Z]{1,3}[- ])?(\d{4,5}|\d{3} \d{2}|\d{4} ?[A-Z]{2}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/.test(text),
	country: (text: string) => countryCode(text) !== null,
	stage: (text: string) => text.length > 1 && stageWords.has(fold(text)),
	precision: (text: string) => precisionWords.has(fold(text)),
	date: (text: string) => !Number.isNaN(parseDate(text)),
	flag: (text: string) => parseFlag(text) >= 0,
	url: (text: string) =>
		/^(https?:\/\/|www\.)?[\w-]+(\.[\w-]+)*\.[a-z]{2,12}(\/\S*)?$/i.test(text) && /[a-z]/i.test(text),
	firm: (text: string) =>
		/\b(gmbh|ag|kg|ohg|ug|mbh|e\.? ?k\.?|as|asa|ans|enk|da|sa|ab|aps|a\/s|oy|bv|ltd|llc|inc|plc|sarl|srl|spa|se)\b\.?/i.test(
			text
		),
	street: (text: string) => /^\p{L}[\p{L} .'-]*\.? \d+ ?[a-z]?([-/ ].*)?$/iu.test(text),
	words: (text: string) => /\p{L}{2}/u.test(text),
	idLike: (text: string) => /\d/.test(text) && !/\s/.test(text) && text.length <= 40,
	sentence: (text: string) => text.length > 40 && text.split(/\s+/).length >= 6,
	postcodePlace: (text: string) => {
		const parts = splitCell(text, 'postcode-place');
		return parts?.city !== undefined && parts.postcode !== undefined;
	},
	address: (text: string) => splitCell(text, 'address')?.street !== undefined,
	// "12 34" is a post office box.
	latLon: (text: string) => /\d[.,]\d/.test(text) && splitCell(text, 'lat-lon') !== null
} as const;
export type Look = keyof typeof looks | 'number' | 'integer' | 'fine';

/** O(sample × looks). */
export function profileOf(column: RawColumn, count: number): Profile {
	const rows = [...sampleRows(count)];
	const filled = rows.filter((row) => !isEmpty(column, row));
	const names = [...Object.keys(looks), 'number', 'integer', 'fine'] as Look[];
	const hits = Object.fromEntries(names.map((name) => [name, 0])) as Record<Look, number>;
	const sign = column.kind === 'text' ? decimalSign(column, filled) : '.';
	const distinct = new Set<string>();
	const values: number[] = [];
	let [min, max, length] = [Infinity, -Infinity, 0];
	for (const row of filled) {
		const text = textCell(column, row)!;
		distinct.add(text);
		length += text.length;
		// An endless cell says no more than its beginning.
		const start = text.slice(0, 300);
		if (column.kind === 'text' || column.kind === 'flag')
			for (const name of Object.keys(looks) as (keyof typeof looks)[]) if (looks[name](start)) hits[name]++;
		const value = column.kind === 'text' ? parseNumber(text, sign) : column.kind === 'flag' ? NaN : column.values[row]!;
		if (Number.isNaN(value)) continue;
		values.push(value);
		if (column.kind === 'date') hits.date++;
		else {
			hits.number++;
			if (Number.isInteger(value)) hits.integer++;
			// Coordinates have decimals that money and counts have not.
			if (/[.,]\d{3,}/.test(text) && Math.abs(value) <= 180) hits.fine++;
			if (column.kind === 'number' && Number.isInteger(value)) hits.idLike++;
			if (column.kind === 'number' && Number.isInteger(value) && value >= 1000 && value <= 99_999) hits.postcode++;
		}
		min = Math.min(min, value);
		max = Math.max(max, value);
	}
	for (const name of names) hits[name] /= Math.max(1, filled.length);
	let unique: number | null = null;
	values.sort((a, b) => a - b);
	return {
		kind: column.kind,
		filled: filled.length / Math.max(1, rows.length),
		share: hits,
		min,
		max,
		low: values[Math.floor(0.1 * (values.length - 1))] ?? NaN,
		high: values[Math.ceil(0.9 * (values.length - 1))] ?? NaN,
		usual: usualSize(values),
		median: values[values.length >> 1] ?? NaN,
		distinct: [...distinct],
		meanLength: length / Math.max(1, filled.length),
		unique: () => (unique ??= uniqueShare(column, Math.min(count, 50_000)))
	};
}

/** Numbers of which the largest alone is a tenth. */
const SHORT = 10;

function usualSize(values: readonly number[]): number {
	const sizes = values.map(Math.abs).filter((size) => size > 0);
	sizes.sort((a, b) => a - b);
	return sizes[sizes.length <= SHORT ? sizes.length >> 1 : Math.ceil(0.9 * (sizes.length - 1))] ?? NaN;
}

function uniqueShare(column: RawColumn, rows: number): number {
	const seen = new Set<string>();
	let filled = 0;
	for (let row = 0; row < rows; row++) {
		const text = textCell(column, row);
		if (text === null) continue;
		filled++;
		seen.add(text);
	}
	return filled === 0 ? 0 : seen.size / filled;
}
