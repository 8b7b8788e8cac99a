import { parquetHeader } from 'hyparquet/src/column.js';
import { convert, convertWithDictionary } from 'hyparquet/src/convert.js';
import { readDataPage } from 'hyparquet/src/datapage.js';
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import { readPlain } from 'hyparquet/src/plain.js';
import type { DecodedArray } from 'hyparquet';
import { unpackPage } from './parquet-codecs.ts';
import { checkDelta, checkRuns } from './parquet-runs.ts';
import { broken, structEnd } from './thrift-check.ts';

type ColumnDecoder = Parameters<typeof readDataPage>[2];
type PageHeader = ReturnType<typeof parquetHeader>;

/** Takes the cells of a column in order; undefined = empty. */
export type CellSink = (value: unknown) => void;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const size = (value: unknown, most: number): number =>
	typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
		? value
		: broken('an impossible length');

/**
 * The pages of one flat column of one row group. Lengths of pages, runs and blocks are checked before the library decodes them.
 * @param spend called with the bytes of every page before it is unpacked; throws when that is too much
 * @throws ParquetError, what `spend` throws, errors of the library
 */
export function readPages(
	chunk: Uint8Array,
	rows: number,
	decoder: ColumnDecoder,
	spend: (bytes: number) => void,
	sink: CellSink
): void {
	let dictionary: DecodedArray | undefined;
	let left = rows;
	for (let at = 0; left > 0;) {
		const headerEnd = structEnd(chunk, at, chunk.length);
		const header = parquetHeader({ view: viewOf(chunk.subarray(at, headerEnd)), offset: 0 });
		at = headerEnd + size(header.compressed_page_size, chunk.length - headerEnd);
		const packed = chunk.subarray(headerEnd, at);
		const length = size(header.uncompressed_page_size, 0x7fffffff);
		spend(length);
		if (header.type === 'INDEX_PAGE') continue;
		if (header.type === 'DICTIONARY_PAGE') {
			const page = unpackPage(decoder.codec, packed, length);
			const count = size(header.dictionary_page_header?.num_values, 8 * page.length);
			const values = readPlain({ view: viewOf(page), offset: 0 }, decoder.type, count, decoder.element.type_length);
			dictionary = convert(values, decoder);
			continue;
		}
		const { page, count, encoding } = plainPage(header, packed, length, decoder, left);
		left -= count;
		readCells(page, count, encoding, decoder, dictionary, spend, sink);
	}
}

/** Both versions of data pages as the first one: levels with their length, then values. */
function plainPage(header: PageHeader, packed: Uint8Array, length: number, decoder: ColumnDecoder, most: number) {
	const one = header.data_page_header;
	if (header.type === 'DATA_PAGE' && one) {
		const count = size(one.num_values, most);
		return { page: unpackPage(decoder.codec, packed, length), count, encoding: one.encoding };
	}
	const two = header.data_page_header_v2;
	if (header.type !== 'DATA_PAGE_V2' || !two) return broken('a page of an unknown kind');
	const levels = size(two.definition_levels_byte_length, Math.min(length, packed.length));
	if (two.repetition_levels_byte_length) broken('levels of a list');
	const codec = two.is_compressed === false || length === levels ? 'UNCOMPRESSED' : decoder.codec;
	const values = unpackPage(codec, packed.subarray(levels), length - levels);
	const head = isOptional(decoder) ? 4 + levels : 0;
	const page = new Uint8Array(head + values.length);
	if (head > 0) {
		viewOf(page).setUint32(0, levels, true);
		page.set(packed.subarray(0, levels), 4);
	}
	page.set(values, head);
	return { page, count: size(two.num_values, most), encoding: two.encoding };
}

const isOptional = ({ element }: ColumnDecoder) => element.repetition_type !== 'REQUIRED';

function readCells(
	page: Uint8Array,
	count: number,
	encoding: string,
	decoder: ColumnDecoder,
	dictionary: DecodedArray | undefined,
	spend: (bytes: number) => void,
	sink: CellSink
): void {
	let at = 0;
	let filled = count;
	if (isOptional(decoder) && count > 0) {
		at = 4 + size(page.length >= 4 ? viewOf(page).getUint32(0, true) : -1, page.length - 4);
		filled = checkRuns(page, 4, at, 1, count);
	}
	checkValues(page, at, filled, encoding, decoder, spend);
	const coded = encoding.endsWith('_DICTIONARY');
	if (coded && dictionary === undefined) broken('a page without its dictionary');
	const { definitionLevels, dataPage } = readDataPage(
		page,
		{ num_values: count, encoding } as Parameters<typeof readDataPage>[1],
		decoder
	);
	const values = convertWithDictionary(dataPage, dictionary, encoding as 'PLAIN', decoder);
	if (values.length < filled) broken('a page with too few values');
	let next = 0;
	for (let row = 0; row < count; row++) {
		if (definitionLevels?.length && definitionLevels[row] === 0) {
			sink(undefined);
			continue;
		}
		const value: unknown = values[next++];
		if (value === undefined) broken('a code without dictionary entry');
		sink(value);
	}
}

function checkValues(
	page: Uint8Array,
	at: number,
	count: number,
	encoding: string,
	{ type, element }: ColumnDecoder,
	spend: (bytes: number) => void
): void {
	switch (encoding) {
		case 'PLAIN':
			return;
		case 'PLAIN_DICTIONARY':
		case 'RLE_DICTIONARY': {
			const width = page[at] ?? (count === 0 ? 0 : broken('a page that is cut short'));
			if (width > 0) checkRuns(page, at + 1, page.length, width, count);
			return;
		}
		case 'RLE':
			if (type !== 'BOOLEAN') broken('runs of an unknown kind');
			checkRuns(page, at + 4, page.length, 1, count);
			return;
		case 'DELTA_BINARY_PACKED':
		case 'DELTA_LENGTH_BYTE_ARRAY':
			return checkDelta(page, at);
		case 'DELTA_BYTE_ARRAY':
			return checkPrefixes(page, at, count, spend);
		case 'BYTE_STREAM_SPLIT':
			size(count * (element.type_length ?? 1), page.length - at);
			return;
		default:
			broken(`encoding ${encoding}`);
	}
}

/** Texts that share their beginning with the one before: together they may be far longer than the page. */
function checkPrefixes(page: Uint8Array, at: number, count: number, spend: (bytes: number) => void): void {
	const reader = { view: viewOf(page), offset: at };
	const [prefixes, suffixes] = [new Int32Array(count), new Int32Array(count)];
	for (const lengths of [prefixes, suffixes]) {
		checkDelta(page, reader.offset);
		deltaBinaryUnpack(reader, count, lengths);
	}
	let before = 0;
	for (let i = 0; i < count; i++) {
		const prefix = size(prefixes[i], before);
		before = prefix + size(suffixes[i], page.length);
		spend(before);
	}
}
