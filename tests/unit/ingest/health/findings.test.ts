import { describe, expect, it } from 'vitest';
import { readAccounts } from '#engine/ingest/accounts.ts';
import { applyMends, type AcceptedMend } from '#engine/ingest/health/apply-mends.ts';
import { findContradictions } from '#engine/ingest/health/find-contradictions.ts';
import { findOutliers } from '#engine/ingest/health/find-outliers.ts';
import { findStale } from '#engine/ingest/health/find-stale.ts';
import type { Finding } from '#engine/ingest/health/finding.ts';
import { quantileOf, spreadOf, weightedMedian } from '#engine/ingest/health/robust.ts';
import { healthScores } from '#engine/ingest/health/scores.ts';
import { problemVariants } from '#engine/ingest/health/variants.ts';
import { qualityReport } from '#engine/ingest/quality.ts';
import { accountsTable, findingRows } from '#engine/report/finding-table.ts';
import { tableToCsv } from '#engine/report/csv.ts';
import { createRandom } from '#engine/model/random.ts';
import type { AccountColumns } from '#engine/model/columns.ts';
import { accountColumns, dataset, repColumns, textColumn, type AccountRow } from '../../../fixtures/dataset.ts';
import { bytesOf } from '../helpers.ts';
import { drained } from './drained.ts';

const { meta } = dataset([], []);
const contradictions = (
	rows: readonly AccountRow[],
	extra: Partial<AccountColumns> = {},
	reps = repColumns([{ id: 'R1' }, { id: 'R2' }])
) => drained(findContradictions({ ...accountColumns(rows), ...extra }, { meta, reps }));
const stale = (rows: readonly AccountRow[], extra: Partial<AccountColumns> = {}) =>
	drained(findStale({ ...accountColumns(rows), ...extra }, { meta }));
const keys = (found: readonly Finding[]) => found.map(({ reason, rows }) => [reason.key, ...rows]);
const accepted = (found: readonly Finding[]) => found.filter((one): one is Finding & AcceptedMend => one.mend !== null);

/** Fifty ordinary firms of one industry, revenue about 100,000. */
function ordinary(): { rows: AccountRow[]; revenueY2: Float64Array; employees: Float64Array } {
	const random = createRandom(3);
	const factor = () => Math.exp(1.5 * (random.unit() + random.unit() - 1));
	const rows = Array.from({ length: 50 }, (): AccountRow => {
		const revenue = Math.round(100_000 * factor());
		return {
			industry: 'Bau',
			stage: 'customer',
			revenue,
			revenueBefore: Math.round(revenue * (0.9 + 0.2 * random.unit())),
			visits: 4
		};
	});
	return {
		rows,
		revenueY2: Float64Array.from(rows, ({ revenue }) => 1.02 * revenue!),
		employees: Float64Array.from(rows, () => Math.round(30 * factor()))
	};
}

describe('robust figures', () => {
	it('median, deviation and weighted median by hand', () => {
		expect(quantileOf([1, 2, 3, 4], 0.5)).toBe(2.5);
		expect(quantileOf([], 0.5)).toBeNaN();
		expect(spreadOf(Float64Array.of(1, 2, 3, 4, 1000))).toEqual({ median: 3, deviation: 1.4826 });
		expect(weightedMedian([1, 10, 100], [1, 1, 3])).toBe(100);
	});
});

describe('outliers', () => {
	it('ordinary firms are none', () => {
		const { rows, revenueY2, employees } = ordinary();
		expect(drained(findOutliers({ ...accountColumns(rows), revenueY2, employees }, undefined))).toEqual([]);
	});

	it('a factor of a thousand to the other years is corrected, in both directions', () => {
		const { rows, revenueY2 } = ordinary();
		rows[3] = { ...rows[3]!, revenue: rows[3]!.revenue! * 1000 };
		rows[4] = { ...rows[4]!, revenueBefore: rows[4]!.revenueBefore! / 1000 };
		const found = drained(findOutliers({ ...accountColumns(rows), revenueY2 }, undefined));
		expect(keys(found)).toEqual([
			['outlier.thousand.high', 3],
			['outlier.thousand.low', 4]
		]);
		const { accounts } = applyMends({ ...accountColumns(rows), revenueY2 }, accepted(found));
		expect(accounts.revenueY0![3]).toBeCloseTo(ordinary().rows[3]!.revenue!, 6);
		expect(accounts.revenueY1![4]).toBeCloseTo(ordinary().rows[4]!.revenueBefore!, 6);
	});

	it('without other years the industry tells; what no factor explains has no mend', () => {
		const { rows } = ordinary();
		const alone = rows.map(({ revenue, ...row }): AccountRow => ({
			industry: row.industry!,
			stage: 'customer',
			revenue: revenue!
		}));
		alone[0] = { ...alone[0]!, revenue: 100_000_000 };
		alone[1] = { ...alone[1]!, revenue: 1e14 };
		const found = drained(findOutliers(accountColumns(alone), undefined));
		expect(keys(found)).toEqual([
			['outlier.thousand.high', 0],
			['outlier.high', 1]
		]);
		expect([found[0]!.mend!.changes[0]!.value, found[1]!.mend]).toEqual([100_000, null]);
	});

	it('negative or no revenue, margins, visits and one-man firms with the sales of a factory', () => {
		const { rows, employees } = ordinary();
		rows[0] = { ...rows[0]!, revenue: -500 };
		rows[1] = { ...rows[1]!, revenue: 0 };
		rows[2] = { ...rows[2]!, visits: 200 };
		rows[5] = { ...rows[5]!, revenue: 900_000, revenueBefore: 890_000 };
		employees[5] = 1;
		const margin = Float64Array.from(rows, (_, i) => (i === 6 ? -4 : 0.3 + 0.001 * i));
		const found = drained(findOutliers({ ...accountColumns(rows), employees, margin }, undefined));
		expect(keys(found)).toEqual([
			['outlier.revenue.negative', 0],
			['outlier.revenue.none', 1],
			['outlier.visits', 2],
			['outlier.employees.few', 5],
			['outlier.margin', 6]
		]);
	});
});

