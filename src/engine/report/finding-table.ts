import { cellValue } from '../ingest/health/cells.ts';
import { isoDay, isoTime } from '../ingest/health/dates-of.ts';
import type { CellChange, Finding, Reason } from '../ingest/health/finding.ts';
import { propertyOf } from '../ingest/arrow-write.ts';
import type { AccountColumns } from '../model/columns.ts';
import { accountSchema, MONTHS, type ColumnSpec } from '../model/schema.ts';
import type { Cell, ReportTable } from './assignment.ts';
import { plainReason } from './finding-text.ts';

const columns = [
	'problem',
	'account_id',
	'name',
	'accounts',
	'column',
	'found',
	'proposed',
	'confidence',
	'reason',
	'state',
	'finding_id'
] as const;
const NAMED = 5;

export interface FindingWords {
	/** What became of a finding. */
	readonly state: (id: string) => string;
	readonly reason: (reason: Reason) => string;
}

const plain: FindingWords = { state: () => '', reason: plainReason };

/** The problem list: one row per finding, with the first accounts it is about and how many they are. Written by the CSV and XLSX
 *  writers, which keep spreadsheets from running text. O(findings). */
export function findingRows(
	findings: readonly Finding[],
	accounts: AccountColumns,
	words: Partial<FindingWords> = {}
): ReportTable {
	const { state, reason } = { ...plain, ...words };
	const named = (rows: readonly number[], of: (row: number) => string | null) => {
		const texts = rows.slice(0, NAMED).map((row) => of(row) ?? '');
		return texts.join(', ') + (rows.length > NAMED ? ', …' : '');
	};
	const rows = findings.map((finding): Cell[] => [
		finding.problem,
		named(finding.rows, (row) => accounts.id.at(row)),
		named(finding.rows, (row) => accounts.name?.at(row) ?? null),
		finding.rows.length,
		finding.column,
		finding.got,
		proposed(finding, (row) => accounts.id.at(row) ?? ''),
		Number(finding.confidence.toFixed(2)),
		reason(finding.reason),
		state(finding.id),
		finding.id
	]);
	return { columns, rows };
}

/** What a mend would write, told once where it is the same for every row; `− id` = the row goes. */
function proposed({ mend }: Finding, idOf: (row: number) => string): string | null {
	if (mend === null) return null;
	const own = mend.changes.filter(({ column }) => column !== 'estimated');
	const isOne = new Set(own.map(({ column }) => column)).size <= 1;
	const texts = own.map((change) => (isOne ? shown(change) : `${change.column} = ${shown(change)}`));
	const parts = [...new Set(texts), ...mend.drop.map((row) => `− ${idOf(row)}`)];
	return parts.slice(0, 2 * NAMED).join(', ') + (parts.length > 2 * NAMED ? ', …' : '');
}

const specs = new Map<string, ColumnSpec>(accountSchema.map((spec) => [spec.name, spec]));

function shown({ column, value }: CellChange): string {
	if (value === null) return '(empty)';
	return specs.get(column)?.kind === 'date' ? isoDay(value as number) : String(value);
}

/** Accounts with the columns of docs/formats/accounts.md that they have; read again they are the same. O(cells). */
export function accountsTable(accounts: AccountColumns): ReportTable {
	const present = accountSchema.filter((spec: ColumnSpec) => {
		const held = (accounts as unknown as Record<string, unknown>)[propertyOf(spec.name)];
		return !spec.reserved && held !== null && held !== undefined;
	});
	const cells = present.flatMap((spec): { name: string; at: (row: number) => Cell }[] => {
		if (spec.kind === 'months')
			return Array.from({ length: MONTHS }, (_, month) => ({
				name: `${spec.name}_${String(month + 1).padStart(2, '0')}`,
				at: (row) => accounts.revenueMonth![row * MONTHS + month]!
			}));
		const at = (row: number): Cell => {
			const value = cellValue(accounts, spec.name, row);
			if (spec.kind === 'date') return value === null ? null : isoTime(value as number);
			return spec.kind === 'flag' ? value === 1 : value;
		};
		return [{ name: spec.name, at }];
	});
	return {
		columns: cells.map(({ name }) => name),
		rows: Array.from({ length: accounts.count }, (_, row) => cells.map(({ at }) => at(row)))
	};
}
