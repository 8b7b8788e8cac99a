import type { ProblemClass } from '#engine/ingest/health/finding.ts';
import type { Health, ShownFinding } from '#workers/import-api.ts';

/** What the reader did to the data, in one step. */
export interface Act {
	readonly key: number;
	/** `earlier`: in force before this screen opened. */
	readonly kind: 'accept' | 'own' | 'merge' | 'bulk' | 'aside' | 'earlier';
	readonly problem: ProblemClass;
	/** Findings it still holds for. */
	readonly ids: readonly string[];
	/** As it stood; null where it was about many. */
	readonly shown: ShownFinding | null;
	/** Value of one's own, or the least confidence of many. */
	readonly value: string | number | null;
}

/** What was done last, for whoever does not see the list. */
export interface Done {
	readonly what: Exclude<Act['kind'], 'earlier'> | 'revert';
	readonly count: number;
	readonly shown: ShownFinding | null;
	readonly problem: ProblemClass;
}

/** Acts that still hold once these findings are taken back. */
export function actsWithout(acts: readonly Act[], ids: readonly string[]): readonly Act[] {
	const gone = new Set(ids);
	return acts
		.map((act) => ({ ...act, ids: act.ids.filter((id) => !gone.has(id)) }))
		.filter((act) => act.ids.length > 0);
}

export function newlyMended(before: Health['log'], after: Health['log']): string[] {
	const known = new Set(before.map(({ id }) => id));
	return after.map(({ id }) => id).filter((id) => !known.has(id));
}
