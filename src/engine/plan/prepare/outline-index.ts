import { boxOf, boxesMeet, clipRingToBox, type Box, type Polygon } from './plane.ts';

const GRID = 96;

/** Answers which cells a country outline cuts, so that only those go through exact clipping. */
export interface OutlineIndex {
	readonly box: Box;
	/** True when some outline segment's bounding box meets the box. */
	touches(box: Box): boolean;
	contains(x: number, y: number): boolean;
	/** The outline near a box (slightly padded), with as few points as possible. */
	near(box: Box): Polygon[];
}

/** Builds the index over polygons in the plane; null when there are none. O(points) time and memory. */
export function indexOutline(polygons: readonly Polygon[]): OutlineIndex | null {
	const boxes = polygons.map((polygon) => boxOf(polygon[0] ?? []));
	const box = boxOf(boxes.flatMap((b) => [[b.minX, b.minY] as const, [b.maxX, b.maxY] as const]));
	if (!(box.minX < box.maxX && box.minY < box.maxY)) return null;
	const kx = GRID / (box.maxX - box.minX);
	const ky = GRID / (box.maxY - box.minY);
	const column = (x: number) => Math.min(GRID - 1, Math.max(0, Math.floor((x - box.minX) * kx)));
	const row = (y: number) => Math.min(GRID - 1, Math.max(0, Math.floor((y - box.minY) * ky)));
	const buckets: Box[][] = Array.from({ length: GRID * GRID }, () => []);
	/** Per row of the grid: x1, y1, x2, y2 of every segment that reaches into it. */
	const rows: number[][] = Array.from({ length: GRID }, () => []);
	for (const polygon of polygons)
		for (const ring of polygon)
			for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
				const segment = boxOf([ring[i]!, ring[j]!]);
				for (let r = row(segment.minY); r <= row(segment.maxY); r++) {
					rows[r]!.push(...ring[i]!, ...ring[j]!);
					for (let c = column(segment.minX); c <= column(segment.maxX); c++) buckets[r * GRID + c]!.push(segment);
				}
			}
	const root: Tile = { box, polygons, quarters: null };
	return {
		box,
		touches(query) {
			if (!boxesMeet(query, box)) return false;
			for (let r = row(query.minY); r <= row(query.maxY); r++)
				for (let c = column(query.minX); c <= column(query.maxX); c++)
					for (const segment of buckets[r * GRID + c]!) if (boxesMeet(segment, query)) return true;
			return false;
		},
		contains(x, y) {
			if (!boxesMeet(box, { minX: x, minY: y, maxX: x, maxY: y })) return false;
			const near = rows[row(y)]!;
			let inside = false;
			for (let k = 0; k < near.length; k += 4) {
				const yi = near[k + 1]!;
				const yj = near[k + 3]!;
				if (yi > y === yj > y) continue;
				if (x < ((near[k + 2]! - near[k]!) * (y - yi)) / (yj - yi) + near[k]!) inside = !inside;
			}
			return inside;
		},
		near(query) {
			const pad = 0.05 * Math.max(query.maxX - query.minX, query.maxY - query.minY, 1e-6);
			const padded = {
				minX: query.minX - pad,
				minY: query.minY - pad,
				maxX: query.maxX + pad,
				maxY: query.maxY + pad
			};
			return clipTo(smallestTile(root, padded).polygons, padded);
		}
	};
}

/** Quadtree of clipped outlines, grown where asked: a cell is cut out of a tile little larger than itself. */
interface Tile {
	readonly box: Box;
	readonly polygons: readonly Polygon[];
	quarters: (Tile | null)[] | null;
}

/** Tiles with fewer points are not split. */
const SMALL_TILE = 64;

function smallestTile(root: Tile, query: Box): Tile {
	let tile = root;
	while (
		tile.polygons.reduce((sum, polygon) => sum + polygon.reduce((n, ring) => n + ring.length, 0), 0) > SMALL_TILE
	) {
		const middleX = (tile.box.minX + tile.box.maxX) / 2;
		const middleY = (tile.box.minY + tile.box.maxY) / 2;
		const east = query.minX > middleX;
		const north = query.minY > middleY;
		if ((!east && query.maxX >= middleX) || (!north && query.maxY >= middleY)) return tile;
		tile.quarters ??= [null, null, null, null];
		const quarter = (east ? 1 : 0) + (north ? 2 : 0);
		const box = {
			minX: east ? middleX : tile.box.minX,
			minY: north ? middleY : tile.box.minY,
			maxX: east ? tile.box.maxX : middleX,
			maxY: north ? tile.box.maxY : middleY
		};
		tile.quarters[quarter] ??= { box, polygons: clipTo(tile.polygons, box), quarters: null };
		tile = tile.quarters[quarter]!;
	}
	return tile;
}

function clipTo(polygons: readonly Polygon[], box: Box): Polygon[] {
	const out: Polygon[] = [];
	for (const polygon of polygons) {
		const rings = polygon.map((ring) => clipRingToBox(ring, box));
		if (rings[0]!.length >= 3) out.push(rings.filter((ring) => ring.length >= 3));
	}
	return out;
}
