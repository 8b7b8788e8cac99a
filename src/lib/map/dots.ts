import type { DotLayerProps } from './dot-layer.ts';
import { rankOf } from './ranks.ts';
import { ramp } from './shading.ts';
import type { Box } from './basemap.ts';
import type { MapTheme } from './theme.ts';
import type { MapData, Rgb } from './types.ts';

/** Rows with the most of `amount` inside the box, at most `most` of them, smallest first so that the largest lie on top.
 *  O(accounts) and a sort of the numbers in view. */
export function largestInView(
	positions: Float32Array,
	amount: Float32Array,
	[w, s, e, n]: Box,
	most: number
): number[] {
	const rows: number[] = [];
	for (let row = 0; 2 * row < positions.length; row++) {
		const [lon, lat] = [positions[2 * row]!, positions[2 * row + 1]!];
		if (lon >= w && lon <= e && lat >= s && lat <= n) rows.push(row);
	}
	let kept = rows;
	if (rows.length > most) {
		const limit = Float32Array.from(rows, (row) => amount[row]!).sort()[rows.length - most]!;
		kept = rows.filter((row) => amount[row]! >= limit).slice(0, most);
	}
	return kept.sort((a, b) => amount[a]! - amount[b]! || a - b);
}

/** Radius in pixels: the area grows with the potential. */
export const dotRadius = (potential: number, largest: number, zoom: number): number =>
	(zoom < 7 ? 1.4 : 2) + (zoom < 7 ? 5 : 7) * Math.sqrt(Math.max(0, potential) / largest);

/** Attributes of the dot layer for these accounts; `colour` is asked by place in the list. */
export function dotData(
	rows: readonly number[],
	data: MapData,
	radius: (row: number) => number,
	colour: (k: number) => readonly [number, number, number, number]
): DotLayerProps['data'] {
	const positions = new Float32Array(2 * rows.length);
	const radii = new Float32Array(rows.length);
	const colours = new Uint8Array(4 * rows.length);
	rows.forEach((row, k) => {
		positions[2 * k] = data.accountPositions[2 * row]!;
		positions[2 * k + 1] = data.accountPositions[2 * row + 1]!;
		radii[k] = radius(row);
		colours.set(colour(k), 4 * k);
	});
	return {
		length: rows.length,
		attributes: {
			getPosition: { value: positions, size: 2 },
			getRadius: { value: radii, size: 1 },
			getColor: { value: colours, size: 4, normalized: true }
		}
	};
}

/** Colour of each of these accounts by the rank of its score among them. */
export function scoreColours(rows: readonly number[], score: Float32Array, theme: MapTheme): (k: number) => Rgb {
	const { rank } = rankOf(Float32Array.from(rows, (row) => score[row] ?? 0));
	return (k) => ramp(theme.heat, 0.16 + 0.84 * (rank[k] ?? 0));
}
