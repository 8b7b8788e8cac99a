import { FlatError, type FlatTable } from './flatbuffer.ts';

/** Arrow Schema.fbs, union Type. */
export const arrowType = {
	Null: 1,
	Int: 2,
	Float: 3,
	Binary: 4,
	Utf8: 5,
	Bool: 6,
	Decimal: 7,
	Date: 8,
	Time: 9,
	Timestamp: 10,
	Interval: 11,
	List: 12,
	Struct: 13,
	Union: 14,
	FixedBinary: 15,
	FixedList: 16,
	Map: 17,
	Duration: 18,
	LargeBinary: 19,
	LargeUtf8: 20,
	LargeList: 21,
	BinaryView: 23,
	Utf8View: 24
} as const;

/** Types of the format that the library does not know. */
export const foreignTypes: ReadonlyMap<number, string> = new Map([
	[22, 'RunEndEncoded'],
	[25, 'ListView'],
	[26, 'LargeListView']
]);

/** What the layout of a column needs: how wide its cells are and what hangs below. */
export interface FieldLayout {
	readonly type: number;
	/** Bits of one cell for fixed-width types. */
	readonly bits: number;
	/** Items per cell (fixed-size list), 1 for dense unions. */
	readonly size: number;
	readonly children: readonly FieldLayout[];
	/** Dictionary id when dictionary-coded; `bits` is then still that of the value, `indexBits` that of the code. */
	readonly dictionary: bigint | null;
	readonly indexBits: number;
}

const wrong = (what: string): never => {
	throw new FlatError(what);
};

export function schemaLayout(schema: FlatTable, maxColumns: number): readonly FieldLayout[] {
	if (schema.i16(4) !== 0) wrong('big-endian data');
	keyValues(schema, 8);
	const fields = schema.tables(6);
	if (fields.length > maxColumns) wrong(`${fields.length} columns`);
	return fields.map((field) => fieldLayout(field, 0));
}

export function keyValues(table: FlatTable, slot: number): void {
	for (const pair of table.tables(slot)) {
		pair.string(4);
		pair.string(6);
	}
}

function fieldLayout(field: FlatTable, depth: number): FieldLayout {
	if (depth > 6) wrong('lists nested too deep');
	field.string(4);
	keyValues(field, 16);
	const type = field.u8(8);
	const detail = field.child(10);
	if (detail === null) return wrong('a column without a type');
	const children = field.tables(14).map((child) => fieldLayout(child, depth + 1));
	const encoding = field.child(12);
	const index = encoding?.child(6) ?? null;
	const layout = {
		type,
		bits: cellBits(type, detail),
		size: type === arrowType.FixedList ? detail.i32(4) : type === arrowType.Union ? detail.i16(4) : 0,
		children,
		dictionary: encoding === null ? null : encoding.key64(4),
		indexBits: index === null ? 32 : intBits(index)
	};
	if (layout.size < 0 || layout.size > 65_536) wrong('a list size is impossible');
	if (type === arrowType.Union) detail.vector(6, 4);
	if (type === arrowType.Timestamp) detail.string(6);
	const only =
		type === arrowType.List || type === arrowType.LargeList || type === arrowType.FixedList || type === arrowType.Map;
	if (only && children.length !== 1) wrong('a list without items');
	const nested = only || type === arrowType.Struct || type === arrowType.Union;
	if (!nested && children.length > 0) wrong('a plain column with children');
	return layout;
}

function intBits(detail: FlatTable): number {
	const bits = detail.i32(4);
	return bits === 8 || bits === 16 || bits === 32 || bits === 64 ? bits : wrong('an integer width is impossible');
}

function cellBits(type: number, detail: FlatTable): number {
	const t = arrowType;
	switch (type) {
		case t.Int:
			return intBits(detail);
		case t.Float:
			return [16, 32, 64][detail.i16(4)] ?? wrong('a float width is impossible');
		case t.Bool:
			return 1;
		case t.Decimal: {
			const bits = detail.i32(8, 128);
			return bits === 32 || bits === 64 || bits === 128 || bits === 256 ? bits : wrong('a decimal width is impossible');
		}
		case t.Date:
			return detail.i16(4, 1) === 0 ? 32 : 64;
		case t.Time:
			return detail.i32(6, 32) === 32 ? 32 : 64;
		case t.Timestamp:
		case t.Duration:
			return 64;
		case t.Interval:
			return [32, 64, 128][detail.i16(4)] ?? wrong('an interval is impossible');
		case t.FixedBinary: {
			const width = detail.i32(4);
			return width >= 0 && width <= 65_536 ? width * 8 : wrong('a binary width is impossible');
		}
		case t.BinaryView:
		case t.Utf8View:
			return 128;
		case t.Null:
		case t.Binary:
		case t.Utf8:
		case t.LargeBinary:
		case t.LargeUtf8:
		case t.List:
		case t.LargeList:
		case t.FixedList:
		case t.Map:
		case t.Struct:
		case t.Union:
			return 0;
		default:
			return wrong(`column type ${foreignTypes.get(type) ?? type}`);
	}
}
