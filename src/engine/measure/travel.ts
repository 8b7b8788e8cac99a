import type { Settings } from '../model/settings.ts';
import { createKdTree } from './kd-tree.ts';
import { ln } from './portable.ts';
import { EARTH_KM } from './sphere.ts';

export type TravelSettings = Settings['travel'];

/** Beardwood-Halton-Hammersley constant of a tour through random points. */
const TOUR_CONSTANT = 0.7124;
/** Neighbours that make up the local density. */
const DENSITY_NEIGHBOURS = 8;

/** Crow-fly speed in km/h: speedFactor × clamp(25.5 + 6.9·ln d, 15, 85). The factor acts after the clamp, so that it
 *  scales every travel time by exactly 1/factor. Fit: docs/formats/measures.md. */
export function crowSpeed(km: number, speedFactor: number): number {
	const fitted = km > 0 ? 25.5 + 6.9 * ln(km) : 15;
	return speedFactor * (fitted < 15 ? 15 : fitted > 85 ? 85 : fitted);
}

/** One-way hours for a crow-fly distance; 0 at 0 km. */
export function crowHours(km: number, speedFactor: number): number {
	return km / crowSpeed(km, speedFactor);
}

/** Road km for a crow-fly distance: × 1.6 below 1 km, 1.4 to 3, 1.35 to 25, 1.3 beyond (measured, measures.md). */
export function roadKm(km: number): number {
	return km * (km < 1 ? 1.6 : km < 3 ? 1.4 : km < 25 ? 1.35 : 1.3);
}

/** Visits of one tour day, between 1 and maxVisits (not rounded, so that costs stay smooth). */
export function visitsPerDay(lineHaul: number, visitHours: number, localLeg: number, travel: TravelSettings): number {
	const perVisit = visitHours + localLeg;
	const n = perVisit > 0 ? (travel.dayHours - 2 * lineHaul) / perVisit : travel.maxVisits;
	return n > 1 ? (n < travel.maxVisits ? n : travel.maxVisits) : 1;
}

/**
 * Travel hours of one visit: (2H/n + l)·(1 − video share), H = crowHours(km).
 * @param km crow-fly km from the centre to the account
 * @param localLeg hours from the previous account of the tour, see localKm
 */
export function travelHours(
	km: number,
	visitHours: number,
	localLeg: number,
	videoShare: number,
	travel: TravelSettings
): number {
	const lineHaul = crowHours(km, travel.speedFactor);
	return ((2 * lineHaul) / visitsPerDay(lineHaul, visitHours, localLeg, travel) + localLeg) * (1 - videoShare);
}

/** Road km of one visit, the same tour as in travelHours. */
export function travelRoadKm(
	km: number,
	visitHours: number,
	localKilometres: number,
	videoShare: number,
	travel: TravelSettings
): number {
	const localLeg = crowHours(localKilometres, travel.speedFactor);
	const n = visitsPerDay(crowHours(km, travel.speedFactor), visitHours, localLeg, travel);
	return ((2 * roadKm(km)) / n + roadKm(localKilometres)) * (1 - videoShare);
}

/**
 * Crow-fly km between neighbouring accounts of a tour, per account: 0.7124·√(1/ρ), ρ = k/(π·r²) accounts per km² with r
 * the distance to the k-th nearest other located account, k = min(8, located − 1). 0 where k = 0, the account is not
 * located, or k others share its point. Independent of any territory. O(n log n).
 * @param sphere unit vectors (toSphere), NaN = not located
 */
export function localKm(sphere: Float64Array): Float64Array {
	const count = sphere.length / 3;
	const out = new Float64Array(count);
	const tree = createKdTree(sphere);
	const k = Math.min(DENSITY_NEIGHBOURS, tree.size - 1);
	if (k < 1) return out;
	const indices = new Int32Array(k);
	const squared = new Float64Array(k);
	const factor = TOUR_CONSTANT * EARTH_KM * Math.sqrt(Math.PI / k);
	for (let i = 0; i < count; i++) {
		if (Number.isNaN(sphere[i * 3]!)) continue;
		tree.knn(sphere[i * 3]!, sphere[i * 3 + 1]!, sphere[i * 3 + 2]!, k, i, indices, squared);
		out[i] = factor * Math.sqrt(squared[k - 1]!);
	}
	return out;
}

/** What travel needs to know of the accounts; arrays by account row. */
export interface TravelAccounts {
	readonly count: number;
	/** Unit vectors, NaN = not located. */
	readonly sphere: Float64Array;
	/** Crow-fly km of the local leg. */
	readonly localKm: Float64Array;
	readonly visits: Float64Array;
	readonly visitHours: Float64Array;
	readonly videoShare: Float64Array;
}

/** Whole seconds a year: round(visits·travel·3600) from one centre to one account; 0 when not located. */
export function accountTravelSeconds(
	accounts: TravelAccounts,
	row: number,
	centres: Float64Array,
	centre: number,
	travel: TravelSettings
): number {
	const dx = accounts.sphere[row * 3]! - centres[centre * 3]!;
	const dy = accounts.sphere[row * 3 + 1]! - centres[centre * 3 + 1]!;
	const dz = accounts.sphere[row * 3 + 2]! - centres[centre * 3 + 2]!;
	const km = EARTH_KM * Math.sqrt(dx * dx + dy * dy + dz * dz);
	if (!(km >= 0)) return 0;
	const leg = crowHours(accounts.localKm[row]!, travel.speedFactor);
	const hours = travelHours(km, accounts.visitHours[row]!, leg, accounts.videoShare[row]!, travel);
	return Math.round(accounts.visits[row]! * hours * 3600);
}

/**
 * Yearly travel in whole seconds per account and centre, `out[row * centres + centre]` (centre fastest); the one
 * quantisation that optimiser, KPIs and bound share. O(accounts × centres).
 * @param only rewrite these centres alone (free centres that moved)
 */
export function travelMatrix(
	accounts: TravelAccounts,
	centres: Float64Array,
	travel: TravelSettings,
	out: Uint32Array = new Uint32Array((accounts.count * centres.length) / 3),
	only: readonly number[] | null = null
): Uint32Array {
	const reps = centres.length / 3;
	const columns = only ?? Array.from({ length: reps }, (_, t) => t);
	const { sphere, visits, visitHours, videoShare } = accounts;
	for (let i = 0; i < accounts.count; i++) {
		const x = sphere[i * 3]!;
		const y = sphere[i * 3 + 1]!;
		const z = sphere[i * 3 + 2]!;
		if (Number.isNaN(x) || !(visits[i]! > 0)) {
			for (const t of columns) out[i * reps + t] = 0;
			continue;
		}
		const leg = crowHours(accounts.localKm[i]!, travel.speedFactor);
		for (const t of columns) {
			const dx = x - centres[t * 3]!;
			const dy = y - centres[t * 3 + 1]!;
			const dz = z - centres[t * 3 + 2]!;
			const km = EARTH_KM * Math.sqrt(dx * dx + dy * dy + dz * dz);
			const hours = travelHours(km, visitHours[i]!, leg, videoShare[i]!, travel);
			out[i * reps + t] = Math.round(visits[i]! * hours * 3600);
		}
	}
	return out;
}
