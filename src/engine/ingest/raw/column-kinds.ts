import { TOLERATED, type ColumnReader } from './column-reader.ts';
import { Order, type OrderName } from './dates.ts';
import { isCodeHeader, isCoordinateHeader, isDateHeader } from './header-names.ts';
import { Evidence } from './numbers.ts';
import type { Guess, RawColumn } from './raw-table.ts';

type Kind = RawColumn['kind'];
type Decision<T> = Pick<Guess, 'confidence'> & { readonly value: T; readonly others: readonly T[] };

/** What kind a column is by all of its cells. `null` confidence never occurs: 1 = nothing speaks against it. */
export function decideKind(column: ColumnReader, header: string): Decision<Kind> {
	const { filled, numbers, dates, bothDates, flags } = column;
	const sure = (value: Kind, readable: number, others: readonly Kind[] = []): Decision<Kind> => ({
		value,
		confidence: filled === 0 ? 1 : readable / filled,
		others: readable < filled ? [...others, 'text'] : others
	});
	const enough = (readable: number) => readable > 0 && filled - readable <= TOLERATED * filled;
	const readableDates = bothDates + Math.max(...Object.values(column.orders));
	const readableNumbers = numbers - Math.min(column.evidence[Evidence.comma]!, column.evidence[Evidence.point]!);
	if (filled > 0 && !column.dead) {
		if (enough(readableDates) && (dates > 0 || areDates(column, header))) {
			return sure('date', readableDates, bothDates > dates ? ['number', 'text'] : []);
		}
		if (enough(readableNumbers)) {
			// A lost leading zero or digit cannot be brought back; text can always be read as a number later.
			if (column.leadingZeros > 0 || column.tooLong > 0) return { value: 'text', confidence: 0.95, others: ['number'] };
			if (isCodeHeader(header) && column.evidence[Evidence.none] === numbers) {
				return { value: 'text', confidence: 0.9, others: ['number'] };
			}
			return sure('number', readableNumbers);
		}
		if (enough(flags) && column.flagScanner.plausible()) return sure('flag', flags);
	}
	const nearly = Math.max(readableNumbers, readableDates) / Math.max(1, filled);
	const other = readableNumbers >= readableDates ? 'number' : 'date';
	return { value: 'text', confidence: Math.max(0.5, 1 - nearly), others: nearly > 0.5 ? [other] : [] };
}

/** Dates that are written like numbers: months always, eight digits only where many or the header say so. */
function areDates({ bothDates, numbers, evidence, filled }: ColumnReader, header: string): boolean {
	if (bothDates < numbers) return false;
	return evidence[Evidence.none] === 0 || (!isCodeHeader(header) && (filled >= 10 || isDateHeader(header)));
}

/**
 * Whether a comma parts the decimals. null = no cell has a separator.
 * @param fileComma what other columns or the separator of the file say; the last resort for a column of nothing but `1.234`
 */
export function decideDecimalComma(
	{ evidence, plainThousands }: ColumnReader,
	header: string,
	fileComma: Decision<boolean>
): Decision<boolean> | null {
	const [, comma, point, maybeComma, maybePoint] = evidence as [number, number, number, number, number];
	if (comma + point > 0) {
		const value = comma === point ? fileComma.value : comma > point;
		return { value, confidence: Math.max(comma, point) / (comma + point), others: [] };
	}
	if (maybeComma + maybePoint === 0) return null;
	const decide = (value: boolean, confidence: number) => ({ value, confidence, others: [!value] });
	if (maybeComma > 0 && maybePoint > 0) return decide(fileComma.value, 0.5);
	// Beside a plain 5678 the point in 1.234 parts no thousands; and no coordinate has thousands.
	if (plainThousands > 0) return decide(maybeComma > 0, 0.8);
	return isCoordinateHeader(header) ? decide(maybeComma > 0, 0.95) : decide(fileComma.value, fileComma.confidence);
}

/** Order of day, month and year that reads most cells. null = no cell depends on it. */
export function decideOrder(column: ColumnReader, fileOrder: OrderName | null): Decision<OrderName> | null {
	const { orders, dates, pointDates } = column;
	const most = Math.max(...Object.values(orders));
	if (most === 0) return null;
	const best = (Object.keys(Order) as OrderName[]).filter((order) => orders[order] === most);
	if (best.length === 3) return null;
	if (best.length === 1) return { value: best[0]!, confidence: most / dates, others: [] };
	const value = fileOrder !== null && best.includes(fileOrder) ? fileOrder : best[0]!;
	const confidence = pointDates === dates ? 0.95 : value === fileOrder ? 0.8 : 0.6;
	return { value, confidence, others: best.filter((order) => order !== value) };
}
