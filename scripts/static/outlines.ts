import { feature } from 'topojson-client';
import type { MultiPolygon, Polygon } from 'geojson';
import { round4, type City } from './cities.ts';
import { countries, type Country } from './countries.ts';
import { collection, readTopology } from './topology.ts';

export type Ring = [number, number][];
export interface OutlineFile {
	readonly country: string;
	readonly polygons: Ring[][];
}

/** Country outlines at 1:10 m. Parts far from every place of the country (overseas areas with a code of their own) are left out. */
export function buildOutlines(cities: ReadonlyMap<string, readonly City[]>): Map<string, OutlineFile> {
	const atlas = readTopology('world-atlas/countries-10m.json');
	const shapes = feature(atlas, collection(atlas, 'countries')).features;
	const result = new Map<string, OutlineFile>();
	for (const country of countries) {
		const shape = shapes.find((candidate) => isCountry(candidate, country));
		if (shape === undefined) continue;
		const geometry = shape.geometry as Polygon | MultiPolygon;
		const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
		const box = bounds(cities.get(country.code) ?? []);
		const kept = polygons.filter((polygon) => touches(polygon[0] ?? [], box)).map((polygon) => polygon.map(roundRing));
		result.set(country.code, { country: country.code, polygons: kept });
	}
	return result;
}

function isCountry(
	candidate: { id?: string | number | undefined; properties: { name?: string } | null },
	country: Country
): boolean {
	return country.numeric === null
		? candidate.properties?.name === country.atlasName
		: String(candidate.id) === country.numeric;
}

export type Box = readonly [west: number, south: number, east: number, north: number];

export function bounds(cities: readonly City[]): Box {
	let [west, south, east, north] = [180, 90, -180, -90];
	for (const { lon, lat } of cities) {
		west = Math.min(west, lon);
		east = Math.max(east, lon);
		south = Math.min(south, lat);
		north = Math.max(north, lat);
	}
	return [west, south, east, north];
}

function touches(ring: readonly (readonly number[])[], [west, south, east, north]: Box): boolean {
	const margin = 0.5;
	return ring.some(
		([lon, lat]) => lon! >= west - margin && lon! <= east + margin && lat! >= south - margin && lat! <= north + margin
	);
}

function roundRing(ring: readonly (readonly number[])[]): Ring {
	const rounded: Ring = [];
	for (const [lon, lat] of ring) {
		const point: [number, number] = [round4(lon!), round4(lat!)];
		const last = rounded.at(-1);
		if (last === undefined || last[0] !== point[0] || last[1] !== point[1]) rounded.push(point);
	}
	return rounded;
}
