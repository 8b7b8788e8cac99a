import { WebMercatorViewport } from '@deck.gl/core';
import type { Box } from './basemap.ts';
import type { ViewState } from './types.ts';

/** Where the map looks, within the surroundings of the plan. */
export class Camera {
	view: ViewState = { longitude: 10, latitude: 51, zoom: 4 };
	/** Somebody has moved the map: a new size no longer resets it. */
	touched = false;
	#container: HTMLElement;
	#home: ViewState = this.view;
	#box: Box = [-180, -80, 180, 83];

	constructor(container: HTMLElement) {
		this.#container = container;
	}

	get size(): { width: number; height: number } {
		return { width: this.#container.clientWidth || 64, height: this.#container.clientHeight || 64 };
	}

	get viewport(): WebMercatorViewport {
		return new WebMercatorViewport({ ...this.view, ...this.size });
	}

	get bounds(): Box {
		const [w, s, e, n] = this.viewport.getBounds();
		return [w, s, e, n];
	}

	get props(): ViewState & { minZoom: number; maxZoom: number } {
		return { ...this.view, minZoom: this.#minZoom, maxZoom: 13 };
	}

	/** Shows all of a plan; the view may go no further than `box`. */
	fit(bounds: Box, box: Box): void {
		this.#box = box;
		this.#home = this.viewOf(bounds, 11);
		this.touched = false;
		this.set(this.#home);
	}

	/** View in which the bounds lie clear of the cards on the map. */
	viewOf([w, s, e, n]: Box, mostZoom: number): ViewState {
		const { width, height } = this.size;
		// Nothing with a place: stay.
		if (![w, s, e, n].every(Number.isFinite)) return this.view;
		const padding = paddingOf(width, height);
		const corners: [[number, number], [number, number]] = [
			[w, s],
			[e, n]
		];
		const fitted = new WebMercatorViewport({ width, height }).fitBounds(corners, { padding, maxZoom: mostZoom });
		const { longitude, latitude, zoom } = fitted;
		return { longitude, latitude, zoom: Math.min(zoom, mostZoom) };
	}

	/** Whether a view of another day or another plan makes sense here. */
	holds({ longitude, latitude }: ViewState): boolean {
		const [w, s, e, n] = this.#box;
		return longitude > w && longitude < e && latitude > s && latitude < n;
	}

	set({ longitude, latitude, zoom }: ViewState): void {
		// A gesture on a map without a size ends in NaN, which no later view would get rid of.
		if (![longitude, latitude, zoom].every(Number.isFinite)) return;
		const [w, s, e, n] = this.#box;
		this.view = {
			longitude: within(longitude, w, e),
			latitude: within(latitude, s, n),
			zoom: within(zoom, this.#minZoom, 13)
		};
	}

	get #minZoom(): number {
		return Math.max(1, this.#home.zoom - 1.2);
	}
}

/** What cards cover at the edges. At least two fifths of each side are left: `fitBounds` throws where nothing is. */
function paddingOf(width: number, height: number) {
	const wanted =
		width < 652
			? { top: Math.min(190, height / 2.7), bottom: Math.min(80, height / 5.4), left: 16, right: 16 }
			: { top: 20, bottom: width < 800 ? 96 : 66, left: Math.min(120, width / 6), right: Math.min(100, width / 6) };
	const across = Math.min(1, (0.6 * width) / (wanted.left + wanted.right));
	const down = Math.min(1, (0.6 * height) / (wanted.top + wanted.bottom));
	return {
		top: down * wanted.top,
		bottom: down * wanted.bottom,
		left: across * wanted.left,
		right: across * wanted.right
	};
}

const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
