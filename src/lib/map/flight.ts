import { interpolateZoom } from 'd3';
import { latOf, lonOf, worldX, worldY } from './line-work.ts';
import type { ViewState } from './types.ts';

const longestMs = 900;

/** Moves the view from one place to another along the shortest path for the eye (van Wijk & Nuij 2003). */
export class Flight {
	#frame = 0;

	get flying(): boolean {
		return this.#frame !== 0;
	}

	start(from: ViewState, to: ViewState, width: number, onview: (view: ViewState, last: boolean) => void): void {
		this.stop();
		const seen = ({ longitude, latitude, zoom }: ViewState): [number, number, number] => [
			worldX(longitude),
			worldY(latitude),
			width / 2 ** zoom
		];
		const path = interpolateZoom(seen(from), seen(to));
		const ms = Math.min(longestMs, 250 + path.duration / 3);
		const began = performance.now();
		const step = () => {
			const share = Math.min(1, (performance.now() - began) / ms);
			const eased = share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2;
			const [x, y, w] = path(eased);
			this.#frame = share < 1 ? requestAnimationFrame(step) : 0;
			onview({ longitude: lonOf(x), latitude: latOf(y), zoom: Math.log2(width / w) }, share === 1);
		};
		this.#frame = requestAnimationFrame(step);
	}

	stop(): void {
		if (this.#frame !== 0) cancelAnimationFrame(this.#frame);
		this.#frame = 0;
	}
}
