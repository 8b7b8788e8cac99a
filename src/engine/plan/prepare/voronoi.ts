import { Delaunay } from 'd3-delaunay';
import polygonClipping from 'polygon-clipping';
import type { Outline } from '../../model/geography.ts';
import { indexOutline, type OutlineIndex } from './outline-index.ts';
import { boxOf, clipRingToBox, planeFor, type Box, type Point, type Polygon, type Ring } from './plane.ts';

/** Cells of all sites; polygons in lon/lat degrees, shells counter-clockwise, holes clockwise, rings not closed. */
export interface Cells {
	readonly polygons: readonly (readonly Polygon[])[];
	/** Delaunay neighbours, each pair once: a0, b0, a1, b1 … Connected. */
	readonly links: readonly number[];
	/** True when the cells were cut by an outline (not only by the padded bounding box). */
	readonly clipped: boolean;
}

/** Half the side of the stand-in cell of a site outside the outline, degrees of latitude (about 1.5 km). */
const STAND_IN = 0.0135;

/**
 * Voronoi cells of distinct sites in a local plane, cut by the country outlines (their union); without an outline by the
 * padded bounding box. Only cells that an outline segment comes near are clipped exactly. O(n log n + outline points ·
 * border cells). Source: d3-delaunay (Fortune's diagram through Delaunator), polygon-clipping (Martinez-Rueda).
 * @param lon degrees @param lat degrees; distinct points
 */
export function voronoiCells(lon: Float64Array, lat: Float64Array, outlines: readonly Outline[]): Cells {
	const count = lon.length;
	const plane = planeFor(lat);
	const flat = new Float64Array(count * 2);
	for (let i = 0; i < count; i++) {
		flat[i * 2] = lon[i]! * plane.scale;
		flat[i * 2 + 1] = lat[i]!;
	}
	const project = ([x, y]: Point): Point => [x * plane.scale, y];
	const outline = indexOutline(
		outlines.flatMap((o) => o.polygons.map((polygon) => polygon.map((r) => open(r).map(project))))
	);
	const frame = frameOf(flat, outline);
	const delaunay = triangulate(flat, frame);
	const voronoi = delaunay.voronoi([frame.minX, frame.minY, frame.maxX, frame.maxY]);
	const polygons: Polygon[][] = [];
	for (let i = 0; i < count; i++) {
		const x = flat[i * 2]!;
		const y = flat[i * 2 + 1]!;
		const cell = cleanRing(voronoi.cellPolygon(i) as Ring | null);
		const parts = outline === null ? (cell.length >= 3 ? [[cell]] : []) : cut(cell, x, y, outline);
		const shown = parts.length > 0 ? parts : standIn(cell, x, y);
		polygons.push(
			shown.map((polygon) =>
				polygon.map((ring, k) =>
					turn(
						ring.map(([px, py]) => [px / plane.scale, py]),
						k === 0
					)
				)
			)
		);
	}
	return { polygons, links: delaunayLinks(delaunay, count), clipped: outline !== null };
}

/** Sites in a row have no triangles, and d3's stand-in (a tiny jitter) gives wrong cells. Two helper sites far off the row,
 *  one on each side, make the cells of the row exact inside the frame; they come last and are never asked for. */
function triangulate(flat: Float64Array, frame: Box): Delaunay<unknown> {
	if (flat.length <= 2 || !isRow(flat)) return new Delaunay(flat);
	const dx = flat[2]! - flat[0]!;
	const dy = flat[3]! - flat[1]!;
	const length = Math.sqrt(dx * dx + dy * dy) || 1;
	const far = (8 * (frame.maxX - frame.minX + frame.maxY - frame.minY)) / length;
	const middleX = (frame.minX + frame.maxX) / 2;
	const middleY = (frame.minY + frame.maxY) / 2;
	const [sideX, sideY] = [-dy * far, dx * far];
	return new Delaunay(Float64Array.from([...flat, middleX + sideX, middleY + sideY, middleX - sideX, middleY - sideY]));
}

