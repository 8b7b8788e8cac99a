import { css } from './colour.ts';
import { mapFont } from './map-font.ts';
import { themeOf } from './theme.ts';

/** What is written around the picture of the map; everything in the reader's words. */
export interface PictureText {
	readonly title: string;
	readonly subtitle: string;
	/** Colour scale with its two end values. */
	readonly scale: {
		readonly label: string;
		readonly stops: readonly string[];
		readonly low: string;
		readonly high: string;
	} | null;
	readonly keys: readonly { readonly colour: string; readonly label: string }[];
	readonly attribution: string;
}

const margin = 20;

/** Puts title, legend and attribution around a picture of the map; nothing covers the map. PNG. */
export async function composePicture(
	map: HTMLCanvasElement,
	text: PictureText,
	dark: boolean,
	scale: number
): Promise<Blob> {
	const theme = themeOf(dark);
	const width = map.width / scale;
	const picture = document.createElement('canvas');
	const c = picture.getContext('2d')!;
	const head = 58;
	const foot = legend(c, text, theme, width, 0, false) + 34;
	picture.width = map.width;
	picture.height = Math.round((head + foot) * scale) + map.height;
	c.fillStyle = dark ? '#151a21' : '#ffffff';
	c.fillRect(0, 0, picture.width, picture.height);
	c.drawImage(map, 0, Math.round(head * scale));
	c.setTransform(scale, 0, 0, scale, 0, 0);
	c.textBaseline = 'alphabetic';
	c.textAlign = 'left';
	c.fillStyle = css(theme.ink);
	c.font = `650 18px ${mapFont}`;
	c.fillText(text.title, margin, 27, width - 2 * margin);
	c.fillStyle = css(theme.text);
	c.font = `13px ${mapFont}`;
	c.fillText(text.subtitle, margin, 46, width - 2 * margin);
	const top = head + map.height / scale;
	legend(c, text, theme, width, top, true);
	c.fillStyle = css(theme.text);
	c.font = `11px ${mapFont}`;
	c.fillText(text.attribution, margin, top + foot - 12, width - 2 * margin);
	return new Promise((resolve, reject) =>
		picture.toBlob(
			(blob) => (blob === null ? reject(new Error('the picture is too large')) : resolve(blob)),
			'image/png'
		)
	);
}

/** Scale and keys in rows as wide as the picture; returns their height. */
function legend(
	c: CanvasRenderingContext2D,
	{ scale, keys }: PictureText,
	theme: ReturnType<typeof themeOf>,
	width: number,
	top: number,
	draw: boolean
): number {
	const line = 22;
	let [x, y] = [margin, top + 26];
	c.font = `12px ${mapFont}`;
	c.textBaseline = 'alphabetic';
	const write = (text: string, colour: string) => {
		if (draw) {
			c.fillStyle = colour;
			c.fillText(text, x, y);
		}
		x += c.measureText(text).width;
	};
	const fits = (wide: number) => {
		if (x === margin || x + wide <= width - margin) return;
		[x, y] = [margin, y + line];
	};
	if (scale !== null) {
		write(`${scale.label}   ${scale.low} `, css(theme.text));
		if (draw) {
			const ramp = c.createLinearGradient(x, 0, x + 120, 0);
			scale.stops.forEach((stop, k) => ramp.addColorStop(k / Math.max(1, scale.stops.length - 1), stop));
			c.fillStyle = ramp;
			c.fillRect(x, y - 9, 120, 10);
		}
		x += 124;
		write(` ${scale.high}`, css(theme.text));
		x += 24;
	}
	for (const { colour, label } of keys) {
		fits(18 + c.measureText(label).width);
		if (draw) {
			c.fillStyle = colour;
			c.fillRect(x, y - 10, 12, 12);
		}
		x += 18;
		write(label, css(theme.ink));
		x += 18;
	}
	return y - top + 8;
}
