import type { Gazetteer } from './gazetteer.ts';
import type { Address } from './address.ts';
import { locateAddress } from './locator.ts';

export interface StreetAddress extends Address {
	readonly street: string | null;
}

export interface GeocodedPosition {
	/** WGS 84 degrees. */
	readonly lon: number;
	readonly lat: number;
	/** A value of `location_precision`. */
	readonly precision: 'rooftop' | 'street' | 'postcode' | 'place';
	/** 0–1. */
	readonly confidence: number;
	/** Shown with the position: who says so. */
	readonly source: string;
}

/** Addresses in, positions out: the seam for a service. Whoever calls it asks the user first, because addresses leave the machine. */
export interface Geocoder {
	readonly name: string;
	/** Most addresses of one call. */
	readonly batch: number;
	/**
	 * Positions in the order of the addresses, null where nothing was found. `signal` stops it with the signal's reason; what
	 * a service refuses or cannot be reached for rejects with a RevirError, never with half an answer.
	 * @param onProgress 0–1 of this batch
	 */
	geocode(
		addresses: readonly StreetAddress[],
		options?: { readonly signal?: AbortSignal; readonly onProgress?: (share: number) => void }
	): Promise<readonly (GeocodedPosition | null)[]>;
}

const ADDRESSES_PER_TURN = 200;

/** The geocoder that needs no network: postcode centroids and places. Streets are not known to it. */
export function offlineGeocoder(gazetteer: Gazetteer, country: string | null = null): Geocoder {
	return {
		name: 'offline',
		batch: 10_000,
		async geocode(addresses, { signal, onProgress } = {}) {
			const found: (GeocodedPosition | null)[] = [];
			for (const address of addresses) {
				if (found.length % ADDRESSES_PER_TURN === 0) {
					signal?.throwIfAborted();
					onProgress?.(found.length / addresses.length);
					// A whole task, not a microtask: whoever wants to stop it must get a turn.
					await new Promise((resolve) => setTimeout(resolve, 0));
				}
				const { lon, lat, precision, confidence, country: where } = locateAddress(gazetteer, address, country);
				const source = precision === 'postcode' ? gazetteer.postcodes.get(where ?? '')!.table.attribution : 'GeoNames';
				found.push(precision === 'none' ? null : { lon, lat, precision, confidence, source });
			}
			onProgress?.(1);
			return found;
		}
	};
}
