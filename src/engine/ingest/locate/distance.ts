import { medianOf } from '../health/robust.ts';

export interface Point {
	readonly lon: number;
	readonly lat: number;
}

/** Length of one degree of latitude, km. */
export const DEGREE_KM = 111.2;

/** Flat-earth kilometres between two points in degrees; within 1 % up to 500 km, which is enough to compare against tolerances. */
export function kilometres(lonA: number, latA: number, lonB: number, latB: number): number {
	const x = (lonA - lonB) * DEGREE_KM * cosine((latA + latB) / 2);
	const y = (latA - latB) * DEGREE_KM;
	return Math.sqrt(x * x + y * y);
}

/** Cosine of a latitude in degrees to three digits: Math.cos may differ in its last bit between engines. */
export function cosine(degrees: number): number {
	const x = degrees * 0.017453292519943295;
	const z = x * x;
	return 1 - z / 2 + (z * z) / 24 - (z * z * z) / 720 + (z * z * z * z) / 40_320;
}

/** Median longitude and median latitude: up to half of the points may be wild without moving it far. O(n log n) */
export const medianPoint = (points: readonly Point[]): Point => ({
	lon: medianOf(points.map(({ lon }) => lon)),
	lat: medianOf(points.map(({ lat }) => lat))
});
