import type { DatasetMeta, RepColumns } from '../../model/columns.ts';
import { cellContradictions } from './cell-contradictions.ts';
import { nowOf } from './dates-of.ts';
import { familyContradictions } from './family-contradictions.ts';
import type { FindProblems } from './finding.ts';
import { alikeIds } from './alike-ids.ts';
import { unknownOwners } from './unknown-owners.ts';
import { runRowChecks } from './row-checks.ts';
import { sameRevenue } from './same-revenue.ts';

export interface ContradictionOptions {
	readonly meta: DatasetMeta;
	/** null = not known: then every owner is a rep. */
	readonly reps: RepColumns | null;
}

/**
 * Cells that cannot be true together: dates to come, leads with revenue, potential below revenue, locks without an owner, postcodes
 * of another country, owners that are no reps, families in a circle, ids that differ in case only, one revenue in many rows. Positions
 * are judged where accounts are located. O(n log n).
 */
export const findContradictions: FindProblems<ContradictionOptions> = function* (accounts, { meta, reps }) {
	const cells = yield* runRowChecks(accounts.count, cellContradictions(accounts, nowOf(meta)), 0, 0.5);
	const families = familyContradictions(accounts);
	yield 0.6;
	const owners = reps === null ? [] : unknownOwners(accounts, reps);
	yield 0.7;
	const ids = alikeIds(accounts);
	yield 0.9;
	return [...cells, ...families, ...owners, ...ids, ...sameRevenue(accounts)];
};
