import { RevirError } from '../../model/errors.ts';
import { share } from '../../model/steps.ts';
import { Notices, quoted } from '../table.ts';
import { areaOf, representativePoint } from './geojson-geometry.ts';
import { isObject, type JsonObject } from './json-text.ts';
import type { RawBudget } from './raw-budget.ts';
import type { AreaGeometry, RawTable, ReadOptions } from './raw-table.ts';
import { RecordColumns } from './record-columns.ts';
import { typeColumns } from './type-columns.ts';

export interface GeoFeatures {
	readonly features: readonly unknown[];
	/** The `crs` member of the older standard (2008); the present one (RFC 7946) knows WGS 84 only. */
	readonly crs: unknown;
	/** Line of each feature, where each has one of its own. */
	readonly lines?: readonly number[];
}

const PAUSE_ROWS = 4096;
const geometryTypes = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];

/** null = no GeoJSON. */
export function geoFeatures(json: unknown): GeoFeatures | null {
	if (!isObject(json)) return null;
	const { type, crs } = json;
	if (type === 'FeatureCollection' && Array.isArray(json['features'])) return { features: json['features'], crs };
	if (type === 'Feature' && 'geometry' in json) return { features: [json], crs };
	if (type === 'GeometryCollection' && Array.isArray(json['geometries']))
		return { features: json['geometries'].map((geometry: unknown) => ({ type: 'Feature', geometry })), crs };
	if (geometryTypes.includes(type as string) && Array.isArray(json['coordinates']))
		return { features: [{ type: 'Feature', geometry: json }], crs };
	return null;
}

/**
 * One row per feature: lon, lat, its id where there is one, its properties. Areas and lines get a point inside or on them, see
 * `representativePoint`; the areas themselves are handed on in `polygons`. Row numbers count features, or are
 * their lines. O(positions).
 * @param notices those of lines that are no features, where there are any
 * @throws RevirError FILE_CRS, FILE_EMPTY, FILE_TOO_LARGE
 */
export function* openGeoJsonRaw(
	{ features, crs, lines }: GeoFeatures,
	file: string,
	budget: RawBudget,
	options: ReadOptions,
	notices = new Notices()
): Generator<number, RawTable> {
	checkCrs(crs, file);
	if (features.length === 0) throw new RevirError('FILE_EMPTY', { where: { file } });
	const records = new RecordColumns(file, budget, notices);
	const lon: number[] = [];
	const lat: number[] = [];
	const areas: (AreaGeometry | null)[] = [];
	for (const [i, feature] of features.entries()) {
		if (i % PAUSE_ROWS === PAUSE_ROWS - 1) yield (0.4 * i) / features.length;
		const row = lines?.[i] ?? i + 1;
		if (!isObject(feature)) {
			notices.add('ROW_UNREADABLE', { where: { file, row }, expected: 'a GeoJSON feature' });
			continue;
		}
		records.add(properties(feature), row);
		const geometry = isObject(feature['geometry']) ? feature['geometry'] : null;
		const point = geometry && representativePoint(geometry);
		if (geometry !== null && point === null) {
			const where = { file, row };
			notices.add('VALUE_INVALID', { where, got: quoted(String(geometry['type'])), expected: 'a GeoJSON geometry' });
		}
		lon.push(point?.[0] ?? NaN);
		lat.push(point?.[1] ?? NaN);
		areas.push(point && areaOf(geometry));
	}
	if (records.count === 0) throw new RevirError('FILE_CORRUPT', { where: { file }, got: 'no GeoJSON features' });
	const columns = records.columns(['lon', 'lat'], options);
	const typing = typeColumns(columns, records.count, options, notices, file, records.rowNumber);
	const typed = yield* share(typing, 0.5, 1);
	return {
		file,
		format: 'geojson',
		sheet: null,
		sheets: [],
		count: records.count,
		columns: [
			{ name: 'lon', kind: 'number', values: Float64Array.from(lon) },
			{ name: 'lat', kind: 'number', values: Float64Array.from(lat) },
			...typed.columns
		],
		guesses: typed.guesses,
		notices,
		metadata: new Map(),
		...(areas.some((area) => area !== null) ? { polygons: areas } : {}),
		rowNumber: records.rowNumber
	};
}

function properties(feature: JsonObject): JsonObject {
	const own = isObject(feature['properties']) ? feature['properties'] : {};
	const id = feature['id'];
	if ((typeof id !== 'string' && typeof id !== 'number') || Object.hasOwn(own, 'id')) return own;
	// A null prototype keeps a property called "__proto__" a property.
	return Object.assign(Object.create(null) as Record<string, unknown>, { id }, own);
}

/** Geographic degrees: WGS 84 and, within a metre of it, ETRS89. */
const degrees = /(CRS84|CRS83|EPSG:(\d*(\.\d+)*:)?(4326|4979|4258|4937))$/i;

export function checkCrs(crs: unknown, file: string): void {
	const name = isObject(crs) && isObject(crs['properties']) ? crs['properties']['name'] : undefined;
	if (typeof name !== 'string' || degrees.test(name)) return;
	throw new RevirError('FILE_CRS', { where: { file }, got: quoted(name), expected: 'WGS 84' });
}
