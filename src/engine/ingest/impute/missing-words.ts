import { share } from '../../model/steps.ts';
import { gapFinding, openGap, SLICE, type GapSearch } from './gap-finding.ts';
import { knownRows } from './estimator.ts';
import type { GapInput } from './gap-input.ts';
import { FEWEST } from './levels.ts';
import { nameGuesser } from './name-words.ts';
import { wordTrust } from './word-trust.ts';
import { voteGuesser } from './word-vote.ts';

/** A proposal that is wrong more often than not would only make work. */
const LEAST_TRUST = 0.5;

/** Industry by the words of the name and by family, segment by size and industry; as a rule of thumb for the user to check. */
export function* missingWords({ accounts, traits }: GapInput, column: 'industry' | 'segment'): GapSearch {
	const { codes, values } = accounts[column]!;
	if (!codes.includes(-1)) return [];
	const known = knownRows(Float64Array.from(codes, (code) => (code < 0 ? NaN : code)));
	const gaps = codes.length - known.length;
	const isTold = known.length >= FEWEST;
	const guesser =
		column === 'industry' ? nameGuesser(accounts, known) : yield* share(voteGuesser(traits, column, known), 0);
	const trust = isTold ? yield* share(wordTrust(guesser, codes, known), 0) : () => 0;
	const found = [];
	for (let row = 0; row < codes.length; row++) {
		if (codes[row]! >= 0) continue;
		const told = isTold ? guesser(row) : null;
		const confidence = told === null ? 0 : trust(told.backing);
		if (told === null || confidence < LEAST_TRUST) found.push(openGap(row, column));
		else {
			const value = values[told.code]!;
			const key = column === 'industry' ? 'missing.industry.name' : 'missing.segment.similar';
			const reason = { key, params: { column, value, count: told.count } };
			found.push(gapFinding(row, column, { value, isEstimate: true }, reason, confidence));
		}
		if (found.length % SLICE === 0) yield found.length / gaps;
	}
	return found;
}