describe('stale records', () => {
	it('protection long past, records untouched for two years, customers without revenue', () => {
		const rows: AccountRow[] = [
			{ protectedUntil: '2025-01-01', stage: 'customer', revenue: 1, revenueBefore: 0 },
			{ protectedUntil: '2025-12-01', modified: '2023-05-01' },
			{ stage: 'customer', revenue: 0, revenueBefore: 0, modified: '2025-05-01' },
			{ stage: 'lead', revenue: 0, revenueBefore: 0 },
			{ stage: 'customer', revenueBefore: 0 }
		];
		const found = stale(rows, { revenueY2: new Float64Array(5) });
		expect(keys(found)).toEqual([
			['stale.protected', 0],
			['stale.modified', 1],
			['stale.no-revenue', 2]
		]);
		expect(found[0]!.reason.params).toEqual({ date: '2025-01-01', days: 365 });
		expect(found[2]!.mend!.changes).toEqual([{ row: 2, column: 'stage', value: 'prospect' }]);
	});
});

describe('contradictions', () => {
	it('within one account', () => {
		const found = contradictions(
			[
				{ owner: 'R1', ownerSince: '2026-03-01' },
				{ stage: 'lead', revenue: 5000 },
				{ stage: 'customer', revenue: 1000, potential: 500 },
				{ locked: true },
				{ country: 'DE', postcode: '0150' },
				{ country: 'NO', postcode: '0150' },
				{ stage: 'customer', revenue: 777, revenueBefore: 777 }
			],
			{ revenueY2: Float64Array.of(NaN, NaN, NaN, NaN, NaN, NaN, 777) }
		);
		expect(keys(found)).toEqual([
			['contradiction.future', 0],
			['contradiction.stage.revenue', 1],
			['contradiction.potential.below', 2],
			['contradiction.lock.no-owner', 3],
			['contradiction.country.postcode', 4],
			['contradiction.revenue.years-equal', 6]
		]);
	});

	it('parents: oneself, circles told once, an unknown one that only one account names', () => {
		const found = contradictions([
			{ id: 'A', parent: 'A' },
			{ id: 'B', parent: 'C' },
			{ id: 'C', parent: 'D' },
			{ id: 'D', parent: 'B' },
			{ id: 'E', parent: 'B' },
			{ id: 'F', parent: 'gone' },
			{ id: 'G', parent: 'group' },
			{ id: 'H', parent: 'group' },
			{ id: 'I', parent: 'H' }
		]);
		expect(keys(found)).toEqual([
			['contradiction.parent.self', 0],
			['contradiction.parent.circle', 1, 2, 3],
			['contradiction.parent.unknown', 5]
		]);
	});

	it('owners that are no reps, with the rep meant where id or name differ in spelling only', () => {
		const reps = { ...repColumns([{ id: 'R1' }, { id: 'R2' }]), name: textColumn(['Jörg Weiß', 'Ann Lee']) };
		const found = contradictions(
			[{ owner: 'R1' }, { owner: 'r1' }, { owner: 'Joerg Weiss' }, { owner: 'R9' }, { owner: 'R9' }],
			{},
			reps
		);
		expect(keys(found)).toEqual([
			['contradiction.owner.spelling', 1],
			['contradiction.owner.spelling', 2],
			['contradiction.owner.unknown', 3, 4]
		]);
		expect(found.map(({ mend }) => mend?.changes[0]?.value)).toEqual(['R1', 'R1', undefined]);
		expect(drained(findContradictions(accountColumns([{ owner: 'x' }]), { meta, reps: null }))).toEqual([]);
	});

	it('ids that differ in case and leading zeros, and one revenue in many accounts', () => {
		expect(keys(contradictions([{ id: 'K-007' }, { id: 'k7' }, { id: '1-23' }, { id: '12-3' }]))).toEqual([
			['contradiction.id.alike', 0, 1]
		]);
		const found = contradictions(
			Array.from({ length: 30 }, (_, i) => ({ stage: 'customer' as const, revenue: i < 12 ? 9999 : 100 + i }))
		);
		expect(keys(found)).toEqual([['contradiction.revenue.same', ...Array.from({ length: 12 }, (_, i) => i)]]);
	});

	it('ids of findings differ and come again', () => {
		const rows = [
			{ owner: 'R9', stage: 'lead' as const, revenue: 9, potential: 1 },
			{ owner: 'R9', locked: true },
			{ locked: true }
		];
		const ids = contradictions(rows).map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(contradictions(rows).map(({ id }) => id)).toEqual(ids);
	});
});

