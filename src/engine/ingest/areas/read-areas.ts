import { RevirError } from '../../model/errors.ts';
import type { Areas } from '../../model/geography.ts';
import { checkCrs, geoFeatures } from '../raw/geojson-raw.ts';
import { representativePoint } from '../raw/geojson-geometry.ts';
import { isObject, jsonText, parseJson, type JsonObject } from '../raw/json-text.ts';
import { checkSize, Notices, quoted, type Notice } from '../table.ts';
import { chooseProperties, valueOf, type AreaProperties, type ChosenProperties } from './area-properties.ts';
import { AREA_GRID, polygonRings, signedArea, type GridRing } from './area-rings.ts';

/** More areas make plans slower without making them better. */
export const MOST_AREAS = 25_000;
/** About 30 MB of coordinates; maps simplified for the screen have a tenth of it. */
export const MOST_CORNERS = 1_500_000;

export interface AreasRead {
	readonly areas: Areas;
	readonly properties: ChosenProperties;
	readonly notices: readonly Notice[];
}

interface Piece {
	readonly id: string;
	readonly name: string | null;
	readonly rings: GridRing[];
	/** Corners of its shells, to tell what comes twice. */
	readonly shells: Set<string>;
}

/**
 * Reads the areas of a GeoJSON file; pieces with the same id become one area. What is no area or no sound ring is told.
 * O(corners + areas log areas).
 * @throws RevirError AREAS_NONE, AREAS_TOO_LARGE, AREA_PROPERTY, FILE_CRS where coordinates are no degrees, FILE_EMPTY,
 * FILE_TOO_LARGE, FILE_ENCODING, FILE_CORRUPT
 */
export function readAreas(bytes: Uint8Array, file: string, wanted: AreaProperties = {}): AreasRead {
	checkSize(bytes.length, file);
	const found = geoFeatures(parseJson(jsonText(bytes, file), file));
	if (found === null) throw new RevirError('AREAS_NONE', { where: { file } });
	checkCrs(found.crs, file);
	const notices = new Notices();
	const features: JsonObject[] = [];
	const polygons: (readonly unknown[])[] = [];
	found.features.forEach((feature, i) => {
		const parts = isObject(feature) ? polygonsOf(feature['geometry']) : [];
		if (parts.length === 0) return notices.add('AREA_SKIPPED', { where: { file, row: i + 1 } });
		features.push(feature as JsonObject);
		polygons.push(parts);
	});
	if (features.length === 0) throw new RevirError('AREAS_NONE', { where: { file } });
	const properties = chooseProperties(features, wanted);
	for (const property of [wanted.id, wanted.name])
		if (property !== undefined && !properties.choices.includes(property))
			throw new RevirError('AREA_PROPERTY', {
				where: { file },
				got: quoted(property),
				expected: properties.choices.slice(0, 20).map(quoted).join(', ')
			});
	const pieces = new Map<string, Piece>();
	let corners = 0;
	features.forEach((feature, i) => {
		const rings = polygons[i]!.flatMap((coordinates) => {
			const { rings, doubtful } = polygonRings(coordinates);
			for (let k = 0; k < doubtful; k++) notices.add('AREA_RING', { where: { file, row: i + 1 } });
			return rings;
		});
		checkDegrees(rings, file);
		if (rings.length === 0) return notices.add('AREA_SKIPPED', { where: { file, row: i + 1 } });
		corners += rings.reduce((sum, ring) => sum + ring.length, 0);
		if (corners > MOST_CORNERS) throw tooLarge(file, `${corners} corners`, `at most ${MOST_CORNERS} corners`);
		const id = valueOf(feature, properties.id) ?? `#${i + 1}`;
		const known = pieces.get(id);
		const piece = known ?? { id, name: valueOf(feature, properties.name), rings: [], shells: new Set<string>() };
		pieces.set(id, piece);
		const held = addRings(piece, rings);
		if (known !== undefined || held) notices.add('AREA_MERGED', { where: { file, row: i + 1 }, got: quoted(id) });
	});
	if (pieces.size === 0) throw new RevirError('AREAS_NONE', { where: { file } });
	if (pieces.size > MOST_AREAS) throw tooLarge(file, `${pieces.size} areas`, `at most ${MOST_AREAS} areas`);
	return { areas: packed([...pieces.values()]), properties, notices: notices.list() };
}

