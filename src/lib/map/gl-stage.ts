import { Deck, MapView, type Layer } from '@deck.gl/core';
import type { ViewState } from './types.ts';

type ControlledView = ViewState & { minZoom: number; maxZoom: number };

export interface StageEvents {
	readonly view: () => ControlledView;
	readonly onview: (view: ViewState) => void;
	readonly onrendered: (gl: WebGL2RenderingContext) => void;
	/** The canvas is a new one: everything must be handed over again. */
	readonly onrestart: () => void;
	/** No context is to be had any more. */
	readonly onfail: () => void;
}

const usualPixels = Math.min(2, devicePixelRatio);
/** A graphics process that has just died needs a moment before it gives a new context. */
const retryMs = [0, 250, 1000, 3000];

/** The one Deck on the page. A lost GL context takes all buffers along: then it starts over on a fresh canvas. */
export class GlStage {
	#container: HTMLElement;
	#events: StageEvents;
	#deck: Deck<MapView[]> | null = null;
	#gl: WebGL2RenderingContext | null = null;
	#attempts = 0;
	#retry: ReturnType<typeof setTimeout> | null = null;
	#drags = true;

	constructor(container: HTMLElement, events: StageEvents) {
		this.#container = container;
		this.#events = events;
		this.#create();
	}

	setLayers(layers: Layer[]): void {
		this.#deck?.setProps({ layers });
	}

	viewChanged(): void {
		this.#deck?.setProps({ viewState: { map: this.#events.view() } });
	}

	/** Whether dragging moves the map (or draws). */
	setDrags(drags: boolean): void {
		this.#drags = drags;
		this.#deck?.setProps({ controller: this.#controller });
	}

	/** What is on the screen, drawn anew at so many pixels per pixel of the page. */
	async copy(scale: number): Promise<HTMLCanvasElement> {
		const { clientWidth: width, clientHeight: height } = this.#container;
		const picture = document.createElement('canvas');
		picture.width = Math.round(width * scale);
		picture.height = Math.round(height * scale);
		this.#deck?.setProps({ useDevicePixels: scale });
		const began = performance.now();
		while (this.#gl !== null && Math.abs(this.#gl.drawingBufferWidth - picture.width) > scale) {
			if (performance.now() - began > 3000) break;
			await new Promise((resolve) => requestAnimationFrame(resolve));
		}
		this.#deck?.redraw('picture');
		const canvas = this.#deck?.getCanvas();
		if (canvas) picture.getContext('2d')?.drawImage(canvas, 0, 0, picture.width, picture.height);
		this.#deck?.setProps({ useDevicePixels: usualPixels });
		this.#deck?.redraw('as before');
		return picture;
	}

	destroy(): void {
		if (this.#retry !== null) clearTimeout(this.#retry);
		const gl = this.#gl;
		this.#close();
		// Browsers keep few contexts alive at once: hand it back now, not at the next garbage collection.
		gl?.getExtension('WEBGL_lose_context')?.loseContext();
		this.#container.replaceChildren();
	}

	get #controller() {
		return {
			dragRotate: false,
			touchRotate: false,
			keyboard: false,
			inertia: true,
			dragPan: this.#drags,
			doubleClickZoom: this.#drags
		};
	}

	#create(): void {
		this.#deck = new Deck({
			parent: this.#container as HTMLDivElement,
			views: [new MapView({ id: 'map', repeat: false })],
			viewState: { map: this.#events.view() },
			controller: this.#controller,
			// Lets a test, an export or a screenshot read the pixels.
			deviceProps: { type: 'webgl', webgl: { preserveDrawingBuffer: true } },
			useDevicePixels: usualPixels,
			getCursor: ({ isDragging }) => (this.#drags ? (isDragging ? 'grabbing' : 'default') : 'crosshair'),
			onViewStateChange: ({ viewState, interactionState }) => {
				// At its start Deck reports the view it was made with; only what a hand does moves the map.
				if (Object.values(interactionState).some(Boolean)) this.#events.onview(viewState as unknown as ViewState);
			},
			onLoad: () => this.#loaded(),
			onError: () => {
				if (this.#gl === null) this.#again();
			},
			onAfterRender: ({ gl }) => {
				this.#gl = gl;
				this.#attempts = 0;
				this.#events.onrendered(gl);
			},
			layers: []
		});
	}

	#loaded(): void {
		const canvas = this.#deck?.getCanvas();
		const deck = this.#deck;
		// The frame around it takes the focus and the keys.
		if (canvas) canvas.tabIndex = -1;
		canvas?.addEventListener(
			'webglcontextlost',
			(event) => {
				event.preventDefault();
				if (this.#deck === deck && deck !== null) this.#again();
			},
			{ once: true }
		);
	}

	#close(): void {
		this.#deck?.finalize();
		this.#deck = null;
		this.#gl = null;
	}

	#again(): void {
		this.#close();
		const wait = retryMs[this.#attempts++];
		if (wait === undefined) return this.#events.onfail();
		const start = () => {
			this.#retry = null;
			for (const canvas of this.#container.querySelectorAll('canvas:not(.overlay)')) canvas.remove();
			this.#create();
			this.#events.onrestart();
		};
		if (wait === 0) start();
		else this.#retry = setTimeout(start, wait);
	}
}
