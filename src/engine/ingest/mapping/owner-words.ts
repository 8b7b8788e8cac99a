import { accountWords } from './words-accounts.ts';
import { phrasesOf } from './word-match.ts';

const known = new Set(
	phrasesOf([{ owner_id: accountWords['owner_id']!, owner_name: accountWords['owner_name']! }]).map(
		({ compact }) => compact
	)
);

/** The header is that of the rep who serves the account. */
export const ownerWords = (tokens: readonly string[]): boolean => known.has(tokens.join(''));
