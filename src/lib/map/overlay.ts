import type { PlaceLabel } from './basemap.ts';
import { badgeColour, css } from './colour.ts';
import type { MapTheme } from './theme.ts';
import { tracePath, worldX, worldY, type LineWork } from './line-work.ts';
import type { Rgb, ViewState } from './types.ts';

export interface Badge {
	readonly position: readonly [number, number];
	readonly letter: string;
	readonly colour: Rgb;
	readonly faded: boolean;
}

export interface Stroke {
	readonly work: LineWork;
	readonly colour: string;
	readonly width: number;
	readonly dash?: readonly number[];
}

type Project = (position: readonly [number, number]) => readonly [number, number];
type Rect = readonly [number, number, number, number];

const font = "-apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, 'Liberation Sans', sans-serif";
const radius = 10;

/** Lines, names and badges on a 2D canvas above the fills: crisp at any scale, real text widths for the collision test,
 *  and far cheaper than instanced lines where WebGL is software. */
export class Overlay {
	readonly canvas = document.createElement('canvas');
	#context = this.canvas.getContext('2d', { willReadFrequently: true });

	constructor() {
		this.canvas.className = 'overlay';
		this.canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none';
		this.canvas.ariaHidden = 'true';
	}

	draw(
		width: number,
		height: number,
		view: ViewState,
		strokes: readonly Stroke[],
		labels: readonly PlaceLabel[],
		badges: readonly Badge[],
		theme: MapTheme
	): void {
		const c = this.#context;
		if (c === null) return;
		const scale = Math.min(2, devicePixelRatio);
		if (this.canvas.width !== Math.round(width * scale) || this.canvas.height !== Math.round(height * scale)) {
			this.canvas.width = Math.round(width * scale);
			this.canvas.height = Math.round(height * scale);
		}
		c.setTransform(scale, 0, 0, scale, 0, 0);
		c.clearRect(0, 0, width, height);
		c.lineJoin = 'round';
		c.lineCap = 'round';
		for (const stroke of strokes) {
			tracePath(c, stroke.work, view, width, height);
			c.setLineDash([...(stroke.dash ?? [])]);
			c.lineWidth = stroke.width;
			c.strokeStyle = stroke.colour;
			c.stroke();
		}
		c.setLineDash([]);
		const scaleTo = 2 ** view.zoom;
		const project: Project = ([lon, lat]) => [
			(worldX(lon) - worldX(view.longitude)) * scaleTo + width / 2,
			(worldY(lat) - worldY(view.latitude)) * scaleTo + height / 2
		];
		const spots = spread(badges.map((badge) => project(badge.position)));
		const taken: Rect[] = spots.map(([x, y]) => [x - radius, y - radius, x + radius, y + radius]);
		this.#labels(c, width, height, project, labels, taken, theme);
		badges.forEach((badge, k) => drawBadge(c, spots[k]!, badge));
	}

	#labels(
		c: CanvasRenderingContext2D,
		width: number,
		height: number,
		project: Project,
		labels: readonly PlaceLabel[],
		taken: Rect[],
		theme: MapTheme
	): void {
		c.textAlign = 'center';
		c.textBaseline = 'middle';
		c.lineJoin = 'round';
		c.lineWidth = 3;
		c.strokeStyle = `rgb(${theme.halo.join(' ')} / 0.8)`;
		c.fillStyle = css(theme.text);
		for (const label of labels) {
			const [x, y] = project(label.position);
			if (x < -60 || y < -20 || x > width + 60 || y > height + 20) continue;
			const big = label.population > 500_000;
			const size = big ? 12.5 : label.population > 100_000 ? 11.5 : 10.5;
			c.font = `${big ? 600 : 400} ${size}px ${font}`;
			const half = c.measureText(label.name).width / 2 + 3;
			// A badge sits on the town it is named after: the name goes below it, or above, or not at all.
			const spot = [y, y + radius + 8, y - radius - 8].find((at) => {
				const box: Rect = [x - half, at - size * 0.7, x + half, at + size * 0.7];
				if (taken.some((other) => overlaps(box, other))) return false;
				taken.push(box);
				return true;
			});
			if (spot === undefined) continue;
			c.strokeText(label.name, x, spot);
			c.fillText(label.name, x, spot);
		}
	}
}

const overlaps = (a: Rect, b: Rect) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Two homes in one town stand side by side. */
function spread(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
	const spots: [number, number][] = [];
	for (const [x, y] of points) {
		let [sx, sy] = [x, y];
		for (const [ox, oy] of spots) {
			const gap = Math.sqrt((sx - ox) ** 2 + (sy - oy) ** 2);
			if (gap >= 2 * radius) continue;
			sx = ox + (sx >= ox ? 1 : -1) * 2 * radius;
			sy = gap < 4 ? oy : sy;
		}
		spots.push([sx, sy]);
	}
	return spots;
}

function drawBadge(c: CanvasRenderingContext2D, [x, y]: readonly [number, number], badge: Badge): void {
	c.globalAlpha = badge.faded ? 0.5 : 1;
	c.beginPath();
	c.arc(x, y, radius, 0, 2 * Math.PI);
	c.fillStyle = '#fff';
	c.fill();
	c.beginPath();
	c.arc(x, y, radius - 2, 0, 2 * Math.PI);
	c.fillStyle = css(badgeColour(badge.colour));
	c.fill();
	c.font = `700 ${badge.letter.length > 1 ? 9 : 11}px ${font}`;
	c.textAlign = 'center';
	c.textBaseline = 'middle';
	c.fillStyle = '#fff';
	c.fillText(badge.letter, x, y + 0.5);
	c.globalAlpha = 1;
}
