import type { AccountColumns } from '../../model/columns.ts';
import { problemClasses, type Finding, type ProblemClass, type FindingState } from './finding.ts';

export interface ClassScore {
	readonly problem: ProblemClass;
	/** 0–100: 100 less the share, in percent, of accounts or of revenue in doubt, whichever is more. */
	readonly score: number;
	/** Accounts with a finding that is still open, each once. */
	readonly rows: number;
	/** 0–1: their part of the last year's revenue as it stands in the data; 0 where there is none. */
	readonly revenueShare: number;
	/** Findings neither mended nor set aside. */
	readonly open: number;
	/** Open ones with a proposal. */
	readonly mendable: number;
	readonly mended: number;
}

/** What became of findings and rows. */
export interface Decided {
	readonly stateOf: (id: string) => FindingState;
	/** Merged into another. */
	readonly isGone: (row: number) => boolean;
}

/**
 * How sound the data are per problem class, in the order in which classes are mended. O(rows of findings + accounts).
 * @param accounts the imported ones, to whose rows findings refer
 */
export function healthScores(
	accounts: AccountColumns,
	findings: readonly Finding[],
	{ stateOf, isGone }: Decided
): ClassScore[] {
	const revenue = (row: number) => Math.max(0, accounts.revenueY0?.[row] || 0);
	let total = 0;
	let count = 0;
	for (let row = 0; row < accounts.count; row++) {
		if (isGone(row)) continue;
		count++;
		total += revenue(row);
	}
	const byClass = Map.groupBy(findings, ({ problem }) => problem);
	return problemClasses.map((problem) => {
		const all = byClass.get(problem) ?? [];
		const open = all.filter(({ id }) => stateOf(id) === 'open');
		const rows = new Set(open.flatMap((finding) => finding.rows).filter((row) => !isGone(row)));
		let doubtful = 0;
		for (const row of rows) doubtful += revenue(row);
		const revenueShare = total > 0 ? doubtful / total : 0;
		const share = Math.max(revenueShare, count > 0 ? rows.size / count : 0);
		return {
			problem,
			score: 100 - 100 * Math.min(1, share),
			rows: rows.size,
			revenueShare,
			open: open.length,
			mendable: open.filter(({ mend }) => mend !== null).length,
			mended: all.filter(({ id }) => stateOf(id) === 'mended').length
		};
	});
}
