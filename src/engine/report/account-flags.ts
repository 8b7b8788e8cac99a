import type { AccountColumns, AssumedColumn, CodedColumn } from '../model/columns.ts';
import { estimatedColumns } from '../model/estimated.ts';
import type { HoldReason } from '../plan/prepare/locks.ts';
import type { Prepared } from '../plan/prepare/prepare.ts';

/** What a reader must know of an account besides its rep: a fact, or how one of its figures came about. */
export type AccountFlag = PlainFlag | FigureFlag;
export interface FigureFlag {
	/** `estimated`: filled in from similar accounts and accepted; `assumed`: a default, because the data do not say it. */
	readonly how: 'estimated' | 'assumed';
	/** Name in `accountSchema`. */
	readonly column: string;
}
export type PlainFlag =
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

/** Estimates stand for every account that has one; defaults only where other accounts have data: what is assumed for all is told once
 *  in the summary. @param owner rep per account under the labels (ownerOfAccounts) @returns flags of a row. O(holds) once, O(1) a row. */
export function accountFlags(
	{ dataset: { accounts }, accountUnit, filled, locks }: Prepared,
	labels: Int32Array,
	owner: Int32Array
): (row: number) => AccountFlag[] {
	const holds = new Map<number, HoldReason>(locks.overrides.map(({ account, reason }) => [account, reason]));
	const assumed = assumedTest(accounts, filled.isCustomer);
	const precision = (row: number) => coded(accounts.locationPrecision, row);
	const source = (row: number) => coded(accounts.potentialSource, row) ?? 'known';
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
			potential(row),
			...estimatedColumns(coded(accounts.estimated, row)).map((column): FigureFlag => ({ how: 'estimated', column })),
			...assumed(row).map((column): FigureFlag => ({ how: 'assumed', column }))
		].filter((flag): flag is AccountFlag => flag !== null);
}

const coded = (column: CodedColumn | null, row: number) => column?.values[column.codes[row]!] ?? null;

/** Figures of a row that rest on a default though other accounts have them. The potential has a flag of its own. */
function assumedTest(accounts: AccountColumns, isCustomer: Uint8Array): (row: number) => AssumedColumn[] {
	const unknown = (column: Float64Array | null) => (row: number) => column !== null && !(column[row]! >= 0);
	const [since, rate] = [accounts.ownerSince, unknown(accounts.winRate)];
	const tests: readonly (readonly [AssumedColumn, (row: number) => boolean])[] = [
		['visits_per_year', unknown(accounts.visitsPerYear)],
		['visit_hours', unknown(accounts.visitHours)],
		['video_share', unknown(accounts.videoShare)],
		['stage', (row) => accounts.stage !== null && accounts.stage.codes[row]! < 0],
		['win_rate', (row) => isCustomer[row] === 0 && rate(row)],
		['owner_since', (row) => since !== null && coded(accounts.ownerId, row) !== null && !Number.isFinite(since[row]!)]
	];
	return (row) => tests.filter(([, isAssumed]) => isAssumed(row)).map(([column]) => column);
}
