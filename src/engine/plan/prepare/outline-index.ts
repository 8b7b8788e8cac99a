import { boxOf, boxesMeet, clipRingToBox, insidePolygons, type Box, type Polygon } from './plane.ts';

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
	for (const polygon of polygons)
		for (const ring of polygon)
			for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
				const segment = boxOf([ring[i]!, ring[j]!]);
				for (let r = row(segment.minY); r <= row(segment.maxY); r++)
					for (let c = column(segment.minX); c <= column(segment.maxX); c++) buckets[r * GRID + c]!.push(segment);
			}
	return {
		box,
		touches(query) {
			if (!boxesMeet(query, box)) return false;
			for (let r = row(query.minY); r <= row(query.maxY); r++)
				for (let c = column(query.minX); c <= column(query.maxX); c++)
					for (const segment of buckets[r * GRID + c]!) if (boxesMeet(segment, query)) return true;
			return false;
		},
		contains: (x, y) =>
			insidePolygons(
				polygons.filter((_, k) => boxesMeet(boxes[k]!, { minX: x, minY: y, maxX: x, maxY: y })),
				x,
				y
			),
		near(query) {
			const pad = 0.05 * Math.max(query.maxX - query.minX, query.maxY - query.minY, 1e-6);
			const padded = {
				minX: query.minX - pad,
				minY: query.minY - pad,
				maxX: query.maxX + pad,
				maxY: query.maxY + pad
			};
			const out: Polygon[] = [];
			polygons.forEach((polygon, k) => {
				if (!boxesMeet(boxes[k]!, padded)) return;
				const rings = polygon.map((ring) => clipRingToBox(ring, padded));
				if (rings[0]!.length < 3) return;
				out.push(rings.filter((ring) => ring.length >= 3));
			});
			return out;
		}
	};
}
