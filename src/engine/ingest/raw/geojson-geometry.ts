import type { JsonObject } from './json-text.ts';
import type { AreaGeometry, Ring } from './raw-table.ts';

type Position = readonly [number, number];

/**
 * The point that stands for a geometry, [lon, lat]: a point itself; of several the mean; the middle vertex of the longest line; of
 * areas the middle of the widest stretch inside the largest one, on the parallel through its centroid. Always inside an area,
 * also a hollow one. null = not a geometry. Positions out of range are kept: data health explains them. O(positions).
 */
export function representativePoint(geometry: JsonObject): Position | null {
	const { type, coordinates } = geometry;
	switch (type) {
		case 'Point':
			return isPosition(coordinates) ? [coordinates[0], coordinates[1]] : null;
		case 'MultiPoint':
			return isLine(coordinates, 1) ? mean(coordinates) : null;
		case 'LineString':
			return isLine(coordinates, 1) ? middle(coordinates) : null;
		case 'MultiLineString':
			return listOf(coordinates, (line): line is Ring => isLine(line, 1)) ? middle(longest(coordinates)) : null;
		case 'Polygon':
		case 'MultiPolygon': {
			const area = areaOf(geometry);
			if (area === null) return null;
			return insidePoint(area.type === 'Polygon' ? area.coordinates : largest(area.coordinates));
		}
		default:
			return null;
	}
}

/** null = no area, or none that can be read. */
export function areaOf(geometry: JsonObject | null): AreaGeometry | null {
	if (geometry === null) return null;
	const { type, coordinates } = geometry;
	if (type === 'Polygon' && isPolygon(coordinates)) return { type, coordinates };
	if (type === 'MultiPolygon' && listOf(coordinates, isPolygon)) return { type, coordinates };
	return null;
}

const isPosition = (value: unknown): value is Position =>
	Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);

function listOf<T>(value: unknown, is: (item: unknown) => item is T): value is readonly T[] {
	return Array.isArray(value) && value.length > 0 && value.every(is);
}

const isLine = (value: unknown, least: number): value is Ring => listOf(value, isPosition) && value.length >= least;
const isPolygon = (value: unknown): value is readonly Ring[] => listOf(value, (ring): ring is Ring => isLine(ring, 4));

const middle = (line: Ring): Position => [...line[line.length >> 1]!].slice(0, 2) as unknown as Position;
const longest = (lines: readonly Ring[]) => lines.reduce((best, line) => (line.length > best.length ? line : best));

function mean(points: Ring): Position {
	let lon = 0;
	let lat = 0;
	for (const point of points) {
		lon += point[0] / points.length;
		lat += point[1] / points.length;
	}
	return [lon, lat];
}

/** Twice the signed area in square degrees, seen from the first vertex so that nothing cancels. */
function signedArea(ring: Ring): number {
	const [x0, y0] = ring[0]!;
	let sum = 0;
	for (let i = 1; i < ring.length; i++) {
		const [ax, ay] = ring[i - 1]!;
		const [bx, by] = ring[i]!;
		sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
	}
	return sum;
}

const largest = (polygons: readonly (readonly Ring[])[]) =>
	polygons
		.map((rings) => ({ rings, area: Math.abs(signedArea(rings[0]!)) }))
		.reduce((best, next) => (next.area > best.area ? next : best)).rings;

function centroidLat(ring: Ring): number {
	const area = signedArea(ring);
	const [x0, y0] = ring[0]!;
	if (area === 0) return y0;
	let sum = 0;
	for (let i = 1; i < ring.length; i++) {
		const [ax, ay] = ring[i - 1]!;
		const [bx, by] = ring[i]!;
		sum += (ay + by - 2 * y0) * ((ax - x0) * (by - y0) - (bx - x0) * (ay - y0));
	}
	return y0 + sum / (3 * area);
}

function insidePoint(rings: readonly Ring[]): Position {
	const lat = centroidLat(rings[0]!);
	const crossings: number[] = [];
	for (const ring of rings) {
		for (let i = 1; i < ring.length; i++) {
			const [ax, ay] = ring[i - 1]!;
			const [bx, by] = ring[i]!;
			if (ay > lat !== by > lat) crossings.push(ax + ((lat - ay) / (by - ay)) * (bx - ax));
		}
	}
	crossings.sort((a, b) => a - b);
	let best: Position | null = null;
	let widest = 0;
	for (let i = 1; i < crossings.length; i += 2) {
		const width = crossings[i]! - crossings[i - 1]!;
		if (width <= widest) continue;
		widest = width;
		best = [crossings[i - 1]! + width / 2, lat];
	}
	return best ?? mean(rings[0]!);
}
