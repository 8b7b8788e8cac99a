import { createGazetteer, type Gazetteer } from '#engine/ingest/locate/gazetteer.ts';
import { createPostcodeTable, type PostcodeTable } from '#engine/ingest/locate/postcode-table.ts';
import { codeColumn, textColumn } from '#engine/ingest/text-columns.ts';
import { parsePlaces } from '#engine/ingest/geography.ts';
import { readAccounts } from '#engine/ingest/accounts.ts';
import type { AccountColumns } from '#engine/model/columns.ts';
import type { Outline } from '#engine/model/geography.ts';
import { bytesOf } from '../helpers.ts';

/** Runs a stepwise computation to its end; fails where its progress is not a share. */
export function finish<T>(work: Generator<number, T>): T {
	for (;;) {
		const step = work.next();
		if (step.done === true) return step.value;
		if (!(step.value >= 0 && step.value <= 1)) throw new Error(`progress of ${step.value}`);
	}
}

export interface Row {
	readonly country?: string | null;
	readonly postcode?: string | null;
	readonly city?: string | null;
	readonly street?: string | null;
	readonly lon?: number;
	readonly lat?: number;
	readonly precision?: string | null;
}

export function accountsOf(rows: readonly Row[]): AccountColumns {
	const empty = readAccounts(bytesOf('account_id\nA'), 'a.csv').accounts;
	const column = (at: (row: Row) => string | null | undefined) =>
		rows.some((row) => at(row) !== undefined) ? codeColumn(rows.length, (row) => at(rows[row]!) ?? null) : null;
	return {
		...empty,
		count: rows.length,
		id: textColumn(rows.map((_, row) => `A${row}`)),
		lon: Float64Array.from(rows, ({ lon }) => lon ?? NaN),
		lat: Float64Array.from(rows, ({ lat }) => lat ?? NaN),
		locationPrecision: column(({ precision }) => precision),
		country: column(({ country }) => country),
		postcode: column(({ postcode }) => postcode),
		city: column(({ city }) => city),
		street: textColumn(rows.map(({ street }) => street ?? null))
	};
}

const places = {
	DE: [
		['Berlin', 13.41, 52.52, 3_400_000],
		['Köln', 6.95, 50.93, 960_000],
		['München', 11.57, 48.14, 1_260_000],
		['Frankfurt am Main', 8.68, 50.11, 650_000],
		['Frankfurt (Oder)', 14.55, 52.34, 51_000],
		['Dresden', 13.73, 51.05, 480_000],
		['Neustadt an der Weinstraße', 8.14, 49.35, 53_000],
		['Neustadt', 10.86, 50.32, 16_000],
		['Sankt Augustin', 7.18, 50.77, 55_000],
		['Würzburg', 9.93, 49.79, 120_000]
	],
	NO: [
		['Oslo', 10.75, 59.91, 580_000],
		['Bergen', 5.33, 60.39, 210_000],
		['Mo i Rana', 14.14, 66.31, 17_800],
		['Tromsø', 18.96, 69.65, 52_000]
	],
	AT: [['Vienna', 16.37, 48.21, 1_600_000]],
	DK: [['Copenhagen', 12.57, 55.68, 1_150_000]]
} as const;

const fileOf = (country: keyof typeof places) => ({
	country,
	name: places[country].map(([name]) => name),
	lon: places[country].map(([, lon]) => lon),
	lat: places[country].map(([, , lat]) => lat),
	population: places[country].map(([, , , population]) => population)
});

export const shippedPlaces = parsePlaces((['DE', 'NO', 'AT', 'DK'] as const).map(fileOf));

const row = (code: string, place: string, lon: number, lat: number) => ({ code, place, lon, lat });
export const germanCodes: PostcodeTable = createPostcodeTable(
	'DE',
	[
		row('01067', 'Dresden', 13.72, 51.06),
		row('01069', 'Dresden', 13.74, 51.04),
		row('10115', 'Berlin', 13.38, 52.53),
		row('10117', 'Berlin', 13.39, 52.51),
		row('12043', 'Berlin', 13.44, 52.48),
		row('50667', 'Köln', 6.95, 50.94),
		row('50823', 'Köln', 6.92, 50.95),
		row('50825', 'Köln', 6.91, 50.95),
		row('50829', 'Köln', 6.87, 50.97),
		row('50937', 'Köln', 6.92, 50.91),
		row('60311', 'Frankfurt am Main', 8.68, 50.11),
		row('80331', 'München', 11.57, 48.13),
		row('97070', 'Würzburg', 9.93, 49.8),
		row('97292', 'Uettingen', 9.73, 49.79)
	],
	{ attribution: 'made by hand', exact: true }
);

export const withTable: Gazetteer = createGazetteer(shippedPlaces, [germanCodes]);
export const withoutTable: Gazetteer = createGazetteer(shippedPlaces, []);

/** A box instead of a country. */
export const outlineOf = (country: string, west: number, south: number, east: number, north: number): Outline => ({
	country,
	polygons: [
		[
			[
				[west, south],
				[east, south],
				[east, north],
				[west, north],
				[west, south]
			]
		]
	]
});
export const germany = outlineOf('DE', 6, 47.3, 15, 55);
