import type { Outline, Places } from '#engine/model/geography.ts';
import type { Random } from '#engine/model/random.ts';
import { clamp, drawIndex, exp, normal, runningSums } from './draw.ts';
import type { Hub } from './market.ts';

/** Geography a dataset is drawn on. `postcodes` and `region` are parallel to the places. */
export interface DemoGeography {
	readonly places: Places;
	readonly postcodes: readonly (readonly string[])[] | null;
	readonly region: readonly string[] | null;
	readonly outline: Outline | null;
}

export interface Sampler {
	/** Industrial strength per place, relative to the account-weighted mean. */
	readonly strength: Float64Array;
	/** Hub whose pull is strongest, −1 = none worth naming. */
	readonly hub: Int32Array;
	place(random: Random): number;
	/** A point near the place and inside the outline. */
	near(random: Random, place: number): readonly [lon: number, lat: number];
}

/** Strength away from every hub. */
const countryside = 0.35;

export function createSampler(geography: DemoGeography, hubs: readonly Hub[]): Sampler {
	const { places } = geography;
	const strength = new Float64Array(places.count);
	const hub = new Int32Array(places.count).fill(-1);
	const weights = new Float64Array(places.count);
	let weightSum = 0;
	let strengthSum = 0;
	for (let p = 0; p < places.count; p++) {
		let sum = countryside;
		let best = 0.25;
		hubs.forEach((candidate, h) => {
			const ratio = kilometres(places.lon[p]!, places.lat[p]!, candidate.lon, candidate.lat) / candidate.radiusKm;
			if (ratio > 4) return;
			const pull = candidate.strength * exp((-ratio * ratio) / 2);
			sum += pull;
			if (pull > best) {
				best = pull;
				hub[p] = h;
			}
		});
		strength[p] = sum;
		const people = places.population[p]! > 0 ? places.population[p]! : 500;
		// Big cities hold fewer plants per head than small towns.
		weights[p] = (people / Math.sqrt(Math.sqrt(people))) * (0.4 + 0.6 * sum);
		weightSum += weights[p]!;
		strengthSum += weights[p]! * sum;
	}
	const mean = strengthSum / weightSum;
	for (let p = 0; p < places.count; p++) strength[p]! /= mean;
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

const cellDegrees = 0.25;

/** Point in country; only points in a cell near the outline are tested, the others keep the place's side. */
function insideTest(outline: Outline): (lon: number, lat: number) => boolean {
	const shells = outline.polygons.map((polygon) => polygon[0]!);
	const key = (x: number, y: number) => x * 4096 + y;
	const edge = new Set<number>();
	for (const shell of shells) {
		for (const [lon, lat] of shell) {
			const x = Math.floor(lon / cellDegrees);
			const y = Math.floor(lat / cellDegrees);
			for (let i = -1; i <= 1; i++) for (let j = -1; j <= 1; j++) edge.add(key(x + i, y + j));
		}
	}
	const boxes = shells.map((shell) => ({
		west: shell.reduce((low, point) => Math.min(low, point[0]), 180),
		east: shell.reduce((high, point) => Math.max(high, point[0]), -180),
		south: shell.reduce((low, point) => Math.min(low, point[1]), 90),
		north: shell.reduce((high, point) => Math.max(high, point[1]), -90)
	}));
	return (lon, lat) => {
		if (!edge.has(key(Math.floor(lon / cellDegrees), Math.floor(lat / cellDegrees)))) return true;
		return shells.some((shell, s) => {
			const box = boxes[s]!;
			if (lon < box.west || lon > box.east || lat < box.south || lat > box.north) return false;
			let inside = false;
			for (let i = 0, j = shell.length - 1; i < shell.length; j = i++) {
				const [xi, yi] = shell[i]!;
				const [xj, yj] = shell[j]!;
				if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
			}
			return inside;
		});
	};
}
