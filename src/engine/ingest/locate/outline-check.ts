import type { Outline } from '../../model/geography.ts';
import { cosine, DEGREE_KM } from './distance.ts';

/** Questions to the outline of a country, or to all land. */
export interface OutlineTest {
	contains(lon: number, lat: number): boolean;
	/** Inside, or at most `km` from the border or coast: outlines are coarse, and islands are missing from them. */
	isWithin(lon: number, lat: number, km: number): boolean;
}

/** Height of a latitude band in degrees; an edge is kept in every band it crosses. */
const BAND = 0.1;

/** Even-odd rule over all rings, holes included, looking only at the edges of a latitude band. O(points) time and memory. */
export function testOutline(outline: Outline): OutlineTest {
	const bands = new Map<number, number[]>();
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const ring of outline.polygons.flat())
		for (let i = 1; i < ring.length; i++) {
			const [x0, y0] = ring[i - 1]!;
			const [x1, y1] = ring[i]!;
			west = Math.min(west, x0);
			east = Math.max(east, x0);
			south = Math.min(south, y0);
			north = Math.max(north, y0);
			const last = Math.floor(Math.max(y0, y1) / BAND);
			for (let band = Math.floor(Math.min(y0, y1) / BAND); band <= last; band++) {
				const edges = bands.get(band);
				if (edges === undefined) bands.set(band, [x0, y0, x1, y1]);
				else edges.push(x0, y0, x1, y1);
			}
		}
	const contains = (lon: number, lat: number): boolean => {
		if (!(lon >= west && lon <= east && lat >= south && lat <= north)) return false;
		const edges = bands.get(Math.floor(lat / BAND)) ?? [];
		let isInside = false;
		for (let e = 0; e < edges.length; e += 4) {
			const y0 = edges[e + 1]!;
			const y1 = edges[e + 3]!;
			if (y0 > lat === y1 > lat) continue;
			if (lon < edges[e]! + ((edges[e + 2]! - edges[e]!) * (lat - y0)) / (y1 - y0)) isInside = !isInside;
		}
		return isInside;
	};
	return {
		contains,
		isWithin(lon, lat, km) {
			const height = km / DEGREE_KM;
			const width = height / cosine(Math.min(85, Math.abs(lat)));
			if (!(lon >= west - width && lon <= east + width && lat >= south - height && lat <= north + height)) return false;
			if (contains(lon, lat)) return true;
			const kx = DEGREE_KM * cosine(lat);
			const last = Math.floor((lat + height) / BAND);
			for (let band = Math.floor((lat - height) / BAND); band <= last; band++)
				if (nearEdge(bands.get(band) ?? [], lon, lat, kx, km)) return true;
			return false;
		}
	};
}

function nearEdge(edges: readonly number[], lon: number, lat: number, kx: number, km: number): boolean {
	for (let e = 0; e < edges.length; e += 4) {
		const ax = (edges[e]! - lon) * kx;
		const ay = (edges[e + 1]! - lat) * DEGREE_KM;
		const dx = (edges[e + 2]! - lon) * kx - ax;
		const dy = (edges[e + 3]! - lat) * DEGREE_KM - ay;
		const length = dx * dx + dy * dy;
		const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
		if ((ax + t * dx) ** 2 + (ay + t * dy) ** 2 <= km * km) return true;
	}
	return false;
}
