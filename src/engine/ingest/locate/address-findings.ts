import type { Finding } from '../health/finding.ts';
import type { AccountAddresses } from './account-addresses.ts';
import { findingId } from '../health/finding-id.ts';
import type { Gazetteer } from './gazetteer.ts';

export interface AddressOptions {
	readonly gazetteer: Gazetteer;
	/** ISO alpha-2 for rows without a country; left out = whichever known country fits. */
	readonly country?: string | null;
}

/** Postcodes that contradict their town or cannot be right: one finding per distinct address, with all its rows. O(rows). */
export function addressFindings({ at, located }: AccountAddresses): Finding[] {
	const rows = new Map<number, number[]>();
	for (let row = 0; row < at.length; row++) {
		const address = at[row]!;
		if (located[address]!.doubt === null) continue;
		const list = rows.get(address);
		if (list === undefined) rows.set(address, [row]);
		else list.push(row);
	}
	return [...rows].map(([address, members]) => {
		const { column, got, reason, changes, confidence } = located[address]!.doubt!;
		const cells = changes === null ? null : members.flatMap((row) => changes.map((change) => ({ row, ...change })));
		return {
			id: findingId('address', column, members, reason.key),
			problem: 'address',
			rows: members,
			column,
			got,
			reason,
			mend: cells === null ? null : { changes: cells, drop: [] },
			confidence
		};
	});
}
