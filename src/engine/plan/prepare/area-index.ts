import type { AccountColumns } from '../../model/columns.ts';
import type { Areas } from '../../model/geography.ts';
import { boxOfFlat, planeFor, type Box } from './plane.ts';

/** Answers which area a point lies in. Areas are numbered as in their list. */
export interface AreaIndex {
	/** The smallest area that holds the point, −1 = none. A point on a common border lies in one of the two. */
	holding(lon: number, lat: number): number;
	/** The area whose border is nearest in the plane of the areas. */
	nearest(lon: number, lat: number): number;
}

/** Made in O(corners); a question costs the sides on the parallel of the point, or those around it. */
export function indexAreas(areas: Areas): AreaIndex {
	const sides = sidesOf(areas);
	const holding = parallels(sides);
	let borders: AreaIndex['nearest'] | null = null;
	return { holding, nearest: (lon, lat) => (borders ??= borderGrid(sides))(lon, lat) };
}

/** Located accounts outside all areas. O(corners + accounts × sides on their parallel). */
export function outsideAreas(areas: Areas, { count, lon, lat }: Pick<AccountColumns, 'count' | 'lon' | 'lat'>): number {
	const { holding } = indexAreas(areas);
	let outside = 0;
	for (let i = 0; i < count; i++) if (Number.isFinite(lon[i]! + lat[i]!) && holding(lon[i]!, lat[i]!) < 0) outside++;
	return outside;
}

/** Sides of all rings, area by area, in a plane: x = lon · scale, y = lat. */
interface Sides {
	readonly count: number;
	/** x, y, x, y per side. */
	readonly ends: Float64Array;
	readonly area: Uint32Array;
	readonly scale: number;
	readonly box: Box;
	/** Sums of what the sides span. */
	readonly width: number;
	readonly height: number;
}

function sidesOf({ count, lat, ringStart, pointStart, points }: Areas): Sides {
	const { scale } = planeFor(lat);
	const total = points.length / 2;
	const ends = new Float64Array(4 * total);
	const area = new Uint32Array(total);
	let [width, height] = [0, 0];
	for (let a = 0; a < count; a++)
		for (let r = ringStart[a]!; r < ringStart[a + 1]!; r++)
			for (let p = pointStart[r]!; p < pointStart[r + 1]!; p++) {
				const q = p + 1 < pointStart[r + 1]! ? p + 1 : pointStart[r]!;
				const [px, py, qx, qy] = [points[2 * p]!, points[2 * p + 1]!, points[2 * q]!, points[2 * q + 1]!];
				ends[4 * p] = px * scale;
				ends[4 * p + 1] = py;
				ends[4 * p + 2] = qx * scale;
				ends[4 * p + 3] = qy;
				area[p] = a;
				width += Math.abs(qx - px) * scale;
				height += Math.abs(qy - py);
			}
	return { count: total, ends, area, scale, box: boxOfFlat(ends), width, height };
}

const MOST_ROWS = 4096;

/** Sides by rows of latitude, as many as keep the lists within a few times the sides. */
function parallels({ count, ends, area, scale, box, height }: Sides): AreaIndex['holding'] {
	const tall = box.maxY - box.minY;
	const rows = Math.max(1, Math.min(MOST_ROWS, Math.floor((3 * count * tall) / Math.max(height, 1e-9))));
	const rowOf = (y: number) => Math.max(0, Math.min(rows - 1, Math.floor(((y - box.minY) / tall) * rows)));
	const lists: number[][] = Array.from({ length: rows }, () => []);
	for (let s = 0; s < count; s++) {
		const [a, b] = [rowOf(ends[4 * s + 1]!), rowOf(ends[4 * s + 3]!)];
		for (let row = Math.min(a, b); row <= Math.max(a, b); row++) lists[row]!.push(s);
	}
	return (lon, lat) => {
		const x = lon * scale;
		if (!(x >= box.minX && x <= box.maxX && lat >= box.minY && lat <= box.maxY)) return -1;
		let [found, open, inside] = [-1, -1, false];
		for (const s of lists[rowOf(lat)]!) {
			// Areas are listed largest first, so the last one that holds the point is the smallest.
			if (area[s] !== open) {
				if (inside) found = open;
				[open, inside] = [area[s]!, false];
			}
			const [py, qy] = [ends[4 * s + 1]!, ends[4 * s + 3]!];
			if (py > lat === qy > lat) continue;
			const px = ends[4 * s]!;
			if (x < ((ends[4 * s + 2]! - px) * (lat - py)) / (qy - py) + px) inside = !inside;
		}
		return inside ? open : found;
	};
}

