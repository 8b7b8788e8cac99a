import type { RuleOf } from '../../model/rules.ts';
import type { CellGraph } from './graph.ts';
import { parts, type ClosedBorder } from './regions.ts';

type Line = RuleOf<'barrier'>['params']['line'];

/**
 * The graph without the links that cross a line or a closed border of regions; borders shared across it count as outer borders. Ferries are links like any
 * other: an island whose only ferry crosses is on its own afterwards. The graph may fall apart.
 * O(links × points of the lines whose box they meet).
 * @param lon, lat degrees per unit; links are straight in lon/lat
 */
export function cutGraph(
	{ graph, cells }: CellGraph,
	lon: Float64Array,
	lat: Float64Array,
	lines: readonly Line[],
	borders: readonly ClosedBorder[] = []
): CellGraph {
	if (lines.length + borders.length === 0) return { graph, cells };
	const units = lon.length;
	const offsets = new Uint32Array(units + 1);
	const kept: number[] = [];
	const boxes = lines.map(boxOfLine);
	const cut = (u: number, v: number) =>
		borders.some((border) => parts(border, u, v)) ||
		lines.some((line, k) => {
			const box = boxes[k]!;
			const apart =
				(lon[u]! < box.west && lon[v]! < box.west) ||
				(lon[u]! > box.east && lon[v]! > box.east) ||
				(lat[u]! < box.south && lat[v]! < box.south) ||
				(lat[u]! > box.north && lat[v]! > box.north);
			return !apart && crossesLine(line, lon[u]!, lat[u]!, lon[v]!, lat[v]!);
		});
	for (let u = 0; u < units; u++) {
		for (let e = graph.offsets[u]!; e < graph.offsets[u + 1]!; e++) {
			const v = graph.neighbours[e]!;
			if (!cut(u, v)) kept.push(e);
		}
		offsets[u + 1] = kept.length;
	}
	return {
		graph: {
			offsets,
			neighbours: Uint32Array.from(kept, (e) => graph.neighbours[e]!),
			kinds: Uint8Array.from(kept, (e) => graph.kinds[e]!)
		},
		cells: { ...cells, shared: Float64Array.from(kept, (e) => cells.shared[e]!) }
	};
}

/** True where the straight link a–b crosses a piece of the line; the same from both ends. A point on a line counts as left
 *  of it. */
export function crossesLine(line: Line, ax: number, ay: number, bx: number, by: number): boolean {
	if (ax > bx || (ax === bx && ay > by)) return crossesLine(line, bx, by, ax, ay);
	for (let k = 1; k < line.length; k++) {
		const [px, py] = line[k - 1]!;
		const [qx, qy] = line[k]!;
		if (
			isLeft(px, py, qx, qy, ax, ay) !== isLeft(px, py, qx, qy, bx, by) &&
			isLeft(ax, ay, bx, by, px, py) !== isLeft(ax, ay, bx, by, qx, qy)
		)
			return true;
	}
	return false;
}

const isLeft = (px: number, py: number, qx: number, qy: number, x: number, y: number): boolean =>
	(qx - px) * (y - py) - (qy - py) * (x - px) >= 0;

function boxOfLine(line: Line) {
	const [lon, lat] = [line.map(([x]) => x), line.map(([, y]) => y)];
	return { west: Math.min(...lon), east: Math.max(...lon), south: Math.min(...lat), north: Math.max(...lat) };
}
