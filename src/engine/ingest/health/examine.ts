import type { AccountColumns, DatasetMeta, RepColumns, TextColumn } from '../../model/columns.ts';
import { share } from '../../model/steps.ts';
import { duplicateFindings, findDuplicateClusters } from '../duplicates/find.ts';
import type { PairScorer } from '../duplicates/score-pair.ts';
import { findMissing } from '../impute/find-missing.ts';
import { findPositions } from '../locate/find-positions.ts';
import type { Locating } from '../locate/load-locating.ts';
import type { LocatedAccounts } from '../locate/locate.ts';
import { codeColumn } from '../text-columns.ts';
import { findIndustries } from '../taxonomy/find-industries.ts';
import { problemClasses, type Finding } from './finding.ts';
import { findContradictions } from './find-contradictions.ts';
import { findOutliers } from './find-outliers.ts';
import { findStale } from './find-stale.ts';
import { withSureMends } from './sure-mends.ts';

/** Of the work of the other searches, roughly; only progress rests on it. */
const DUPLICATES_WORK = 4;

/** Accounts as they were read, and what is known of their file. */
export interface Examined {
	/** Located. */
	readonly accounts: AccountColumns;
	readonly meta: DatasetMeta;
	/** null = every owner is a rep. */
	readonly reps: RepColumns | null;
	readonly locating: Locating;
	/** Found while locating: postcodes in doubt, accounts that were not found, and the addresses looked up. */
	readonly located: Pick<LocatedAccounts, 'findings' | 'looked'>;
	/** Positions as the file gives them, before its reader emptied what is out of range. */
	readonly written: { readonly lon: Float64Array; readonly lat: Float64Array };
	/** Web domain per account, where the file has one. */
	readonly domain: TextColumn | null;
}

export interface Examination {
	readonly findings: readonly Finding[];
	/** The accounts as duplicates were compared and are merged: with sure mends, row by row those examined. */
	readonly compared: AccountColumns;
	/** For any two of them that are looked at side by side. */
	readonly scorer: PairScorer;
}

type Search = readonly [work: number, () => Generator<number, readonly Finding[]>];

/**
 * Looks for problems of every class; changes nothing. Duplicates are compared on a copy with what is sure put right (sure-mends.ts).
 * Findings come in the order of classes, ids are unique. Yields progress 0–1. Work: see the finders; duplicates and gaps take most.
 */
export function* examine(input: Examined): Generator<number, Examination> {
	const { accounts, meta, reps, locating, located, written, domain } = input;
	const { gazetteer, outlines, land, country } = locating;
	// Positions that locating filled in are as right as their addresses.
	const own = { ...accounts, lon: written.lon, lat: written.lat };
	const { looked } = located;
	// A country that was found contradicts nothing of the file.
	const told = {
		...accounts,
		country: accounts.country && codeColumn(accounts.count, (row) => looked.addresses[looked.at[row]!]!.country)
	};
	const places = { gazetteer, outlines, country, written, looked, ...(land === null ? {} : { land }) };
	const mending: readonly Search[] = [
		[1, () => findPositions(own, places)],
		[1, () => findIndustries(accounts, undefined)]
	];
	const others: readonly Search[] = [
		[4, () => findMissing(accounts, { meta })],
		[1, () => findOutliers(accounts, undefined)],
		[1, () => findStale(accounts, { meta })],
		[1, () => findContradictions(told, { meta, reps })]
	];
	const whole = [...mending, ...others].reduce((sum, [work]) => sum + work, DUPLICATES_WORK);
	let done = 0;
	const part = <T>(work: number, steps: Generator<number, T>) => share(steps, done / whole, (done += work) / whole);
	// Not pushed one by one as arguments: there may be more than a call can take.
	let { findings: found } = located;
	for (const [work, search] of mending) found = found.concat(yield* part(work, search()));
	const compared = yield* part(0, withSureMends(accounts, found));
	const { clusters, scorer } = yield* part(DUPLICATES_WORK, findDuplicateClusters(compared, { domain }));
	found = found.concat(yield* part(0, duplicateFindings(compared, clusters)));
	for (const [work, search] of others) found = found.concat(yield* part(work, search()));
	const order = new Map(problemClasses.map((problem, k) => [problem, k]));
	// Two doubts about one cell are one finding: the one that can be mended.
	const unique = new Map<string, Finding>();
	for (const finding of found) if ((unique.get(finding.id)?.mend ?? null) === null) unique.set(finding.id, finding);
	const findings = [...unique.values()].sort((a, b) => order.get(a.problem)! - order.get(b.problem)!);
	return { findings, compared, scorer };
}
