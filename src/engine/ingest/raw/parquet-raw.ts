import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { parquetMetadata, parquetSchema } from 'hyparquet/src/metadata.js';
import type { FileMetaData, ParquetParsers, RowGroup, SchemaTree } from 'hyparquet';
import { RevirError } from '../../model/errors.ts';
import { Notices, shorten } from '../table.ts';
import { dateText } from './cell-columns.ts';
import { columnNames } from './column-names.ts';
import { readPages, type CellSink } from './parquet-page.ts';
import { kindOfElement, withOldName } from './parquet-kinds.ts';
import { tooLarge, tooManyColumns, tooManyRows, tooMuchInflated, type Progress, type RawBudget } from './raw-budget.ts';
import type { RawColumn, RawTable, ReadOptions } from './raw-table.ts';
import { broken, ParquetError, structEnd } from './thrift-check.ts';

/** 800 MB of numbers: a short file can claim that many. */
const MAX_CELLS = 100_000_000;

/** Cells as they are kept: epoch milliseconds instead of dates, JSON as text. */
const parsers: ParquetParsers = {
	...DEFAULT_PARSERS,
	timestampFromMilliseconds: Number,
	timestampFromMicroseconds: (micros) => Number(micros) / 1000,
	timestampFromNanoseconds: (nanos) => Number(nanos) / 1e6,
	dateFromDays: (days) => days * 86_400_000,
	jsonFromBytes: (bytes) => DEFAULT_PARSERS.stringFromBytes(bytes) as unknown
};

/**
 * Parquet, row group by row group. Nested columns, times of day and raw bytes are left out with a notice; 64-bit integers become
 * numbers. Row numbers count from 1.
 * @throws RevirError FILE_CORRUPT, FILE_KIND, FILE_TOO_LARGE
 */
export async function openParquetRaw(
	bytes: Uint8Array,
	file: string,
	budget: RawBudget,
	options: ReadOptions,
	onProgress: Progress
): Promise<RawTable> {
	try {
		return await readParquet(bytes, file, budget, options, onProgress);
	} catch (error) {
		if (error instanceof RevirError) throw error;
		const got = error instanceof ParquetError ? error.message : 'a column that cannot be read';
		throw new RevirError('FILE_CORRUPT', { where: { file }, got });
	}
}

async function readParquet(
	bytes: Uint8Array,
	file: string,
	budget: RawBudget,
	options: ReadOptions,
	onProgress: Progress
): Promise<RawTable> {
	const { metadata, end } = readFooter(bytes);
	const rows = metadata.row_groups.reduce((sum, group) => sum + count(group.num_rows), 0);
	if (rows > budget.rows) throw tooManyRows(file, budget);
	const trees = parquetSchema(metadata).children;
	if (trees.length > budget.columns) throw tooManyColumns(file, budget);
	if (rows * trees.length > MAX_CELLS) throw tooLarge(file, `${rows * trees.length} cells`, `at most ${MAX_CELLS}`);
	const notices = new Notices();
	const names = columnNames(trees.map(({ element }) => element.name));
	const columns = trees.flatMap((tree, i) => {
		const nested = tree.children.length > 0 || tree.element.repetition_type === 'REPEATED';
		const kind = nested ? null : kindOfElement(tree.element);
		if (kind !== null) return [new ParquetColumn(names[i]!, tree, kind, rows)];
		notices.add('COLUMN_TYPE', {
			where: { file, column: names[i]! },
			got: nested ? 'a list' : typeName(tree),
			expected: 'a text, a number, or true or false'
		});
		return [];
	});
	let inflated = 0;
	const spend = (more: number) => {
		inflated += more;
		if (inflated > budget.inflated) throw tooMuchInflated(file, inflated, budget);
	};
	let done = 0;
	for (const group of metadata.row_groups) {
		const groupRows = count(group.num_rows);
		for (const [i, column] of columns.entries()) {
			column.read(bytes.subarray(0, end), group, parquetSchema(metadata), spend);
			await onProgress((done + (groupRows * (i + 1)) / columns.length) / Math.max(1, rows));
		}
		done += groupRows;
	}
	return {
		file,
		format: 'parquet',
		sheet: null,
		sheets: [],
		count: rows,
		columns: columns.map((column) => column.raw(options)),
		guesses: [],
		notices,
		metadata: keyValues(metadata),
		rowNumber: (row) => row + 1
	};
}

