import { RevirError } from '../model/errors.ts';
import type { Outline, Places } from '../model/geography.ts';

/** Reads shipped places of one or several countries and merges them in the given order.
 *  @param files parsed JSON, each `{country, name[], lon[], lat[], population[], region?[], regions?{code: name}}`: WGS 84 degrees,
 *  inhabitants (0 = unknown), first-level region
 *  @throws RevirError FILE_CORRUPT where a list is missing or the lengths differ; `file` names it. O(places). */
export function parsePlaces(files: readonly unknown[], file?: string): Places {
	const parts = files.map((json) => readPlaces(json, file));
	const count = parts.reduce((sum, part) => sum + part.name.length, 0);
	const name: string[] = [];
	const country: string[] = [];
	const lon = new Float64Array(count);
	const lat = new Float64Array(count);
	const population = new Float64Array(count);
	const region: string[] = [];
	const regionNames = new Map<string, string>();
	for (const part of parts) {
		lon.set(part.lon, name.length);
		lat.set(part.lat, name.length);
		population.set(part.population, name.length);
		for (const text of part.name) {
			name.push(text);
			country.push(part.country);
		}
		part.region.forEach((code) => region.push(code === '' ? '' : `${part.country}-${code}`));
		for (const [code, text] of Object.entries(part.regions)) regionNames.set(`${part.country}-${code}`, text);
	}
	return { count, name, country, lon, lat, population, region, regionNames };
}

/** Reads a shipped country outline `{country, polygons}`; rings are closed, `polygon[0]` is the shell.
 *  @throws RevirError FILE_CORRUPT where the shape differs. O(points). */
export function parseOutline(json: unknown, file?: string): Outline {
	const { country, polygons } = asRecord(json, file);
	if (typeof country !== 'string') throw corrupt(file, 'country', 'text');
	const isRing = (ring: unknown) => Array.isArray(ring) && ring.length > 3 && ring.every(isPoint);
	const isPolygon = (polygon: unknown) => Array.isArray(polygon) && polygon.length > 0 && polygon.every(isRing);
	if (!Array.isArray(polygons) || !polygons.every(isPolygon)) throw corrupt(file, 'polygons', 'rings of [lon, lat]');
	return { country, polygons: polygons as Outline['polygons'] };
}

interface PlacesFile {
	readonly country: string;
	readonly name: readonly string[];
	readonly lon: readonly number[];
	readonly lat: readonly number[];
	readonly population: readonly number[];
	readonly region: readonly string[];
	readonly regions: Readonly<Record<string, string>>;
}

function readPlaces(json: unknown, file: string | undefined): PlacesFile {
	const record = asRecord(json, file);
	const { country, name } = record;
	const isTexts = (list: unknown): list is string[] =>
		Array.isArray(list) && list.every((text) => typeof text === 'string');
	if (typeof country !== 'string') throw corrupt(file, 'country', 'text');
	if (!isTexts(name)) throw corrupt(file, 'name', 'texts');
	const { region = name.map(() => '') } = record;
	if (!isTexts(region) || region.length !== name.length) throw corrupt(file, 'region', `${name.length} texts`);
	const regions = asRecord(record['regions'] ?? {}, file);
	if (!isTexts(Object.values(regions))) throw corrupt(file, 'regions', 'texts');
	const numbers = (column: 'lon' | 'lat' | 'population'): readonly number[] => {
		const list = record[column];
		if (!Array.isArray(list) || list.length !== name.length || !list.every(Number.isFinite))
			throw corrupt(file, column, `${name.length} numbers`);
		return list as number[];
	};
	return {
		country,
		name,
		lon: numbers('lon'),
		lat: numbers('lat'),
		population: numbers('population'),
		region,
		regions: regions as Record<string, string>
	};
}

function asRecord(json: unknown, file: string | undefined): Readonly<Record<string, unknown>> {
	if (json === null || typeof json !== 'object' || Array.isArray(json)) throw corrupt(file, undefined, 'an object');
	return json as Readonly<Record<string, unknown>>;
}

function isPoint(point: unknown): boolean {
	return Array.isArray(point) && point.length === 2 && Number.isFinite(point[0]) && Number.isFinite(point[1]);
}

function corrupt(file: string | undefined, column: string | undefined, expected: string): RevirError {
	const where = { ...(file === undefined ? {} : { file }), ...(column === undefined ? {} : { column }) };
	return new RevirError('FILE_CORRUPT', { where, expected });
}
