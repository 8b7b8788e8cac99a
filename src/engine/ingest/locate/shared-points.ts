import type { AccountColumns } from '../../model/columns.ts';
import type { CellChange, Finding } from '../health/finding.ts';
import type { AccountAddresses } from './account-addresses.ts';
import type { LocatedAddress } from './address.ts';
import { kilometres } from './distance.ts';
import { findingId } from '../health/finding-id.ts';
import { claimsExact } from './position-precision.ts';

/** As many accounts at one point are a default, not a building; fewer may be several firms in one house. */
export const SHARED_POINT = 10;
/** … where they also say they lie in this many different places. */
const DIFFERENT_ADDRESSES = 3;

/**
 * Many accounts at exactly one point: with different postcodes or towns a default (the headquarters, the middle of the country),
 * else the centroid that somebody's tool put them on. Positions that admit to be a postcode's or town's are let be, and of a
 * default those that do belong there. O(rows)
 */
export function sharedPoints(accounts: AccountColumns, { at, located }: AccountAddresses): Finding[] {
	const points = new Map<string, number[]>();
	for (let row = 0; row < accounts.count; row++) {
		const [lon, lat] = [accounts.lon[row]!, accounts.lat[row]!];
		const isOnGlobe = Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && (lon !== 0 || lat !== 0);
		if (!isOnGlobe || !claimsExact(accounts, row)) continue;
		const key = `${lon} ${lat}`;
		const list = points.get(key);
		if (list === undefined) points.set(key, [row]);
		else list.push(row);
	}
	const findings: Finding[] = [];
	for (const [got, all] of points) {
		if (all.length < SHARED_POINT) continue;
		const addresses = new Set(all.map((row) => at[row]!)).size;
		const [lon, lat] = [accounts.lon[all[0]!]!, accounts.lat[all[0]!]!];
		const isDefault = addresses >= DIFFERENT_ADDRESSES;
		const rows = isDefault ? strangers(all, (row) => located[at[row]!]!, lon, lat) : all;
		if (rows.length === 0 || (!isDefault && streetsOf(accounts, all) < DIFFERENT_ADDRESSES)) continue;
		const changes = rows.flatMap((row): CellChange[] => {
			if (!isDefault) return [{ row, column: 'location_precision', value: 'postcode' }];
			const found = located[at[row]!]!;
			if (!isPlaced(found)) return [];
			return [
				{ row, column: 'lon', value: found.lon },
				{ row, column: 'lat', value: found.lat },
				{ row, column: 'location_precision', value: found.precision }
			];
		});
		const key = isDefault ? 'position.shared-default' : 'position.shared-centre';
		findings.push({
			id: findingId('position', 'lon', rows, key),
			problem: 'position',
			rows,
			column: 'lon',
			got,
			reason: { key, params: { accounts: all.length, addresses, lon, lat } },
			mend: changes.length === 0 ? null : { changes, drop: [] },
			confidence: isDefault ? 0.8 : 0.7
		});
	}
	return findings;
}

const isPlaced = ({ how }: LocatedAddress) => how === 'postcode' || how === 'place';

/** Rows whose address lies elsewhere; where no row's address lies here, those without a known one too. */
function strangers(
	rows: readonly number[],
	addressOf: (row: number) => LocatedAddress,
	lon: number,
	lat: number
): number[] {
	const belongs = (found: LocatedAddress) => kilometres(lon, lat, found.lon, found.lat) <= found.reachKm;
	const hasOwner = rows.some((row) => isPlaced(addressOf(row)) && belongs(addressOf(row)));
	return rows.filter((row) => (isPlaced(addressOf(row)) ? !belongs(addressOf(row)) : !hasOwner));
}

function streetsOf({ street }: AccountColumns, rows: readonly number[]): number {
	if (street === null) return 0;
	return new Set(rows.map((row) => street.at(row)).filter((text) => text !== null)).size;
}
