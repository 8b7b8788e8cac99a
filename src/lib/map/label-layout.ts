import type { Rect } from './types.ts';

/** A text that wants a place at a point of the map. */
export interface LabelWish {
	readonly x: number;
	readonly y: number;
	/** Half the size of the text, pixels. */
	readonly halfWidth: number;
	readonly halfHeight: number;
	/** Free distance to the point when the text does not lie on it. */
	readonly gap: number;
	/** Lies on the point where that is free; otherwise always beside it. */
	readonly centred: boolean;
}

const overlaps = (a: Rect, b: Rect) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Middle of each text, or null where there is no room: on the point, else below, above, right, left.
 *  Earlier wishes win; no text covers another, what is `taken`, or the edge of the map. O(wishes × (taken + wishes)). */
export function placeLabels(
	wishes: readonly LabelWish[],
	taken: readonly Rect[],
	width: number,
	height: number
): (readonly [number, number] | null)[] {
	const held = [...taken];
	return wishes.map(({ x, y, halfWidth, halfHeight, gap, centred }) => {
		const spots: [number, number][] = centred ? [[x, y]] : [];
		// Further away only from under a badge: a name far from its place is wrong.
		const covered = taken.some(([w, n, e, s]) => x >= w && x <= e && y >= n && y <= s);
		for (const away of covered ? [gap, 2 * gap + 4] : [gap]) {
			spots.push([x, y + away + halfHeight], [x, y - away - halfHeight]);
			spots.push([x + away + halfWidth, y], [x - away - halfWidth, y]);
		}
		for (const [cx, cy] of spots) {
			const box: Rect = [cx - halfWidth, cy - halfHeight, cx + halfWidth, cy + halfHeight];
			if (box[0] < 2 || box[1] < 2 || box[2] > width - 2 || box[3] > height - 2) continue;
			if (held.some((other) => overlaps(box, other))) continue;
			held.push(box);
			return [cx, cy];
		}
		return null;
	});
}
