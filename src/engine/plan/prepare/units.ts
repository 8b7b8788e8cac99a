import type { AccountColumns, Dataset } from '../../model/columns.ts';
import { RevirError } from '../../model/errors.ts';
import type { Areas, Geography, Outline, Units } from '../../model/geography.ts';
import type { Settings } from '../../model/settings.ts';
import type { UnitGraph } from '../../model/problem.ts';
import type { CellSizes } from '../../measure/input.ts';
import { toSphere } from '../../measure/sphere.ts';
import { measureAreas } from './area-borders.ts';
import { indexAreas } from './area-index.ts';
import { buildGraph, linkCells } from './graph.ts';
import { hexagonSites } from './hexagons.ts';
import { boxOf, insidePolygons, type Polygon } from './plane.ts';
import {
	locatedRows,
	sitesFromCodes,
	sitesFromLocations,
	sitesFromPlaces,
	sitesFromPostcodes,
	MOST_UNITS,
	type Sites
} from './sites.ts';
import { splitHeavySites } from './split-sites.ts';
import { nearestSite } from './unit-at.ts';
import { voronoiCells } from './voronoi.ts';

export type UnitSource = 'areas' | 'unit_id' | 'places' | 'postcodes' | 'h3' | 'accounts';

export interface UnitLayer {
	readonly source: UnitSource;
	readonly units: Units;
	readonly graph: UnitGraph;
	readonly cells: CellSizes;
	/** Unit per account, −1 = not located. */
	readonly accountUnit: Int32Array;
	/** Accounts outside all areas: they take the nearest. Cells of other sources hold every account. */
	readonly outside: number;
	/** Where neighbours draw their border apart: unit across each side (by the corner it begins at), −1 = none. */
	readonly across: Int32Array | null;
}

/** What units are made of. */
export type UnitData = Pick<Dataset, 'accounts' | 'areas'>;

/**
 * Basic units with cells, neighbours and the unit of every located account. 'auto': the areas that came with the data, else the
 * unit_id column where every located account has one, else places, else postcodes, else distinct locations; a named source
 * that the data cannot give falls back along the same list. Cost: mostly clipping the cells along the coast and border.
 * @param onGraph called between cells and neighbours
 * @throws RevirError ACCOUNTS_NONE, ACCOUNTS_NOT_LOCATED, AREAS_ELSEWHERE
 */
export function buildUnits(
	{ accounts, areas }: UnitData,
	choice: Settings['units'],
	geography: Geography,
	onGraph?: () => void
): UnitLayer {
	if (accounts.count === 0) throw new RevirError('ACCOUNTS_NONE');
	const located = locatedRows(accounts);
	if (located.length === 0)
		throw new RevirError('ACCOUNTS_NOT_LOCATED', {
			where: { column: 'lon' },
			got: `${accounts.count} rows without coordinates`
		});
	if (wantsAreas(choice, areas)) return areaLayer(areas, accounts, located, onGraph);
	const { source, sites, polygons: given, countries } = chooseSites(accounts, located, choice, geography);
	const outlines = outlinesFor(geography.outlines, countries, accounts, located);
	const cells = voronoiCells(sites.lon, sites.lat, given === null ? outlines : []);
	const polygons = given ?? cells.polygons;
	onGraph?.();
	const { graph, cells: sizes } = buildGraph({
		lon: sites.lon,
		lat: sites.lat,
		polygons,
		links: cells.links,
		clipped: given !== null || cells.clipped
	});
	return {
		source,
		units: {
			count: sites.id.length,
			id: sites.id,
			name: sites.name,
			lon: sites.lon,
			lat: sites.lat,
			...packRings(polygons)
		},
		graph,
		cells: sizes,
		accountUnit: assignAccounts(accounts, located, sites),
		outside: 0,
		across: null
	};
}

const wantsAreas = (choice: Settings['units'], areas: Areas | undefined): areas is Areas =>
	areas !== undefined && (choice === 'auto' || choice === 'areas');

/** Areas are units as they are, also where no account lies. */
function areaLayer(
	areas: Areas,
	accounts: AccountColumns,
	located: Int32Array,
	onGraph: (() => void) | undefined
): UnitLayer {
	const index = indexAreas(areas);
	const accountUnit = new Int32Array(accounts.count).fill(-1);
	const outside: number[] = [];
	for (const i of located) {
		accountUnit[i] = index.holding(accounts.lon[i]!, accounts.lat[i]!);
		if (accountUnit[i] === -1) outside.push(i);
	}
	if (outside.length === located.length)
		throw new RevirError('AREAS_ELSEWHERE', { got: `${located.length} accounts`, expected: `${areas.count} areas` });
	for (const i of outside) accountUnit[i] = index.nearest(accounts.lon[i]!, accounts.lat[i]!);
	onGraph?.();
	const { links } = voronoiCells(areas.lon, areas.lat, []);
	const measured = measureAreas(areas);
	const { graph, cells } = linkCells(measured, toSphere(areas.lon, areas.lat), links);
	const { across } = measured;
	return { source: 'areas', units: areas, graph, cells, accountUnit, outside: outside.length, across };
}

