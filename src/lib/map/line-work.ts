import type { Path } from './basemap.ts';
import type { ViewState } from './types.ts';

/** Lines in web-mercator world units (0–512 at zoom 0): a view is then only a scale and a shift away. */
export interface LineWork {
	/** x, y per point. */
	readonly points: Float64Array;
	/** Line k owns points `starts[k] .. starts[k + 1])`. */
	readonly starts: Uint32Array;
	/** West, north, east, south per line, world units. */
	readonly boxes: Float64Array;
}

export const worldX = (lon: number) => (512 * (lon + 180)) / 360;
export const worldY = (lat: number) =>
	512 * (0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI));
export const lonOf = (x: number) => (360 * x) / 512 - 180;
export const latOf = (y: number) => (360 / Math.PI) * Math.atan(Math.exp(2 * Math.PI * (0.5 - y / 512))) - 90;

export function lineWork(lines: readonly Path[]): LineWork {
	const starts = new Uint32Array(lines.length + 1);
	lines.forEach((line, k) => (starts[k + 1] = starts[k]! + line.length));
	const points = new Float64Array(2 * starts[lines.length]!);
	const boxes = new Float64Array(4 * lines.length);
	lines.forEach((line, k) => {
		let [w, n, e, s] = [Infinity, Infinity, -Infinity, -Infinity];
		line.forEach(([lon, lat], p) => {
			const x = worldX(lon);
			const y = worldY(lat);
			points[2 * (starts[k]! + p)] = x;
			points[2 * (starts[k]! + p) + 1] = y;
			w = Math.min(w, x);
			e = Math.max(e, x);
			n = Math.min(n, y);
			s = Math.max(s, y);
		});
		boxes.set([w, n, e, s], 4 * k);
	});
	return { points, starts, boxes };
}

/** Adds the visible lines to the context's path. Points closer than half a pixel to the one before are left out. */
export function tracePath(
	c: CanvasRenderingContext2D,
	work: LineWork,
	view: ViewState,
	width: number,
	height: number
): void {
	const scale = 2 ** view.zoom;
	const left = worldX(view.longitude) * scale - width / 2;
	const top = worldY(view.latitude) * scale - height / 2;
	const { points, starts, boxes } = work;
	c.beginPath();
	for (let k = 0; k + 1 < starts.length; k++) {
		if (boxes[4 * k]! * scale > left + width || boxes[4 * k + 2]! * scale < left) continue;
		if (boxes[4 * k + 1]! * scale > top + height || boxes[4 * k + 3]! * scale < top) continue;
		let [px, py] = [NaN, NaN];
		const last = starts[k + 1]! - 1;
		for (let p = starts[k]!; p <= last; p++) {
			const x = points[2 * p]! * scale - left;
			const y = points[2 * p + 1]! * scale - top;
			if (p === starts[k]) c.moveTo(x, y);
			else if (p < last && Math.abs(x - px) + Math.abs(y - py) < 0.5) continue;
			else c.lineTo(x, y);
			px = x;
			py = y;
		}
	}
}
