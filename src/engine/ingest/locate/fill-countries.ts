import type { AccountColumns } from '../../model/columns.ts';
import { countryCode } from '../country-code.ts';
import { codeColumn } from '../text-columns.ts';
import type { Locating } from './load-locating.ts';
import type { LocatedAccounts } from './locate.ts';
import { testOutline } from './outline-check.ts';

/**
 * The country of accounts that name none: the one their address was found in; where all are of one country, also that whose outline
 * their own position lies in. Written as the file writes it, else as ISO 3166-1 alpha-2. Country and postcode are a key then.
 * O(rows × edges of a latitude band) at worst.
 */
export function fillCountries(
	{ accounts, looked, by }: Pick<LocatedAccounts, 'accounts' | 'looked' | 'by'>,
	{ outlines, country: only }: Pick<Locating, 'outlines' | 'country'>
): AccountColumns {
	const { country, lon, lat, count } = accounts;
	const written = new Map<string, string>();
	for (const value of country?.values ?? []) {
		const code = countryCode(value);
		if (code !== null && !written.has(code)) written.set(code, value);
	}
	const outline = outlines.find((one) => one.country === only);
	const home = outline === undefined ? null : testOutline(outline);
	const found = (row: number): string | null => {
		const { how, doubt, country: land } = looked.located[looked.at[row]!]!;
		const isOwn = by[row] === 0;
		// An own position does not follow an address in doubt; all others lie where their address was found.
		if (isOwn ? (how === 'postcode' || how === 'place') && doubt === null : how !== 'none') return land;
		return isOwn && home?.contains(lon[row]!, lat[row]!) === true ? only : null;
	};
	const filled = codeColumn(count, (row) => {
		const given = country?.values[country.codes[row]!]?.trim() ?? '';
		if (given !== '') return country!.values[country!.codes[row]!]!;
		const land = found(row);
		return land === null ? null : (written.get(land) ?? land);
	});
	return filled.values.length === 0 ? accounts : { ...accounts, country: filled };
}