const MOST_CELLS = 256;

/** Sides by square cells; searched ring by ring around the point. */
function borderGrid({ count, ends, area, scale, box, width, height }: Sides): AreaIndex['nearest'] {
	const extent = Math.max(box.maxX - box.minX, box.maxY - box.minY, 1e-9);
	const side = Math.max(extent / MOST_CELLS, (width + height) / (3 * count));
	const [columns, rows] = [box.maxX - box.minX, box.maxY - box.minY].map((size) => Math.floor(size / side) + 1) as [
		number,
		number
	];
	const columnOf = (x: number) => Math.max(0, Math.min(columns - 1, Math.floor((x - box.minX) / side)));
	const rowOf = (y: number) => Math.max(0, Math.min(rows - 1, Math.floor((y - box.minY) / side)));
	const cells: number[][] = Array.from({ length: columns * rows }, () => []);
	for (let s = 0; s < count; s++) {
		const [px, py, qx, qy] = [ends[4 * s]!, ends[4 * s + 1]!, ends[4 * s + 2]!, ends[4 * s + 3]!];
		// Piece by piece, so that a long slanting side does not fill the whole box around it.
		const pieces = Math.max(1, Math.ceil((Math.abs(qx - px) + Math.abs(qy - py)) / side));
		for (let k = 0; k < pieces; k++) {
			const [ax, ay] = [px + ((qx - px) * k) / pieces, py + ((qy - py) * k) / pieces];
			const [bx, by] = [px + ((qx - px) * (k + 1)) / pieces, py + ((qy - py) * (k + 1)) / pieces];
			for (let r = rowOf(Math.min(ay, by)); r <= rowOf(Math.max(ay, by)); r++)
				for (let c = columnOf(Math.min(ax, bx)); c <= columnOf(Math.max(ax, bx)); c++) {
					const list = cells[r * columns + c]!;
					if (list.at(-1) !== s) list.push(s);
				}
		}
	}
	return (lon, lat) => {
		const x = lon * scale;
		const [c0, r0] = [columnOf(x), rowOf(lat)];
		let [best, least] = [-1, Infinity];
		const look = (c: number, r: number) => {
			if (c < 0 || c >= columns || r < 0 || r >= rows) return;
			for (const s of cells[r * columns + c]!) {
				const squared = squaredTo(ends, s, x, lat);
				// Of equals the smaller area: it comes later.
				if (squared < least || (squared === least && area[s]! > best)) [best, least] = [area[s]!, squared];
			}
		};
		for (let ring = 0; ring <= Math.max(columns, rows); ring++) {
			for (let c = c0 - ring; c <= c0 + ring; c++) {
				look(c, r0 - ring);
				if (ring > 0) look(c, r0 + ring);
			}
			for (let r = r0 - ring + 1; r < r0 + ring; r++) {
				look(c0 - ring, r);
				look(c0 + ring, r);
			}
			// What is farther out is farther away than so many cells.
			if (least <= (ring * side) ** 2) break;
		}
		return best;
	};
}

function squaredTo(ends: Float64Array, s: number, x: number, y: number): number {
	const [px, py] = [ends[4 * s]!, ends[4 * s + 1]!];
	const [dx, dy] = [ends[4 * s + 2]! - px, ends[4 * s + 3]! - py];
	const length = dx * dx + dy * dy;
	const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - px) * dx + (y - py) * dy) / length));
	const [ox, oy] = [px + along * dx - x, py + along * dy - y];
	return ox * ox + oy * oy;
}
