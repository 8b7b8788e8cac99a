import type { LonLat } from './types.ts';

export type SketchTool = 'box' | 'lasso' | 'barrier';
type Pixel = readonly [number, number];

/** What is being drawn, for the overlay. */
export interface SketchShape {
	readonly closed: boolean;
	readonly points: readonly LonLat[];
	/** Pixels of the map; null while the pointer draws. */
	readonly crosshair: Pixel | null;
}

interface Ground {
	readonly size: () => { readonly width: number; readonly height: number };
	readonly toLonLat: (pixel: Pixel) => LonLat;
	readonly toPixel: (position: LonLat) => Pixel;
}

const near = (a: Pixel, b: Pixel, reach: number) => Math.hypot(a[0] - b[0], a[1] - b[1]) < reach;

/** Draws a box, a lasso or a line by pointer or by keyboard. A finished shape comes back from the call that ends it:
 *  corners of an area (at least three) or points of a line (at least two), in lon, lat. */
export class Sketch {
	readonly tool: SketchTool;
	#ground: Ground;
	#points: LonLat[] = [];
	/** Where the pointer or the crosshair is: the end of the shape that is not set yet. */
	#loose: LonLat | null = null;
	#crosshair: Pixel | null = null;
	#dragging = false;
	#moved = true;

	constructor(tool: SketchTool, ground: Ground) {
		this.tool = tool;
		this.#ground = ground;
	}

	get busy(): boolean {
		return this.#points.length > 0;
	}

	get shape(): SketchShape {
		const loose = this.#loose === null || this.#points.length === 0 ? [] : [this.#loose];
		const points = [...this.#points, ...loose];
		const closed = this.tool !== 'barrier';
		return { closed, points: this.tool === 'box' ? corners(points) : points, crosshair: this.#crosshair };
	}

	down(at: Pixel): void {
		this.#crosshair = null;
		if (this.tool === 'barrier') return;
		this.#points = [this.#ground.toLonLat(at)];
		this.#loose = null;
		this.#dragging = true;
	}

	move(at: Pixel): void {
		if (this.#crosshair !== null) return;
		const position = this.#ground.toLonLat(at);
		if (this.tool === 'lasso' && this.#dragging) {
			const last = this.#points.at(-1);
			if (last === undefined || !near(this.#ground.toPixel(last), at, 3)) this.#points.push(position);
		} else this.#loose = position;
	}

	/** Ends a drag; for a line, sets a point. */
	up(at: Pixel): readonly LonLat[] | null {
		if (this.tool === 'barrier') {
			this.#add(at);
			return null;
		}
		if (!this.#dragging) return null;
		this.move(at);
		return this.#end();
	}

	/** Ends a line (Enter, double-click). */
	finish(): readonly LonLat[] | null {
		return this.#end();
	}

	back(): void {
		this.#points.pop();
		this.#moved = true;
	}

	cancel(): void {
		this.#points = [];
		this.#loose = null;
		this.#dragging = false;
		this.#moved = true;
	}

	/** Moves the crosshair, which appears in the middle of the map. */
	step(x: number, y: number): void {
		const { width, height } = this.#ground.size();
		const [px, py] = this.#crosshair ?? [width / 2 - x, height / 2 - y];
		this.#crosshair = [Math.min(width, Math.max(0, px + x)), Math.min(height, Math.max(0, py + y))];
		this.#loose = this.#ground.toLonLat(this.#crosshair);
		this.#moved = true;
	}

	/** Enter: sets a point at the crosshair. The second corner ends a box; Enter again in the same place ends a lasso or a
	 *  line; without a crosshair Enter ends what the pointer has drawn. */
	enter(): readonly LonLat[] | null {
		if (this.#crosshair === null) {
			if (this.busy) return this.finish();
			this.step(0, 0);
			return null;
		}
		if (!this.#moved && this.tool !== 'box') return this.#end();
		this.#add(this.#crosshair);
		return this.tool === 'box' && this.#points.length === 2 ? this.#end() : null;
	}

	#add(at: Pixel): void {
		const last = this.#points.at(-1);
		// A double-click sets its point twice.
		if (last !== undefined && near(this.#ground.toPixel(last), at, 4)) return;
		this.#points.push(this.#ground.toLonLat(at));
		this.#loose = null;
		this.#moved = false;
	}

	#end(): readonly LonLat[] | null {
		const loose = this.tool === 'box' && this.#points.length === 1 && this.#loose !== null ? [this.#loose] : [];
		const points = [...this.#points, ...loose];
		this.cancel();
		const shape = this.tool === 'box' ? corners(points) : points;
		return shape.length >= (this.tool === 'barrier' ? 2 : 3) ? shape : null;
	}
}

/** The four corners between two opposite ones. */
function corners(points: readonly LonLat[]): LonLat[] {
	const [a, b] = points;
	if (a === undefined || b === undefined) return [];
	return [a, [b[0], a[1]], b, [a[0], b[1]]];
}
