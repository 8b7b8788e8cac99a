import type { Kpis } from '../model/kpis.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';
import { settingsHash } from '../scenario/hash.ts';
import type { Cell } from './assignment.ts';
import { dissolve, type MultiPolygonRings } from './dissolve.ts';
import { homeKinds } from './home-kind.ts';
import { territoryFigures } from './kpi-table.ts';

interface Feature {
	readonly type: 'Feature';
	readonly id: string;
	readonly properties: Readonly<Record<string, Cell>>;
	/** null = no area. */
	readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: MultiPolygonRings } | null;
}

export interface TerritoryMapOptions {
	/** ISO date of the plan. */
	readonly date: string;
	/** A feature per basic unit as well. */
	readonly withUnits: boolean;
}

/**
 * Territories as GeoJSON (RFC 7946: WGS 84, closed rings, shells counter-clockwise): a feature per rep with its figures, one
 * without a rep for what nobody serves, and on request one per basic unit. `kind` tells them apart. What the figures rest on
 * stands beside the features under `revir`. Money in the dataset's currency. O(points of the cells).
 * @param labels rep index per unit, −1 = nobody
 */
export function territoryGeoJson(
	prepared: Prepared,
	labels: Int32Array,
	kpis: Kpis,
	{ date, withUnits }: TerritoryMapOptions
): string {
	const { units, reps, cells, assumed, dataset, settings } = prepared;
	const nobody = reps.count;
	const territoryOf = labels.map((rep) => (rep < 0 ? nobody : rep));
	const area = new Float64Array(reps.count + 1);
	territoryOf.forEach((territory, unit) => (area[territory]! += cells.area[unit]!));
	const homes = homeKinds(prepared);
	const figures = new Map(kpis.territories.map((territory) => [territory.repId, territory]));
	const features = dissolve(units, territoryOf, reps.count + 1).map((rings, t): Feature | null => {
		if (t === nobody && rings.length === 0) return null;
		const [id, name] = [reps.id[t] ?? null, reps.name[t] ?? null];
		const own = id === null ? undefined : figures.get(id);
		return featureOf(`territory:${id ?? ''}`, rings, {
			kind: 'territory',
			rep_id: id,
			rep: name,
			area_km2: rounded(area[t]!),
			...(own === undefined ? {} : territoryFigures(own, { name: name ?? '', home: homes[t]! }))
		});
	});
	const collection = {
		type: 'FeatureCollection',
		revir: {
			date,
			settings_hash: settingsHash(settings),
			currency: dataset.meta.currency,
			units: prepared.unitSource,
			assumed
		},
		features: [...features.filter((feature) => feature !== null), ...(withUnits ? unitFeatures(prepared, labels) : [])]
	};
	return `${JSON.stringify(collection)}\n`;
}

function unitFeatures({ units, reps, cells, unitAccounts }: Prepared, labels: Int32Array): Feature[] {
	const each = Int32Array.from(units.id, (_, unit) => unit);
	return dissolve(units, each, units.count).map((rings, unit) =>
		featureOf(`unit:${units.id[unit]!}`, rings, {
			kind: 'unit',
			unit_id: units.id[unit]!,
			unit: units.name[unit]!,
			rep_id: reps.id[labels[unit]!] ?? null,
			rep: reps.name[labels[unit]!] ?? null,
			accounts: unitAccounts[unit]!,
			area_km2: rounded(cells.area[unit]!)
		})
	);
}

const featureOf = (id: string, coordinates: MultiPolygonRings, properties: Feature['properties']): Feature => ({
	type: 'Feature',
	id,
	properties,
	geometry: coordinates.length === 0 ? null : { type: 'MultiPolygon', coordinates }
});

const rounded = (value: number) => Number(value.toPrecision(6));
