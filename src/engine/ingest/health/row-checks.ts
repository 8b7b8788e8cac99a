import { findingId } from './finding-id.ts';
import type { CellChange, Finding, ProblemClass, Reason } from './finding.ts';

/** Looks at one account; null = nothing to tell. */
export type RowCheck = (row: number) => Finding | null;

const SLICE = 2048;

/** Every check on every row, rows in order; yields progress from `from` to `to`. O(rows × checks). */
export function* runRowChecks(
	count: number,
	checks: readonly RowCheck[],
	from = 0,
	to = 1
): Generator<number, Finding[]> {
	const found: Finding[] = [];
	for (let row = 0; row < count; row++) {
		for (const check of checks) {
			const finding = check(row);
			if (finding !== null) found.push(finding);
		}
		if (row % SLICE === SLICE - 1) yield from + ((to - from) * row) / count;
	}
	return found;
}

/** What is doubted in one cell of one row. @param value what the cell should say; left out = nobody but the user can know */
export function cellFinding(
	problem: ProblemClass,
	row: number,
	column: string,
	got: string | number | null,
	reason: Reason,
	confidence: number,
	value?: CellChange['value']
): Finding {
	return {
		id: findingId(problem, column, [row]),
		problem,
		rows: [row],
		column,
		got: got === null ? null : String(got),
		reason,
		mend: value === undefined ? null : { changes: [{ row, column, value }], drop: [] },
		confidence
	};
}
