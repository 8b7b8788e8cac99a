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

	fit([w, s, e, n]: Box, box: Box): void {
		const { width, height } = this.size;
		// Room for the cards that lie on the map.
		const padding =
			width < 620
				? { top: Math.min(96, height / 4), bottom: Math.min(64, height / 6), left: 16, right: 16 }
				: { top: 20, bottom: 66, left: 120, right: 100 };
		const corners: [[number, number], [number, number]] = [
			[w, s],
			[e, n]
		];
		const { longitude, latitude, zoom } = new WebMercatorViewport({ width, height }).fitBounds(corners, { padding });
		this.#box = box;
		this.#home = { longitude, latitude, zoom: Math.min(zoom, 11) };
		this.touched = false;
		this.set(this.#home);
	}

	set({ longitude, latitude, zoom }: ViewState): void {
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

const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
