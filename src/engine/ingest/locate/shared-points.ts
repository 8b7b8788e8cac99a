import type { AccountColumns } from '../../model/columns.ts';
import type { CellChange, Finding } from '../health/finding.ts';
import type { AccountAddresses } from './account-addresses.ts';
import { kilometres } from './distance.ts';
import { findingId } from './finding-id.ts';
import { claimsExact } from './position-precision.ts';

/** As many accounts at one point are a default, not a building; fewer may be several firms in one house. */
export const SHARED_POINT = 10;
/** … where they also say they lie in this many different places. */
const DIFFERENT_ADDRESSES = 3;

/**
 * Many accounts at exactly one point: with different postcodes or towns a default (the headquarters, the middle of the country),
 * else the centroid that somebody's tool put them on. Positions that admit to be a postcode's or town's are let be. O(rows)
 */
export function sharedPoints(accounts: AccountColumns, { at, located }: AccountAddresses, skip: Uint8Array): Finding[] {
	const points = new Map<string, number[]>();
	for (let row = 0; row < accounts.count; row++) {
		const [lon, lat] = [accounts.lon[row]!, accounts.lat[row]!];
		if (Number.isNaN(lon) || Number.isNaN(lat) || skip[row] === 1 || !claimsExact(accounts, row)) continue;
		const key = `${lon} ${lat}`;
		const list = points.get(key);
		if (list === undefined) points.set(key, [row]);
		else list.push(row);
	}
	const findings: Finding[] = [];
	for (const [key, rows] of points) {
		if (rows.length < SHARED_POINT) continue;
		const addresses = new Set(rows.map((row) => at[row]!));
		const isDefault = addresses.size >= DIFFERENT_ADDRESSES;
		if (!isDefault && streetsOf(accounts, rows) < DIFFERENT_ADDRESSES) continue;
		const reason = {
			key: isDefault ? 'position.shared-default' : 'position.shared-centre',
			params: {
				accounts: rows.length,
				addresses: addresses.size,
				lon: accounts.lon[rows[0]!]!,
				lat: accounts.lat[rows[0]!]!
			}
		};
		const changes = rows.flatMap((row): CellChange[] => {
			const found = located[at[row]!]!;
			if (!isDefault) return [{ row, column: 'location_precision', value: 'postcode' }];
			if (found.how !== 'postcode' && found.how !== 'place') return [];
			const km = kilometres(accounts.lon[row]!, accounts.lat[row]!, found.lon, found.lat);
			// Those that do belong there stay.
			if (km <= found.reachKm) return [];
			return [
				{ row, column: 'lon', value: found.lon },
				{ row, column: 'lat', value: found.lat },
				{ row, column: 'location_precision', value: found.precision }
			];
		});
		findings.push({
			id: findingId('position', reason.key, rows, 'lon'),
			problem: 'position',
			rows,
			column: 'lon',
			got: key,
			reason,
			mend: changes.length === 0 ? null : { changes, drop: [] },
			confidence: isDefault ? 0.8 : 0.7
		});
	}
	return findings;
}

function streetsOf({ street }: AccountColumns, rows: readonly number[]): number {
	if (street === null) return 0;
	return new Set(rows.map((row) => street.at(row)).filter((text) => text !== null)).size;
}
