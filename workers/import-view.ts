import { mergeRows } from '#engine/ingest/duplicates/merge.ts';
import type { MergeRules } from '#engine/ingest/duplicates/merge-options.ts';
import { cellColumns } from '#engine/ingest/duplicates/cells.ts';
import { cellSpec, cellValue } from '#engine/ingest/health/cells.ts';
import { isoDay } from '#engine/ingest/health/dates-of.ts';
import type { Examination } from '#engine/ingest/health/examine.ts';
import type { CellChange, Finding } from '#engine/ingest/health/finding.ts';
import type { Review } from '#engine/ingest/health/review.ts';
import type { AccountColumns, CodedColumn, DatasetMeta } from '#engine/model/columns.ts';
import { estimatedColumns } from '#engine/model/estimated.ts';
import type { DuplicateReview, Health, ReviewedAccount, ShownFinding } from './import-api.ts';

/** Rows and cells of one finding that are shown; a default point may be about thousands. */
const ROWS_SHOWN = 8;
const CELLS_SHOWN = 24;

const code = (column: CodedColumn | null, row: number) => column?.values[column.codes[row]!] ?? null;

/** A rep as the reader knows them, by the id that stands in the data. */
export type RepText = (id: string) => string;

export function reviewedAccount(accounts: AccountColumns, row: number, repText: RepText): ReviewedAccount {
	const owner = code(accounts.ownerId, row);
	const street = accounts.street?.at(row) ?? null;
	const town = [code(accounts.postcode, row), code(accounts.city, row)].filter((part) => part !== null).join(' ');
	const revenue = accounts.revenueY0?.[row] ?? NaN;
	return {
		row,
		id: accounts.id.at(row)!,
		name: accounts.name?.at(row) ?? '',
		address: [street, town].filter((part) => part !== null && part !== '').join(', '),
		revenue: Number.isNaN(revenue) ? null : revenue,
		industry: code(accounts.industry, row),
		owner: owner === null ? null : repText(owner),
		precision: code(accounts.locationPrecision, row),
		estimated: estimatedColumns(code(accounts.estimated, row))
	};
}

/** A cell as people read it; null = empty. */
function cellText(column: string, value: CellChange['value'], repText: RepText): string | null {
	if (value === null) return null;
	if (column === 'owner_id') return repText(String(value));
	return typeof value === 'number' && cellSpec(column).kind === 'date' ? isoDay(value) : String(value);
}

const nameOf = (accounts: AccountColumns, row: number) => accounts.name?.at(row) || accounts.id.at(row)!;

export function shownFinding(review: ReviewView, finding: Finding, repText: RepText): ShownFinding {
	const { accounts } = review;
	const mend = review.mendOf(finding.id);
	const drop = mend?.drop ?? [];
	const kept = finding.rows.find((row) => !drop.includes(row));
	const told = (mend?.changes ?? []).filter(({ column }) => !/_month_\d\d$/.test(column));
	const changes = told.filter(({ column }) => column !== 'estimated');
	return {
		finding: {
			...finding,
			mend: mend && { changes: told.slice(0, CELLS_SHOWN), drop: mend.drop.slice(0, CELLS_SHOWN) }
		},
		state: review.stateOf(finding.id),
		accounts: finding.rows.slice(0, ROWS_SHOWN).map((row) => reviewedAccount(accounts, row, repText)),
		changes: changes.slice(0, CELLS_SHOWN).map(({ row, column, value }) => ({
			row,
			column,
			from: cellText(column, cellValue(accounts, column, row), repText),
			to: cellText(column, value, repText),
			account: nameOf(accounts, row)
		})),
		gone: drop.slice(0, CELLS_SHOWN).map((row) => nameOf(accounts, row)),
		kept: drop.length === 0 || kept === undefined ? null : nameOf(accounts, kept)
	};
}

type ReviewView = Pick<Review, 'accounts'> & { readonly mendOf: Review['mendOf']; readonly stateOf: Review['stateOf'] };

/** The worst classes count most: a file with one rotten column is not sound because of seven clean ones. */
export function healthOf(review: Review, { currency }: DatasetMeta): Health {
	const { scores } = review;
	// What the plan would be made of: merged entries are gone.
	const { accounts } = review.cleaned();
	let revenue = 0;
	for (const value of accounts.revenueY0 ?? []) if (value > 0) revenue += value;
	const lost = scores.reduce((sum, { score }) => sum + (100 - score) ** 2, 0);
	return {
		accounts: accounts.count,
		revenue,
		currency,
		score: Math.max(0, Math.round(100 - Math.sqrt(lost / Math.max(1, scores.length)))),
		classes: scores,
		log: review.log.map((id) => ({ id, problem: review.finding(id)!.problem }))
	};
}

/** All filled cells of the entries of one company, as they were compared, beside what would become of them. O(rows² + columns). */
export function duplicateReview(
	{ compared: accounts, scorer }: Examination,
	{ rows }: Finding,
	rules: MergeRules,
	repText: RepText
): DuplicateReview {
	const shown = rows.slice(0, ROWS_SHOWN);
	const { changes, drop } = mergeRows(accounts, rows, rules);
	const survivor = rows.find((row) => !drop.includes(row))!;
	const merged = new Map(changes.filter(({ row }) => row === survivor).map(({ column, value }) => [column, value]));
	const cells = cellColumns(accounts)
		.filter(({ name }) => !/_month_\d\d$/.test(name))
		.map(({ name, at }) => ({
			column: name,
			values: shown.map((row) => cellText(name, at(row), repText)),
			merged: cellText(name, merged.get(name) ?? (merged.has(name) ? null : at(survivor)), repText)
		}))
		.filter(({ values, merged: after }) => after !== null || values.some((value) => value !== null));
	const pairs = shown.flatMap((a, i) => shown.slice(i + 1).map((b) => scorer.evidence(a, b)));
	return { accounts: shown.map((row) => reviewedAccount(accounts, row, repText)), cells, pairs, survivor };
}
