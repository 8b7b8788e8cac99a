import { Deck, MapView } from '@deck.gl/core';
import { labelsIn, type Basemap, type PlaceLabel } from './basemap.ts';
import { Camera } from './camera.ts';
import { densityRank } from './cells.ts';
import { GpuPace } from './gpu-pace.ts';
import { accountLayer, cellLayer, landLayer } from './layers.ts';
import { Overlay, type Badge } from './overlay.ts';
import { prepareMap, type Prepared } from './prepared.ts';
import { SceneLines } from './scene-lines.ts';
import { mixFills, shadeUnits } from './shading.ts';
import { themeOf } from './theme.ts';
import type { MapData, MapPick, MapScene, ViewState } from './types.ts';

const accountsFromZoom = 7.4;
const mostAccounts = 1200;
/** Territories fade into each other; left out where a frame takes longer than a few of these. */
const fadeMs = 220;
const fastFrameMs = 40;

/** One Deck for the page's life; plans, scenes and themes come and go inside it. */
export class DeckMap {
	#container: HTMLElement;
	#base: Basemap;
	#camera: Camera;
	#overlay = new Overlay();
	#pace = new GpuPace();
	#deck: Deck<MapView[]> | null = null;
	#prepared: Prepared | null = null;
	#lines: SceneLines | null = null;
	#scene: MapScene | null = null;
	#waiting: MapScene | null = null;
	#busy = false;
	#submitted = false;
	#heat: Float32Array | null = null;
	#heatRank: Float32Array = new Float32Array();
	#fades: { from: Uint8ClampedArray; to: Uint8ClampedArray; since: number } | null = null;
	#fills: Uint8ClampedArray = new Uint8ClampedArray();
	#version = 0;
	#labels: PlaceLabel[] = [];
	#accounts: number[] = [];
	#settle: ReturnType<typeof setTimeout> | null = null;

	constructor(container: HTMLElement, base: Basemap) {
		this.#container = container;
		this.#base = base;
		this.#camera = new Camera(container);
		this.#create();
	}

	static available(): boolean {
		const gl = document.createElement('canvas').getContext('webgl2');
		gl?.getExtension('WEBGL_lose_context')?.loseContext();
		return gl !== null;
	}

	setData(data: MapData): void {
		this.#prepared = prepareMap(data, this.#base);
		this.#lines = new SceneLines(this.#prepared);
		this.#scene = this.#waiting = this.#fades = this.#heat = null;
		this.#fills = new Uint8ClampedArray();
		this.fit();
	}