/** `end` = where the footer starts. */
function readFooter(bytes: Uint8Array): { metadata: FileMetaData; end: number } {
	const size = bytes.length;
	const tail = 'PAR1';
	if (size < 12 || [...tail].some((char, i) => bytes[size - 4 + i] !== char.charCodeAt(0)))
		return broken('the end of the file is missing');
	const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(size - 8, true);
	const end = size - 8 - length;
	if (end < 4) return broken('the footer leaves the file');
	structEnd(bytes, end, size - 8);
	return { metadata: parquetMetadata(bytes.subarray(end), { parsers, geoparquet: false }), end };
}

const count = (value: unknown): number => {
	const plain = typeof value === 'bigint' ? Number(value) : value;
	return typeof plain === 'number' && Number.isSafeInteger(plain) && plain >= 0
		? plain
		: broken('an impossible length');
};

const typeName = ({ element }: SchemaTree) =>
	shorten(element.logical_type?.type ?? element.converted_type ?? element.type ?? 'no type', 40);

/** Last of a key counts, as in a map. */
const keyValues = ({ key_value_metadata: pairs = [] }: FileMetaData) =>
	new Map(pairs.flatMap(({ key, value }) => (value === undefined || key === 'ARROW:schema' ? [] : [[key, value]])));

class ParquetColumn {
	readonly #name: string;
	readonly #tree: SchemaTree;
	readonly #kind: RawColumn['kind'];
	readonly #numbers: Float64Array | Uint8Array;
	readonly #texts: (string | null)[] = [];
	#row = 0;

	constructor(name: string, tree: SchemaTree, kind: RawColumn['kind'], rows: number) {
		this.#name = name;
		this.#tree = tree;
		this.#kind = kind;
		this.#numbers =
			kind === 'flag' ? new Uint8Array(rows).fill(255) : new Float64Array(kind === 'text' ? 0 : rows).fill(NaN);
	}

	read(bytes: Uint8Array, group: RowGroup, root: SchemaTree, spend: (bytes: number) => void): void {
		const own = this.#tree.element.name;
		const meta = group.columns.find(
			({ meta_data }) => meta_data?.path_in_schema.length === 1 && meta_data.path_in_schema[0] === own
		)?.meta_data;
		if (meta === undefined || meta.type !== this.#tree.element.type) return broken('a column without data');
		const start = count(meta.dictionary_page_offset || meta.data_page_offset);
		const end = start + count(meta.total_compressed_size);
		if (start < 4 || end > bytes.length) return broken('a column leaves the file');
		const element = withOldName(this.#tree.element);
		const decoder = {
			pathInSchema: [own],
			type: meta.type,
			element,
			schemaPath: [root, { ...this.#tree, element }],
			codec: meta.codec,
			parsers
		};
		const rows = count(group.num_rows);
		readPages(bytes.subarray(start, end), rows, decoder, spend, this.#sink());
	}

	#sink(): CellSink {
		if (this.#kind === 'text')
			return (value) => {
				this.#texts.push(typeof value === 'string' ? value.trim() || null : null);
			};
		return (value) => {
			if (value !== undefined) this.#numbers[this.#row] = Number(value);
			this.#row++;
		};
	}

	raw(options: ReadOptions): RawColumn {
		const [name, kind, values, texts] = [this.#name, this.#kind, this.#numbers, this.#texts];
		if (kind === 'text') return { name, kind, at: (row) => texts[row] ?? null };
		if (options.kinds?.[name] === 'text') {
			const text = kind === 'date' ? dateText : kind === 'flag' ? (value: number) => String(value === 1) : String;
			const empty = kind === 'flag' ? 255 : NaN;
			return { name, kind: 'text', at: (row) => (Object.is(values[row], empty) ? null : text(values[row] ?? NaN)) };
		}
		return kind === 'flag'
			? { name, kind, values: values as Uint8Array }
			: { name, kind, values: values as Float64Array };
	}
}
