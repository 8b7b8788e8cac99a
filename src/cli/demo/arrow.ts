import {
	Bool,
	Dictionary,
	Field,
	FixedSizeList,
	Float64,
	Int32,
	List,
	makeData,
	RecordBatch,
	Schema,
	Struct,
	Table,
	tableToIPC,
	TimestampMillisecond,
	Utf8,
	vectorFromArray,
	type Data
} from 'apache-arrow';
import type { CodedColumn } from '#engine/model/columns.ts';
import { MONTHS } from '#engine/model/schema.ts';
import type { DemoRep, DemoTables } from './tables.ts';

/** Accounts as Arrow IPC file bytes: types and metadata of docs/formats/accounts.md. */
export function accountsToArrow({ accounts, meta }: DemoTables): Uint8Array {
	const columns: Columns = {
		account_id: textData(accounts.id),
		name: textData(accounts.name),
		lon: numberData(accounts.lon),
		lat: numberData(accounts.lat),
		location_precision: codedData(accounts.locationPrecision, 1),
		country: codedData(accounts.country, 2),
		...(accounts.postcode === null ? {} : { postcode: codedData(encode(accounts.postcode), 3) }),
		city: codedData(encode(accounts.city), 4),
		street: textData(accounts.street),
		industry: codedData(accounts.industry, 5),
		segment: codedData(accounts.segment, 6),
		stage: codedData(accounts.stage, 7),
		employees: numberData(accounts.employees),
		revenue_y0: numberData(accounts.revenueY0),
		revenue_y1: numberData(accounts.revenueY1),
		revenue_y2: numberData(accounts.revenueY2),
		revenue_month: monthData(accounts.revenueMonth),
		margin: numberData(accounts.margin),
		potential: numberData(accounts.potential),
		potential_source: codedData(accounts.potentialSource, 8),
		win_rate: numberData(accounts.winRate),
		visits_per_year: numberData(accounts.visitsPerYear),
		visit_hours: numberData(accounts.visitHours),
		video_share: numberData(accounts.videoShare),
		owner_id: codedData(accounts.ownerId, 9),
		owner_since: timeData(accounts.ownerSince),
		parent_id: codedData(encode(accounts.parentId), 10),
		protected_until: timeData(accounts.protectedUntil),
		locked: flagData(accounts.locked),
		modified_at: timeData(accounts.modifiedAt),
		source: codedData(accounts.source, 11),
		source_id: textData(accounts.sourceId),
		source_version: textData(Array.from(accounts.sourceVersion, String))
	};
	return toFile(columns, accounts.count, meta);
}

export function repsToArrow({ reps, meta }: DemoTables): Uint8Array {
	const numbers = (of: (rep: DemoRep) => number) => numberData(Float64Array.from(reps, of));
	const columns: Columns = {
		rep_id: textData(reps.map((rep) => rep.id)),
		name: textData(reps.map((rep) => rep.name)),
		lon: numbers((rep) => rep.lon),
		lat: numbers((rep) => rep.lat),
		capacity_hours: numbers((rep) => rep.capacityHours),
		industries: vectorFromArray(
			reps.map((rep) => (rep.industries.length === 0 ? null : [...rep.industries])),
			new List(new Field('item', new Utf8(), true))
		).data[0]!,
		region: codedData(encode(reps.map((rep) => rep.region)), 1),
		active: flagData(new Uint8Array(reps.length).fill(1))
	};
	return toFile(columns, reps.length, meta);
}

type Columns = Readonly<Record<string, Data>>;

function toFile(columns: Columns, length: number, meta: DemoTables['meta']): Uint8Array {
	const metadata = new Map([
		['schema_version', meta.schemaVersion],
		['currency', meta.currency],
		['as_of', meta.asOf],
		['year0', String(meta.year0)],
		['month0', meta.month0 ?? ''],
		['crs', 'EPSG:4326']
	]);
	const fields = Object.entries(columns).map(([name, data]) => new Field(name, data.type, true));
	const children = Object.values(columns);
	const schema = new Schema(fields, metadata);
	const batch = new RecordBatch(schema, makeData({ type: new Struct(fields), length, nullCount: 0, children }));
	return tableToIPC(new Table(schema, [batch]), 'file');
}

function textData(values: readonly (string | null)[]): Data {
	return vectorFromArray(values, new Utf8()).data[0]!;
}

function codedData({ codes, values }: CodedColumn, id: number): Data {
	const type = new Dictionary(new Utf8(), new Int32(), id);
	const dictionary = vectorFromArray(values.length === 0 ? [''] : values, new Utf8());
	const { nullBitmap, nullCount } = bitmap(codes.length, (i) => codes[i]! >= 0);
	const data = codes.map((code) => Math.max(0, code));
	return makeData({ type, length: codes.length, nullCount, nullBitmap, data, dictionary });
}

function numberData(values: Float64Array): Data {
	const { nullBitmap, nullCount } = bitmap(values.length, (i) => !Number.isNaN(values[i]));
	const data = values.map((value) => (Number.isNaN(value) ? 0 : value));
	return makeData({ type: new Float64(), length: values.length, nullCount, nullBitmap, data });
}

function timeData(values: Float64Array): Data {
	const { nullBitmap, nullCount } = bitmap(values.length, (i) => !Number.isNaN(values[i]));
	const data = BigInt64Array.from(values, (value) => BigInt(Number.isNaN(value) ? 0 : value));
	return makeData({ type: new TimestampMillisecond('UTC'), length: values.length, nullCount, nullBitmap, data });
}

function flagData(values: Uint8Array): Data {
	const data = bitmap(values.length, (i) => values[i] === 1).nullBitmap;
	return makeData({ type: new Bool(), length: values.length, nullCount: 0, data });
}

/** One list of 36 per account; a list whose first month is missing is null. */
function monthData(values: Float64Array): Data {
	const length = values.length / MONTHS;
	const item = new Field('item', new Float64(), true);
	const { nullBitmap, nullCount } = bitmap(length, (i) => !Number.isNaN(values[i * MONTHS]));
	return makeData({ type: new FixedSizeList(MONTHS, item), length, nullCount, nullBitmap, child: numberData(values) });
}

function bitmap(length: number, isValid: (row: number) => boolean): { nullBitmap: Uint8Array; nullCount: number } {
	const nullBitmap = new Uint8Array(((length + 511) >> 9) << 6);
	let nullCount = 0;
	for (let i = 0; i < length; i++) {
		if (isValid(i)) nullBitmap[i >> 3]! |= 1 << (i & 7);
		else nullCount++;
	}
	return { nullBitmap, nullCount };
}

function encode(values: readonly (string | null)[]): CodedColumn {
	const codeOf = new Map<string, number>();
	const codes = Int32Array.from(values, (value) => {
		if (value === null) return -1;
		const known = codeOf.get(value);
		if (known !== undefined) return known;
		codeOf.set(value, codeOf.size);
		return codeOf.size - 1;
	});
	return { codes, values: [...codeOf.keys()] };
}
