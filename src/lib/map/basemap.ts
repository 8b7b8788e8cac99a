import { geoIdentity, geoStream, polygonArea, polygonContains } from 'd3';

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

/** Cuts a polygon to a box: the world's land is far more than any plan shows. Rings along the edge are closed there. */
export function clipPolygon(polygon: readonly Path[], [w, s, e, n]: Box): [number, number][][][] {
	const clip = geoIdentity().clipExtent([
		[w, s],
		[e, n]
	]);
	const rings: [number, number][][] = [];
	let ring: [number, number][] = [];
	const sink = {
		point: (x: number, y: number) => void ring.push([x, y]),
		lineStart: () => void (ring = []),
		lineEnd: () => void rings.push(ring),
		polygonStart: () => {},
		polygonEnd: () => {}
	};
	geoStream(
		{ type: 'Polygon', coordinates: polygon.map((path) => path.map(([lon, lat]) => [lon, lat])) },
		clip.stream(sink)
	);
	const sign = Math.sign(polygonArea(polygon[0] as [number, number][]));
	const shells = rings.filter((r) => r.length > 2 && Math.sign(polygonArea(r)) === sign).map((shell) => [shell]);
	for (const hole of rings) {
		if (hole.length < 3 || Math.sign(polygonArea(hole)) === sign) continue;
		shells.find(([shell]) => polygonContains(shell!, hole[0]!))?.push(hole);
	}
	return shells;
}

/** Eurasia's ring jumps from 180° to −180° at the Bering Strait: go on beyond 180° instead of across the whole map. */
function unwrap(path: Path): Path {
	let turn = 0;
	let before = path[0]?.[0] ?? 0;
	return path.map(([lon, lat]) => {
		if (lon - before > 180) turn -= 360;
		else if (before - lon > 180) turn += 360;
		before = lon;
		return [lon + turn, lat] as const;
	});
}

const shift = (path: Path, by: number): Path => (by === 0 ? path : path.map(([lon, lat]) => [lon + by, lat] as const));

export function landIn(base: Basemap, box: Box): [number, number][][][] {
	return (
		base.land.polygons
			.map((polygon) => polygon.map(unwrap))
			// A ring that starts beyond the strait lies one world to the side.
			.flatMap((polygon) => [-360, 0, 360].map((by) => polygon.map((ring) => shift(ring, by))))
			.filter(([shell]) => shell !== undefined && meets(shell, box))
			.flatMap((polygon) => clipPolygon(polygon, box))
	);
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
	readonly minZoom: number;
}

/** Places to name at a zoom; the file holds the first zoom at which a name fits beside the larger ones. */
export function labelsIn(base: Basemap, [w, s, e, n]: Box, zoom: number, most = 120): PlaceLabel[] {
	const { name, lon, lat, population, minZoom } = base.labels;
	const labels: PlaceLabel[] = [];
	for (let k = 0; k < name.length && labels.length < most; k++) {
		const [x, y] = [lon[k]!, lat[k]!];
		if (minZoom[k]! > zoom || x < w || x > e || y < s || y > n) continue;
		labels.push({ name: name[k]!, position: [x, y], population: population[k]!, minZoom: minZoom[k]! });
	}
	return labels;
}
