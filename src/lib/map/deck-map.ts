import type { Layer } from '@deck.gl/core';
import type { Basemap } from './basemap.ts';
import { territoryLines } from './borders.ts';
import { Camera } from './camera.ts';
import type { DotLayerProps } from './dot-layer.ts';
import { dotData, dotRadius, largestInView, scoreColours } from './dots.ts';
import { Fills } from './fills.ts';
import { Flight } from './flight.ts';
import { GlStage } from './gl-stage.ts';
import { GpuPace } from './gpu-pace.ts';
import { Heat } from './heat.ts';
import { cellLayer, dotLayer, landLayer } from './layers.ts';
import { lineWork, type LineWork } from './line-work.ts';
import { mapNames } from './map-names.ts';
import type { MapName } from './names.ts';
import { Overlay } from './overlay.ts';
import { paintOverlay, projector, type Badge, type OverlayContent } from './overlay-paint.ts';
import { boundsAround, distanceTo, located } from './places.ts';
import { prepareMap, type Prepared } from './prepared.ts';
import { SceneLines } from './scene-lines.ts';
import { shadeHexagons, shadeUnits } from './shading.ts';
import { Sketch, type SketchTool } from './sketch.ts';
import { themeOf } from './theme.ts';
import type { HeatScale, LonLat, MapData, MapMoved, MapPick, MapScene, Rect, ViewState } from './types.ts';

const accountsFromZoom = 7.4;
const namesFromZoom = 8.6;
const mostAccounts = 2500;
const mostNamed = 24;
const mostPicked = 20_000;
/** Fades are left out where a frame takes longer than a few of these. */
const fastFrameMs = 40;
const flashMs = 1600;
const mostRings = 300;

interface Events {
	readonly onmove?: (moved: MapMoved) => void;
	readonly onscale?: (scale: HeatScale | null) => void;
	/** No WebGL context is to be had any more. */
	readonly onfail?: () => void;
}
type Dots = DotLayerProps['data'];

/** One map for the page's life; plans, scenes and themes come and go inside it. */
export class DeckMap {
	#container: HTMLElement;
	#base: Basemap;
	#events: Events;
	#camera: Camera;
	#flight = new Flight();
	#overlay = new Overlay();
	#pace = new GpuPace();
	#flightPace = new GpuPace();
	#stage: GlStage;
	#prepared: Prepared | null = null;
	#lines: SceneLines | null = null;
	#heat: Heat | null = null;
	#scene: MapScene | null = null;
	#waiting: MapScene | null = null;
	#busy = false;
	#submitted = false;
	#fills = new Fills();
	#hexFills: Uint8ClampedArray | null = null;
	#version = 0;
	#names: MapName[] = [];
	#rows: readonly number[] = [];
	#drawn: ReadonlySet<number> = new Set();
	#named: readonly number[] = [];
	#dots: Dots | null = null;
	#picked: Dots | null = null;
	#scaleText = '';
	#obstacles: readonly Rect[] = [];
	#sketch: Sketch | null = null;
	#flash: { work: LineWork; positions: LonLat[]; since: number } | null = null;
	#settle: ReturnType<typeof setTimeout> | null = null;
	#overlayFrame = 0;

	constructor(container: HTMLElement, base: Basemap, events: Events = {}) {
		this.#container = container;
		this.#base = base;
		this.#events = events;
		this.#camera = new Camera(container);
		this.#stage = new GlStage(container, {
			view: () => this.#camera.props,
			onview: (view) => this.#go(view),
			onrendered: (gl) => this.#rendered(gl),
			onrestart: () => {
				this.#pace.cancel();
				this.#flightPace.cancel();
				this.#busy = this.#submitted = false;
				this.#container.append(this.#overlay.canvas);
				if (this.#waiting !== null) this.#apply(this.#waiting);
				else this.#draw();
			},
			onfail: () => events.onfail?.()
		});
		container.append(this.#overlay.canvas);
	}