const tooLarge = (file: string, got: string, expected: string) =>
	new RevirError('AREAS_TOO_LARGE', { where: { file }, got, expected });

/** A polygon that comes again would have no inside: it is left out with its holes. @returns whether there was one */
function addRings({ rings, shells }: Piece, more: readonly GridRing[]): boolean {
	let [isHeld, wasHeld] = [false, false];
	for (const ring of more) {
		if (signedArea(ring) > 0) {
			const corners = ring.join(';');
			isHeld = shells.has(corners);
			wasHeld ||= isHeld;
			shells.add(corners);
		}
		if (!isHeld) rings.push(ring);
	}
	return wasHeld;
}

/** Coordinates of all polygons of a geometry. */
function polygonsOf(geometry: unknown): readonly unknown[] {
	if (!isObject(geometry)) return [];
	const { type, coordinates, geometries } = geometry;
	if (type === 'Polygon') return [coordinates];
	if (type === 'MultiPolygon') return Array.isArray(coordinates) ? coordinates : [];
	// One level deep: collections of collections are advised against by the standard.
	if (type === 'GeometryCollection' && Array.isArray(geometries))
		return geometries.flatMap((one: unknown) =>
			isObject(one) && one['type'] !== 'GeometryCollection' ? polygonsOf(one) : []
		);
	return [];
}

function checkDegrees(rings: readonly GridRing[], file: string): void {
	for (const ring of rings)
		for (const [x, y] of ring)
			if (Math.abs(x) > 180 * AREA_GRID || Math.abs(y) > 90 * AREA_GRID)
				throw new RevirError('FILE_CRS', {
					where: { file },
					got: `${Math.round(x / AREA_GRID)}, ${Math.round(y / AREA_GRID)}`,
					expected: 'WGS 84'
				});
}

function packed(pieces: readonly Piece[]): Areas {
	const size = new Map(pieces.map((piece) => [piece, piece.rings.reduce((sum, ring) => sum + signedArea(ring), 0)]));
	const sorted = [...pieces].sort((a, b) => size.get(b)! - size.get(a)!);
	const ringStart = [0];
	const pointStart = [0];
	const points: number[] = [];
	const labels = sorted.map(({ rings }) => {
		for (const ring of rings) {
			for (const [x, y] of ring) points.push(x / AREA_GRID, y / AREA_GRID);
			pointStart.push(points.length / 2);
		}
		ringStart.push(pointStart.length - 1);
		return representativePoint({ type: 'MultiPolygon', coordinates: polygonsIn(rings) })!;
	});
	return {
		count: sorted.length,
		id: sorted.map(({ id }) => id),
		name: sorted.map(({ id, name }) => name ?? id),
		lon: Float64Array.from(labels, ([lon]) => lon),
		lat: Float64Array.from(labels, ([, lat]) => lat),
		ringStart: Uint32Array.from(ringStart),
		pointStart: Uint32Array.from(pointStart),
		points: Float64Array.from(points)
	};
}

/** Closed rings in degrees, shell by shell. */
function polygonsIn(rings: readonly GridRing[]): number[][][][] {
	const polygons: number[][][][] = [];
	for (const ring of rings) {
		const degrees = [...ring, ring[0]!].map(([x, y]) => [x / AREA_GRID, y / AREA_GRID]);
		if (signedArea(ring) > 0) polygons.push([degrees]);
		else polygons.at(-1)!.push(degrees);
	}
	return polygons;
}
