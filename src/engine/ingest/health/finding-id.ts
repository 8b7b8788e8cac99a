import type { ProblemClass } from './finding.ts';

/** Equal for equal input: class, column and rows; many rows are told by the first, how many, and a hash of all.
 *  @param key where one class doubts one column for several reasons */
export function findingId(problem: ProblemClass, column: string | null, rows: readonly number[], key = ''): string {
	const named = rows.length <= 4 ? rows.join('+') : `${rows[0]}+${rows.length}x${hashOf(rows)}`;
	return `${problem}:${column ?? ''}:${named}${key === '' ? '' : `:${key}`}`;
}

/** FNV-1a over row numbers. */
function hashOf(rows: readonly number[]): string {
	let hash = 0x811c9dc5;
	for (const row of rows) hash = Math.imul(hash ^ row, 0x01000193);
	return (hash >>> 0).toString(36);
}
