import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import type { Random } from '#engine/model/random.ts';
import { pick } from './draws.ts';

export interface Place {
	readonly postcode: string;
	readonly city: string;
	readonly lon: number;
	readonly lat: number;
	/** Area of a rep. */
	readonly region: number;
}

export interface Places {
	readonly all: readonly Place[];
	/** Towns with several postcodes, as many times as they have. */
	readonly bigTowns: ReadonlyMap<string, readonly Place[]>;
}

/** Real postcodes of a country (GeoNames); null where the shared data are missing. */
export function loadPlaces(file: string): Places | null {
	const path = resolve(import.meta.dirname, `../../../shared/data/geonames_postal/${file}.csv.gz`);
	if (!existsSync(path)) return null;
	const { data } = Papa.parse<Record<string, string>>(gunzipSync(readFileSync(path)).toString('utf8'), {
		header: true,
		skipEmptyLines: true
	});
	const seen = new Set<string>();
	const all: Place[] = [];
	for (const row of data) {
		const { zipcode, place } = row;
		if (
			!zipcode ||
			!place ||
			seen.has(zipcode) ||
			/GmbH|AG\b|\bKG\b|Postfach|\d|\+|e\. ?V|[Vv]ersicherung|Agentur|amt |[Ss]parkasse|[Bb]ank|Alstom/.test(place)
		)
			continue;
		seen.add(zipcode);
		all.push({
			postcode: zipcode,
			city: place.replace(/ [A-Z]$/, ''),
			lon: Number(row['longitude']),
			lat: Number(row['latitude']),
			region: Math.abs(zipcode.charCodeAt(0) * 7 + zipcode.charCodeAt(1)) % 24
		});
	}
	const towns = Map.groupBy(all, ({ city }) => city);
	return { all, bigTowns: new Map([...towns].filter(([, list]) => list.length >= 6)) };
}

/** Half the firms sit in big towns. British codes get a street part of their own. */
export function drawPlace(random: Random, { all, bigTowns }: Places): Place {
	const towns = [...bigTowns.values()];
	const place = random.unit() < 0.5 && towns.length > 0 ? pick(random, drawTown(random, towns)) : pick(random, all);
	return withStreetPart(random, place);
}

export function withStreetPart(random: Random, place: Place): Place {
	if (!/^[A-Z]/.test(place.postcode)) return place;
	const letter = () => String.fromCharCode(65 + random.below(20));
	return { ...place, postcode: `${place.postcode} ${1 + random.below(9)}${letter()}${letter()}` };
}

function drawTown(random: Random, towns: readonly (readonly Place[])[]): readonly Place[] {
	const one = pick(random, towns);
	const other = pick(random, towns);
	return one.length > other.length ? one : other;
}
