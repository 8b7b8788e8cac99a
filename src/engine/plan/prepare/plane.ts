import { sinCosDegrees } from '../../measure/portable.ts';

/** Local plane for cells and neighbours: x = lon·cos(lat0), y = lat, both in degrees of latitude (111.2 km).
 *  Good for countries; data that cross the antimeridian are not joined across it. */
export interface Plane {
	readonly lat0: number;
	readonly scale: number;
}

export type Point = readonly [number, number];
export type Ring = readonly Point[];
/** rings[0] is the shell, the others holes. */
export type Polygon = readonly Ring[];

export interface Box {
	readonly minX: number;
	readonly minY: number;
	readonly maxX: number;
	readonly maxY: number;
}

/** lat0 = middle of the sites' latitudes; near the poles the scale is held above 0.05. */
export function planeFor(lat: Float64Array): Plane {
	let low = Infinity;
	let high = -Infinity;
	for (const value of lat) {
		if (value < low) low = value;
		if (value > high) high = value;
	}
	const lat0 = low <= high ? (low + high) / 2 : 0;
	return { lat0, scale: Math.max(0.05, sinCosDegrees(lat0).cos) };
}

export function boxOf(points: Iterable<Point>): Box {
	let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [x, y] of points) {
		if (x < minX) minX = x;
		if (x > maxX) maxX = x;
		if (y < minY) minY = y;
		if (y > maxY) maxY = y;
	}
	return { minX, minY, maxX, maxY };
}

/** Of interleaved x, y. */
export function boxOfFlat(points: Float64Array): Box {
	let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
	for (let p = 0; p < points.length; p += 2) {
		minX = Math.min(minX, points[p]!);
		maxX = Math.max(maxX, points[p]!);
		minY = Math.min(minY, points[p + 1]!);
		maxY = Math.max(maxY, points[p + 1]!);
	}
	return { minX, minY, maxX, maxY };
}

export function boxesMeet(a: Box, b: Box): boolean {
	return a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY;
}

/** Even-odd rule over all rings of all polygons. */
export function insidePolygons(polygons: readonly Polygon[], x: number, y: number): boolean {
	let inside = false;
	for (const polygon of polygons)
		for (const ring of polygon)
			for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
				const [xi, yi] = ring[i]!;
				const [xj, yj] = ring[j]!;
				if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
			}
	return inside;
}

/** Part of a ring inside a box (Sutherland & Hodgman 1974). Parts of a concave ring stay joined along the box, so the
 *  result is meant for a second, exact intersection with something strictly inside the box. */
export function clipRingToBox(ring: Ring, box: Box): Point[] {
	let out: readonly Point[] = ring;
	out = clipHalf(out, 0, box.minX, 1);
	out = clipHalf(out, 0, box.maxX, -1);
	out = clipHalf(out, 1, box.minY, 1);
	return clipHalf(out, 1, box.maxY, -1);
}

function clipHalf(ring: readonly Point[], axis: 0 | 1, limit: number, side: 1 | -1): Point[] {
	const out: Point[] = [];
	const last = ring[ring.length - 1];
	if (last === undefined) return out;
	let from: Point = last;
	let fromIn = side * (from[axis] - limit) >= 0;
	for (const to of ring) {
		const toIn = side * (to[axis] - limit) >= 0;
		if (toIn !== fromIn) {
			const share = (limit - from[axis]) / (to[axis] - from[axis]);
			out.push(
				axis === 0 ? [limit, from[1] + share * (to[1] - from[1])] : [from[0] + share * (to[0] - from[0]), limit]
			);
		}
		if (toIn) out.push(to);
		from = to;
		fromIn = toIn;
	}
	return out;
}
