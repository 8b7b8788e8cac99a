import { badgeColour, css } from './colour.ts';
import { mapFont } from './map-font.ts';
import { paintNames, type MapName } from './names.ts';
import type { MapTheme } from './theme.ts';
import { tracePath, worldX, worldY, type LineWork } from './line-work.ts';
import type { SketchShape } from './sketch.ts';
import type { LonLat, Rect, Rgb, ViewState } from './types.ts';

export interface Badge {
	readonly position: LonLat;
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

export interface OverlayContent {
	/** Bottom to top. */
	readonly strokes: readonly Stroke[];
	/** Most important first. */
	readonly names: readonly MapName[];
	readonly badges: readonly Badge[];
	/** Accounts to point out for a moment, and how strongly (0–1). */
	readonly rings: { readonly positions: readonly LonLat[]; readonly share: number } | null;
	readonly sketch: SketchShape | null;
	/** Where something lies on the map that names must keep clear of. */
	readonly obstacles: readonly Rect[];
	readonly theme: MapTheme;
}

type Pixel = readonly [number, number];
const radius = 10;

/** Pixels of the map for a place. */
export function projector(view: ViewState, width: number, height: number): (position: LonLat) => Pixel {
	const scale = 2 ** view.zoom;
	return ([lon, lat]) => [
		(worldX(lon) - worldX(view.longitude)) * scale + width / 2,
		(worldY(lat) - worldY(view.latitude)) * scale + height / 2
	];
}

/** Draws all that lies above the fills. Names keep clear of each other, of badges and of `obstacles`. */
export function paintOverlay(
	c: CanvasRenderingContext2D,
	width: number,
	height: number,
	view: ViewState,
	content: OverlayContent
): void {
	const { strokes, names, badges, rings, sketch, obstacles, theme } = content;
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
	const project = projector(view, width, height);
	const spots = spread(badges.map((badge) => project(badge.position)));
	const onBadges = spots.map(([x, y]): Rect => [x - radius, y - radius, x + radius, y + radius]);
	paintNames(c, width, height, project, names, [...obstacles, ...onBadges], theme);
	badges.forEach((badge, k) => drawBadge(c, spots[k]!, badge));
	if (rings !== null) drawRings(c, rings.positions.map(project), rings.share, theme);
	if (sketch !== null) drawSketch(c, sketch, project, theme);
}

/** Two homes in one town stand side by side. */
function spread(points: readonly Pixel[]): Pixel[] {
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

function drawBadge(c: CanvasRenderingContext2D, [x, y]: Pixel, badge: Badge): void {
	c.globalAlpha = badge.faded ? 0.5 : 1;
	c.beginPath();
	c.arc(x, y, radius, 0, 2 * Math.PI);
	c.fillStyle = '#fff';
	c.fill();
	c.beginPath();
	c.arc(x, y, radius - 2, 0, 2 * Math.PI);
	c.fillStyle = css(badgeColour(badge.colour));
	c.fill();
	c.font = `700 ${badge.letter.length > 1 ? 9 : 11}px ${mapFont}`;
	c.textAlign = 'center';
	c.textBaseline = 'middle';
	c.fillStyle = '#fff';
	c.fillText(badge.letter, x, y + 0.5);
	c.globalAlpha = 1;
}

function drawRings(c: CanvasRenderingContext2D, pixels: readonly Pixel[], share: number, theme: MapTheme): void {
	c.globalAlpha = share;
	c.strokeStyle = css(theme.accent);
	c.lineWidth = 2.5;
	c.beginPath();
	for (const [x, y] of pixels) {
		c.moveTo(x + 11, y);
		c.arc(x, y, 11, 0, 2 * Math.PI);
	}
	c.stroke();
	c.globalAlpha = 1;
}

function drawSketch(
	c: CanvasRenderingContext2D,
	shape: SketchShape,
	project: (position: LonLat) => Pixel,
	theme: MapTheme
): void {
	const pixels = shape.points.map(project);
	c.beginPath();
	pixels.forEach(([x, y], k) => (k === 0 ? c.moveTo(x, y) : c.lineTo(x, y)));
	if (shape.closed) {
		c.closePath();
		c.fillStyle = `rgb(${theme.accent.join(' ')} / 0.14)`;
		c.fill();
	}
	for (const [colour, wide] of [
		[css(theme.casing), 4],
		[css(theme.accent), 2]
	] as const) {
		c.strokeStyle = colour;
		c.lineWidth = wide;
		c.setLineDash(shape.closed ? [6, 4] : []);
		c.stroke();
	}
	c.setLineDash([]);
	if (!shape.closed) {
		for (const [x, y] of pixels) {
			c.beginPath();
			c.arc(x, y, 4, 0, 2 * Math.PI);
			c.fillStyle = css(theme.casing);
			c.fill();
			c.strokeStyle = css(theme.accent);
			c.stroke();
		}
	}
	if (shape.crosshair === null) return;
	const [x, y] = shape.crosshair;
	for (const [colour, wide] of [
		[css(theme.casing), 5],
		[css(theme.ink), 2]
	] as const) {
		c.beginPath();
		for (const [dx, dy] of [
			[1, 0],
			[-1, 0],
			[0, 1],
			[0, -1]
		] as const) {
			c.moveTo(x + 4 * dx, y + 4 * dy);
			c.lineTo(x + 14 * dx, y + 14 * dy);
		}
		c.strokeStyle = colour;
		c.lineWidth = wide;
		c.stroke();
	}
}
