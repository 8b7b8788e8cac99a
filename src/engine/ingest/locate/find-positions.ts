import type { Finding, FindProblems } from '../health/finding.ts';
import { lookUpAddresses, type AccountAddresses } from './account-addresses.ts';
import type { AddressOptions } from './address-findings.ts';
import { findingId } from '../health/finding-id.ts';
import { createJudge, type Expected, type PositionOptions } from './position-judge.ts';
import { coarsePositions } from './position-precision.ts';
import { countryCode } from '../country-code.ts';
import { sharedPoints } from './shared-points.ts';

export interface FindPositionOptions extends AddressOptions, PositionOptions {
	/** The numbers of the file before its reader emptied what is out of range; left out = those of the accounts. */
	readonly written?: { readonly lon: Float64Array; readonly lat: Float64Array };
	/** The accounts' addresses, where they have been looked up; left out = done here. */
	readonly looked?: AccountAddresses;
}

const ROWS_PER_STEP = 5000;

/**
 * Positions that cannot be right: 0/0, swapped, sign or decimal point lost, outside the country, in the sea, far from the own
 * postcode; many accounts at one point; too few decimals. Every one is a proposal, nothing is changed.
 * O(rows × edges of a latitude band) at worst, O(rows) where positions agree with their postcodes.
 */
export const findPositions: FindProblems<FindPositionOptions> = function* (accounts, options) {
	const looked = options.looked ?? (yield* lookUpAddresses(accounts, options.gazetteer, options.country ?? null));
	const judge = createJudge(options);
	const expectations = looked.located.map((found, address): Expected => {
		const named = countryCode(looked.addresses[address]!.country) ?? options.country ?? null;
		const isUsable = (found.how === 'postcode' || found.how === 'place') && found.doubt?.trustsPlace !== true;
		return { country: named ?? found.country, address: isUsable ? found : null };
	});
	const { lon, lat } = options.written ?? accounts;
	const shared = sharedPoints(accounts, looked);
	const hasFinding = new Uint8Array(accounts.count);
	for (const { rows } of shared) for (const row of rows) hasFinding[row] = 1;
	const findings: Finding[] = [];
	for (let row = 0; row < accounts.count; row++) {
		if (row % ROWS_PER_STEP === 0) yield row / accounts.count;
		const [x, y] = [lon[row]!, lat[row]!];
		if (Number.isNaN(x) || Number.isNaN(y) || hasFinding[row] === 1) continue;
		const verdict = judge(x, y, expectations[looked.at[row]!]!);
		if (verdict === null) continue;
		hasFinding[row] = 1;
		const { reason, position, confidence } = verdict;
		const changes =
			position === null
				? null
				: [
						{ row, column: 'lon', value: position.lon },
						{ row, column: 'lat', value: position.lat },
						...(position.precision === null ? [] : [{ row, column: 'location_precision', value: position.precision }])
					];
		findings.push({
			id: findingId('position', 'lon', [row], reason.key),
			problem: 'position',
			rows: [row],
			column: 'lon',
			got: `${x} ${y}`,
			reason,
			mend: changes === null ? null : { changes, drop: [] },
			confidence
		});
	}
	return [...findings, ...shared, ...coarsePositions(accounts, hasFinding)];
};
