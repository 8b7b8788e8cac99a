import type { Outline } from '../../model/geography.ts';
import type { Reason } from '../health/finding.ts';
import { coordinateSlips, type Slip } from './coordinate-slips.ts';
import { kilometres, type Point } from './distance.ts';
import type { LocatedAddress } from './address.ts';
import { testOutline, type OutlineTest } from './outline-check.ts';

export interface PositionOptions {
	readonly outlines: readonly Outline[];
	/** All land; with it "in the sea" is told from "abroad". */
	readonly land?: Outline;
	/** Border and coast are drawn this coarsely, and small islands not at all, km. */
	readonly toleranceKm?: number;
}

export const TOLERANCE_KM = 10;

/** What is known of where an account should lie. */
export interface Expected {
	/** ISO alpha-2; null = unknown. */
	readonly country: string | null;
	/** Found from postcode or town; null = nothing. */
	readonly address: LocatedAddress | null;
}

export interface Verdict {
	readonly reason: Reason;
	/** Where it probably lies (NaN never; null cells = better none than this one); null = nobody but the user can know. */
	readonly position: {
		readonly lon: number | null;
		readonly lat: number | null;
		readonly precision: 'postcode' | 'place' | 'none' | null;
	} | null;
	readonly confidence: number;
}

/** Judges one position; null = plausible. */
export type JudgePosition = (lon: number, lat: number, expected: Expected) => Verdict | null;

/** A town of that name 110 km away contradicts a position only where hardly another one can be meant. */
const SURE_PLACE = 0.9;

/** O(points of the outlines) to make ready; a judgement looks at the edges of one latitude band per slip that is tried. */
export function createJudge(options: PositionOptions): JudgePosition {
	const tolerance = options.toleranceKm ?? TOLERANCE_KM;
	const outlines = new Map<string, OutlineTest>(
		options.outlines.map((outline) => [outline.country, testOutline(outline)])
	);
	const land = options.land === undefined ? null : testOutline(options.land);
	const isOnLand = ({ lon, lat }: Point) => land?.isWithin(lon, lat, tolerance) ?? true;
	const fits = (point: Point, country: string | null): boolean => {
		const isWithin = (outline: OutlineTest) => outline.isWithin(point.lon, point.lat, tolerance);
		const own = country === null ? undefined : outlines.get(country);
		if (own !== undefined) return isWithin(own);
		return country === null && outlines.size > 0 ? [...outlines.values()].some(isWithin) : isOnLand(point);
	};

	return (lon, lat, { country, address }) => {
		const point = { lon, lat };
		const isZero = lon === 0 && lat === 0;
		const isUsable = Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && !isZero;
		const away = (from: Point) => (address === null ? 0 : kilometres(from.lon, from.lat, address.lon, address.lat));
		// Beside its own postcode an account is right whatever the outline says: islands and harbours.
		if (isUsable && address !== null && away(point) <= address.reachKm) return null;
		const isFitting = isUsable && fits(point, country);
		if (isFitting && (address === null || (address.precision === 'place' && address.confidence < SURE_PLACE)))
			return null;
		const params = { lon, lat, country: country ?? '', km: isUsable ? Math.round(away(point)) : 0 };
		const slips = isZero ? [] : coordinateSlips(lon, lat);
		const slip =
			address === null ? onlySlip(slips, (to) => fits(to, country)) : nearestSlip(slips, away, address.reachKm);
		if (slip !== null) {
			const confidence = address === null ? (slip.kind === 'swapped' ? 0.8 : 0.6) : 0.95;
			const position = { lon: slip.lon, lat: slip.lat, precision: null };
			const reason = { key: `position.${slip.kind}`, params: { ...params, toLon: slip.lon, toLat: slip.lat } };
			return { reason, position, confidence };
		}
		const kind = isZero
			? 'zero'
			: !isUsable
				? 'out-of-range'
				: isFitting
					? `far-from-${address!.precision}`
					: isOnLand(point)
						? 'outside-country'
						: 'in-sea';
		const position =
			address !== null
				? { lon: address.lon, lat: address.lat, precision: address.precision }
				: kind === 'outside-country'
					? null
					: { lon: null, lat: null, precision: 'none' as const };
		// Nobody is at 0/0 or off the globe.
		const confidence = isFitting ? 0.5 : isUsable ? 0.8 : 0.95;
		return { reason: { key: `position.${kind}`, params }, position, confidence };
	};
}

function nearestSlip(slips: readonly Slip[], away: (point: Point) => number, reachKm: number): Slip | null {
	const near = slips.filter((slip) => away(slip) <= reachKm);
	return near.reduce<Slip | null>((best, slip) => (best === null || away(slip) < away(best) ? slip : best), null);
}

/** The only slip of the likeliest kind that falls into the country. */
function onlySlip(slips: readonly Slip[], fits: (point: Point) => boolean): Slip | null {
	const inside = slips.filter(fits);
	const sameKind = inside.filter(({ kind }) => kind === inside[0]?.kind);
	return sameKind.length === 1 ? sameKind[0]! : null;
}
