import { hcl, lab, rgb } from 'd3';
import type { Rgb } from './types.ts';

const hues = ['#4C78A8', '#E08A4B', '#6BA368', '#B279A2', '#C8A951', '#72B7B2', '#D67195', '#9C755F'];

const toRgb = (colour: string): Rgb => {
	const { r, g, b } = rgb(colour);
	return [Math.round(r), Math.round(g), Math.round(b)];
};

/** The eight hues, then darker and lighter ones of the same family. */
export const palette: readonly Rgb[] = [
	...hues.map(toRgb),
	...hues.map((hue) => {
		const { h, c, l } = hcl(hue);
		return toRgb(hcl(h + 18, c * 1.1, l - 16).formatHex());
	}),
	...hues.map((hue) => {
		const { h, c, l } = hcl(hue);
		return toRgb(hcl(h - 18, c * 0.85, l + 14).formatHex());
	})
];

// Red-blind and green-blind sight (Viénot, Brettel & Mollon 1999), on linear light.
const sights = [
	[1, 0, 0, 0, 1, 0, 0, 0, 1],
	[0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1],
	[0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1]
];
const linear = (v: number) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
const gamma = (v: number) => 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * Math.max(0, v) ** (1 / 2.4) - 0.055);

function seen(colour: Rgb, sight: readonly number[]): Rgb {
	const [r, g, b] = colour.map(linear) as [number, number, number];
	const row = (k: number) => gamma(sight[k]! * r + sight[k + 1]! * g + sight[k + 2]! * b);
	return [row(0), row(3), row(6)];
}

/** Smallest distance of two colours (CIELAB) over full, red-blind and green-blind sight. */
export function colourDistance(a: Rgb, b: Rgb): number {
	let least = Infinity;
	for (const sight of sights) {
		const p = lab(rgb(...seen(a, sight)));
		const q = lab(rgb(...seen(b, sight)));
		least = Math.min(least, Math.sqrt((p.l - q.l) ** 2 + (p.a - q.a) ** 2 + (p.b - q.b) ** 2));
	}
	return least;
}

const distances = palette.map((a) => palette.map((b) => colourDistance(a, b)));

/** One colour per territory: greedy by number of neighbours; each takes, among the least used colours of the palette,
 *  the one furthest from its neighbours' for normal and colour-blind eyes. Deterministic; O(n · palette · degree). */
export function territoryColours(neighbours: readonly ReadonlySet<number>[]): Rgb[] {
	const count = neighbours.length;
	const usable = Math.min(palette.length, Math.max(hues.length, Math.ceil(count / hues.length) * hues.length));
	const used = new Array<number>(usable).fill(0);
	const picked = new Array<number>(count).fill(-1);
	const order = [...neighbours.keys()].sort((a, b) => neighbours[b]!.size - neighbours[a]!.size || a - b);
	for (const t of order) {
		const around = [...neighbours[t]!].map((n) => picked[n]!).filter((c) => c >= 0);
		const least = Math.min(...used.filter((_, c) => !around.includes(c)));
		let best = 0;
		let bestDistance = -1;
		for (let c = 0; c < usable; c++) {
			if (around.includes(c) || used[c]! > least) continue;
			const distance = Math.min(200, ...around.map((other) => distances[c]![other]!));
			if (distance > bestDistance + 1e-9) {
				best = c;
				bestDistance = distance;
			}
		}
		picked[t] = best;
		used[best] = used[best]! + 1;
	}
	return picked.map((c) => palette[c]!);
}

/** Which territories touch: pairs of neighbouring units with different labels, and each home's three nearest homes
 *  (territories end up beside each other there in any plan). */
export function territoryNeighbours(
	count: number,
	labels: Int32Array,
	edges: Uint32Array,
	homes: readonly { readonly lon: number; readonly lat: number }[]
): Set<number>[] {
	const sets = Array.from({ length: count }, () => new Set<number>());
	const link = (a: number, b: number) => {
		if (a === b || a < 0 || b < 0) return;
		sets[a]!.add(b);
		sets[b]!.add(a);
	};
	for (let e = 0; e + 1 < edges.length; e += 2) link(labels[edges[e]!]!, labels[edges[e + 1]!]!);
	homes.forEach((home, t) => {
		const away = (o: { lon: number; lat: number }) => ((o.lon - home.lon) * 0.6) ** 2 + (o.lat - home.lat) ** 2;
		const near = homes.map((_, o) => o).filter((o) => o !== t && Number.isFinite(away(homes[o]!)));
		near.sort((a, b) => away(homes[a]!) - away(homes[b]!) || a - b);
		for (const o of near.slice(0, 3)) link(t, o);
	});
	return sets;
}

export const mix = (a: Rgb, b: Rgb, share: number): Rgb => [
	a[0] + (b[0] - a[0]) * share,
	a[1] + (b[1] - a[1]) * share,
	a[2] + (b[2] - a[2]) * share
];

/** The colour, darkened until a white letter on it can be read (contrast 4.5 : 1). */
export function badgeColour(colour: Rgb): Rgb {
	let dark = colour;
	for (let k = 0; k < 12 && luminance(dark) > 1.05 / 4.6 - 0.05; k++) dark = mix(dark, [0, 0, 0], 0.08);
	return dark;
}
const luminance = ([r, g, b]: Rgb) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

export const css = (colour: Rgb): string => `rgb(${colour.map(Math.round).join(' ')})`;
