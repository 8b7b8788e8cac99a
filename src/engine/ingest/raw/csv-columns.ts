import { quoted, type Notices } from '../table.ts';
import { textValue } from './cell-text.ts';
import { decideDecimalComma, decideKind, decideOrder } from './column-kinds.ts';
import { ColumnReader, gridText, type CellGrid, type Reading } from './column-reader.ts';
import type { OrderName } from './dates.ts';
import { Evidence } from './numbers.ts';
import type { Guess, RawColumn, ReadOptions } from './raw-table.ts';

interface ColumnsInput {
	readonly grid: CellGrid;
	readonly names: readonly string[];
	readonly delimiter: number;
	readonly options: ReadOptions;
	readonly notices: Notices;
	readonly file: string;
	readonly rowNumber: (row: number) => number;
}
interface Columns {
	readonly columns: readonly RawColumn[];
	readonly guesses: readonly Guess[];
}

/** Rows read for all columns before the next ones, so that a piece of the file is in the cache for all of them. */
const BLOCK = 1024;
const PAUSE_CELLS = 1 << 16;

/** Cells → typed columns, every column decided over all of its rows. O(bytes); yields 0–1. */
export function* readColumns(input: ColumnsInput): Generator<number, Columns> {
	const { grid, names, delimiter } = input;
	const assumed = { decimalComma: delimiter !== 44, order: 'dmy' } as const;
	const readers = names.map((_, column) => new ColumnReader(grid, column, assumed));
	let cells = 0;
	for (let from = 0; from < grid.count; from += BLOCK) {
		const to = Math.min(grid.count, from + BLOCK);
		for (let column = 0; column < names.length; column++) {
			readers[column]!.read(from, to);
			if (from === 0) readers[column] = betterAssumed(readers[column]!, to);
			cells += to - from;
			if (cells < PAUSE_CELLS) continue;
			cells = 0;
			yield (0.9 * (from + ((to - from) * (column + 1)) / names.length)) / grid.count;
		}
	}
	const fileComma = commaOfFile(readers, delimiter);
	const fileOrder = orderOfFile(readers);
	const columns: RawColumn[] = [];
	const guesses: Guess[] = [];
	for (const [column, reader] of readers.entries()) {
		// A column without name and content is what a spreadsheet leaves behind.
		if (reader.filled === 0 && /^Column \d+$/.test(names[column]!)) continue;
		for (const steps = finish(input, reader, column, fileComma, fileOrder, guesses); ;) {
			const step = steps.next();
			yield 0.9 + (0.1 * (column + (step.done ? 1 : step.value))) / names.length;
			if (!step.done) continue;
			columns.push(step.value);
			break;
		}
	}
	return { columns, guesses };
}

/** After the first rows: where they speak against what was assumed, they are read again, not the whole column at the end. */
function betterAssumed(reader: ColumnReader, to: number): ColumnReader {
	const { evidence, orders, assumed } = reader;
	const [, comma, point] = evidence as [number, number, number];
	const decimalComma = comma === point ? assumed.decimalComma : comma > point;
	const order = decideOrder(reader, null)?.value ?? assumed.order;
	if (
		decimalComma === assumed.decimalComma &&
		(order === assumed.order || orders.dmy + orders.ymd + orders.mdy === 0)
	) {
		return reader;
	}
	const fresh = new ColumnReader(reader.grid, reader.column, { decimalComma, order });
	fresh.read(0, to);
	return fresh;
}

function commaOfFile(readers: readonly ColumnReader[], delimiter: number) {
	let comma = 0;
	let point = 0;
	for (const { evidence, numbers, filled } of readers) {
		if (numbers * 2 < filled) continue;
		if (evidence[Evidence.comma]! > evidence[Evidence.point]!) comma++;
		if (evidence[Evidence.point]! > evidence[Evidence.comma]!) point++;
	}
	if (comma === point) return { value: delimiter !== 44, confidence: delimiter === 9 ? 0.6 : 0.7, others: [] };
	return { value: comma > point, confidence: comma === 0 || point === 0 ? 0.9 : 0.7, others: [] };
}

function orderOfFile(readers: readonly ColumnReader[]): OrderName | null {
	for (const reader of readers) {
		const decided = reader.dead ? null : decideOrder(reader, null);
		if (decided?.others.length === 0 && decided.value !== 'ymd') return decided.value;
	}
	return null;
}

function* finish(
	{ grid, names, options, notices, file, rowNumber }: ColumnsInput,
	reader: ColumnReader,
	column: number,
	fileComma: ReturnType<typeof commaOfFile>,
	fileOrder: OrderName | null,
	guesses: Guess[]
): Generator<number, RawColumn> {
	const name = names[column]!;
	const wanted = chosen(options.kinds, name);
	const decided = decideKind(reader, name);
	const kind = wanted ?? decided.value;
	if (!wanted && decided.others.length > 0) guesses.push({ what: 'kinds', column: name, ...decided });
	if (kind === 'text') return { name, kind, at: (row) => textValue(gridText(grid, row, column)) };
	const comma = kind === 'number' ? decideDecimalComma(reader, name, fileComma) : null;
	const order = kind === 'date' ? decideOrder(reader, fileOrder) : null;
	const sign = (isComma: boolean) => (isComma ? ',' : '.');
	const decimal = chosen(options.decimal, name);
	if (comma && !decimal) {
		const others = comma.others.map(sign);
		guesses.push({ what: 'decimal', column: name, value: sign(comma.value), confidence: comma.confidence, others });
	}
	if (order && !chosen(options.dates, name)) guesses.push({ what: 'dates', column: name, ...order });
	const reading: Reading = {
		kind,
		decimalComma: decimal ? decimal === ',' : (comma?.value ?? reader.assumed.decimalComma),
		order: chosen(options.dates, name) ?? order?.value ?? reader.assumed.order
	};
	const values = kept(reader, reading) ?? (yield* reader.reread(reading, unreadable));
	return kind === 'flag'
		? { name, kind, values: values as Uint8Array }
		: { name, kind, values: values as Float64Array };

	function unreadable(row: number): void {
		notices.add('VALUE_INVALID', {
			where: { file, row: rowNumber(row), column: name },
			got: quoted(gridText(grid, row, column)),
			expected: expected[reading.kind]
		});
	}
}

/** What the user set for a column: `constructor` is a header like any other. */
const chosen = <T>(set: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
	set !== undefined && Object.hasOwn(set, name) ? set[name] : undefined;

const expected = { number: 'a number', date: 'a date like 2026-01-31', flag: 'true or false' } as const;

/** What was read on the way, where it is all there is and was read in this way. */
function kept(reader: ColumnReader, { kind, decimalComma, order }: Reading): Float64Array | Uint8Array | null {
	const { filled, numbers, dates, flags, evidence, assumed } = reader;
	if (reader.dead) return null;
	if (kind === 'flag') return flags === filled ? reader.flagValues : null;
	if (kind === 'date') {
		return dates === filled && order === assumed.order && reader.orders[order] === dates ? reader.values : null;
	}
	const against = evidence[decimalComma ? Evidence.point : Evidence.comma]!;
	const dependent = numbers - evidence[Evidence.none]!;
	return numbers === filled && against === 0 && (dependent === 0 || decimalComma === assumed.decimalComma)
		? reader.values
		: null;
}
