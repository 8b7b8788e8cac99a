import { DataType, type Data, type Vector } from 'apache-arrow';
import type { CodedColumn, TextColumn } from '../model/columns.ts';
import { codeColumn, codedText } from './text-columns.ts';

const decoder = new TextDecoder();

const isText = (type: DataType): boolean =>
	DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isUtf8View(type);
const isCodedText = (type: DataType): boolean => DataType.isDictionary(type) && isText(type.dictionary);
const isWholeNumber = (type: DataType): boolean => DataType.isInt(type);
const isNumber = (type: DataType): boolean =>
	DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type) || DataType.isNull(type);

/** One chunk without nulls is handed over as it is: same buffer as the file. Everything else is copied, null → NaN.
 *  null = not a numeric column. */
export function numbers(vector: Vector): Float64Array | null {
	const type = vector.type as DataType;
	const only = vector.data[0] as Data | undefined;
	if (vector.data.length === 1 && only && only.nullCount === 0 && only.values instanceof Float64Array) {
		if (only.values.length < only.length) throw new RangeError('a column is too short');
		return only.values.subarray(0, only.length);
	}
	const out = new Float64Array(vector.length).fill(NaN);
	if (DataType.isNull(type)) return out;
	if (DataType.isDictionary(type) && isNumber(type.dictionary)) return eachValue(vector, type.dictionary, out);
	if (!isNumber(type)) return null;
	if (DataType.isDecimal(type) || (DataType.isFloat(type) && type.precision === 0)) return eachValue(vector, type, out);
	let start = 0;
	for (const data of vector.data as readonly Data[]) {
		const values = data.values as ArrayLike<number | bigint>;
		for (let i = 0; i < data.length; i++) {
			if (data.nullCount === 0 || data.getValid(i)) out[start + i] = Number(values[i]);
		}
		start += data.length;
	}
	return out;
}

function eachValue(vector: Vector, type: DataType, out: Float64Array): Float64Array {
	const convert = DataType.isDecimal(type) ? decimal(type.scale) : Number;
	for (let row = 0; row < vector.length; row++) {
		const value: unknown = vector.get(row);
		if (value !== null && value !== undefined) out[row] = convert(value as never);
	}
	return out;
}

/** Little-endian two's complement words → number. */
const decimal = (scale: number) => (words: Uint32Array) => {
	let whole = 0n;
	for (let i = words.length - 1; i >= 0; i--) whole = (whole << 32n) | BigInt(words[i]!);
	return Number(BigInt.asIntN(words.length * 32, whole)) / 10 ** scale;
};

/** null = not a text column; whole numbers are accepted because many systems keep ids as such. */
export function texts(vector: Vector): TextColumn | null {
	const type = vector.type as DataType;
	if (isCodedText(type)) {
		const coded = codes(vector);
		return coded && codedText(coded);
	}
	if (DataType.isNull(type)) return { length: vector.length, at: () => null };
	if ((DataType.isUtf8(type) || DataType.isLargeUtf8(type)) && vector.data.length === 1) {
		return plainText(vector.data[0] as Data);
	}
	if (!isText(type) && !isWholeNumber(type)) return null;
	return {
		length: vector.length,
		at(row) {
			const value: unknown = vector.get(row);
			return value === null || value === undefined || value === '' ? null : String(value);
		}
	};
}

/** Reads cells straight from the file's bytes, one at a time. */
function plainText(data: Data): TextColumn {
	const offsets = data.valueOffsets as ArrayLike<number | bigint>;
	const bytes = data.values as Uint8Array;
	return {
		length: data.length,
		at(row) {
			if (row < 0 || row >= data.length || (data.nullCount > 0 && !data.getValid(row))) return null;
			const start = Number(offsets[row]);
			const end = Number(offsets[row + 1]);
			return start === end ? null : decoder.decode(bytes.subarray(start, end));
		}
	};
}

/** Codes of the file are used as they are where one clean dictionary serves all rows. null = not a text column. */
export function codes(vector: Vector): CodedColumn | null {
	if (!isCodedText(vector.type as DataType)) {
		const plain = texts(vector);
		return plain && codeColumn(plain.length, (row) => plain.at(row));
	}
	const chunks = vector.data as readonly Data[];
	const maps = new Map<unknown, Int32Array | null>();
	const values: string[] = [];
	const known = new Map<string, number>();
	for (const { dictionary } of chunks)
		if (!maps.has(dictionary)) maps.set(dictionary, mapEntries(dictionary, values, known));
	const only = chunks[0];
	if (only && chunks.length === 1 && only.nullCount === 0 && maps.get(only.dictionary) === null) {
		if (only.values instanceof Int32Array)
			return { codes: checked(only.values.subarray(0, only.length), values.length), values };
	}
	const out = new Int32Array(vector.length).fill(-1);
	let start = 0;
	for (const data of chunks) {
		const map = maps.get(data.dictionary);
		const indices = data.values as ArrayLike<number | bigint>;
		for (let i = 0; i < data.length; i++) {
			if (data.nullCount > 0 && !data.getValid(i)) continue;
			const index = Number(indices[i]);
			const code = map === null ? (index >= 0 && index < values.length ? index : undefined) : map?.[index];
			if (code === undefined) throw new RangeError('a code without dictionary entry');
			out[start + i] = code;
		}
		start += data.length;
	}
	return { codes: out, values };
}

function checked(values: Int32Array, entries: number): Int32Array {
	for (const code of values) if (code < 0 || code >= entries) throw new RangeError('a code without dictionary entry');
	return values;
}

/** Adds the entries of one dictionary to `values`; null when codes can stay as they are, else old code → new code. */
function mapEntries(dictionary: Vector | undefined, values: string[], known: Map<string, number>): Int32Array | null {
	if (!dictionary) return new Int32Array(0);
	const map = new Int32Array(dictionary.length);
	let same = values.length === 0;
	for (let entry = 0; entry < map.length; entry++) {
		const text = dictionary.get(entry) as string | null;
		let code = text === null || text === '' ? -1 : known.get(text);
		if (code === undefined) {
			code = values.length;
			values.push(text!);
			known.set(text!, code);
		}
		map[entry] = code;
		if (code !== entry) same = false;
	}
	return same ? null : map;
}
