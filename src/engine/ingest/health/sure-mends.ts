import type { AccountColumns } from '../../model/columns.ts';
import { propertyOf } from '../arrow-write.ts';
import { cellSpec } from './cells.ts';
import { columnDraft, type ColumnDraft } from './column-draft.ts';
import type { Finding, Mend, ProblemClass } from './finding.ts';

/** Entries of one company are told by these; the other classes only matter to them once they are one. */
const comparedBy: ReadonlySet<ProblemClass> = new Set(['address', 'position', 'industry']);
/** From here a proposal is taken over without a look. */
const SURE = 0.9;
const CHANGES_PER_STEP = 5000;

/** A mend that duplicates are compared with, whether or not it has been accepted: it says what the account means. */
export const isSureMend = (finding: Finding): finding is Finding & { readonly mend: Mend } =>
	finding.mend !== null && finding.confidence >= SURE && comparedBy.has(finding.problem);

/**
 * A copy of the accounts with sure mends of address, position and industry, row by row the same accounts: swapped coordinates and two
 * spellings of a branch must not speak against one company. Yields progress 0–1. O(changes + cells of touched columns).
 */
export function* withSureMends(
	accounts: AccountColumns,
	findings: readonly Finding[]
): Generator<number, AccountColumns> {
	const drafts = new Map<string, ColumnDraft>();
	const sure = findings.filter(isSureMend);
	let changes = 0;
	for (const [i, { mend }] of sure.entries())
		for (const { row, column, value } of mend.changes) {
			let draft = drafts.get(column);
			if (draft === undefined) drafts.set(column, (draft = columnDraft(accounts, cellSpec(column))));
			draft.set(row, value);
			if (++changes % CHANGES_PER_STEP === 0) yield i / sure.length;
		}
	const mended: Record<string, unknown> = {};
	for (const [column, draft] of drafts) {
		yield 1;
		mended[propertyOf(column)] = draft.finish();
	}
	return { ...accounts, ...(mended as Partial<AccountColumns>) };
}
