import { findingId } from '../health/finding-id.ts';
import type { Finding, Reason } from '../health/finding.ts';

/** Progress of one search within its own part. */
export type GapSearch = Generator<number, Finding[]>;

/** Rows handled between two yields: some milliseconds of comparing. */
export const SLICE = 32;

/** A gap with what fills it; `isEstimate` marks the row when it is accepted. */
export function gapFinding(
	row: number,
	column: string,
	proposal: { readonly value: string | number; readonly isEstimate: boolean } | null,
	reason: Reason,
	confidence: number
): Finding {
	return {
		id: findingId('missing', column, [row]),
		problem: 'missing',
		rows: [row],
		column,
		got: null,
		reason,
		mend:
			proposal === null
				? null
				: {
						changes: [
							{ row, column, value: proposal.value },
							...(proposal.isEstimate ? [{ row, column: 'estimated', value: column }] : [])
						],
						drop: []
					},
		confidence
	};
}

/** Nobody is similar enough, or too few values are known. */
export const openGap = (row: number, column: string): Finding =>
	gapFinding(row, column, null, { key: 'missing.unknown', params: { column } }, 0);
