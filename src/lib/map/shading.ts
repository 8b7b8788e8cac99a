import { mix } from './colour.ts';
import type { MapTheme } from './theme.ts';
import type { MapScene, Rgb } from './types.ts';

/** A point of a colour ramp, 0–1. */
export function ramp(stops: readonly Rgb[], share: number): Rgb {
	const place = Math.min(1, Math.max(0, share)) * (stops.length - 1);
	const low = Math.min(stops.length - 2, Math.floor(place));
	return mix(stops[low]!, stops[low + 1]!, place - low);
}

/** Fill per unit (rgba): territory tint that deepens with potential, the potential alone, or who changes. */
export function shadeUnits(
	scene: MapScene,
	theme: MapTheme,
	rank: Float32Array,
	heatRank: Float32Array,
	out: Uint8ClampedArray = new Uint8ClampedArray(4 * rank.length)
): Uint8ClampedArray {
	for (let u = 0; u < rank.length; u++) {
		const fill = shadeUnit(
			scene,
			theme,
			scene.mode === 'potential' ? (heatRank[u] ?? 0) : rank[u]!,
			scene.labels[u]!,
			scene.today[u]!
		);
		const faded = scene.focus !== null && scene.labels[u] !== scene.focus ? 0.66 : 0;
		const [r, g, b] = faded > 0 ? mix(fill, theme.paper, faded) : fill;
		out[4 * u] = r;
		out[4 * u + 1] = g;
		out[4 * u + 2] = b;
		out[4 * u + 3] = 255;
	}
	return out;
}

function shadeUnit(scene: MapScene, theme: MapTheme, rank: number, label: number, today: number): Rgb {
	if (scene.mode === 'potential') {
		// Hexagons and accounts carry the heat themselves: below them the land stays calm.
		return scene.heatBy === 'district' ? heatColour(theme, rank) : mix(theme.paper, theme.nobody, 0.2);
	}
	const colour = scene.colours[label] ?? theme.nobody;
	if (scene.mode === 'change')
		return label === today ? mix(theme.paper, theme.nobody, 0.3 + 0.35 * rank * rank) : colour;
	// The poorer half stays a light tint; the rich regions carry the colour.
	return mix(theme.paper, colour, (scene.dark ? 0.34 : 0.24) + (scene.dark ? 0.56 : 0.66) * rank * rank);
}

/** The poorer half stays quiet. */
export const heatColour = (theme: MapTheme, rank: number): Rgb => ramp(theme.heat, 0.06 + 0.94 * rank * rank);

/** Fill per hexagon (rgba). */
export function shadeHexagons(theme: MapTheme, rank: Float32Array): Uint8ClampedArray {
	const out = new Uint8ClampedArray(4 * rank.length);
	for (let k = 0; k < rank.length; k++) out.set([...heatColour(theme, rank[k]!), 235], 4 * k);
	return out;
}

/** Fills between two scenes, `share` 0–1. */
export function mixFills(from: Uint8ClampedArray, to: Uint8ClampedArray, share: number): Uint8ClampedArray {
	if (share >= 1) return to;
	return to.map((value, k) => from[k]! + (value - from[k]!) * share);
}