	/** Shows a scene as soon as the GPU is free; of several that wait only the last is drawn. */
	setScene(scene: MapScene): void {
		if (this.#busy) this.#waiting = scene;
		else this.#apply(scene);
	}

	/** Shows the whole plan. */
	fit(): void {
		if (this.#prepared === null) return;
		this.#camera.fit(this.#prepared.bounds, this.#prepared.box);
		this.#moved();
	}

	/** A new size of the container: keep showing the whole plan as long as nobody has moved the map. */
	resized(): void {
		if (!this.#camera.touched) this.fit();
	}

	zoom(by: number): void {
		this.#go({ ...this.#camera.view, zoom: this.#camera.view.zoom + by });
	}

	pan(x: number, y: number): void {
		const { viewport, view } = this.#camera;
		const [longitude = 0, latitude = 0] = viewport.unproject([viewport.width / 2 + x, viewport.height / 2 + y]);
		this.#go({ ...view, longitude, latitude });
	}

	pick(x: number, y: number): MapPick | null {
		if (this.#prepared === null) return null;
		const [lon = 0, lat = 0] = this.#camera.viewport.unproject([x, y]);
		const unit = this.#prepared.hit.unitAt(lon, lat);
		if (unit < 0) return null;
		const { zoom } = this.#camera.view;
		const reach = (6 * 360) / (512 * 2 ** zoom);
		return { unit, account: zoom >= accountsFromZoom ? this.#prepared.hit.accountAt(lon, lat, reach) : null, x, y };
	}

	destroy(): void {
		if (this.#settle !== null) clearTimeout(this.#settle);
		this.#pace.cancel();
		this.#deck?.finalize();
		this.#deck = null;
		this.#container.replaceChildren();
	}

	#create(): void {
		this.#container.replaceChildren();
		this.#deck = new Deck({
			parent: this.#container as HTMLDivElement,
			views: [new MapView({ id: 'map', repeat: false })],
			viewState: { map: this.#camera.props },
			controller: { dragRotate: false, touchRotate: false, keyboard: false, inertia: true },
			// Lets a test, an export or a screenshot read the pixels.
			deviceProps: { type: 'webgl', webgl: { preserveDrawingBuffer: true } },
			useDevicePixels: Math.min(2, devicePixelRatio),
			getCursor: ({ isDragging }) => (isDragging ? 'grabbing' : 'default'),
			onViewStateChange: ({ viewState }) => this.#go(viewState as unknown as ViewState),
			onLoad: () => this.#watchContext(),
			onAfterRender: ({ gl }) => this.#rendered(gl),
			layers: []
		});
		this.#container.append(this.#overlay.canvas);
	}

	/** A lost GL context takes all buffers along: start over on a fresh canvas, same view, same scene. */
	#watchContext(): void {
		const restart = (event: Event) => {
			event.preventDefault();
			if (this.#deck === null) return;
			this.#pace.cancel();
			this.#deck.finalize();
			this.#busy = false;
			this.#create();
			this.#draw();
		};
		const canvas = this.#container.querySelector('canvas:not(.overlay)');
		canvas?.addEventListener('webglcontextlost', restart, { once: true });
	}

	#apply(scene: MapScene): void {
		const prepared = this.#prepared;
		if (prepared === null) return;
		this.#waiting = null;
		if (scene.heat !== this.#heat) {
			this.#heat = scene.heat;
			this.#heatRank = densityRank(scene.heat, prepared.data.area, prepared.data.edges);
		}
		const to = shadeUnits(scene, themeOf(scene.dark), prepared.rank, this.#heatRank);
		const calm = scene.still || this.#pace.lastMs > fastFrameMs || this.#fills.length !== to.length;
		this.#fades = calm ? null : { from: this.#fills, to, since: performance.now() };
		if (calm) this.#fills = to;
		this.#scene = scene;
		this.#lines?.update(scene);
		this.#next();
	}

	/** One step of a fade, or the scene as it is. */
	#next(): void {
		if (this.#fades !== null) {
			const { from, to, since } = this.#fades;
			const share = Math.min(1, (performance.now() - since) / fadeMs);
			this.#fills = mixFills(from, to, share);
			if (share === 1) this.#fades = null;
		}
		this.#version++;
		this.#busy = this.#submitted = true;
		this.#draw();
	}

	#rendered(gl: WebGL2RenderingContext): void {
		this.#drawOverlay();
		if (!this.#submitted) return;
		this.#submitted = false;
		this.#pace.afterFrame(gl, () => {
			this.#busy = false;
			if (this.#waiting !== null) this.#apply(this.#waiting);
			else if (this.#fades !== null) this.#next();
		});
	}

	#go(view: ViewState): void {
		this.#camera.touched = true;
		this.#camera.set(view);
		this.#moved();
	}

	#moved(): void {
		this.#deck?.setProps({ viewState: { map: this.#camera.props } });
		if (this.#settle !== null) clearTimeout(this.#settle);
		this.#settle = setTimeout(() => this.#settled(), 120);
	}

	#settled(): void {
		this.#settle = null;
		this.#labels = labelsIn(this.#base, this.#camera.bounds, this.#camera.view.zoom + 0.4);
		this.#accounts = this.#camera.view.zoom >= accountsFromZoom ? this.#accountsInView() : [];
		this.#draw();
		this.#drawOverlay();
	}

	#accountsInView(): number[] {
		if (this.#prepared === null) return [];
		const { accountPositions: at, accountPotential } = this.#prepared.data;
		const [w, s, e, n] = this.#camera.bounds;
		const rows: number[] = [];
		for (let row = 0; 2 * row < at.length; row++) {
			const [lon, lat] = [at[2 * row]!, at[2 * row + 1]!];
			if (lon >= w && lon <= e && lat >= s && lat <= n) rows.push(row);
		}
		return rows.sort((a, b) => accountPotential[b]! - accountPotential[a]!).slice(0, mostAccounts);
	}

	#draw(): void {
		const prepared = this.#prepared;
		if (prepared === null || this.#scene === null || this.#deck === null) return;
		const theme = themeOf(this.#scene.dark);
		this.#deck.setProps({
			layers: [
				landLayer(prepared.land, theme),
				cellLayer(prepared.cells, this.#fills, this.#version),
				accountLayer(this.#accounts, prepared.data, theme, prepared.largest)
			]
		});
	}

	/** Drawn in the same frame as the fills below it. */
	#drawOverlay(): void {
		const scene = this.#scene;
		if (scene === null || this.#prepared === null || this.#lines === null) return;
		const theme = themeOf(scene.dark);
		const badges = this.#prepared.data.homes
			.map((home, t): Badge => ({
				position: [home.lon, home.lat],
				letter: home.letter,
				colour: scene.colours[t] ?? theme.nobody,
				faded: scene.focus !== null && scene.focus !== t
			}))
			.filter((badge) => Number.isFinite(badge.position[0]));
		const { width, height } = this.#camera.size;
		const strokes = this.#lines.strokes(scene, theme);
		this.#overlay.draw(width, height, this.#camera.view, strokes, this.#labels, badges, theme);
	}
}
