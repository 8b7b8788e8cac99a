import type { AccountColumns } from '../../model/columns.ts';
import { applyMends, type AcceptedMend } from './apply-mends.ts';
import type { Finding, ProblemClass } from './finding.ts';

export const variantNames = ['in', 'out', 'mended'] as const;
export type VariantName = (typeof variantNames)[number];

/** One problem class three ways; null where nothing would be left or nothing would change. */
export type Variants = Readonly<Record<VariantName, AccountColumns | null>>;

/**
 * The accounts with the doubtful records of one class as they are (`in`), without them (`out`; of duplicates one stays), and with
 * every proposal of the class taken (`mended`). O(changes + cells). @param accepted mends of other classes that hold in all three
 * @throws RevirError as applyMends
 */
export function problemVariants(
	accounts: AccountColumns,
	findings: readonly Finding[],
	problem: ProblemClass,
	accepted: readonly AcceptedMend[] = []
): Variants {
	const own = findings.filter((finding) => finding.problem === problem);
	const mends = own.filter((finding): finding is Finding & AcceptedMend => finding.mend !== null);
	const doubtful = [...new Set(own.flatMap(doubtfulRows))];
	const without: AcceptedMend = { id: `out:${problem}`, rows: [], mend: { changes: [], drop: doubtful } };
	const out = applyMends(accounts, [...accepted, without]).accounts;
	return {
		in: applyMends(accounts, accepted).accounts,
		out: doubtful.length === 0 || out.count === 0 ? null : out,
		mended: mends.length === 0 ? null : applyMends(accounts, [...accepted, ...mends]).accounts
	};
}

/** A customer entered twice is still a customer: the row that takes the others in, else the first, stays. */
function doubtfulRows({ problem, rows, mend }: Finding): readonly number[] {
	if (problem !== 'duplicate') return rows;
	return mend !== null && mend.drop.length > 0 ? mend.drop : rows.slice(1);
}