describe('what findings amount to', () => {
	const rows: AccountRow[] = [
		{ id: 'A', stage: 'lead', revenue: 300, owner: '=R1' },
		{ id: 'B', revenue: 100, locked: true },
		{ id: 'C', revenue: 100, owner: 'R1' },
		{ id: 'D', owner: 'R1' }
	];
	const accounts = accountColumns(rows);
	const found = contradictions(rows);

	it('the score is what accounts or revenue, whichever is more, are not in doubt', () => {
		const decided = (mended: readonly string[]) => ({
			stateOf: (id: string) => (mended.includes(id) ? ('mended' as const) : ('open' as const)),
			isGone: () => false
		});
		const of = (mended: readonly string[]) =>
			healthScores(accounts, found, decided(mended)).find(({ problem }) => problem === 'contradiction');
		expect(of([])).toMatchObject({ score: 20, rows: 2, revenueShare: 0.8, open: 3, mended: 0 });
		const first = found.filter(({ rows: [row] }) => row === 0).map(({ id }) => id);
		expect(of(first)).toMatchObject({ score: 75, rows: 1, revenueShare: 0.2, open: 1, mended: 2 });
		expect(healthScores(accounts, [], decided([])).every(({ score }) => score === 100)).toBe(true);
	});

	it('doubtful records in, out and mended; of duplicates one stays', () => {
		const three = problemVariants(accounts, found, 'contradiction');
		expect([three.in!.count, three.out!.count, three.mended!.count]).toEqual([4, 2, 4]);
		expect(three.mended!.locked![1]).toBe(0);
		const twice: Finding = {
			id: 'd',
			problem: 'duplicate',
			rows: [0, 2],
			column: null,
			got: null,
			reason: { key: 'x', params: {} },
			mend: null,
			confidence: 1
		};
		expect(problemVariants(accounts, [twice], 'duplicate').out!.count).toBe(3);
		expect(problemVariants(accounts, [], 'stale')).toMatchObject({ out: null, mended: null });
	});

	it('the quality report counts them by class with examples', () => {
		const [problem, ...others] = qualityReport(accounts, meta, [], found).problems;
		expect(others).toEqual([]);
		expect(problem).toMatchObject({ problem: 'contradiction', findings: 3, accounts: 2, mendable: 3 });
		expect(problem!.examples.map(({ account }) => account)).toContain('A');
	});

	it('the problem list is safe in a spreadsheet and tells what is proposed', () => {
		const table = findingRows(found, accounts, { state: (id) => (id === found[0]!.id ? 'accepted' : 'open') });
		expect(
			table.rows.map(([problem, id, , count, column, got, proposed]) => [problem, id, count, column, got, proposed])
		).toEqual([
			['contradiction', 'A', 1, 'stage', 'lead', 'customer'],
			['contradiction', 'B', 1, 'locked', 'true', '0'],
			['contradiction', 'A', 1, 'owner_id', '=R1', 'R1']
		]);
		expect(tableToCsv(table)).toContain("'=R1");
	});

	it('cleaned accounts come back from their own export', () => {
		const cleaned = applyMends(
			{ ...accounts, modifiedAt: Float64Array.of(Date.UTC(2025, 3, 1, 9, 30), NaN, 0, NaN) },
			accepted(found)
		).accounts;
		const again = readAccounts(bytesOf(tableToCsv(accountsTable(cleaned))), 'a.csv').accounts;
		expect(accountsTable(again)).toEqual(accountsTable(cleaned));
		expect([...again.modifiedAt!]).toEqual([...cleaned.modifiedAt!]);
	});
});
