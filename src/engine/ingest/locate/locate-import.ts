import type { DatasetMeta, RepColumns } from '../../model/columns.ts';
import { share } from '../../model/steps.ts';
import type { MappedAccounts } from '../mapping/apply.ts';
import type { MappedReps } from '../mapping/apply-reps.ts';
import { currencyOfCountry } from '../mapping/currency-of-country.ts';
import { guessHomes, repsOfAccounts } from '../mapping/guess-homes.ts';
import { ownersById } from '../mapping/owner-ids.ts';
import { fillCountries } from './fill-countries.ts';
import { locateHomes } from './locate-homes.ts';
import { locate, type LocatedAccounts } from './locate.ts';
import type { Locating } from './load-locating.ts';

export interface LocatedImport {
	readonly located: LocatedAccounts;
	/** Those of their own file, else of the owner column, homes guessed where nobody gave them; null = neither. */
	readonly reps: RepColumns | null;
	readonly meta: DatasetMeta;
}

/**
 * What was mapped, with positions, countries, owners by id, reps with homes and the currency of the country where the file names none.
 * Yields 0–1. O(accounts + distinct addresses × namesakes).
 * @param currency of the mapping; null = not told
 */
export function* locateImport(
	{ accounts, meta, ownerNames }: Pick<MappedAccounts, 'accounts' | 'meta' | 'ownerNames'>,
	own: MappedReps | null,
	currency: string | null,
	locating: Locating
): Generator<number, LocatedImport> {
	const owned = own === null ? accounts : ownersById(accounts, own.reps);
	const found = yield* share(locate(owned, locating), 0, 1);
	const located = { ...found, accounts: fillCountries(found, locating) };
	const told = currency ?? currencyOfCountry(locating.country ?? undefined);
	return {
		located,
		reps:
			own !== null
				? guessHomes(locateHomes(own.reps, own.homes, locating), located.accounts)
				: accounts.ownerId === null
					? null
					: repsOfAccounts(located.accounts, ownerNames),
		meta: told === null ? meta : { ...meta, currency: told }
	};
}
