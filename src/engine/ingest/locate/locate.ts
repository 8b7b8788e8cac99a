import type { AccountColumns, CodedColumn } from '../../model/columns.ts';
import { accountSchema, type ColumnSpec } from '../../model/schema.ts';
import type { Finding } from '../health/finding.ts';
import { lookUpAddresses, type AccountAddresses } from './account-addresses.ts';
import { addressFindings, type AddressOptions } from './address-findings.ts';
import { findingId } from '../health/finding-id.ts';

/** How a row came by its position: `own` = the file gives it; `prefix` = only the region of its postcode's first digits. */
export const locatedBy = ['own', 'postcode', 'place', 'prefix', 'none'] as const;
export type LocatedBy = (typeof locatedBy)[number];

export interface LocatedAccounts {
	/** Rows without a position have one now where it could be found, and say how exact it is in `location_precision`. */
	readonly accounts: AccountColumns;
	/** Class `address`: postcodes in doubt; class `position`: rows that could not be located, grouped by address. */
	readonly findings: readonly Finding[];
	/** The addresses as they were looked up, for who asks again. */
	readonly looked: AccountAddresses;
	readonly counts: Readonly<Record<LocatedBy, number>>;
	/** Per row an index into `locatedBy`. */
	readonly by: Uint8Array;
	/** Per row 0–1 that the account lies where the precision says; 1 for own positions, 0 for none. */
	readonly confidence: Float32Array;
	/** To be shown with the positions: sources of the postcodes that were used. */
	readonly attributions: readonly string[];
}

const spec: ColumnSpec = accountSchema.find(({ name }) => name === 'location_precision')!;
const precisions = spec.values!;
const ROWS_PER_STEP = 50_000;
const MOST_ALONE = 500;

/**
 * Positions for accounts without one: centroid of the postcode, else the town, else the region of the postcode's first digits.
 * Own positions and their precision stay untouched. Accounts of one postcode all lie on its centroid: they are not spread, because
 * a made-up scatter would look like knowledge. Yields progress 0–1. O(rows + distinct addresses × namesakes).
 */
export function* locate(accounts: AccountColumns, options: AddressOptions): Generator<number, LocatedAccounts> {
	const looked = yield* lookUpAddresses(accounts, options.gazetteer, options.country ?? null);
	const lon = accounts.lon.slice();
	const lat = accounts.lat.slice();
	const precision = precisionColumn(accounts);
	const by = new Uint8Array(accounts.count);
	const confidence = new Float32Array(accounts.count).fill(1);
	const counts = { own: 0, postcode: 0, place: 0, prefix: 0, none: 0 };
	const attributions = new Set<string>();
	for (let row = 0; row < accounts.count; row++) {
		if (row % ROWS_PER_STEP === 0) yield row / accounts.count;
		if (!Number.isNaN(lon[row]!) && !Number.isNaN(lat[row]!)) {
			counts.own++;
			continue;
		}
		const found = looked.located[looked.at[row]!]!;
		counts[found.how]++;
		by[row] = locatedBy.indexOf(found.how);
		confidence[row] = found.confidence;
		lon[row] = found.lon;
		lat[row] = found.lat;
		precision.codes[row] = precisions.indexOf(found.precision);
		const source = found.how === 'none' ? undefined : looked.gazetteer.postcodes.get(found.country ?? '')?.table;
		if (source !== undefined) attributions.add(source.attribution);
	}
	return {
		accounts: { ...accounts, lon, lat, locationPrecision: precision },
		findings: [...addressFindings(looked), ...unlocatedFindings(looked, by)],
		looked,
		counts,
		by,
		confidence,
		attributions: [...attributions].filter((text) => text !== '').sort()
	};
}

/** A copy in the schema's values; what the file says of own positions stays, also that it says nothing (−1). */
function precisionColumn({ count, locationPrecision }: AccountColumns): CodedColumn {
	const codes = new Int32Array(count).fill(-1);
	if (locationPrecision !== null)
		for (let row = 0; row < count; row++)
			codes[row] = precisions.indexOf(locationPrecision.values[locationPrecision.codes[row]!] ?? '');
	return { codes, values: precisions };
}

function unlocatedFindings({ at, addresses, located }: AccountAddresses, by: Uint8Array): Finding[] {
	const none = locatedBy.indexOf('none');
	const rows = new Map<number, number[]>();
	for (let row = 0; row < at.length; row++) {
		if (by[row] !== none) continue;
		const list = rows.get(at[row]!);
		if (list === undefined) rows.set(at[row]!, [row]);
		else list.push(row);
	}
	return [...rows].flatMap(([address, all]) => {
		// Nothing is common to accounts without an address: each is given a place of its own, unless they are the rule.
		const isEach = located[address]!.reason!.key === 'locate.no-address' && all.length <= MOST_ALONE;
		return (isEach ? all.map((row) => [row]) : [all]).map((members) => finding(address, members));
	});

	function finding(address: number, members: readonly number[]): Finding {
		const { country, postcode, city } = addresses[address]!;
		const reason = located[address]!.reason!;
		return {
			id: findingId('position', 'lon', members, reason.key),
			problem: 'position',
			rows: members,
			column: 'lon',
			got: [country, postcode, city].filter((text) => text !== null).join(' ') || null,
			reason,
			mend: null,
			confidence: 1
		};
	}
}
