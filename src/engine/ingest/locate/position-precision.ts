import type { AccountColumns } from '../../model/columns.ts';
import type { Finding } from '../health/finding.ts';
import { decimalsOf } from './coordinate-slips.ts';
import { findingId } from '../health/finding-id.ts';

/** A position that does not admit to be a postcode's or a town's. */
export function claimsExact({ locationPrecision }: AccountColumns, row: number): boolean {
	const precision = locationPrecision?.values[locationPrecision.codes[row]!];
	return precision !== 'postcode' && precision !== 'place';
}

/**
 * Positions written with at most two decimals: 1.1 km with two, 11 km with one, 111 km with none. One finding per number of
 * decimals; the mend makes them say so. By chance a position with five decimals looks like this once in a million. O(rows)
 * @param skip rows with another finding
 */
export function coarsePositions(accounts: AccountColumns, skip: Uint8Array): Finding[] {
	const rows: [number[], number[], number[]] = [[], [], []];
	for (let row = 0; row < accounts.count; row++) {
		const [lon, lat] = [accounts.lon[row]!, accounts.lat[row]!];
		if (Number.isNaN(lon) || Number.isNaN(lat) || skip[row] === 1 || !claimsExact(accounts, row)) continue;
		const decimals = Math.max(decimalsOf(lon), decimalsOf(lat));
		if (decimals < 3) rows[decimals as 0 | 1 | 2].push(row);
	}
	return rows.flatMap((members, decimals) => {
		if (members.length === 0) return [];
		const first = members[0]!;
		const key = 'position.coarse';
		const changes = members.map((row) => ({ row, column: 'location_precision', value: 'place' }));
		return {
			id: findingId('position', 'location_precision', members, `${key}-${decimals}`),
			problem: 'position' as const,
			rows: members,
			column: 'location_precision',
			got: `${accounts.lon[first]} ${accounts.lat[first]}`,
			reason: { key, params: { decimals, accounts: members.length, km: [111, 11, 1.1][decimals]! } },
			mend: { changes, drop: [] },
			confidence: 0.9
		};
	});
}