	/** Another plan. Starts at `view` where that makes sense, otherwise with all of it. */
	setData(data: MapData, view: ViewState | null = null): void {
		this.#prepared = prepareMap(data, this.#base);
		this.#lines = new SceneLines(this.#prepared);
		this.#heat = new Heat(this.#prepared);
		this.#scene = this.#waiting = this.#flash = this.#dots = this.#picked = null;
		this.#fills = new Fills();
		this.#rows = [];
		this.fit();
		if (view !== null && this.#camera.holds(view)) this.#go(view);
	}

	/** Shows a scene as soon as the GPU is free; of several that wait only the last is drawn. */
	setScene(scene: MapScene): void {
		if (this.#busy) this.#waiting = scene;
		else this.#apply(scene);
	}

	/** Where cards lie on the map. */
	setObstacles(obstacles: readonly Rect[]): void {
		this.#obstacles = obstacles;
		this.#redrawOverlay();
	}

	/** Starts a tool, or ends it (null). The caller drives the sketch and calls `sketched` after each step. */
	setTool(tool: SketchTool | null): Sketch | null {
		const toLonLat = ([x, y]: readonly [number, number]): LonLat => {
			const [lon = 0, lat = 0] = this.#camera.viewport.unproject([x, y]);
			return [lon, lat];
		};
		const toPixel = (position: LonLat) => {
			const { width, height } = this.#camera.size;
			return projector(this.#camera.view, width, height)(position);
		};
		this.#sketch = tool === null ? null : new Sketch(tool, { size: () => this.#camera.size, toLonLat, toPixel });
		this.#stage.setDrags(tool === null);
		this.#redrawOverlay();
		return this.#sketch;
	}

	sketched(): void {
		this.#redrawOverlay();
	}

	/** Shows the whole plan. */
	fit(): void {
		if (this.#prepared === null) return;
		this.#flight.stop();
		this.#camera.fit(this.#prepared.bounds, this.#prepared.box);
		this.#moved();
	}

	/** A new size of the container: keep showing the whole plan as long as nobody has moved the map. */
	resized(): void {
		if (!this.#camera.touched) this.fit();
		else this.#moved();
	}

	zoom(by: number): void {
		this.#go({ ...this.#camera.view, zoom: this.#camera.view.zoom + by });
	}

	pan(x: number, y: number): void {
		const { viewport, view } = this.#camera;
		const [longitude = 0, latitude = 0] = viewport.unproject([viewport.width / 2 + x, viewport.height / 2 + y]);
		this.#go({ ...view, longitude, latitude });
	}

	/** Another view, at once. */
	look(view: ViewState): void {
		if (this.#camera.holds(view)) this.#go(view);
	}

	/** Moves to these units and accounts and points them out once. */
	aim(units: readonly number[], accounts: readonly number[]): void {
		const prepared = this.#prepared;
		if (prepared === null) return;
		const positions = located(prepared, accounts);
		const bounds = boundsAround(prepared, units, positions);
		if (bounds === null) return;
		const target = this.#camera.viewOf(bounds, units.length > 0 ? 10.5 : 9.5);
		const wanted = Int32Array.from({ length: prepared.data.count }, () => 0);
		for (const u of units) wanted[u] = 1;
		this.#flash = {
			work:
				units.length === 0 ? lineWork([]) : lineWork(territoryLines(prepared.sides, wanted, (_, a, b) => a + b !== -2)),
			positions: positions.slice(0, mostRings),
			since: performance.now()
		};
		const { width } = this.#camera.size;
		if (this.#scene?.still === true || this.#pace.lastMs > 4 * fastFrameMs) this.#go(target);
		else
			this.#flight.start(this.#camera.view, target, width, (view, last) => {
				if (last || !this.#flightPace.busy) this.#show(view);
			});
		this.#redrawOverlay();
	}

	pick(x: number, y: number): MapPick | null {
		if (this.#prepared === null) return null;
		const [lon = 0, lat = 0] = this.#camera.viewport.unproject([x, y]);
		const unit = this.#prepared.hit.unitAt(lon, lat);
		if (unit < 0) return null;
		const reach = (7 * 360) / (512 * 2 ** this.#camera.view.zoom);
		const account =
			this.#drawn.size === 0 ? null : this.#prepared.hit.accountAt(lon, lat, reach, (row) => this.#drawn.has(row));
		return { unit, account, barrier: this.#barrierAt(x, y), x, y };
	}

	/** The map as it is on the screen, without sketches, at `scale` pixels per pixel of the page. */
	async copy(scale: number): Promise<HTMLCanvasElement> {
		const picture = await this.#stage.copy(scale);
		const content = this.#content();
		const c = picture.getContext('2d');
		if (content === null || c === null) return picture;
		// The water lies behind the canvas, as the background of the page.
		c.globalCompositeOperation = 'destination-over';
		c.fillStyle = getComputedStyle(this.#container).backgroundColor;
		c.fillRect(0, 0, picture.width, picture.height);
		c.globalCompositeOperation = 'source-over';
		c.setTransform(scale, 0, 0, scale, 0, 0);
		const { width, height } = this.#camera.size;
		paintOverlay(c, width, height, this.#camera.view, { ...content, sketch: null, rings: null, obstacles: [] });
		c.setTransform(1, 0, 0, 1, 0, 0);
		return picture;
	}

	destroy(): void {
		if (this.#settle !== null) clearTimeout(this.#settle);
		cancelAnimationFrame(this.#overlayFrame);
		this.#flight.stop();
		this.#pace.cancel();
		this.#flightPace.cancel();
		this.#prepared = null;
		this.#stage.destroy();
	}

	#apply(scene: MapScene): void {
		const prepared = this.#prepared;
		const heat = this.#heat;
		if (prepared === null || heat === null) return;
		const before = this.#scene;
		this.#waiting = null;
		this.#scene = scene;
		const theme = themeOf(scene.dark);
		if (before === null || shadesDiffer(before, scene)) {
			const ranks = scene.mode === 'potential' && scene.heatBy === 'district' ? heat.districts(scene) : null;
			const to = shadeUnits(scene, theme, prepared.density.rank, ranks?.rank ?? prepared.density.rank);
			this.#fills.set(to, scene.still || this.#pace.lastMs > fastFrameMs);
			this.#hexFills = hexed(scene) ? shadeHexagons(theme, heat.hexagons(scene).rank) : null;
		}
		this.#lines?.update(scene);
		if (before === null || dotsDiffer(before, scene)) this.#chooseDots();
		if (before?.picked !== scene.picked || before.dark !== scene.dark) this.#markPicked();
		this.#nameThings();
		this.#tellScale();
		this.#next();
	}

	/** One step of a fade, or the scene as it is. */
	#next(): void {
		this.#fills.step();
		this.#version++;
		this.#busy = this.#submitted = true;
		this.#draw();
	}

	#rendered(gl: WebGL2RenderingContext): void {
		this.#drawOverlay();
		if (this.#flight.flying) this.#flightPace.afterFrame(gl);
		if (!this.#submitted) return;
		this.#submitted = false;
		this.#pace.afterFrame(gl, () => {
			this.#busy = false;
			if (this.#waiting !== null) this.#apply(this.#waiting);
			else if (this.#fills.share < 1) this.#next();
		});
	}

	/** The reader moves the map. */
	#go(view: ViewState): void {
		this.#flight.stop();
		this.#show(view);
	}

	#show(view: ViewState): void {
		this.#camera.touched = true;
		this.#camera.set(view);
		this.#moved();
	}

	#moved(): void {
		this.#stage.viewChanged();
		if (this.#settle !== null) clearTimeout(this.#settle);
		this.#settle = setTimeout(() => this.#settled(), 120);
	}

	#settled(): void {
		this.#settle = null;
		const scene = this.#scene;
		const heat = this.#heat;
		const { view, touched } = this.#camera;
		if (heat !== null && scene !== null && hexed(scene) && heat.settle(view.zoom, this.#camera.bounds))
			this.#shadeHexes(scene, heat);
		this.#chooseDots();
		this.#nameThings();
		this.#tellScale();
		this.#events.onmove?.({ view: touched ? { ...view } : null, named: this.#named });
		this.#draw();
		this.#drawOverlay();
	}

	#shadeHexes(scene: MapScene, heat: Heat): void {
		this.#hexFills = shadeHexagons(themeOf(scene.dark), heat.hexagons(scene).rank);
		this.#version++;
	}

	/** Accounts worth a dot: all the reader asks for, thinned to the largest; from a certain zoom on in any case. */
	#chooseDots(): void {
		const scene = this.#scene;
		const prepared = this.#prepared;
		if (scene === null || prepared === null) return;
		const { zoom } = this.#camera.view;
		const { data, largest } = prepared;
		const heated = scene.mode === 'potential' && scene.heatBy === 'account';
		const shown = heated || scene.shows.accounts || zoom >= accountsFromZoom;
		this.#rows = shown
			? largestInView(data.accountPositions, data.accountPotential, this.#camera.bounds, mostAccounts)
			: [];
		this.#drawn = new Set(this.#rows);
		this.#named = zoom >= namesFromZoom ? this.#rows.slice(-mostNamed).reverse() : [];
		const theme = themeOf(scene.dark);
		const [r, g, b] = theme.ink;
		const scored = heated ? scoreColours(this.#rows, scene.score, theme) : null;
		this.#dots = dotData(
			this.#rows,
			data,
			(row) => dotRadius(data.accountPotential[row]!, largest, zoom),
			(k) => (scored === null ? [r, g, b, 190] : [...scored(k), 235])
		);
	}

	#markPicked(): void {
		const scene = this.#scene;
		const prepared = this.#prepared;
		if (scene === null || prepared === null) return;
		const { data, largest } = prepared;
		const [r, g, b] = themeOf(scene.dark).accent;
		const rows = scene.picked.filter((row) => !Number.isNaN(data.accountPositions[2 * row])).slice(0, mostPicked);
		this.#picked = dotData(
			rows,
			data,
			(row) => 2 + dotRadius(data.accountPotential[row]!, largest, 6),
			() => [r, g, b, 255]
		);
	}

	#nameThings(): void {
		const scene = this.#scene;
		const prepared = this.#prepared;
		if (scene === null || prepared === null) return;
		const known = this.#named.filter((row) => scene.accountNames.has(row));
		const accountNames = new Map(known.map((row) => [row, scene.accountNames.get(row)!]));
		this.#names = mapNames(
			prepared,
			this.#base,
			{ ...scene, accountNames },
			this.#camera.bounds,
			this.#camera.view.zoom
		);
	}

	#tellScale(): void {
		if (this.#scene === null || this.#heat === null) return;
		if (hexed(this.#scene) && this.#heat.grid === null) {
			this.#heat.settle(this.#camera.view.zoom, this.#camera.bounds);
			this.#shadeHexes(this.#scene, this.#heat);
		}
		const scale = this.#heat.scale(this.#scene, this.#rows);
		const text = JSON.stringify(scale);
		if (text === this.#scaleText) return;
		this.#scaleText = text;
		this.#events.onscale?.(scale);
	}

	#draw(): void {
		const scene = this.#scene;
		const prepared = this.#prepared;
		const heat = this.#heat;
		if (prepared === null || scene === null) return;
		const theme = themeOf(scene.dark);
		const layers: Layer[] = [
			landLayer(prepared.land, theme),
			cellLayer('cells', prepared.cells, this.#fills.now, this.#version)
		];
		if (hexed(scene) && heat?.grid && this.#hexFills?.length === 4 * heat.grid.cells.length)
			layers.push(cellLayer('hexagons', heat.grid.cells, this.#hexFills, this.#version));
		if (this.#dots !== null && this.#dots.length > 0)
			layers.push(
				dotLayer('accounts', this.#dots, scoredRim(scene) ? theme.ink : theme.paper, scoredRim(scene) ? 110 : 220)
			);
		if (this.#picked !== null && this.#picked.length > 0)
			layers.push(dotLayer('picked', this.#picked, theme.casing, 255));
		this.#stage.setLayers(layers);
	}

	#redrawOverlay(): void {
		if (this.#overlayFrame !== 0) return;
		this.#overlayFrame = requestAnimationFrame(() => {
			this.#overlayFrame = 0;
			this.#drawOverlay();
			if (this.#flash !== null) this.#redrawOverlay();
		});
	}

	/** Drawn in the same frame as the fills below it. */
	#drawOverlay(): void {
		const content = this.#content();
		if (content === null) return;
		const { width, height } = this.#camera.size;
		this.#overlay.draw(width, height, this.#camera.view, content);
	}

	#content(): OverlayContent | null {
		const scene = this.#scene;
		const prepared = this.#prepared;
		const lines = this.#lines;
		if (scene === null || prepared === null || lines === null) return null;
		const theme = themeOf(scene.dark);
		const badges = prepared.data.homes
			.map((home, t): Badge => ({
				position: [home.lon, home.lat],
				letter: home.letter,
				colour: scene.colours[t] ?? theme.nobody,
				faded: scene.focus !== null && scene.focus !== t
			}))
			.filter((badge) => Number.isFinite(badge.position[0]));
		const strokes = lines.strokes(scene, theme, this.#fills.share);
		const passed = this.#flash === null ? 1 : (performance.now() - this.#flash.since) / flashMs;
		if (passed >= 1) this.#flash = null;
		const share = scene.still ? 1 : 1 - Math.max(0, passed) ** 2;
		const colour = `rgb(${theme.accent.join(' ')} / ${share})`;
		return {
			strokes: this.#flash === null ? strokes : [...strokes, { work: this.#flash.work, colour, width: 4 }],
			names: this.#names,
			badges: scene.shows.homes ? badges : [],
			rings: this.#flash === null ? null : { positions: this.#flash.positions, share },
			sketch: this.#sketch?.shape ?? null,
			obstacles: this.#obstacles,
			theme
		};
	}

	#barrierAt(x: number, y: number): string | null {
		const { width, height } = this.#camera.size;
		const project = projector(this.#camera.view, width, height);
		for (const { name, line } of this.#scene?.barriers ?? []) {
			const pixels = line.map(project);
			for (let k = 1; k < pixels.length; k++) if (distanceTo([x, y], pixels[k - 1]!, pixels[k]!) < 7) return name;
		}
		return null;
	}
}

const hexed = (scene: MapScene) => scene.mode === 'potential' && scene.heatBy === 'hexagon';
const scoredRim = (scene: MapScene) => scene.mode === 'potential' && scene.heatBy === 'account';

const shadesDiffer = (a: MapScene, b: MapScene) =>
	a.labels !== b.labels ||
	a.today !== b.today ||
	a.mode !== b.mode ||
	a.heatBy !== b.heatBy ||
	(b.mode === 'potential' && (a.heat !== b.heat || a.score !== b.score)) ||
	a.colours !== b.colours ||
	a.dark !== b.dark ||
	a.focus !== b.focus;

const dotsDiffer = (a: MapScene, b: MapScene) =>
	a.mode !== b.mode ||
	a.heatBy !== b.heatBy ||
	a.dark !== b.dark ||
	a.shows.accounts !== b.shows.accounts ||
	(scoredRim(b) && a.score !== b.score);
