import { cellToBoundary, cellToLatLng, getHexagonAreaAvg, gridDisk, latLngToCell, polygonToCells } from 'h3-js';
import type { AccountColumns } from '../../model/columns.ts';
import type { Outline } from '../../model/geography.ts';
import { equalAreaAround } from '../../measure/sphere.ts';
import type { Point, Polygon } from './plane.ts';
import { MOST_UNITS, type Sites } from './sites.ts';

export interface HexagonSites {
	readonly sites: Sites;
	readonly polygons: readonly (readonly Polygon[])[];
}

const FINEST = 6;

/** H3 cells over the outlines that hold accounts and under every located account; resolution 6 (36 km²) or coarser until
 *  there are at most 25,000 cells. Without an outline the neighbours of occupied cells are added. */
export function hexagonSites(
	accounts: AccountColumns,
	located: Int32Array,
	outlines: readonly Outline[]
): HexagonSites {
	const square = outlines.reduce((sum, outline) => sum + outlineArea(outline), 0);
	let resolution = FINEST;
	while (resolution > 0 && square / getHexagonAreaAvg(resolution, 'km2') > MOST_UNITS * 0.9) resolution--;
	for (; ; resolution--) {
		const cells = new Set<string>();
		const cellOf = new Array<string>(accounts.count).fill('');
		for (const i of located) {
			const cell = latLngToCell(accounts.lat[i]!, accounts.lon[i]!, resolution);
			cellOf[i] = cell;
			if (outlines.length > 0) cells.add(cell);
			else for (const near of gridDisk(cell, 1)) cells.add(near);
		}
		for (const { polygons } of outlines)
			for (const polygon of polygons)
				for (const cell of polygonToCells(polygon as unknown as number[][][], resolution, true)) cells.add(cell);
		if (cells.size > MOST_UNITS && resolution > 0) continue;
		const id = [...cells].sort();
		const centre = id.map((cell) => cellToLatLng(cell));
		const index = new Map(id.map((cell, u) => [cell, u]));
		return {
			sites: {
				id,
				name: id,
				lon: Float64Array.from(centre, ([, x]) => x),
				lat: Float64Array.from(centre, ([y]) => y),
				account: Int32Array.from(cellOf, (cell) => index.get(cell) ?? -1)
			},
			polygons: id.map((cell) => [[roundRing(cellToBoundary(cell, true) as unknown as Point[])]])
		};
	}
}

/** Corners of neighbouring cells agree to 1e-9° only; rounding makes them equal, so that borders are found. */
function roundRing(ring: readonly Point[]): Point[] {
	const opened = ring.slice(0, -1).map(([x, y]): Point => [Math.round(x * 1e7) / 1e7, Math.round(y * 1e7) / 1e7]);
	let doubled = 0;
	opened.forEach(([x, y], i) => {
		const [px, py] = opened[(i + opened.length - 1) % opened.length]!;
		doubled += px * y - x * py;
	});
	return doubled > 0 ? opened : opened.reverse();
}

function outlineArea({ polygons }: Outline): number {
	let area = 0;
	for (const polygon of polygons) {
		const shell = polygon[0];
		if (shell === undefined || shell.length < 3) continue;
		const project = equalAreaAround(...shell[0]!);
		let doubled = 0;
		let [px, py] = project(...shell[shell.length - 1]!);
		for (const [lon, lat] of shell) {
			const [x, y] = project(lon, lat);
			doubled += px * y - x * py;
			[px, py] = [x, y];
		}
		area += Math.abs(doubled) / 2;
	}
	return area;
}
