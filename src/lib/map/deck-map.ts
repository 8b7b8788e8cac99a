import { Deck, MapView, WebMercatorViewport, type Layer } from '@deck.gl/core';
import { labelsIn, landIn, linesIn, pad, type Basemap, type Box, type PlaceLabel } from './basemap.ts';
import { cellSides, territoryLines, type CellSides } from './borders.ts';
import { boundsOf, buildCells, densityRank, type Cells } from './cells.ts';
import { HitTest } from './hit-test.ts';
import { Overlay, type Badge } from './overlay.ts';
import * as layers from './layers.ts';
import { shadeUnits } from './shading.ts';
import { themeOf } from './theme.ts';
import type { MapData, MapPick, MapScene, ViewState } from './types.ts';

type Lines = [number, number][][];

/** What stays the same while a plan is open. */
interface Prepared {
	readonly data: MapData;
	readonly cells: Cells;
	readonly sides: CellSides;
	readonly rank: Float32Array;
	readonly hit: HitTest;
	readonly box: Box;
	readonly land: Lines[];
	readonly borders: Lines;
	readonly regions: Lines;
	readonly largest: number;
}

const accountsFromZoom = 7.4;
const mostAccounts = 1200;

/** One Deck for the page's life; plans, scenes and themes come and go inside it. */
export class DeckMap {
	#container: HTMLElement;
	#base: Basemap;
	#deck: Deck<MapView[]> | null = null;
	#prepared: Prepared | null = null;
	#scene: MapScene | null = null;
	#overlay = new Overlay();
	#labels: PlaceLabel[] = [];
	#view: ViewState = { longitude: 10, latitude: 51, zoom: 4 };
	#home: ViewState = this.#view;
	#heat: Float32Array | null = null;
	#heatRank: Float32Array = new Float32Array();
	#fills: Uint8ClampedArray = new Uint8ClampedArray();
	#version = 0;
	#shownLabels: Int32Array | null = null;
	#lines: Lines = [];
	#coast: Lines = [];
	#former: Lines = [];
	#formerKey: unknown = null;
	#accounts: number[] = [];
	#settle: ReturnType<typeof setTimeout> | null = null;
	#touched = false;

	constructor(container: HTMLElement, base: Basemap) {
		this.#container = container;
		this.#base = base;
		this.#create();
	}

	static available(): boolean {
		const gl = document.createElement('canvas').getContext('webgl2');
		gl?.getExtension('WEBGL_lose_context')?.loseContext();
		return gl !== null;
	}

