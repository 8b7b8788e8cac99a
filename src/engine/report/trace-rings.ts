/** Whole coordinates per corner. */
export interface Corners {
	readonly x: Int32Array;
	readonly y: Int32Array;
}

/** A ring that meets no corner twice. */
export interface Loop {
	/** Open: the first corner is not repeated. */
	readonly corners: readonly number[];
	/** Signed: counter-clockwise above 0. */
	readonly area: number;
	readonly box: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
}

/**
 * Chains directed sides into simple rings; rings without an area are left out. Where several sides leave a corner the leftmost
 * is taken, and a loop that comes back to a corner of its own way is cut off there: parts that touch at a corner become rings
 * of their own, as the Simple Features standard (OGC 06-103r4) asks for. Uses up `sides`; as many lead to a corner as from it.
 * O(sides).
 */
export function tracedRings(sides: Map<number, number[]>, corners: Corners): Loop[] {
	const loops: Loop[] = [];
	for (const start of sides.keys()) while (sides.get(start)!.length > 0) walk(start);
	return loops;

	function walk(start: number): void {
		const path = [start];
		const placeOf = new Map([[start, 0]]);
		let came = -1;
		while (path.length > 0) {
			const here = path.at(-1)!;
			const out = sides.get(here)!;
			const next = out.length === 1 || came < 0 ? out.pop()! : takeLeftmost(out, came, here, corners);
			const seen = placeOf.get(next);
			came = here;
			if (seen === undefined) {
				placeOf.set(next, path.push(next) - 1);
				continue;
			}
			const ring = path.splice(seen + 1);
			for (const corner of ring) placeOf.delete(corner);
			const loop = loopOf([next, ...ring], corners);
			if (loop.area !== 0) loops.push(loop);
			if (seen === 0) return;
		}
	}
}

/** Takes out the side that turns most to the left of the way here. */
function takeLeftmost(out: number[], came: number, here: number, { x, y }: Corners): number {
	const back = Math.atan2(y[came]! - y[here]!, x[came]! - x[here]!);
	let [best, least] = [0, Infinity];
	out.forEach((to, k) => {
		// Clockwise from the way back: the smaller, the more to the left.
		const angle = back - Math.atan2(y[to]! - y[here]!, x[to]! - x[here]!);
		const turn = angle <= 0 ? angle + 2 * Math.PI : angle;
		if (turn < least) [best, least] = [k, turn];
	});
	return out.splice(best, 1)[0]!;
}

function loopOf(ring: readonly number[], { x, y }: Corners): Loop {
	const [x0, y0] = [x[ring[0]!]!, y[ring[0]!]!];
	let doubled = 0;
	let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
	ring.forEach((corner, i) => {
		const before = ring[(i + ring.length - 1) % ring.length]!;
		doubled += (x[before]! - x0) * (y[corner]! - y0) - (x[corner]! - x0) * (y[before]! - y0);
		[minX, minY] = [Math.min(minX, x[corner]!), Math.min(minY, y[corner]!)];
		[maxX, maxY] = [Math.max(maxX, x[corner]!), Math.max(maxY, y[corner]!)];
	});
	return { corners: ring, area: doubled / 2, box: { minX, minY, maxX, maxY } };
}
