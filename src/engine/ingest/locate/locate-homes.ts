import type { RepColumns } from '../../model/columns.ts';
import type { HomeAddresses } from '../mapping/apply-reps.ts';
import type { Locating } from './load-locating.ts';
import { locateAddress } from './locator.ts';

/** Homes of reps without a position, from their addresses: postcode or town. O(reps × namesakes). */
export function locateHomes(reps: RepColumns, homes: HomeAddresses, { gazetteer, country }: Locating): RepColumns {
	const lon = reps.lon.slice();
	const lat = reps.lat.slice();
	for (let rep = 0; rep < reps.count; rep++) {
		if (!Number.isNaN(lon[rep]!) && !Number.isNaN(lat[rep]!)) continue;
		const part = (name: keyof HomeAddresses) => homes[name]?.at(rep) ?? null;
		const address = { country: part('country'), postcode: part('postcode'), city: part('city') };
		const { how, ...found } = locateAddress(gazetteer, address, country);
		// The middle of a postcode region is nobody's home.
		if (how === 'postcode' || how === 'place') [lon[rep], lat[rep]] = [found.lon, found.lat];
	}
	return { ...reps, lon, lat };
}
