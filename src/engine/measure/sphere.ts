import { sinCosDegrees } from './portable.ts';

/** Mean Earth radius (IUGG), km. */
export const EARTH_KM = 6371.0088;

/**
 * Unit vectors of points on the sphere, interleaved x, y, z; NaN where a coordinate is missing.
 * @param lon degrees @param lat degrees, same length
 */
export function toSphere(lon: ArrayLike<number>, lat: ArrayLike<number>): Float64Array {
	const out = new Float64Array(lon.length * 3);
	for (let i = 0; i < lon.length; i++) {
		const a = lon[i]!;
		const b = lat[i]!;
		if (!Number.isFinite(a) || !Number.isFinite(b)) {
			out.fill(NaN, i * 3, i * 3 + 3);
			continue;
		}
		const l = sinCosDegrees(a);
		const p = sinCosDegrees(b);
		out[i * 3] = p.cos * l.cos;
		out[i * 3 + 1] = p.cos * l.sin;
		out[i * 3 + 2] = p.sin;
	}
	return out;
}

/** Straight-line (3-D chord) km between point i of `a` and point j of `b`; 0.04 % below the arc at 600 km. */
export function chordKm(a: Float64Array, i: number, b: Float64Array, j: number): number {
	const dx = a[i * 3]! - b[j * 3]!;
	const dy = a[i * 3 + 1]! - b[j * 3 + 1]!;
	const dz = a[i * 3 + 2]! - b[j * 3 + 2]!;
	return EARTH_KM * Math.sqrt(dx * dx + dy * dy + dz * dz);
}

/** Lambert azimuthal equal-area projection around a centre; km. Areas are exact on the sphere. */
export type EqualArea = (lon: number, lat: number) => readonly [number, number];

export function equalAreaAround(lon0: number, lat0: number): EqualArea {
	const l0 = sinCosDegrees(lon0);
	const p0 = sinCosDegrees(lat0);
	return (lon, lat) => {
		const l = sinCosDegrees(lon);
		const p = sinCosDegrees(lat);
		const cosDelta = l.cos * l0.cos + l.sin * l0.sin;
		const sinDelta = l.sin * l0.cos - l.cos * l0.sin;
		const cosC = p0.sin * p.sin + p0.cos * p.cos * cosDelta;
		// The antipode has no image; a hair off keeps the figure finite.
		const k = EARTH_KM * Math.sqrt(2 / Math.max(1e-12, 1 + cosC));
		return [k * p.cos * sinDelta, k * (p0.cos * p.sin - p0.sin * p.cos * cosDelta)];
	};
}
