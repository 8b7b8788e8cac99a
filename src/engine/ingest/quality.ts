import type { AccountColumns, CodedColumn, DatasetMeta, TextColumn } from '../model/columns.ts';
import { describeError } from '../model/describe-error.ts';
import { accountSchema, MONTHS, type ColumnSpec } from '../model/schema.ts';
import { propertyOf } from './arrow-write.ts';
import { problemClasses, type Finding, type ProblemClass } from './health/finding.ts';
import type { Notice } from './table.ts';

export interface QualityReport {
	readonly rows: number;
	readonly located: number;
	readonly meta: DatasetMeta;
	/** Filled cells per column that is there. */
	readonly columns: readonly { readonly name: string; readonly filled: number }[];
	readonly missingColumns: readonly string[];
	readonly notices: readonly { readonly code: string; readonly count: number; readonly first: string }[];
	/** What is doubtful, per class that has findings. */
	readonly problems: readonly ProblemReport[];
}

export interface ProblemReport {
	readonly problem: ProblemClass;
	readonly findings: number;
	/** With a proposal. */
	readonly mendable: number;
	/** Different accounts they are about. */
	readonly accounts: number;
	/** How often each reason was found. */
	readonly reasons: Readonly<Record<string, number>>;
	readonly examples: readonly {
		/** Id. */
		readonly account: string;
		readonly column: string | null;
		readonly got: string | null;
		readonly reason: Finding['reason'];
		readonly confidence: number;
	}[];
}

const EXAMPLES = 3;

/** What an import found, as data. O(cells). @param findings rows are those of `accounts` */
export function qualityReport(
	accounts: AccountColumns,
	meta: DatasetMeta,
	notices: readonly Notice[],
	findings: readonly Finding[] = []
): QualityReport {
	const columns: { name: string; filled: number }[] = [];
	const missingColumns: string[] = [];
	for (const spec of accountSchema) {
		if ('reserved' in spec) continue;
		const value = (accounts as unknown as Record<string, unknown>)[propertyOf(spec.name)];
		if (value === null || value === undefined) missingColumns.push(spec.name);
		else columns.push({ name: spec.name, filled: filledCells(spec, value, accounts.count) });
	}
	return {
		rows: accounts.count,
		located: filledCells({ ...accountSchema[2] }, accounts.lon, accounts.count),
		meta,
		columns,
		missingColumns,
		notices: notices.map(({ error, count }) => ({ code: error.code, count, first: describeError(error, 'en') })),
		problems: problemReports(accounts, findings)
	};
}

function problemReports(accounts: AccountColumns, findings: readonly Finding[]): ProblemReport[] {
	const byClass = Map.groupBy(findings, ({ problem }) => problem);
	return problemClasses.flatMap((problem) => {
		const own = byClass.get(problem) ?? [];
		if (own.length === 0) return [];
		const reasons: Record<string, number> = {};
		for (const { reason } of own) reasons[reason.key] = (reasons[reason.key] ?? 0) + 1;
		const examples = own.toSorted((a, b) => b.confidence - a.confidence).slice(0, EXAMPLES);
		return [
			{
				problem,
				findings: own.length,
				mendable: own.filter(({ mend }) => mend !== null).length,
				accounts: new Set(own.flatMap(({ rows }) => rows)).size,
				reasons,
				examples: examples.map(({ rows, column, got, reason, confidence }) => ({
					account: accounts.id.at(rows[0] ?? -1) ?? '',
					column,
					got,
					reason,
					confidence
				}))
			}
		];
	});
}

function filledCells(spec: ColumnSpec, value: unknown, rows: number): number {
	let filled = 0;
	for (let row = 0; row < rows; row++) {
		if (spec.kind === 'text') filled += (value as TextColumn).at(row) === null ? 0 : 1;
		else if (spec.kind === 'code') filled += (value as CodedColumn).codes[row]! < 0 ? 0 : 1;
		else if (spec.kind === 'flag') filled += 1;
		else filled += Number.isNaN((value as Float64Array)[spec.kind === 'months' ? row * MONTHS : row]!) ? 0 : 1;
	}
	return filled;
}
