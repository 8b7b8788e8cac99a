type Point = readonly [number, number];
/** Open, in millionths of a degree. */
export type GridRing = readonly Point[];

/** Steps per degree: 0.1 m, finer than any border is known. */
export const AREA_GRID = 1e6;

export interface AreaRings {
	/** Shells counter-clockwise, each followed by its holes, clockwise. */
	readonly rings: readonly GridRing[];
	/** Rings that touched themselves, enclosed nothing or could not be read. */
	readonly doubtful: number;
}

/**
 * The rings of one polygon, cleaned: on the grid, without repeated corners, cut where they touch themselves, turned as RFC 7946
 * asks. What encloses nothing falls away. O(corners).
 * @param coordinates of a Polygon, unchecked
 */
export function polygonRings(coordinates: unknown): AreaRings {
	const lists: readonly unknown[] = Array.isArray(coordinates) ? coordinates : [];
	let doubtful = lists.length === 0 ? 1 : 0;
	const cleaned = lists.map((list) => {
		const ring = gridRing(list);
		const loops = ring === null ? [] : simpleLoops(ring);
		if (loops.length !== 1) doubtful++;
		return loops.sort((a, b) => Math.abs(signedArea(b)) - Math.abs(signedArea(a)));
	});
	const [shells = [], ...holes] = cleaned;
	const [main, ...more] = shells;
	// Without its shell a hole is a hole in nothing.
	if (main === undefined) return { rings: [], doubtful };
	const pockets = more.filter((loop) => holds(main, loop));
	const islands = more.filter((loop) => !pockets.includes(loop));
	const turned = (loops: readonly GridRing[], isShell: boolean) => loops.map((loop) => turn(loop, isShell));
	return {
		rings: [...turned([main], true), ...turned([...pockets, ...holes.flat()], false), ...turned(islands, true)],
		doubtful
	};
}

/** null = no ring of finite positions. */
function gridRing(list: unknown): GridRing | null {
	if (!Array.isArray(list)) return null;
	const ring: Point[] = [];
	for (const position of list as readonly unknown[]) {
		if (!Array.isArray(position)) return null;
		const [lon, lat] = position as readonly unknown[];
		if (!Number.isFinite(lon) || !Number.isFinite(lat)) return null;
		// Adding nothing turns −0 into 0.
		const point: Point = [Math.round((lon as number) * AREA_GRID) + 0, Math.round((lat as number) * AREA_GRID) + 0];
		const last = ring.at(-1);
		if (last === undefined || last[0] !== point[0] || last[1] !== point[1]) ring.push(point);
	}
	const [first] = ring;
	const last = ring.at(-1);
	if (ring.length > 1 && first![0] === last![0] && first![1] === last![1]) ring.pop();
	return ring;
}

/** A ring that comes back to a corner of its own way is cut off there; spikes and lines enclose nothing. */
function simpleLoops(ring: GridRing): GridRing[] {
	const loops: GridRing[] = [];
	const path: Point[] = [];
	const placeOf = new Map<string, number>();
	const keep = (loop: readonly Point[]) => {
		if (loop.length >= 3 && signedArea(loop) !== 0) loops.push(loop);
	};
	for (const point of ring) {
		const key = `${point[0]}:${point[1]}`;
		const seen = placeOf.get(key);
		if (seen === undefined) {
			placeOf.set(key, path.push(point) - 1);
			continue;
		}
		const loop = path.splice(seen + 1);
		for (const [x, y] of loop) placeOf.delete(`${x}:${y}`);
		keep([point, ...loop]);
	}
	keep(path);
	return loops;
}

/** Twice the area, seen from the first corner so that nothing cancels. */
export function signedArea(ring: GridRing): number {
	const [x0, y0] = ring[0]!;
	let sum = 0;
	for (let i = 2; i < ring.length; i++) {
		const [ax, ay] = ring[i - 1]!;
		const [bx, by] = ring[i]!;
		sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
	}
	return sum;
}

const turn = (ring: GridRing, isShell: boolean): GridRing =>
	signedArea(ring) > 0 === isShell ? ring : [...ring].reverse();

/** Asks with the middle of a side: corners may be shared, sides never are. */
function holds(shell: GridRing, loop: GridRing): boolean {
	const [a, b] = [loop[0]!, loop[1]!];
	const [x, y] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
	let inside = false;
	for (let i = 0, j = shell.length - 1; i < shell.length; j = i++) {
		const [xi, yi] = shell[i]!;
		const [xj, yj] = shell[j]!;
		if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
	}
	return inside;
}
