import { paintOverlay, type OverlayContent } from './overlay-paint.ts';
import type { ViewState } from './types.ts';

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

	draw(width: number, height: number, view: ViewState, content: OverlayContent): void {
		const c = this.#context;
		if (c === null) return;
		const scale = Math.min(2, devicePixelRatio);
		if (this.canvas.width !== Math.round(width * scale) || this.canvas.height !== Math.round(height * scale)) {
			this.canvas.width = Math.round(width * scale);
			this.canvas.height = Math.round(height * scale);
		}
		c.setTransform(scale, 0, 0, scale, 0, 0);
		c.clearRect(0, 0, width, height);
		paintOverlay(c, width, height, view, content);
	}
}
