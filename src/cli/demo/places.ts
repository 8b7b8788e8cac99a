import type { Outline, Places } from '#engine/model/geography.ts';
import type { Random } from '#engine/model/random.ts';
import { clamp, drawIndex, exp, normal, runningSums, stream } from './draw.ts';
import type { Hub } from './market.ts';

/** Geography a dataset is drawn on. `postcodes` and `region` are parallel to the places. */
export interface DemoGeography {
	readonly places: Places;
	readonly postcodes: readonly (readonly string[])[] | null;
	readonly region: readonly string[] | null;
	readonly outline: Outline | null;
}

export interface Sampler {
	/** What its region adds to the potential of an account, median 1, raised to `regionalSpread`. */
	readonly strength: Float64Array;
	/** Hub whose pull is strongest, −1 = none worth naming. */
	readonly hub: Int32Array;
	place(random: Random): number;
	/** A point near the place and inside the outline. */
	near(random: Random, place: number): readonly [lon: number, lat: number];
}

/** Each postcode region (leading digit), elsewhere each cell of two degrees, has its own strength: log-normal, standardised over
 *  the regions of a seed (mean 0, σ 1 of ln), so that `regionalSpread` means the same for every seed. Where accounts lie
 *  follows from population alone. */
export function createSampler(geography: DemoGeography, hubs: readonly Hub[], seed: number): Sampler {
	const { places, postcodes } = geography;
	const region = Array.from(
		{ length: places.count },
		(_, p) => postcodes?.[p]?.[0]?.[0] ?? `${Math.floor(places.lon[p]! / 2)}/${Math.floor(places.lat[p]! / 2)}`
	);
	const strengthOf = drawStrengths([...new Set(region)].sort(), stream(seed, 'regions'));
	const strength = new Float64Array(places.count);
	const hub = new Int32Array(places.count).fill(-1);
	const weights = new Float64Array(places.count);
	for (let p = 0; p < places.count; p++) {
		strength[p] = strengthOf.get(region[p]!)!;
		let best = 0.25;
		hubs.forEach((candidate, h) => {
			const ratio = kilometres(places.lon[p]!, places.lat[p]!, candidate.lon, candidate.lat) / candidate.radiusKm;
			const pull = ratio > 4 ? 0 : candidate.strength * exp((-ratio * ratio) / 2);
			if (pull > best) {
				best = pull;
				hub[p] = h;
			}
		});
		const people = places.population[p]! > 0 ? places.population[p]! : 500;
		// Big cities hold fewer plants per head than small towns.
		weights[p] = people / Math.sqrt(Math.sqrt(people));
	}
	const running = runningSums(weights);
	const isInside = geography.outline === null ? () => true : insideTest(geography.outline);
	return {
		strength,
		hub,
		place: (random) => drawIndex(random, running),
		near(random, place) {
			const radius = clamp(0.5 + 0.004 * Math.sqrt(places.population[place]!), 0.5, 7);
			const latitude = places.lat[place]!;
			for (let attempt = 0; attempt < 8; attempt++) {
				const lon = places.lon[place]! + (normal(random) * radius) / (111.32 * cosine(latitude));
				const lat = latitude + (normal(random) * radius) / 111.2;
				if (isInside(lon, lat)) return [round5(lon), round5(lat)];
			}
			return [places.lon[place]!, latitude];
		}
	};
}

function drawStrengths(regions: readonly string[], random: Random): Map<string, number> {
	const draws = regions.map(() => normal(random));
	const mean = draws.reduce((sum, z) => sum + z, 0) / draws.length;
	const variance = draws.reduce((sum, z) => sum + (z - mean) * (z - mean), 0) / draws.length;
	const scale = variance > 0 ? 1 / Math.sqrt(variance) : 0;
	return new Map(regions.map((region, r) => [region, exp((draws[r]! - mean) * scale)]));
}

const round5 = (value: number): number => Math.round(value * 1e5) / 1e5;

/** cos of a latitude in degrees to three digits, which is enough to scatter points. */
function cosine(degrees: number): number {
	const x = degrees * 0.017453292519943295;
	const z = x * x;
	return 1 - z / 2 + (z * z) / 24 - (z * z * z) / 720;
}

/** Flat-earth kilometres for weights and nearest-city rules within one country. */
export function kilometres(lonA: number, latA: number, lonB: number, latB: number): number {
	const x = (lonA - lonB) * 111.32 * cosine((latA + latB) / 2);
	const y = (latA - latB) * 111.2;
	return Math.sqrt(x * x + y * y);
}

/** Height of a latitude band in degrees; an edge is kept in every band it crosses. */
const bandDegrees = 0.1;

/** Point in country by the even-odd rule over all rings (holes included), looking only at edges of its latitude band. */
function insideTest(outline: Outline): (lon: number, lat: number) => boolean {
	const bands = new Map<number, number[]>();
	for (const ring of outline.polygons.flat()) {
		for (let i = 1; i < ring.length; i++) {
			const [x0, y0] = ring[i - 1]!;
			const [x1, y1] = ring[i]!;
			const last = Math.floor(Math.max(y0, y1) / bandDegrees);
			for (let band = Math.floor(Math.min(y0, y1) / bandDegrees); band <= last; band++) {
				const edges = bands.get(band);
				if (edges === undefined) bands.set(band, [x0, y0, x1, y1]);
				else edges.push(x0, y0, x1, y1);
			}
		}
	}
	return (lon, lat) => {
		const edges = bands.get(Math.floor(lat / bandDegrees)) ?? [];
		let isInside = false;
		for (let e = 0; e < edges.length; e += 4) {
			const y0 = edges[e + 1]!;
			const y1 = edges[e + 3]!;
			if (y0 > lat === y1 > lat) continue;
			if (lon < edges[e]! + ((edges[e + 2]! - edges[e]!) * (lat - y0)) / (y1 - y0)) isInside = !isInside;
		}
		return isInside;
	};
}
