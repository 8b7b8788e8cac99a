import { css, mix } from './colour.ts';
import { placeLabels } from './label-layout.ts';
import { mapFont } from './map-font.ts';
import type { MapTheme } from './theme.ts';
import type { LonLat, Rect } from './types.ts';

/** A name on the map. */
export interface MapName {
	readonly text: string;
	readonly position: LonLat;
	readonly kind: 'city' | 'town' | 'village' | 'account' | 'barrier' | 'abroad';
}

/** Size and free space in pixels: the less a name matters, the more room it wants around it. */
const looks = {
	city: { size: 12.5, weight: 600, gap: 11, air: 4 },
	town: { size: 11.5, weight: 500, gap: 11, air: 5 },
	village: { size: 10.5, weight: 400, gap: 9, air: 6 },
	account: { size: 11, weight: 600, gap: 8, air: 3 },
	barrier: { size: 11, weight: 650, gap: 6, air: 3 },
	abroad: { size: 10.5, weight: 400, gap: 9, air: 14 }
} as const;

const widths = new Map<string, number>();

/** Draws as many names as fit, most important first. */
export function paintNames(
	c: CanvasRenderingContext2D,
	width: number,
	height: number,
	project: (position: LonLat) => readonly [number, number],
	names: readonly MapName[],
	taken: readonly Rect[],
	theme: MapTheme
): void {
	const font = ({ kind }: MapName) => `${looks[kind].weight} ${looks[kind].size}px ${mapFont}`;
	const near = names.filter(({ position }) => {
		const [x, y] = project(position);
		return x > -60 && y > -20 && x < width + 60 && y < height + 20;
	});
	const wishes = near.map((name) => {
		const [x, y] = project(name.position);
		const key = `${name.kind}/${name.text}`;
		let wide = widths.get(key);
		if (wide === undefined) {
			c.font = font(name);
			widths.set(key, (wide = c.measureText(name.text).width));
		}
		const { size, gap, air } = looks[name.kind];
		const centred = name.kind !== 'account' && name.kind !== 'barrier';
		return { x, y, halfWidth: wide / 2 + air, halfHeight: 0.7 * size + air - 3, gap, centred };
	});
	c.textAlign = 'center';
	c.textBaseline = 'middle';
	c.lineJoin = 'round';
	c.lineWidth = 3;
	c.strokeStyle = `rgb(${theme.halo.join(' ')} / 0.85)`;
	const colours = {
		city: theme.text,
		town: theme.text,
		village: theme.text,
		account: theme.ink,
		barrier: theme.ink,
		abroad: mix(theme.text, theme.land, 0.35)
	};
	placeLabels(wishes, taken, width, height).forEach((spot, k) => {
		if (spot === null) return;
		const name = near[k]!;
		c.font = font(name);
		c.fillStyle = css(colours[name.kind]);
		c.strokeText(name.text, ...spot);
		c.fillText(name.text, ...spot);
	});
}
