import { pickRows } from '../../ingest/pick-rows.ts';
import type { Dataset, RepColumns } from '../../model/columns.ts';
import type { Exclusion } from '../../model/rules.ts';
import { rowOfId, unknownInRule } from './ids.ts';

export interface Included {
	/** Accounts that take part, in their order; excluded reps are inactive. */
	readonly dataset: Dataset;
	/** Row in the whole dataset per remaining account; null = all of them. */
	readonly sourceRow: Int32Array | null;
}

/**
 * The dataset without what the settings leave out: as if those accounts were not in the file and those reps not active.
 * O(cells of the accounts). @throws RevirError RULE_UNKNOWN
 */
export function withoutExcluded(source: Dataset, exclude: Exclusion | undefined): Included {
	if (exclude === undefined) return { dataset: source, sourceRow: null };
	const reps = exclude.reps.length === 0 ? source.reps : withInactive(source.reps, exclude.reps);
	if (exclude.accounts.length === 0) return { dataset: { ...source, reps }, sourceRow: null };
	const out = new Uint8Array(source.accounts.count);
	for (const id of exclude.accounts) {
		const row = rowOfId(source.accounts.id).get(id);
		if (row === undefined) throw unknownInRule('exclude', 'account', id);
		out[row] = 1;
	}
	const rows: number[] = [];
	out.forEach((excluded, row) => {
		if (excluded === 0) rows.push(row);
	});
	const sourceRow = Int32Array.from(rows);
	return { dataset: { ...source, reps, accounts: pickRows(source.accounts, sourceRow) }, sourceRow };
}

function withInactive(reps: RepColumns, ids: readonly string[]): RepColumns {
	const active = reps.active?.slice() ?? new Uint8Array(reps.count).fill(1);
	for (const id of ids) {
		const row = rowOfId(reps.id).get(id);
		if (row === undefined) throw unknownInRule('exclude', 'rep', id);
		active[row] = 0;
	}
	return { ...reps, active };
}
