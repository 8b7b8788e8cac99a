import {
	codeData,
	dateData,
	flagData,
	monthsData,
	numberData,
	textData,
	textsData,
	toArrowFile
} from '#engine/ingest/arrow-data.ts';
import { writeMeta } from '#engine/ingest/meta.ts';
import type { CodedColumn } from '#engine/model/columns.ts';
import type { DemoRep, DemoTables } from './tables.ts';

/** Accounts as Arrow IPC file bytes: types and metadata of docs/formats/accounts.md, with the columns that this version of
 *  the engine only passes by (`source`, `source_id`, …). */
export function accountsToArrow({ accounts, meta }: DemoTables): Uint8Array {
	const text = (values: readonly (string | null)[]) => textData(values.length, (row) => values[row]!);
	const columns = {
		account_id: text(accounts.id),
		name: text(accounts.name),
		lon: numberData(accounts.lon),
		lat: numberData(accounts.lat),
		location_precision: codeData(accounts.locationPrecision, 1),
		country: codeData(accounts.country, 2),
		...(accounts.postcode === null ? {} : { postcode: codeData(encode(accounts.postcode), 3) }),
		city: codeData(encode(accounts.city), 4),
		street: text(accounts.street),
		industry: codeData(accounts.industry, 5),
		segment: codeData(accounts.segment, 6),
		stage: codeData(accounts.stage, 7),
		employees: numberData(accounts.employees),
		revenue_y0: numberData(accounts.revenueY0),
		revenue_y1: numberData(accounts.revenueY1),
		revenue_y2: numberData(accounts.revenueY2),
		revenue_month: monthsData(accounts.revenueMonth),
		margin: numberData(accounts.margin),
		potential: numberData(accounts.potential),
		potential_source: codeData(accounts.potentialSource, 8),
		win_rate: numberData(accounts.winRate),
		visits_per_year: numberData(accounts.visitsPerYear),
		visit_hours: numberData(accounts.visitHours),
		video_share: numberData(accounts.videoShare),
		owner_id: codeData(accounts.ownerId, 9),
		owner_since: dateData(accounts.ownerSince),
		parent_id: codeData(encode(accounts.parentId), 10),
		protected_until: dateData(accounts.protectedUntil),
		locked: flagData(accounts.locked),
		modified_at: dateData(accounts.modifiedAt),
		source: codeData(accounts.source, 11),
		source_id: text(accounts.sourceId),
		source_version: textData(accounts.count, (row) => String(accounts.sourceVersion[row]))
	};
	return toArrowFile(columns, accounts.count, writeMeta(meta));
}

export function repsToArrow({ reps, meta }: DemoTables): Uint8Array {
	const numbers = (of: (rep: DemoRep) => number) => numberData(Float64Array.from(reps, of));
	const columns = {
		rep_id: textData(reps.length, (row) => reps[row]!.id),
		name: textData(reps.length, (row) => reps[row]!.name),
		lon: numbers((rep) => rep.lon),
		lat: numbers((rep) => rep.lat),
		capacity_hours: numbers((rep) => rep.capacityHours),
		industries: textsData(reps.map((rep) => rep.industries)),
		region: codeData(encode(reps.map((rep) => rep.region)), 1),
		active: flagData(new Uint8Array(reps.length).fill(1))
	};
	return toArrowFile(columns, reps.length, writeMeta(meta));
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
