import type { Reason } from '../health/finding.ts';
import type { AddressDoubt } from './postcode-doubt.ts';

/** Cells as they stand; null = empty. */
export interface Address {
	readonly country: string | null;
	readonly postcode: string | null;
	readonly city: string | null;
}

export type AddressHow = 'postcode' | 'place' | 'prefix' | 'none';

export interface LocatedAddress {
	readonly how: AddressHow;
	/** WGS 84 degrees; NaN with `none`. */
	readonly lon: number;
	readonly lat: number;
	readonly precision: 'postcode' | 'place' | 'none';
	/** 0–1 that the account lies where that precision says. */
	readonly confidence: number;
	/** How far an account of that postcode or town may reasonably lie from the point, km. */
	readonly reachKm: number;
	/** Country it was found in; null = unknown. */
	readonly country: string | null;
	readonly doubt: AddressDoubt | null;
	/** Why nothing was found; null else. */
	readonly reason: Reason | null;
}

/** An address that was not found. */
export const nowhere = (country: string | null, reason: Reason): LocatedAddress => ({
	how: 'none',
	lon: NaN,
	lat: NaN,
	precision: 'none',
	confidence: 0,
	reachKm: Infinity,
	country,
	doubt: null,
	reason
});
