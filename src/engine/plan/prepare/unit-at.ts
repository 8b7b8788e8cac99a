import { cellToLatLng, getResolution, isValidCell, latLngToCell } from 'h3-js';
import type { Units } from '../../model/geography.ts';
import { indexAreas } from './area-index.ts';
import { createKdTree } from '../../measure/kd-tree.ts';
import { planeFor } from './plane.ts';

/** Index of the nearest site in the plane of the cells, so that a point gets the cell it lies in; −1 = no sites.
 *  O(n log n) to make, O(log n) a question. */
export function nearestSite(lon: Float64Array, lat: Float64Array): (lon: number, lat: number) => number {
	const { scale } = planeFor(lat);
	const points = new Float64Array(lon.length * 3);
	for (let u = 0; u < lon.length; u++) {
		points[u * 3] = lon[u]! * scale;
		points[u * 3 + 1] = lat[u]!;
	}
	const tree = createKdTree(points);
	return (x, y) => tree.nearest(x * scale, y, 0);
}

interface UnitsAndSource {
	/** A `UnitSource`. */
	readonly source: string;
	readonly units: Units;
}

/**
 * The unit whose cell holds a point; beyond all cells the nearest one. Areas are looked through, cells of sites end halfway to
 * the next site, H3 cells are asked for by their index.
 */
export function unitAt({ source, units }: UnitsAndSource): (lon: number, lat: number) => number {
	const { id, lon, lat } = units;
	if (source === 'areas') {
		const { holding, nearest } = indexAreas(units);
		return (x, y) => {
			const found = holding(x, y);
			return found < 0 ? nearest(x, y) : found;
		};
	}
	const nearest = nearestSite(lon, lat);
	if (id.length === 0 || !isValidCell(id[0]!)) return nearest;
	const resolution = getResolution(id[0]!);
	const index = new Map(id.map((cell, u) => [cell, u]));
	return (x, y) => {
		const cell = latLngToCell(y, x, resolution);
		const found = index.get(cell);
		if (found !== undefined) return found;
		const [centreLat, centreLon] = cellToLatLng(cell);
		return nearest(centreLon, centreLat);
	};
}