/** Ids of the units that `buildUnits` would make, without their cells. @throws as buildUnits */
export function unitIdsOf({ accounts, areas }: UnitData, choice: Settings['units'], geography: Geography): Set<string> {
	if (wantsAreas(choice, areas)) return new Set(areas.id);
	return new Set(chooseSites(accounts, locatedRows(accounts), choice, geography).sites.id);
}

interface Choice {
	readonly source: UnitSource;
	readonly sites: Sites;
	readonly polygons: readonly (readonly Polygon[])[] | null;
	/** null = whichever outline holds accounts. */
	readonly countries: readonly string[] | null;
}

function chooseSites(
	accounts: AccountColumns,
	located: Int32Array,
	asked: Settings['units'],
	geography: Geography
): Choice {
	const { unitId } = accounts;
	const choice = asked === 'areas' ? 'auto' : asked;
	if (choice === 'h3') {
		const outlines = outlinesFor(geography.outlines, null, accounts, located);
		const { sites, polygons } = hexagonSites(accounts, located, outlines);
		return { source: 'h3', sites, polygons, countries: null };
	}
	const plain = (source: UnitSource, sites: Sites): Choice => ({ source, sites, polygons: null, countries: null });
	if (
		choice === 'auto' &&
		unitId !== null &&
		unitId.values.length <= MOST_UNITS &&
		located.every((i) => unitId.codes[i]! >= 0)
	)
		return plain('unit_id', sitesFromCodes(accounts, located, unitId));
	if (choice === 'auto' || choice === 'places') {
		const found = sitesFromPlaces(accounts, located, geography);
		if (found !== null) {
			const assign = (sites: Sites) => assignAccounts(accounts, located, sites);
			const sites = splitHeavySites(found.sites, accounts, located, assign);
			return { source: 'places', sites, polygons: null, countries: found.countries };
		}
	}
	if (choice !== 'accounts') {
		const sites = sitesFromPostcodes(accounts, located);
		if (sites !== null) return plain('postcodes', sites);
	}
	return plain('accounts', sitesFromLocations(accounts, located));
}

/** Outlines of the given countries, or of those that hold at least one account (a sample of them). */
function outlinesFor(
	outlines: readonly Outline[],
	countries: readonly string[] | null,
	accounts: AccountColumns,
	located: Int32Array
): readonly Outline[] {
	if (countries !== null) return outlines.filter((outline) => countries.includes(outline.country));
	const stride = Math.max(1, Math.floor(located.length / 500));
	return outlines.filter(({ polygons }) => {
		const box = boxOf(polygons.flatMap((polygon) => polygon[0] ?? []));
		for (let k = 0; k < located.length; k += stride) {
			const x = accounts.lon[located[k]!]!;
			const y = accounts.lat[located[k]!]!;
			if (x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY && insidePolygons(polygons, x, y))
				return true;
		}
		return false;
	});
}

/** The site the source names, else the nearest one in the plane of the cells (so that points lie in their cell). */
function assignAccounts(accounts: AccountColumns, located: Int32Array, sites: Sites): Int32Array {
	const out = new Int32Array(accounts.count).fill(-1);
	const nearest = nearestSite(sites.lon, sites.lat);
	for (const i of located) {
		const named = sites.account?.[i] ?? -1;
		out[i] = named >= 0 ? named : nearest(accounts.lon[i]!, accounts.lat[i]!);
	}
	return out;
}

function packRings(polygons: readonly (readonly Polygon[])[]): Pick<Units, 'ringStart' | 'pointStart' | 'points'> {
	const ringStart = new Uint32Array(polygons.length + 1);
	const pointStart: number[] = [0];
	const points: number[] = [];
	polygons.forEach((parts, u) => {
		for (const polygon of parts)
			for (const ring of polygon) {
				for (const [x, y] of ring) points.push(x, y);
				pointStart.push(points.length / 2);
			}
		ringStart[u + 1] = pointStart.length - 1;
	});
	return { ringStart, pointStart: Uint32Array.from(pointStart), points: Float64Array.from(points) };
}
