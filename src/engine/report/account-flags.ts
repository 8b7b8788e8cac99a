import type { HoldReason } from '../plan/prepare/locks.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';

/** What a reader must know of an account besides its rep. */
export type AccountFlag =
	| 'not-located'
	/** The position is that of its postcode or its town. */
	| 'postcode'
	| 'place'
	/** Has another rep than its unit. */
	| 'override'
	/** Keeps its rep: locked in the data, by hand, by another rule. */
	| 'locked'
	| 'assigned'
	| 'held'
	/** Has an open deal. */
	| 'protected'
	/** The potential is a default, or was estimated from other accounts. */
	| 'potential-assumed'
	| 'potential-estimated';

/** @param owner rep per account under the labels (ownerOfAccounts) @returns flags of a row. O(holds) once, O(1) a row. */
export function accountFlags(
	{ dataset: { accounts }, accountUnit, filled, locks }: Prepared,
	labels: Int32Array,
	owner: Int32Array
): (row: number) => AccountFlag[] {
	const holds = new Map<number, HoldReason>(locks.overrides.map(({ account, reason }) => [account, reason]));
	const precision = (row: number) => accounts.locationPrecision?.values[accounts.locationPrecision.codes[row]!];
	const source = (row: number) => accounts.potentialSource?.values[accounts.potentialSource.codes[row]!] ?? 'known';
	const position = (row: number): AccountFlag | null => {
		if (accountUnit[row]! < 0) return 'not-located';
		const told = precision(row);
		return told === 'postcode' || told === 'place' ? told : null;
	};
	const hold = (row: number): AccountFlag | null => {
		const reason = holds.get(row) ?? (accountUnit[row]! < 0 && accounts.locked?.[row] === 1 ? 'locked' : null);
		return reason === null ? null : reason === 'locked' || reason === 'assigned' ? reason : 'held';
	};
	const potential = (row: number): AccountFlag | null => {
		if (!((accounts.potential?.[row] ?? NaN) >= 0)) return 'potential-assumed';
		return source(row) === 'known' ? null : 'potential-estimated';
	};
	return (row) =>
		[
			position(row),
			accountUnit[row]! >= 0 && owner[row]! >= 0 && owner[row] !== labels[accountUnit[row]!] ? 'override' : null,
			hold(row),
			filled.isProtected[row] === 1 ? 'protected' : null,
			potential(row)
		].filter((flag): flag is AccountFlag => flag !== null);
}
