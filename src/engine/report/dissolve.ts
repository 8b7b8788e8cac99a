import type { Units } from '../model/geography.ts';
import { tracedRings, type Corners, type Loop } from './trace-rings.ts';
import { weldCells } from './weld.ts';

type Position = readonly [lon: number, lat: number];
/** Closed rings in degrees: the shell counter-clockwise, then its holes clockwise (RFC 7946). */
type PolygonRings = readonly (readonly Position[])[];
/** Polygons of one group, largest first. */
export type MultiPolygonRings = readonly PolygonRings[];

/**
 * Outlines of groups of units without the borders inside them: sides that two cells of a group share cancel out, what is left
 * is chained into rings. Coordinates have 6 decimals (5 where the units span much of the world).
 * @param groupOf group per unit, −1 = left out @param groups number of groups. O(points).
 */
export function dissolve(units: Units, groupOf: ArrayLike<number>, groups: number): MultiPolygonRings[] {
	const { corner, x, y, grid } = weldCells(units);
	const members: number[][] = Array.from({ length: groups }, () => []);
	for (let u = 0; u < units.count; u++) if (groupOf[u]! >= 0) members[groupOf[u]!]!.push(u);
	const corners: Corners = { x, y };
	const degrees = ({ corners: ring }: Loop): Position[] => {
		const points = ring.map((id): Position => [x[id]! / grid, y[id]! / grid]);
		return [...points, points[0]!];
	};
	return members.map((own) =>
		polygonsOf(tracedRings(freeSides(units, corner, own), corners), corners).map((rings) => rings.map(degrees))
	);
}

/** Directed sides of these cells whose reverse is no side of them: corner → corners it leads to. */
function freeSides(
	{ ringStart, pointStart }: Units,
	corner: Int32Array,
	own: readonly number[]
): Map<number, number[]> {
	const sides = new Map<number, number[]>();
	const add = (from: number, to: number) => {
		const back = sides.get(to);
		const at = back?.indexOf(from) ?? -1;
		if (at >= 0) back!.splice(at, 1);
		else if (sides.has(from)) sides.get(from)!.push(to);
		else sides.set(from, [to]);
	};
	for (const u of own)
		for (let r = ringStart[u]!; r < ringStart[u + 1]!; r++) {
			const [first, end] = [pointStart[r]!, pointStart[r + 1]!];
			for (let p = first; p < end; p++) {
				const [from, to] = [corner[p]!, corner[p + 1 < end ? p + 1 : first]!];
				if (from !== to) add(from, to);
			}
		}
	return sides;
}

/** Every hole goes to the smallest shell around it. */
function polygonsOf(loops: readonly Loop[], corners: Corners): Loop[][] {
	const shells = loops.filter(({ area }) => area > 0).sort((a, b) => b.area - a.area);
	const polygons = shells.map((shell) => [shell]);
	for (const hole of loops.filter(({ area }) => area < 0))
		for (let s = shells.length - 1; s >= 0; s--)
			if (shells[s]!.area > -hole.area && holds(shells[s]!, hole, corners)) {
				polygons[s]!.push(hole);
				break;
			}
	return polygons;
}

/** Asks with the middle of a side of the hole: corners may lie on the shell, sides never do. Even-odd rule. */
function holds({ corners: shell, box }: Loop, { corners: hole }: Loop, { x, y }: Corners): boolean {
	const [a, b] = [hole[0]!, hole[1]!];
	const [px, py] = [(x[a]! + x[b]!) / 2, (y[a]! + y[b]!) / 2];
	if (px < box.minX || px > box.maxX || py < box.minY || py > box.maxY) return false;
	let inside = false;
	for (let i = 0, j = shell.length - 1; i < shell.length; j = i++) {
		const [xi, yi] = [x[shell[i]!]!, y[shell[i]!]!];
		const [xj, yj] = [x[shell[j]!]!, y[shell[j]!]!];
		if (yi > py !== yj > py && px < ((xj - xi) * (py - yi)) / (yj - yi) + xi) inside = !inside;
	}
	return inside;
}
