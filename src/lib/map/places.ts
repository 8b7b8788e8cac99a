import type { Box } from './basemap.ts';
import type { Prepared } from './prepared.ts';
import type { LonLat } from './types.ts';

/** Positions of the accounts that have one. */
export const located = ({ data }: Prepared, rows: readonly number[]): LonLat[] =>
	rows
		.map((row): LonLat => [data.accountPositions[2 * row] ?? NaN, data.accountPositions[2 * row + 1] ?? NaN])
		.filter(([lon]) => !Number.isNaN(lon));

/** Box around units and positions; null where there is nothing. */
export function boundsAround({ data }: Prepared, units: readonly number[], positions: readonly LonLat[]): Box | null {
	let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
	const add = (lon: number, lat: number) => {
		[w, e] = [Math.min(w, lon), Math.max(e, lon)];
		[s, n] = [Math.min(s, lat), Math.max(n, lat)];
	};
	for (const u of units) {
		const from = data.pointStart[data.ringStart[u] ?? 0] ?? 0;
		const to = data.pointStart[data.ringStart[u + 1] ?? 0] ?? from;
		for (let p = from; p < to; p++) add(data.points[2 * p]!, data.points[2 * p + 1]!);
	}
	for (const [lon, lat] of positions) add(lon, lat);
	return w <= e ? [w, s, e, n] : null;
}

type Pixel = readonly [number, number];

/** From a point to the stretch between two others, pixels. */
export function distanceTo([x, y]: Pixel, [ax, ay]: Pixel, [bx, by]: Pixel): number {
	const length = (bx - ax) ** 2 + (by - ay) ** 2;
	const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
	return Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay));
}