/** All sites (nearly) on one line: no triangle with the ends has a visible height. */
function isRow(flat: Float64Array): boolean {
	const [x0, y0] = [flat[0]!, flat[1]!];
	let [far, fx, fy] = [0, 0, 0];
	for (let i = 2; i < flat.length; i += 2) {
		const [dx, dy] = [flat[i]! - x0, flat[i + 1]! - y0];
		if (dx * dx + dy * dy > far) [far, fx, fy] = [dx * dx + dy * dy, dx, dy];
	}
	for (let i = 2; i < flat.length; i += 2)
		if (Math.abs((flat[i]! - x0) * fy - (flat[i + 1]! - y0) * fx) > 1e-9 * far) return false;
	return true;
}

/** Everything the Voronoi diagram must cover, padded by 5 % and at least 0.05°. */
function frameOf(flat: Float64Array, outline: OutlineIndex | null): Box {
	const points: Point[] = [];
	for (let i = 0; i < flat.length; i += 2) points.push([flat[i]!, flat[i + 1]!]);
	if (outline !== null) points.push([outline.box.minX, outline.box.minY], [outline.box.maxX, outline.box.maxY]);
	const box = boxOf(points);
	const pad = Math.max(0.05, 0.05 * Math.max(box.maxX - box.minX, box.maxY - box.minY));
	return { minX: box.minX - pad, minY: box.minY - pad, maxX: box.maxX + pad, maxY: box.maxY + pad };
}

function cut(cell: Ring, x: number, y: number, outline: OutlineIndex): Polygon[] {
	if (cell.length < 3) return [];
	const box = boxOf(cell);
	if (!outline.touches(box)) return outline.contains(x, y) ? [[cell]] : [];
	const near = outline.near(box);
	if (near.length === 0) return [];
	try {
		const parts = polygonClipping.intersection(
			[cell as [number, number][]],
			near as [number, number][][][]
		) as unknown as Polygon[];
		return parts.map((polygon) => polygon.map(open)).filter((polygon) => polygon[0]!.length >= 3);
	} catch {
		// polygon-clipping gives up on some degenerate rings; an uncut cell is the smaller evil.
		return [[cell]];
	}
}

/** A site in the water or beyond the border still needs a cell that can be seen and hit. */
function standIn(cell: Ring, x: number, y: number): Polygon[] {
	const box = { minX: x - STAND_IN, minY: y - STAND_IN, maxX: x + STAND_IN, maxY: y + STAND_IN };
	const square: Ring = [
		[box.minX, box.minY],
		[box.maxX, box.minY],
		[box.maxX, box.maxY],
		[box.minX, box.maxY]
	];
	const part = cell.length >= 3 ? clipRingToBox(cell, box) : [];
	return [[part.length >= 3 ? part : square]];
}

function delaunayLinks(delaunay: Delaunay<unknown>, count: number): number[] {
	const links: number[] = [];
	for (let i = 0; i < count; i++) for (const j of delaunay.neighbors(i)) if (j > i && j < count) links.push(i, j);
	return links;
}

function open(ring: Ring): Ring {
	const first = ring[0];
	const last = ring[ring.length - 1];
	return ring.length > 1 && first![0] === last![0] && first![1] === last![1] ? ring.slice(0, -1) : ring;
}

function cleanRing(ring: Ring | null): Ring {
	if (ring === null) return [];
	const opened = open(ring);
	return opened.filter(([x, y], i) => {
		const [px, py] = opened[(i + opened.length - 1) % opened.length]!;
		return x !== px || y !== py;
	});
}

/** Shells counter-clockwise, holes clockwise. */
function turn(ring: Ring, shell: boolean): Ring {
	let doubled = 0;
	for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
		doubled += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1];
	return doubled > 0 === shell ? ring : [...ring].reverse();
}
