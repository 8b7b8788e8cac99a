import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAdmin1, buildBorders, buildLabels, buildLand } from './basemap.ts';
import { readCities } from './cities.ts';
import { countries } from './countries.ts';
import { bounds, buildOutlines } from './outlines.ts';
import { joinPostcodes } from './postcodes.ts';
import { regionNames } from './regions.ts';

/** Writes `geo/` and `basemap/` below `out`. Sources and licences: docs/demo-data.md. */
export function buildGeography(out: string): void {
	const geo = join(out, 'geo');
	const basemap = join(out, 'basemap');
	for (const folder of [geo, basemap]) {
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { recursive: true });
	}
	const write = (folder: string, name: string, value: unknown) =>
		writeFileSync(join(folder, name), JSON.stringify(value));

	const cities = readCities();
	const outlines = buildOutlines(cities);
	const index = [];
	for (const { code } of countries) {
		const places = cities.get(code) ?? [];
		const outline = outlines.get(code);
		write(geo, `places-${code}.json`, {
			country: code,
			name: places.map((place) => place.name),
			lon: places.map((place) => place.lon),
			lat: places.map((place) => place.lat),
			population: places.map((place) => place.population),
			region: places.map((place) => place.region),
			regions: regionNames(code, places)
		});
		if (outline !== undefined) write(geo, `outline-${code}.json`, outline);
		index.push({ country: code, places: places.length, outline: outline !== undefined, bbox: bounds(places) });
	}
	// A file of its own: what is derived from OpenStreetMap stays under the ODbL and does not mix with the places.
	write(geo, 'postcodes-DE.json', {
		country: 'DE',
		licence: 'ODbL-1.0',
		attribution: 'Postcodes © OpenStreetMap contributors',
		postcodes: joinPostcodes(cities.get('DE') ?? [])
	});
	write(geo, 'index.json', {
		attribution: 'Places © GeoNames (CC BY 4.0) · Boundaries: Natural Earth',
		countries: index
	});

	write(basemap, 'land.json', buildLand());
	write(basemap, 'borders.json', buildBorders());
	write(basemap, 'admin1.json', buildAdmin1());
	write(basemap, 'labels.json', buildLabels(cities));
}
