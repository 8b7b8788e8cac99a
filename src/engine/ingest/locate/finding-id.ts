import type { ProblemClass } from '../health/finding.ts';

/** Equal for equal class, key, column and rows: the first row, how many, and a hash (FNV-1a) of all. O(rows) */
export function findingId(problem: ProblemClass, key: string, rows: readonly number[], column: string | null): string {
	let hash = 0x811c9dc5;
	for (const row of rows) hash = Math.imul(hash ^ row, 0x01000193) >>> 0;
	return `${problem}/${key}/${column ?? ''}/${rows[0] ?? ''}+${rows.length}/${hash.toString(36)}`;
}
