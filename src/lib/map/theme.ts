import type { Rgb } from './types.ts';

/** Map colours per theme; the page's own colours are CSS variables, WebGL needs numbers. */
export interface MapTheme {
	readonly land: Rgb;
	readonly coast: Rgb;
	readonly border: Rgb;
	readonly region: Rgb;
	readonly text: Rgb;
	readonly halo: Rgb;
	readonly paper: Rgb;
	readonly casing: Rgb;
	readonly ink: Rgb;
	readonly nobody: Rgb;
	/** What the reader draws or has chosen. */
	readonly accent: Rgb;
	readonly barrier: Rgb;
	/** Potential from low to high. */
	readonly heat: readonly Rgb[];
}

export const lightTheme: MapTheme = {
	land: [243, 241, 236],
	coast: [196, 207, 216],
	border: [190, 187, 180],
	region: [222, 218, 209],
	text: [71, 79, 92],
	halo: [255, 255, 255],
	paper: [250, 249, 246],
	casing: [255, 255, 255],
	ink: [38, 44, 54],
	nobody: [206, 206, 204],
	accent: [15, 118, 110],
	barrier: [180, 35, 24],
	heat: [
		[244, 243, 238],
		[206, 229, 219],
		[140, 199, 189],
		[64, 156, 149],
		[16, 108, 106],
		[6, 66, 74]
	]
};

export const darkTheme: MapTheme = {
	land: [26, 32, 41],
	coast: [42, 51, 63],
	border: [62, 72, 86],
	region: [40, 48, 59],
	text: [186, 196, 209],
	halo: [16, 20, 26],
	paper: [27, 33, 42],
	casing: [14, 17, 22],
	ink: [240, 243, 247],
	nobody: [64, 71, 82],
	accent: [45, 212, 191],
	barrier: [255, 128, 115],
	heat: [
		[28, 35, 44],
		[24, 58, 64],
		[22, 92, 94],
		[28, 138, 132],
		[52, 193, 178],
		[178, 247, 229]
	]
};

export const themeOf = (dark: boolean): MapTheme => (dark ? darkTheme : lightTheme);
