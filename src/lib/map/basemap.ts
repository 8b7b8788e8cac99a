/** The shipped base map as fetched, and the part of it that a plan needs. */
export interface Basemap {
	readonly land: { readonly polygons: readonly (readonly Path[])[] };
	readonly borders: { readonly paths: readonly Path[] };
	readonly regions: { readonly paths: readonly Path[] };
	readonly labels: {
		readonly name: readonly string[];
		readonly lon: readonly number[];
		readonly lat: readonly number[];
		readonly population: readonly number[];
		readonly minZoom: readonly number[];
	};
}
export type Path = readonly (readonly [number, number])[];
/** West, south, east, north. */
export type Box = readonly [number, number, number, number];

export async function fetchBasemap(base: string): Promise<Basemap> {
	const part = async <T>(name: string) => (await fetch(`${base}/generated/basemap/${name}.json`)).json() as Promise<T>;
	const [land, borders, regions, labels] = await Promise.all([
		part<Basemap['land']>('land'),
		part<Basemap['borders']>('borders'),
		part<Basemap['regions']>('admin1'),
		part<Basemap['labels']>('labels')
	]);
	return { land, borders, regions, labels };
}

export const pad = ([w, s, e, n]: Box, share: number, least: number): Box => {
	const x = Math.max(least, (e - w) * share);
	const y = Math.max(least * 0.6, (n - s) * share);
	return [w - x, Math.max(-80, s - y), e + x, Math.min(83, n + y)];
};

const meets = (path: Path, [w, s, e, n]: Box) => {
	let [pw, ps, pe, pn] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [lon, lat] of path) {
		pw = Math.min(pw, lon);
		pe = Math.max(pe, lon);
		ps = Math.min(ps, lat);
		pn = Math.max(pn, lat);
	}
	return pw <= e && pe >= w && ps <= n && pn >= s;
};

/** Cuts a ring to a box (Sutherland & Hodgman 1974): the world's land is far more than any plan shows. */
export function clipRing(ring: Path, [w, s, e, n]: Box): [number, number][] {
	let points: [number, number][] = ring.map(([lon, lat]) => [lon, lat]);
	const cut = (axis: 0 | 1, limit: number, keepAbove: boolean) => {
		const inside = (p: [number, number]) => (keepAbove ? p[axis] >= limit : p[axis] <= limit);
		const next: [number, number][] = [];
		for (let k = 0; k < points.length; k++) {
			const from = points[(k + points.length - 1) % points.length]!;
			const to = points[k]!;
			if (inside(from) !== inside(to)) {
				const share = (limit - from[axis]) / (to[axis] - from[axis]);
				next.push([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]);
			}
			if (inside(to)) next.push(to);
		}
		points = next;
	};
	cut(0, w, true);
	cut(0, e, false);
	cut(1, s, true);
	cut(1, n, false);
	return points;
}

export function landIn(base: Basemap, box: Box): [number, number][][][] {
	return base.land.polygons
		.filter(([shell]) => shell !== undefined && meets(shell, box))
		.map((polygon) => polygon.map((ring) => clipRing(ring, box)).filter((ring) => ring.length > 2))
		.filter((polygon) => polygon.length > 0);
}

/** Lines that touch the box, thinned to `step` degrees (their ends stay). */
export function linesIn(paths: readonly Path[], box: Box, step: number): [number, number][][] {
	return paths
		.filter((path) => meets(path, box))
		.map((path) => {
			const kept: [number, number][] = [];
			path.forEach(([lon, lat], k) => {
				const last = kept.at(-1);
				const far = last === undefined || Math.abs(lon - last[0]) + Math.abs(lat - last[1]) >= step;
				if (far || k === path.length - 1) kept.push([lon, lat]);
			});
			return kept;
		})
		.filter((path) => path.length > 1);
}

export interface PlaceLabel {
	readonly name: string;
	readonly position: [number, number];
	readonly population: number;
}

/** Places to name at a zoom; the file holds the first zoom at which a name fits beside the larger ones. */
export function labelsIn(base: Basemap, [w, s, e, n]: Box, zoom: number, most = 120): PlaceLabel[] {
	const { name, lon, lat, population, minZoom } = base.labels;
	const labels: PlaceLabel[] = [];
	for (let k = 0; k < name.length && labels.length < most; k++) {
		const [x, y] = [lon[k]!, lat[k]!];
		if (minZoom[k]! > zoom || x < w || x > e || y < s || y > n) continue;
		labels.push({ name: name[k]!, position: [x, y], population: population[k]! });
	}
	return labels;
}
