import { hexbin } from 'd3-hexbin';
import type { Cells } from './cells.ts';
import { latOf, lonOf } from './line-work.ts';
import type { Rect } from './types.ts';

/** Distance from the middle to a corner, pixels at the level's own zoom. */
const radius = 13;

/** Accounts binned into hexagons that look equally large at one zoom level. */
export interface HexGrid {
	readonly level: number;
	/** West, north, east, south in world units; null = everywhere. */
	readonly within: Rect | null;
	readonly cells: Cells;
	/** Hexagon k owns `rows[starts[k] .. starts[k + 1])`. */
	readonly starts: Uint32Array;
	readonly rows: Uint32Array;
}

/** Bins located accounts at a whole zoom level: all, or those inside `within` (west, north, east, south). `world` holds
 *  x, y per account, both in world units (NaN = not located). O(accounts). */
export function hexGrid(world: Float64Array, level: number, within: HexGrid['within'] = null): HexGrid {
	const scale = 2 ** level;
	const bin = hexbin<number>()
		.radius(radius / scale)
		.x((row) => world[2 * row]!)
		.y((row) => world[2 * row + 1]!);
	const [w, n, e, s] = within ?? [-Infinity, -Infinity, Infinity, Infinity];
	const wanted: number[] = [];
	for (let row = 0; 2 * row < world.length; row++) {
		const [x, y] = [world[2 * row]!, world[2 * row + 1]!];
		if (x >= w && x <= e && y >= n && y <= s) wanted.push(row);
	}
	const bins = bin(wanted);
	const starts = new Uint32Array(bins.length + 1);
	bins.forEach((members, k) => (starts[k + 1] = starts[k]! + members.length));
	const rows = new Uint32Array(starts[bins.length]!);
	const positions = new Float32Array(14 * bins.length);
	bins.forEach((members, k) => {
		rows.set(members, starts[k]!);
		for (let corner = 0; corner < 7; corner++) {
			const angle = ((corner % 6) * Math.PI) / 3;
			positions[14 * k + 2 * corner] = lonOf(members.x + (Math.sin(angle) * radius) / scale);
			positions[14 * k + 2 * corner + 1] = latOf(members.y - (Math.cos(angle) * radius) / scale);
		}
	});
	const cells = {
		length: bins.length,
		startIndices: Uint32Array.from({ length: bins.length + 1 }, (_, k) => 7 * k),
		positions,
		ringUnit: Uint32Array.from({ length: bins.length }, (_, k) => k)
	};
	return { level, within, cells, starts, rows };
}

/** Sum of `amount` over the accounts of each hexagon. O(accounts). */
export function hexSums({ starts, rows }: HexGrid, amount: Float32Array): Float32Array {
	return Float32Array.from({ length: starts.length - 1 }, (_, k) => {
		let sum = 0;
		for (let r = starts[k]!; r < starts[k + 1]!; r++) sum += amount[rows[r]!] ?? 0;
		return sum;
	});
}
