import { labelsIn, type Basemap, type Box, type PlaceLabel } from './basemap.ts';
import type { MapName } from './names.ts';
import type { Prepared } from './prepared.ts';
import type { LonLat, MapScene } from './types.ts';

/** From here on the areas of the plan are named as well: the base map knows towns only down to a certain size. */
const unitsFromZoom = 7.2;
const mostUnits = 90;

/** Names to draw in this view, most important first: barriers, towns of the plan, large accounts, areas, towns
 *  around. */
export function mapNames(prepared: Prepared, base: Basemap, scene: MapScene, bounds: Box, zoom: number): MapName[] {
	const barriers = scene.barriers.map(({ name, line }): MapName => ({
		text: name,
		position: line[Math.floor(line.length / 2)]!,
		kind: 'barrier'
	}));
	if (!scene.shows.labels) return barriers;
	// The base map thins its names by distance alone; here the larger town wins, whatever stands next to it.
	const least = 60_000 * 3 ** (5 - zoom);
	const known = labelsIn(base, bounds, Infinity, 600).filter(
		({ population, minZoom }) => population >= least || minZoom <= zoom - 1
	);
	const inPlan = ({ position: [lon, lat] }: PlaceLabel) => prepared.hit.unitAt(lon, lat) >= 0;
	const towns = known.filter(inPlan).map(({ name, position, population }): MapName => ({
		text: name,
		position,
		kind: population > 450_000 ? 'city' : population > 100_000 ? 'town' : 'village'
	}));
	const abroad = known
		.filter((label) => !inPlan(label) && label.population > 4 * least)
		.map(({ name, position }): MapName => ({ text: name, position, kind: 'abroad' }));
	const at = prepared.data.accountPositions;
	const accounts = [...scene.accountNames].map(([row, text]): MapName => ({
		text,
		position: [at[2 * row]!, at[2 * row + 1]!],
		kind: 'account'
	}));
	const units = zoom < unitsFromZoom ? [] : unitNames(prepared, bounds, new Set(towns.map(({ text }) => text)));
	return [...barriers, ...towns, ...accounts, ...units, ...abroad];
}

function unitNames({ data, centres }: Prepared, [w, s, e, n]: Box, known: ReadonlySet<string>): MapName[] {
	const seen = new Set(known);
	const inView = [...data.names.keys()].filter((u) => {
		const [lon, lat] = [centres[2 * u]!, centres[2 * u + 1]!];
		return lon > w && lon < e && lat > s && lat < n;
	});
	inView.sort((a, b) => data.potential[b]! - data.potential[a]! || a - b);
	const names: MapName[] = [];
	for (const u of inView) {
		const text = data.names[u]!.trim();
		if (text === '' || seen.has(text)) continue;
		seen.add(text);
		const position: LonLat = [centres[2 * u]!, centres[2 * u + 1]!];
		names.push({ text, position, kind: 'village' });
		if (names.length === mostUnits) break;
	}
	return names;
}
