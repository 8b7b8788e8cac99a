import { countryCode } from '../country-code.ts';
import type { RawColumn } from '../raw/raw-table.ts';
import { dateReader, flagReader, isEmpty, numberReader, textCell } from './cells.ts';
import { domainOf } from './domain.ts';
import { fold } from '../spelling.ts';
import type { Field, PlainSource, SplitPart, SplitPattern } from './mapping.ts';
import { splitCell } from './split.ts';
import { postcodeDigits, precisionWords, stageWords } from './value-words.ts';

/** What the cells of a field are read from. */
export interface FieldInput {
	readonly columns: ReadonlyMap<string, RawColumn>;
	readonly count: number;
	/** Country of a row, alpha-2, for the length of its postcode. */
	readonly country: (row: number) => string | null;
	/** A filled cell that cannot be read. */
	readonly unreadable: (header: string, row: number, got: string) => void;
}

const some = (input: FieldInput, headers: readonly string[]) => headers.map((header) => input.columns.get(header)!);
const builtIn: Readonly<Record<string, (text: string) => string | null | undefined>> = {
	stage: (text) => stageWords.get(fold(text)),
	location_precision: (text) => precisionWords.get(fold(text)),
	country: countryCode
};

/** A cell that cannot be split is told of once, by a part that is read once. */
const toldBy: Readonly<Record<SplitPattern, SplitPart>> = {
	'postcode-place': 'postcode',
	'place-street': 'city',
	address: 'postcode',
	'lat-lon': 'lat',
	'lon-lat': 'lat'
};

/** One cell of a field as text, by row of the file; null = empty. */
export function textField(field: Field, input: FieldInput): (row: number) => string | null {
	switch (field.how) {
		case 'constant':
			return () => String(field.value);
		case 'join': {
			const columns = some(input, field.from);
			return (row) =>
				columns
					.map((column) => textCell(column, row))
					.filter((text) => text !== null)
					.join(field.separator) || null;
		}
		case 'split': {
			const columns = some(input, field.from);
			const tells = toldBy[field.pattern] === field.part;
			return (row) => {
				for (const column of columns) {
					const text = textCell(column, row);
					const parts = text === null ? null : splitCell(text, field.pattern);
					if (text !== null && parts === null && tells) input.unreadable(column.name, row, text);
					const part = parts?.[field.part];
					if (part !== undefined) return part;
				}
				return null;
			};
		}
		case 'plain': {
			const columns = some(input, field.from);
			const shape = shapeOf(field, input);
			return (row) => {
				for (const column of columns) {
					const text = textCell(column, row);
					const shaped = text === null ? null : shape(text, row);
					if (shaped !== null) return shaped;
				}
				return null;
			};
		}
		default:
			return () => null;
	}
}

/** What becomes of a filled cell. */
function shapeOf(field: Field & PlainSource, input: FieldInput): (text: string, row: number) => string | null {
	if (field.only === 'domain') return domainOf;
	if (field.target === 'postcode' && field.digits !== undefined) {
		const { digits } = field;
		return (text, row) =>
			/^\d+$/.test(text) ? text.padStart(postcodeDigits.get(input.country(row) ?? '') ?? digits, '0') : text;
	}
	const known = builtIn[field.target];
	if (field.words === undefined && known === undefined) return (text) => text;
	const words = new Map(Object.entries(field.words ?? {}));
	return (text) => words.get(text.toLowerCase()) ?? known?.(text) ?? text;
}

/** One cell of a field as a number. */
export function numberField(field: Field, input: FieldInput): (row: number) => number {
	if (field.how === 'constant') return () => Number(field.value);
	if (field.how === 'split') {
		const text = textField(field, input);
		return (row) => Number(text(row) ?? NaN);
	}
	if (field.how === 'sum')
		return sumOf(
			field.from.map((header) => checked(header, input, numberReader)),
			field.scale ?? 1
		);
	if (field.how !== 'plain') return () => NaN;
	return scaledFirst(
		field.from.map((header) => checked(header, input, numberReader)),
		field.scale ?? 1
	);
}

/** Dividing keeps 12.5 % at 0.125 where × 0.01 would not. */
export const scaled = (value: number, scale: number) =>
	scale > 0 && scale < 1 ? value / Math.round(1 / scale) : value * scale;

function scaledFirst(readers: readonly ((row: number) => number)[], scale: number): (row: number) => number {
	return (row) => {
		for (const read of readers) {
			const value = read(row);
			if (!Number.isNaN(value)) return scale === 1 ? value : scaled(value, scale);
		}
		return NaN;
	};
}

function sumOf(readers: readonly ((row: number) => number)[], scale: number): (row: number) => number {
	return (row) => {
		let sum = NaN;
		for (const read of readers) {
			const value = read(row);
			if (!Number.isNaN(value)) sum = (Number.isNaN(sum) ? 0 : sum) + value;
		}
		return scaled(sum, scale);
	};
}

export function dateField(field: Field, input: FieldInput): (row: number) => number {
	if (field.how === 'constant') return () => Date.parse(String(field.value));
	if (field.how !== 'plain') return () => NaN;
	return scaledFirst(
		field.from.map((header) => checked(header, input, dateReader)),
		1
	);
}

/** 1, 0, NaN = empty. */
export function flagField(field: Field, input: FieldInput): (row: number) => number {
	if (field.how === 'constant') return () => (field.value === 'true' || field.value === 1 ? 1 : 0);
	if (field.how !== 'plain') return () => NaN;
	const words = new Map(Object.entries(field.words ?? {}));
	const readers = some(input, field.from).map((column) => {
		const read = flagReader(column);
		return (row: number) => {
			const text = textCell(column, row);
			if (text === null) return NaN;
			const word = words.get(text.toLowerCase());
			const flag = word === 'true' ? 1 : word === 'false' ? 0 : read(row);
			if (flag >= 0) return flag;
			input.unreadable(column.name, row, text);
			return NaN;
		};
	});
	return scaledFirst(readers, 1);
}

/** A reader that tells of filled cells it cannot read. */
export function checked(
	header: string,
	input: FieldInput,
	open: (column: RawColumn, count: number) => (row: number) => number
): (row: number) => number {
	const column = input.columns.get(header)!;
	const read = open(column, input.count);
	return (row) => {
		const value = read(row);
		if (Number.isNaN(value) && !isEmpty(column, row)) input.unreadable(header, row, textCell(column, row) ?? '');
		return value;
	};
}