	setData(data: MapData): void {
		const bounds = boundsOf(data.points);
		const box = pad(bounds, 0.9, 9);
		this.#prepared = {
			data,
			cells: buildCells(data),
			sides: cellSides(data),
			rank: densityRank(data.potential, data.area, data.edges),
			hit: new HitTest(data),
			box,
			land: landIn(this.#base, box),
			borders: linesIn(this.#base.borders.paths, box, 0.04),
			regions: linesIn(this.#base.regions.paths, bounds, 0.02),
			largest: data.accountPotential.reduce((a, b) => (b > a ? b : a), 1)
		};
		this.#shownLabels = null;
		this.#scene = null;
		this.#touched = false;
		this.fit();
	}

	setScene(scene: MapScene): void {
		const before = this.#scene;
		this.#scene = scene;
		const prepared = this.#prepared;
		if (prepared === null) return;
		if (scene.heat !== this.#heat) {
			this.#heat = scene.heat;
			this.#heatRank = densityRank(scene.heat, prepared.data.area, prepared.data.edges);
		}
		this.#fills = shadeUnits(scene, themeOf(scene.dark), prepared.rank, this.#heatRank);
		this.#version++;
		if (this.#shownLabels === null || !sameLabels(this.#shownLabels, scene.labels)) {
			const inland = (_: number, a: number, b: number) => a !== -2 && b !== -2;
			this.#lines = territoryLines(prepared.sides, scene.labels, inland);
			this.#coast =
				this.#shownLabels === null ? territoryLines(prepared.sides, scene.labels, (_, _a, b) => b === -2) : this.#coast;
			this.#formerKey = null;
		}
		if (this.#formerKey === null || before?.planned !== scene.planned) {
			const now = scene.labels;
			const { left, right } = prepared.sides;
			const given = (s: number) => right[s]! >= 0 && now[left[s]!] === now[right[s]!];
			this.#former = scene.planned ? territoryLines(prepared.sides, scene.today, given) : [];
			this.#formerKey = scene.labels;
		}
		this.#shownLabels = scene.labels;
		this.#draw();
	}

	/** Shows the whole plan. */
	fit(): void {
		if (this.#prepared === null) return;
		const [w, s, e, n] = boundsOf(this.#prepared.data.points);
		const width = Math.max(64, this.#container.clientWidth);
		const height = Math.max(64, this.#container.clientHeight);
		const narrow = width < 620;
		// Room for the cards that lie on the map.
		const padding = narrow
			? { top: Math.min(96, height / 4), bottom: Math.min(64, height / 6), left: 16, right: 16 }
			: { top: 20, bottom: 66, left: 120, right: 100 };
		const corners: [[number, number], [number, number]] = [
			[w, s],
			[e, n]
		];
		const { longitude, latitude, zoom } = new WebMercatorViewport({ width, height }).fitBounds(corners, { padding });
		this.#home = { longitude, latitude, zoom };
		this.#touched = false;
		this.#move(this.#home);
	}

	/** A new size of the container: keep showing the whole plan as long as nobody has moved the map. */
	resized(): void {
		if (!this.#touched) this.fit();
	}

	zoom(by: number): void {
		this.#touched = true;
		this.#move({ ...this.#view, zoom: this.#view.zoom + by });
	}

	pan(x: number, y: number): void {
		this.#touched = true;
		const viewport = this.#viewport();
		const [longitude = 0, latitude = 0] = viewport.unproject([viewport.width / 2 + x, viewport.height / 2 + y]);
		this.#move({ ...this.#view, longitude, latitude });
	}

	pick(x: number, y: number): MapPick | null {
		if (this.#prepared === null) return null;
		const [lon = 0, lat = 0] = this.#viewport().unproject([x, y]);
		const unit = this.#prepared.hit.unitAt(lon, lat);
		if (unit < 0) return null;
		const degreesPerPixel = 360 / (512 * 2 ** this.#view.zoom);
		const account =
			this.#view.zoom >= accountsFromZoom ? this.#prepared.hit.accountAt(lon, lat, 10 * degreesPerPixel * 0.6) : null;
		return { unit, account, x, y };
	}

	destroy(): void {
		if (this.#settle !== null) clearTimeout(this.#settle);
		this.#deck?.finalize();
		this.#deck = null;
		this.#container.replaceChildren();
	}

	#create(): void {
		this.#container.replaceChildren();
		this.#deck = new Deck({
			parent: this.#container as HTMLDivElement,
			views: [new MapView({ id: 'map', repeat: false })],
			viewState: { map: this.#limited(this.#view) },
			controller: { dragRotate: false, touchRotate: false, keyboard: false, inertia: true },
			// Lets a test, an export or a screenshot read the pixels.
			deviceProps: { type: 'webgl', webgl: { preserveDrawingBuffer: true } },
			useDevicePixels: Math.min(2, devicePixelRatio),
			getCursor: ({ isDragging }) => (isDragging ? 'grabbing' : 'default'),
			onViewStateChange: ({ viewState, interactionState }) => {
				if (interactionState.isDragging || interactionState.isZooming || interactionState.isPanning)
					this.#touched = true;
				const { longitude, latitude, zoom } = viewState as unknown as ViewState;
				this.#move({ longitude, latitude, zoom });
			},
			onLoad: () => this.#watchContext(),
			onAfterRender: () => this.#drawOverlay(),
			layers: []
		});
		this.#container.append(this.#overlay.canvas);
	}

	/** Drawn in the same frame as the map below it. */
	#drawOverlay(): void {
		const { clientWidth, clientHeight } = this.#container;
		const scene = this.#scene;
		if (scene === null || this.#prepared === null) return;
		const theme = themeOf(scene.dark);
		const viewport = this.#viewport();
		const badges = this.#prepared.data.homes
			.map((home, t): Badge => ({
				position: [home.lon, home.lat],
				letter: home.letter,
				colour: scene.colours[t] ?? theme.nobody,
				faded: scene.focus !== null && scene.focus !== t
			}))
			.filter((badge) => Number.isFinite(badge.position[0]));
		const project = ([lon, lat]: readonly [number, number]) => viewport.project([lon, lat]) as [number, number];
		this.#overlay.draw(clientWidth, clientHeight, project, this.#labels, badges, theme);
	}

	/** A lost GL context takes all buffers along: start over on a fresh canvas, same view, same scene. */
	#watchContext(): void {
		this.#container.querySelector('canvas')?.addEventListener(
			'webglcontextlost',
			(event) => {
				event.preventDefault();
				if (this.#deck === null) return;
				this.#deck.finalize();
				this.#create();
				this.#draw();
			},
			{ once: true }
		);
	}

	#move(view: ViewState): void {
		this.#view = this.#limited(view);
		this.#deck?.setProps({ viewState: { map: this.#view } });
		if (this.#settle !== null) clearTimeout(this.#settle);
		this.#settle = setTimeout(() => this.#settled(), 120);
	}

	#limited(view: ViewState): ViewState & { minZoom: number; maxZoom: number } {
		const [w, s, e, n] = this.#prepared?.box ?? [-180, -80, 180, 83];
		const minZoom = Math.max(1, this.#home.zoom - 1.2);
		const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
		return {
			longitude: within(view.longitude, w, e),
			latitude: within(view.latitude, s, n),
			zoom: within(view.zoom, minZoom, 13),
			minZoom,
			maxZoom: 13
		};
	}

	#settled(): void {
		this.#settle = null;
		this.#labels = labelsIn(this.#base, this.#bounds(), this.#view.zoom + 0.4);
		this.#accounts = this.#prepared !== null && this.#view.zoom >= accountsFromZoom ? this.#accountsInView() : [];
		this.#draw();
	}

	#accountsInView(): number[] {
		const { accountPositions: at, accountPotential } = this.#prepared!.data;
		const [w, s, e, n] = this.#bounds();
		const rows: number[] = [];
		for (let row = 0; 2 * row < at.length; row++) {
			const [lon, lat] = [at[2 * row]!, at[2 * row + 1]!];
			if (lon >= w && lon <= e && lat >= s && lat <= n) rows.push(row);
		}
		return rows.sort((a, b) => accountPotential[b]! - accountPotential[a]!).slice(0, mostAccounts);
	}

	#viewport(): WebMercatorViewport {
		const { clientWidth, clientHeight } = this.#container;
		return new WebMercatorViewport({ ...this.#view, width: clientWidth || 64, height: clientHeight || 64 });
	}

	#bounds(): Box {
		const [w, s, e, n] = this.#viewport().getBounds();
		return [w, s, e, n];
	}

	#draw(): void {
		const prepared = this.#prepared;
		const scene = this.#scene;
		if (prepared === null || scene === null || this.#deck === null) return;
		const theme = themeOf(scene.dark);
		const stack: Layer[] = [
			layers.landLayer(prepared.land, theme),
			layers.borderLayers(prepared.borders, theme),
			layers.cellLayer(prepared.cells, this.#fills, this.#version, scene.still),
			layers.regionLayer(prepared.regions, theme),
			layers.formerLayer(this.#former, theme),
			layers.coastLayer(this.#coast, theme),
			...layers.territoryLayers(this.#lines, theme, scene.mode === 'potential'),
			layers.outlineLayer(this.#selectedLines(prepared, scene.selectedUnit), theme),
			layers.accountLayer(this.#accounts, prepared.data, theme, prepared.largest)
		];
		this.#deck.setProps({ layers: stack });
	}

	#selectedLines({ data }: Prepared, unit: number | null): Lines {
		if (unit === null) return [];
		const lines: Lines = [];
		for (let r = data.ringStart[unit]!; r < data.ringStart[unit + 1]!; r++) {
			const line: [number, number][] = [];
			for (let p = data.pointStart[r]!; p < data.pointStart[r + 1]!; p++) {
				line.push([data.points[2 * p]!, data.points[2 * p + 1]!]);
			}
			if (line[0] !== undefined) lines.push([...line, line[0]]);
		}
		return lines;
	}
}

const sameLabels = (a: Int32Array, b: Int32Array) =>
	a === b || (a.length === b.length && a.every((v, u) => v === b[u]));
